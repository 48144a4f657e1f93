import type { Evidence } from '../../catalog/reader.ts'
import { isRecord, type Json } from '../../catalog/value.ts'

export type Draft = Extract<Evidence, { kind: 'json-schema' }>['draft']

const BY_URI: readonly (readonly [RegExp, Draft])[] = [
  [/draft-0?3\b/, 'draft-04'],
  [/draft-0?4\b/, 'draft-04'],
  [/draft-0?6\b/, 'draft-06'],
  [/draft-0?7\b/, 'draft-07'],
  [/2019-09/, '2019-09'],
  [/2020-12/, '2020-12'],
  [/spec\.openapis\.org\/oas\/3\.1/, '2020-12'],
]

const MODERN = new Set(['prefixItems', 'dependentRequired', 'dependentSchemas', 'unevaluatedProperties', 'unevaluatedItems',
  '$dynamicRef', '$defs'])

/** The draft a schema is written in, with the reason; `chosen` is the user's word. */
export function draftOf(schema: Json, chosen?: string): { readonly id: Draft; readonly because: string } {
  const named = chosen === undefined ? undefined : byText(chosen)
  if (named) return { id: named, because: 'chosen' }
  const uri = isRecord(schema) ? schema['$schema'] : undefined
  const declared = typeof uri === 'string' ? byText(uri) : undefined
  if (declared) return { id: declared, because: `its \`$schema\` is ${String(uri)}` }
  if (isRecord(schema) && typeof schema['openapi'] === 'string') {
    const dialect = schema['jsonSchemaDialect']
    const said = typeof dialect === 'string' ? byText(dialect) : undefined
    if (said) return { id: said, because: `its \`jsonSchemaDialect\` is ${String(dialect)}` }
    return schema['openapi'].startsWith('3.0') ? { id: 'draft-07', because: `OpenAPI ${schema['openapi']}` }
      : { id: '2020-12', because: `OpenAPI ${schema['openapi']}` }
  }
  const sign = signs(schema)
  if (sign.modern) return { id: '2020-12', because: `it uses \`${sign.modern}\`` }
  if (sign.old) return { id: 'draft-04', because: `it uses \`${sign.old}\` as draft 4 does` }
  return { id: 'draft-07', because: 'nothing says otherwise' }
}

function byText(text: string): Draft | undefined {
  return BY_URI.find(([pattern]) => pattern.test(text))?.[1]
}

/** Keywords that only some drafts have. */
function signs(schema: Json): { readonly modern?: string; readonly old?: string } {
  let modern: string | undefined
  let old: string | undefined
  const queue: Json[] = [schema]
  for (let one = queue.pop(); one !== undefined && !modern; one = queue.pop()) {
    if (Array.isArray(one)) queue.push(...(one as readonly Json[]))
    else if (isRecord(one)) {
      for (const [key, value] of Object.entries(one)) {
        if (MODERN.has(key)) modern = key
        if (/^exclusiveM(in|ax)imum$/.test(key) && typeof value === 'boolean') old ??= key
        if (typeof value === 'object' && value !== null) queue.push(value)
      }
    }
  }
  if (isRecord(schema) && typeof schema['id'] === 'string' && schema['$id'] === undefined) old ??= 'id'
  return { ...(modern ? { modern } : {}), ...(old ? { old } : {}) }
}

/** Does the draft know keywords of 2019-09 and later? */
export function isModern(draft: Draft): boolean {
  return draft === '2019-09' || draft === '2020-12'
}
