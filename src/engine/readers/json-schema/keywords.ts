import { isRecord, type Json } from '../../catalog/value.ts'

export type SchemaObject = { readonly [keyword: string]: Json }
export type Schema = boolean | SchemaObject

export function isSchema(value: Json | undefined): value is Schema {
  return typeof value === 'boolean' || isRecord(value)
}

export function isSchemaObject(value: Json | undefined): value is SchemaObject {
  return isRecord(value)
}

const ONE = new Set(['additionalItems', 'additionalProperties', 'contains', 'else', 'if', 'items', 'not', 'propertyNames',
  'then', 'unevaluatedItems', 'unevaluatedProperties', 'contentSchema'])
const LIST = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems', 'items'])
const MAP = new Set(['$defs', 'definitions', 'dependencies', 'dependentSchemas', 'patternProperties', 'properties'])

/** The schemas directly inside a schema, with the pointer steps to them. */
export function subschemas(schema: SchemaObject): readonly { readonly path: readonly string[]; readonly schema: Schema }[] {
  const out: { path: readonly string[]; schema: Schema }[] = []
  for (const [key, value] of Object.entries(schema)) {
    if (ONE.has(key) && isSchema(value)) out.push({ path: [key], schema: value })
    if (LIST.has(key) && Array.isArray(value)) {
      for (const [i, one] of (value as readonly Json[]).entries()) if (isSchema(one)) out.push({ path: [key, String(i)], schema: one })
    }
    if (MAP.has(key) && isRecord(value)) {
      for (const [name, one] of Object.entries(value)) if (isSchema(one)) out.push({ path: [key, name], schema: one })
    }
  }
  const components = schema['components']
  const schemas = isRecord(components) ? components['schemas'] : undefined
  if (isRecord(schemas)) {
    for (const [name, one] of Object.entries(schemas)) {
      if (isSchema(one)) out.push({ path: ['components', 'schemas', name], schema: one })
    }
  }
  return out
}

export function numberAt(schema: SchemaObject, key: string): number | undefined {
  const value = schema[key]
  return typeof value === 'number' ? value : undefined
}

export function textAt(schema: SchemaObject, key: string): string | undefined {
  const value = schema[key]
  return typeof value === 'string' ? value : undefined
}

export function textsAt(schema: SchemaObject, key: string): readonly string[] {
  const value = schema[key]
  return Array.isArray(value) ? (value as readonly Json[]).filter((one) => typeof one === 'string') : []
}

export function mapAt(schema: SchemaObject, key: string): readonly (readonly [string, Json])[] {
  const value = schema[key]
  return isRecord(value) ? (Object.entries(value)) : []
}
