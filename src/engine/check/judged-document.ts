import { type Direction, leftOut, requiredYields, schemaHostOf } from '../catalog/schema-host.ts'
import { isRecord, type Json } from '../catalog/value.ts'

/** Members whose keys are names of the user's, not keywords. */
const MAPS = new Set([
  'properties',
  'patternProperties',
  '$defs',
  'definitions',
  'dependentSchemas',
  'schemas',
  'responses',
  'requestBodies',
  'content',
  'channels',
  'messages',
  'paths',
  'webhooks',
  'callbacks',
  'parameters',
  'headers',
  'mediaTypes',
  'pathItems',
  'components',
])
/** Data, not schemas; and identifiers that mean something else in such a document. */
const DROPPED = new Set(['example', 'examples', 'default', 'id', 'xml', 'externalDocs'])
const MAX_DEPTH = 500

interface Options {
  readonly direction: Direction | undefined
  /** Keep `discriminator` for the judge. */
  readonly discriminator: boolean
}

/**
 * A document of OpenAPI, AsyncAPI or an extension's manifest as JSON Schema alone, which is all that the judge reads:
 * flags for open bounds become bounds (OpenAPI 3.0 writes them as draft 4), `nullable` beside no `type` means nothing
 * (3.0.3), fields that do not travel in a direction are not required in it, `discriminator` says nothing of validity.
 */
export function judgedDocument(document: Json, options: Options): Json {
  const host = schemaHostOf(document)
  if (!host || !isRecord(document)) return document
  const yields = options.direction !== undefined && requiredYields(document)
  if (host === 'manifest') {
    const contributes = document['contributes']
    return {
      contributes: { configuration: tidy(isRecord(contributes) ? (contributes['configuration'] ?? {}) : {}, false, 0) },
    }
  }
  const { info: _, ...rest } = document
  return tidy(rest, false, 0)

  function tidy(value: Json, names: boolean, depth: number): Json {
    if (depth > MAX_DEPTH) return value
    if (Array.isArray(value)) return (value as readonly Json[]).map((one) => tidy(one, false, depth + 1))
    if (!isRecord(value)) return value
    const out = new Map<string, Json>()
    for (const [key, one] of Object.entries(value)) {
      if (names) out.set(key, tidy(one, false, depth + 1))
      else if (key === 'enum' || key === 'const') out.set(key, one)
      else if (!DROPPED.has(key)) out.set(key, tidy(one, MAPS.has(key) && isRecord(one), depth + 1))
    }
    if (!names) settle(value, out)
    return Object.fromEntries(out)
  }

  function settle(schema: { readonly [key: string]: Json }, out: Map<string, Json>): void {
    if (schema['type'] === undefined) out.delete('nullable')
    for (const [flag, bound] of [
      ['exclusiveMinimum', 'minimum'],
      ['exclusiveMaximum', 'maximum'],
    ] as const) {
      if (typeof schema[flag] !== 'boolean') continue
      out.delete(flag)
      const limit = schema[bound]
      if (!schema[flag] || limit === undefined) continue
      out.delete(bound)
      out.set(flag, limit)
    }
    const said = schema['discriminator']
    const kept =
      options.discriminator && isRecord(said) && said['mapping'] === undefined && Array.isArray(schema['oneOf'])
    if (said !== undefined && !kept) out.delete('discriminator')
    if (yields && Array.isArray(schema['required']) && isRecord(schema['properties'])) {
      out.set('required', stillRequired(schema['required'] as readonly Json[], schema['properties']))
    }
  }

  function stillRequired(required: readonly Json[], properties: { readonly [name: string]: Json }): Json {
    const keyword = leftOut(options.direction ?? 'request')
    const names = required.filter((name) => typeof name !== 'string' || !says(properties[name], keyword))
    return names
  }

  function says(schema: Json | undefined, keyword: string): boolean {
    if (!isRecord(schema)) return false
    if (schema[keyword] === true) return true
    const target = typeof schema['$ref'] === 'string' ? followed(schema['$ref']) : undefined
    return isRecord(target) && target[keyword] === true
  }

  function followed(reference: string): Json | undefined {
    if (!reference.startsWith('#/')) return undefined
    return reference
      .slice(2)
      .split('/')
      .reduce<Json | undefined>((value, part) => {
        const key = part.replaceAll('~1', '/').replaceAll('~0', '~')
        return isRecord(value) ? value[key] : undefined
      }, document)
  }
}
