import { produce } from '../../src/engine/produce.ts'
import type { Request } from '../../src/engine/requests.ts'

const HOST = { readText: () => undefined, list: () => [] }

/** Rows of a schema as text, with what was told of them. */
export interface Made {
  readonly text: string
  /** By the name of the file, where each table has one. */
  readonly texts: ReadonlyMap<string, string>
  /** Severity, code and message of what was told. */
  readonly told: readonly string[]
  readonly made: ReadonlyMap<string, number>
}

/** Runs a request over the text of a schema. */
export async function made(schema: string, dialect: string, more: Partial<Request> = {}): Promise<Made> {
  const texts = new Map<string, string>()
  const told: string[] = []
  const counts = new Map<string, number>()
  const request: Request = {
    source: { uri: 'file:///schema.sql', text: schema, language: 'sql', dialect },
    rows: 10,
    format: 'sql',
    ...more,
  }
  for await (const one of produce(request, HOST)) {
    if (one.kind === 'text') texts.set(one.file ?? '', (texts.get(one.file ?? '') ?? '') + one.text)
    if (one.kind === 'diagnostic')
      told.push(`${one.diagnostic.severity} ${one.diagnostic.code} ${one.diagnostic.message}`)
    if (one.kind !== 'summary') continue
    for (const entity of one.summary.entities) {
      counts.set(entity.name, entity.made)
      if (entity.rejected > 0) told.push(`error ${entity.rejected} rows of ${entity.name} were rejected`)
    }
  }
  return { text: [...texts.values()].join(''), texts, told, made: counts }
}
