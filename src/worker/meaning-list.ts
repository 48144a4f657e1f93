import type { Host } from '../engine/catalog/host.ts'
import { meanings, open, samplerFor } from '../engine/index.ts'
import type { EngineApi } from '../protocol/engine-api.ts'

/** Every meaning with a value of it, made as any other: a schema whose properties are annotated with them. */
export async function meaningList(host: Host): Promise<EngineApi['meanings']['output']> {
  const names = meanings()
  const properties = Object.fromEntries(names.map((name) => [name, { 'x-fake': name, type: samplerFor(name)?.types[0] ?? 'string' }]))
  const schema = { $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object', properties, required: names }
  const source = { uri: 'untitled:meanings.schema.json', text: JSON.stringify(schema), language: 'json' }
  const { maker, chosen } = await open({ source, rows: 1 }, host)
  const name = chosen[0]?.entity.name
  const row = name === undefined ? undefined : maker.row(name, 0)
  const values = new Map(typeof row === 'object' && row !== null ? Object.entries(row) : [])
  return names.map((meaning) => ({ meaning, example: exampleOf(values.get(meaning)) })).toSorted(byGroup)
}

/** A short text of a value; long ones are cut. */
function exampleOf(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}

function byGroup(a: { readonly meaning: string }, b: { readonly meaning: string }): number {
  return a.meaning < b.meaning ? -1 : a.meaning > b.meaning ? 1 : 0
}
