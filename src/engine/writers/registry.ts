import { json } from './json.ts'
import type { Writer } from './writer.ts'

/** Every format, by id. A new one is one file and one line here. */
export const WRITERS: readonly Writer[] = [
  { id: 'json', extension: 'json', language: 'json', many: true, inBlocks: true, load: () => Promise.resolve(json) },
  { id: 'ndjson', extension: 'ndjson', language: 'jsonl', many: false, inBlocks: true, load: async () => (await import('./ndjson.ts')).ndjson },
  { id: 'csv', extension: 'csv', language: 'csv', many: false, load: async () => (await import('./csv.ts')).csv, loader: async (...all) => (await import('./csv-load.ts')).csvLoader(...all) },
  { id: 'yaml', extension: 'yaml', language: 'yaml', many: true, load: async () => (await import('./yaml.ts')).yaml },
  { id: 'ts', extension: 'ts', language: 'typescript', many: true, load: async () => (await import('./typescript.ts')).typescript },
  { id: 'as-const', extension: 'ts', language: 'typescript', many: true, load: async () => (await import('./typescript.ts')).asConst },
  { id: 'factory', extension: 'ts', language: 'typescript', many: true, load: async () => (await import('./factories.ts')).factories },
  { id: 'sql', extension: 'sql', language: 'sql', many: true, inBlocks: true, load: async () => (await import('./sql.ts')).sql },
  { id: 'copy', extension: 'sql', language: 'sql', many: true, inBlocks: true, load: async () => (await import('./copy.ts')).copy },
]

/** The writer with this id. */
export function writerFor(id: string): Writer | undefined {
  return WRITERS.find((writer) => writer.id === id)
}
