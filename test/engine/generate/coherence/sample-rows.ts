import { open } from '../../../../src/engine/index.ts'
import { memoryHost } from '../../memory-host.ts'

type Json = { readonly [name: string]: unknown }
const TYPES: { readonly [word: string]: Json } = {
  text: { type: 'string' },
  integer: { type: 'integer' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  day: { type: 'string', format: 'date' },
  moment: { type: 'string', format: 'date-time' },
}

/** A schema from what stands for one: `text`, `integer?` (or null), `[one]` a list, an object of such, or a schema as it is. */
export function schemaOf(of: unknown): Json {
  if (typeof of === 'string') {
    const type = TYPES[of.replace('?', '')] ?? {}
    return of.endsWith('?') ? { ...type, type: [type['type'], 'null'] } : type
  }
  if (Array.isArray(of)) return { type: 'array', minItems: 1, items: schemaOf(of[0]) }
  const fields = of as Json
  if ('$' in fields) return fields['$'] as Json
  return {
    type: 'object',
    required: Object.keys(fields),
    properties: Object.fromEntries(Object.entries(fields).map(([name, one]) => [name, schemaOf(one)])),
  }
}

/** Records of a schema given so. */
export async function sampleRows<Row>(
  title: string,
  fields: Json,
  { count = 300, locale = 'en_US', now = '2026-06-15T12:00:00Z' } = {},
): Promise<readonly Row[]> {
  const text = JSON.stringify({ title, ...schemaOf(fields) })
  const one = await open({ source: { uri: 'file:///a.schema.json', text }, settings: { locale, now } }, memoryHost())
  return Array.from({ length: count }, (_, i) => one.maker.row(title, i) as unknown as Row)
}
