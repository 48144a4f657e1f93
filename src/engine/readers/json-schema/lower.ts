import type { Branch, JsonType, Shape } from '../../catalog/shape.ts'
import type { Json } from '../../catalog/value.ts'
import { arrayShape } from './arrays.ts'
import { inheritedTag, tagOf } from './discriminator.ts'
import { isSchema, type SchemaObject, textAt } from './keywords.ts'
import { ANYTHING, type Lowering, type Scope } from './lowering.ts'
import { dependencies, objectShape } from './objects.ts'
import { numberShape, stringShape } from './scalars.ts'

const FAMILIES: { readonly [keyword: string]: JsonType } = {
  minimum: 'number', maximum: 'number', exclusiveMinimum: 'number', exclusiveMaximum: 'number', multipleOf: 'number',
  minLength: 'string', maxLength: 'string', pattern: 'string', format: 'string',
  items: 'array', additionalItems: 'array', prefixItems: 'array', minItems: 'array', maxItems: 'array',
  uniqueItems: 'array', contains: 'array',
  properties: 'object', patternProperties: 'object', additionalProperties: 'object', required: 'object',
  minProperties: 'object', maxProperties: 'object', propertyNames: 'object',
}
const TYPES: readonly JsonType[] = ['string', 'number', 'boolean', 'object', 'array', 'null']
const REFERENCES = ['$ref', '$dynamicRef', '$recursiveRef']

/** What the keywords say of the value itself: type, enumeration, limits. */
export function assertions(schema: SchemaObject, scope: Scope, lowering: Lowering): readonly Shape[] {
  const types = typesOf(schema)
  const listed = literalOf(schema)
  const families = new Set<JsonType>()
  for (const keyword of Object.keys(schema)) {
    const family = FAMILIES[keyword]
    if (family) families.add(family)
  }
  if (listed) {
    const plain = types ? listed.filter((value) => types.some((type) => isOfType(value, type))) : listed
    const shape: Shape = { kind: 'literal', values: plain }
    const limited = [...families].some((family) => plain.some((value) => isOfType(value, family)))
    return limited ? [shape, typed(schema, undefined, families, { scope, lowering })] : [shape]
  }
  if (!types && families.size === 0) return []
  return [typed(schema, types, families, { scope, lowering })]
}

interface Context {
  readonly scope: Scope
  readonly lowering: Lowering
}

type TypeName = JsonType | 'integer'

function typed(schema: SchemaObject, types: readonly TypeName[] | undefined, families: ReadonlySet<JsonType>, context: Context): Shape {
  const of = (type: TypeName): Shape => leaf(schema, type, context)
  if (types) {
    const [only] = types
    if (types.length === 1 && only) return of(only)
    const free = types.every((type) => type !== 'integer' && !families.has(type))
    if (free) return { kind: 'types', types: types as readonly JsonType[] }
    return { kind: 'union', branches: types.map((type): Branch => ({ shape: of(type), key: type })) }
  }
  const branches = TYPES.filter((type) => families.has(type)).map((type): Branch => ({ shape: of(type), key: type }))
  const others = TYPES.filter((type) => !families.has(type))
  return { kind: 'union', branches: [...branches, { shape: { kind: 'types', types: others }, key: 'other', weight: 0 }] }
}

function leaf(schema: SchemaObject, type: TypeName, { scope, lowering }: Context): Shape {
  switch (type) {
    case 'null':
    case 'boolean':
      return { kind: type }
    case 'integer':
    case 'number':
      return numberShape(schema, type === 'integer')
    case 'string':
      return stringShape(schema)
    case 'array':
      return arrayShape(schema, scope, lowering)
    case 'object':
      return objectShape(schema, scope, lowering)
  }
}

function typesOf(schema: SchemaObject): readonly TypeName[] | undefined {
  const { type } = schema
  if (type === undefined) return undefined
  const names = (Array.isArray(type) ? (type as readonly Json[]) : [type]).filter((one): one is TypeName =>
    TYPES.includes(one as JsonType) || one === 'integer')
  if (names.length === 0) return undefined
  const all = schema['nullable'] === true && !names.includes('null') ? [...names, 'null' as const] : names
  return all.includes('number') ? all.filter((one) => one !== 'integer') : all
}

function literalOf(schema: SchemaObject): readonly Json[] | undefined {
  const one = Object.hasOwn(schema, 'const') ? [schema['const'] ?? null] : undefined
  const listed = Array.isArray(schema['enum']) ? (schema['enum'] as readonly Json[]) : undefined
  if (!one || !listed) return one ?? listed
  return one.filter((value) => listed.some((other) => JSON.stringify(other) === JSON.stringify(value)))
}

function isOfType(value: Json, type: TypeName): boolean {
  if (type === 'null') return value === null
  if (type === 'integer') return Number.isInteger(value)
  if (type === 'array') return Array.isArray(value)
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value)
  return typeof value === type
}

/** What the keywords say by way of other schemas for the same value. */
export function applicators(schema: SchemaObject, scope: Scope, lowering: Lowering): readonly Shape[] {
  const out: Shape[] = []
  for (const keyword of REFERENCES) {
    if (typeof schema[keyword] !== 'string') continue
    const there = lowering.follow(schema, keyword, scope)
    if (there) out.push(lowering.refer(there.target, there.scope))
  }
  const lower = (one: Json | undefined): Shape => (isSchema(one) ? lowering.lower(one, scope) : ANYTHING)
  const list = (keyword: string): readonly Json[] | undefined =>
    Array.isArray(schema[keyword]) ? (schema[keyword] as readonly Json[]) : undefined
  for (const one of list('allOf') ?? []) {
    out.push(lower(one))
    const tag = inheritedTag(one, scope, lowering)
    if (tag) out.push(tag)
  }
  const tag = (one: Json): Shape | undefined => tagOf(schema, one, lowering)
  const any = list('anyOf')
  if (any && any.length > 0) out.push({ kind: 'union', branches: branches(any, lower, tag) })
  const exactly = list('oneOf')
  if (exactly && exactly.length > 0) out.push({ kind: 'one', branches: branches(exactly, lower, tag) })
  if (isSchema(schema['not'])) out.push({ kind: 'not', of: lower(schema['not']) })
  if (isSchema(schema['if']) && (isSchema(schema['then']) || isSchema(schema['else']))) {
    out.push({
      kind: 'if', if: lower(schema['if']),
      ...(isSchema(schema['then']) ? { then: lower(schema['then']) } : {}),
      ...(isSchema(schema['else']) ? { else: lower(schema['else']) } : {}),
    })
  }
  out.push(...dependencies(schema, scope, lowering))
  return out.filter((one) => one !== ANYTHING)
}

/** Branches under identities that outlive their order: reference, title, else position. */
export function branches(
  schemas: readonly Json[], lower: (one: Json) => Shape, tag?: (one: Json) => Shape | undefined,
): readonly Branch[] {
  const used = new Set<string>()
  return schemas.map((one, i): Branch => {
    const object = typeof one === 'object' && one !== null && !Array.isArray(one) ? (one as SchemaObject) : {}
    let key = textAt(object, '$ref') ?? textAt(object, 'title') ?? String(i)
    if (used.has(key)) key = `${key}#${i}`
    used.add(key)
    const also = tag?.(one)
    return { shape: lower(one), key, ...(also ? { also } : {}) }
  })
}
