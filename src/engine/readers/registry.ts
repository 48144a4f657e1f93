import type { Source } from '../catalog/host.ts'
import type { Reader } from '../catalog/reader.ts'
import { jsonSchemaReader } from './json-schema/json-schema-reader.ts'
import { sqlReader } from './sql/sql-reader.ts'
import { typescriptReader } from './typescript/typescript-reader.ts'

/** Every source we read, in the order they are asked. */
export const READERS: readonly Reader[] = [jsonSchemaReader, typescriptReader, sqlReader]

/** The reader that takes a source. */
export function readerFor(source: Source): Reader | undefined {
  return READERS.find((reader) => reader.takes(source))
}
