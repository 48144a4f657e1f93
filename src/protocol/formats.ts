/** The forms of written records that are offered, by the ids of the engine's writers; `test/protocol/formats.test.ts` compares. */
export const FORMATS = [
  { id: 'json', label: 'JSON', extension: 'json', language: 'json' },
  { id: 'ndjson', label: 'NDJSON', extension: 'ndjson', language: 'plaintext' },
  { id: 'csv', label: 'CSV', extension: 'csv', language: 'plaintext' },
  { id: 'yaml', label: 'YAML', extension: 'yaml', language: 'yaml' },
  { id: 'sql', label: 'SQL INSERT', extension: 'sql', language: 'sql' },
  { id: 'copy', label: 'PostgreSQL COPY', extension: 'sql', language: 'sql' },
  { id: 'ts', label: 'TypeScript', extension: 'ts', language: 'typescript' },
  { id: 'as-const', label: 'TypeScript (as const satisfies)', extension: 'ts', language: 'typescript' },
  { id: 'factory', label: 'TypeScript (factories)', extension: 'ts', language: 'typescript' },
] as const

/** Id of a format. */
export type TextFormat = (typeof FORMATS)[number]['id']

/** What is chosen: a format, or the one of the source's language. */
export type Format = 'natural' | TextFormat

/** The format with this id. */
export function formatCalled(id: TextFormat): (typeof FORMATS)[number] {
  return FORMATS.find((one) => one.id === id) ?? FORMATS[0]
}
