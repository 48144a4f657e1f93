import type { ArrayShape, Shape } from '../../catalog/shape.ts'
import type { Json } from '../../catalog/value.ts'
import { isModern } from './drafts.ts'
import { isSchema, numberAt, type SchemaObject } from './keywords.ts'
import { ANYTHING, type Lowering, NOTHING, type Scope } from './lowering.ts'

/** The keywords of arrays. */
export function arrayShape(schema: SchemaObject, scope: Scope, lowering: Lowering): Shape {
  const lower = (one: Json | undefined): Shape => (isSchema(one) ? lowering.lower(one, scope) : ANYTHING)
  const items = schema['items']
  const tuple = Array.isArray(schema['prefixItems']) ? schema['prefixItems'] : Array.isArray(items) ? items : undefined
  const prefix = tuple ? (tuple as readonly Json[]).map(lower) : []
  const after = Array.isArray(items) ? schema['additionalItems'] : items
  const rest = isSchema(after) ? lower(after) : ANYTHING
  const min = numberAt(schema, 'minItems')
  const max = numberAt(schema, 'maxItems')
  const contains = containsOf(schema, scope, lowering)
  return {
    kind: 'array', prefix, ...(rest.kind === 'never' ? {} : { rest }),
    ...(min !== undefined && min > 0 ? { minItems: min } : {}),
    ...(max === undefined ? {} : { maxItems: max }),
    ...(schema['uniqueItems'] === true ? { unique: true } : {}),
    ...(contains ? { contains: [contains] } : {}),
  }
}

function containsOf(
  schema: SchemaObject, scope: Scope, lowering: Lowering,
): NonNullable<ArrayShape['contains']>[number] | undefined {
  const contains = schema['contains']
  if (!isSchema(contains)) return undefined
  const modern = isModern(lowering.draft)
  const min = (modern ? numberAt(schema, 'minContains') : undefined) ?? 1
  const max = modern ? numberAt(schema, 'maxContains') : undefined
  return { shape: contains === false ? NOTHING : lowering.lower(contains, scope), min, ...(max === undefined ? {} : { max }) }
}
