import type { Host } from '../engine/catalog/host.ts'
import { fakerMethodNames, meanings, open, samplerFor } from '../engine/index.ts'
import type { Meaning } from '../protocol/engine-api.ts'

const EXAMPLES = 3

/** Every meaning and faker method with values of it, made as any other: a schema whose properties are annotated with them. */
export async function meaningList(host: Host): Promise<readonly Meaning[]> {
  const known = meanings().toSorted()
  const names = [...known, ...(await fakerMethodNames()).filter((name) => samplerFor(name) === undefined)]
  const properties = Object.fromEntries(names.map((name) => [name, { 'x-fake': name, type: samplerFor(name)?.types[0] ?? 'string' }]))
  const schema = { $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object', properties, required: names }
  const source = { uri: 'untitled:meanings.schema.json', text: JSON.stringify(schema), language: 'json' }
  const { maker, chosen } = await open({ source, rows: EXAMPLES }, host)
  const entity = chosen[0]?.entity.name ?? ''
  const rows = Array.from({ length: EXAMPLES }, (_, i) => maker.row(entity, i) as { readonly [name: string]: unknown })
  return names.map((meaning) => ({
    meaning, of: samplerFor(meaning) === undefined ? 'faker' : 'meaning', examples: [...new Set(rows.map((row) => exampleOf(row[meaning])))],
  }))
}

/** A short text of a value; long ones are cut. */
function exampleOf(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}
