import { csv } from './csv.ts'
import { json } from './json.ts'
import { ndjson } from './ndjson.ts'
import { sql } from './sql.ts'
import { typescript } from './typescript.ts'
import type { Writer } from './writer.ts'
import { yaml } from './yaml.ts'

/** Every format, by id. A new one is one file and one line here. */
export const WRITERS: readonly Writer[] = [json, ndjson, csv, yaml, typescript, sql]

/** The writer with this id. */
export function writerFor(id: string): Writer | undefined {
  return WRITERS.find((writer) => writer.id === id)
}
