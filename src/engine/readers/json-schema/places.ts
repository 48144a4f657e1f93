import { isRecord, type Json } from '../../catalog/value.ts'
import { schemaHostOf } from '../../catalog/schema-host.ts'
import { isSchema, isSchemaObject, type Schema, type SchemaObject, textAt } from './keywords.ts'

/** A schema that gets rows, besides the root. */
export interface Place {
  readonly name: string
  readonly path: readonly string[]
  readonly schema: Schema
  /** The member whose key names it. */
  readonly named?: { readonly holder: SchemaObject; readonly key: string }
  readonly description?: string
  /** Records that the document shows beside the schema. */
  readonly examples?: readonly Json[]
  /** It is described in this language, which is not JSON Schema. */
  readonly foreign?: string
}

const FOLDERS: readonly (readonly string[])[] = [['$defs'], ['definitions'], ['components', 'schemas']]
const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query']
const JSON_SCHEMA_FORMAT = /asyncapi|schema\+|openapi/i

/** Definitions, and what a document of another kind holds: bodies, payloads, settings. */
export function placesOf(root: Json): readonly Place[] {
  if (!isSchemaObject(root)) return []
  const host = schemaHostOf(root)
  const places = FOLDERS.flatMap((path) =>
    members(at(root, path))
      .filter(([, schema]) => isSchema(schema))
      .map(([key, schema, holder]): Place => named(schema, [...path, key], { holder, key })),
  )
  if (host === 'openapi') places.push(...bodies(root))
  if (host === 'asyncapi') places.push(...payloads(root))
  if (host === 'manifest') places.push(...sections(root))
  return places
}

function named(
  schema: Json,
  path: readonly string[],
  at: { readonly holder: SchemaObject; readonly key: string },
): Place {
  return { name: at.key, named: at, ...unwrapped(schema, path) }
}

function at(root: Json, path: readonly string[]): Json | undefined {
  let value: Json | undefined = root
  for (const key of path) value = isRecord(value) ? value[key] : undefined
  return value
}

type Member = readonly [string, Json, SchemaObject]

function members(holder: Json | undefined): readonly Member[] {
  return isSchemaObject(holder) ? Object.entries(holder).map(([key, value]): Member => [key, value, holder]) : []
}

/** Request and response bodies: those under `components`, then those written at an operation. */
function bodies(root: SchemaObject): readonly Place[] {
  const out: Place[] = []
  for (const folder of ['requestBodies', 'responses', 'mediaTypes']) {
    const path = ['components', folder]
    for (const [key, body, holder] of members(at(root, path))) {
      const found = folder === 'mediaTypes' ? schemaIn(body, [...path, key]) : content(body, [...path, key])
      if (found) out.push({ ...found, name: key, named: { holder, key } })
    }
  }
  for (const folder of ['paths', 'webhooks']) {
    for (const [route, item] of members(root[folder])) {
      const methods = members(item).flatMap(([key, value]) => {
        if (key === 'additionalOperations') return members(value).map(([method]) => [key, method])
        return METHODS.includes(key) ? [[key]] : []
      })
      for (const path of methods) {
        const operation = at(item, path)
        if (!isSchemaObject(operation)) continue
        const name = textAt(operation, 'operationId') ?? `${(path.at(-1) ?? '').toUpperCase()} ${route}`
        out.push(...operationBodies(operation, [folder, route, ...path], name))
      }
    }
  }
  return out
}

function operationBodies(operation: SchemaObject, path: readonly string[], name: string): readonly Place[] {
  const out: Place[] = []
  const request = content(operation['requestBody'], [...path, 'requestBody'])
  if (request) out.push({ ...request, name: `${name}.request` })
  // Swagger 2 lists the body among the parameters and has the schema of an answer without media types.
  const parameters = operation['parameters']
  for (const [i, one] of (Array.isArray(parameters) ? (parameters as readonly Json[]) : []).entries()) {
    if (!isRecord(one) || one['in'] !== 'body') continue
    const body = schemaIn(one, [...path, 'parameters', String(i)])
    if (body) out.push({ ...body, name: `${name}.request` })
  }
  for (const [status, response] of members(operation['responses'])) {
    const at = [...path, 'responses', status]
    const found = content(response, at) ?? schemaIn(response, at)
    if (found) out.push({ ...found, name: `${name}.${status}` })
  }
  return out
}

/** The schema of the media type that holds JSON, else of the first that has one. */
function content(body: Json | undefined, path: readonly string[]): Omit<Place, 'name'> | undefined {
  const types = members(at(body ?? null, ['content']))
  const json = [...types.filter(([type]) => /json/i.test(type)), ...types]
  for (const [type, media] of json) {
    const found = schemaIn(media, [...path, 'content', type])
    if (!found) continue
    const description = isSchemaObject(body) ? textAt(body, 'description') : undefined
    return { ...found, ...(description === undefined ? {} : { description }), ...shown(media) }
  }
  return undefined
}

/** The examples of a media type: one, or several by name. */
function shown(media: Json): Pick<Place, 'examples'> {
  if (!isRecord(media)) return {}
  const several = members(media['examples']).flatMap(([, one]) => (isRecord(one) && one['value'] !== undefined ? [one['value']] : []))
  const examples = media['example'] === undefined ? several : [media['example'], ...several]
  return examples.length > 0 ? { examples } : {}
}

function schemaIn(holder: Json, path: readonly string[]): Omit<Place, 'name'> | undefined {
  for (const key of ['schema', 'itemSchema']) {
    const schema = isRecord(holder) ? holder[key] : undefined
    if (isSchema(schema)) return { path: [...path, key], schema }
  }
  return undefined
}

/** The payloads of messages, of AsyncAPI 2 (at operations) and 3 (at channels). */
function payloads(root: SchemaObject): readonly Place[] {
  const out: Place[] = []
  const add = (message: Json, path: readonly string[], name: string): void => {
    const payload = isRecord(message) ? message['payload'] : undefined
    if (!isSchema(payload)) return
    const format = isSchemaObject(message) ? textAt(message, 'schemaFormat') : undefined
    const own = isSchemaObject(message) ? textAt(message, 'name') : undefined
    const found = unwrapped(payload, [...path, 'payload'])
    out.push({ name: own ?? name, ...foreign(format), ...found, ...sent(message) })
  }
  for (const [key, message] of members(at(root, ['components', 'messages'])))
    add(message, ['components', 'messages', key], key)
  for (const [channel, item] of members(root['channels'])) {
    const path = ['channels', channel]
    for (const [key, message] of members(at(item, ['messages']))) add(message, [...path, 'messages', key], key)
    for (const operation of ['publish', 'subscribe']) {
      const message = at(item, [operation, 'message'])
      if (message === undefined) continue
      const here = [...path, operation, 'message']
      add(message, here, `${channel}.${operation}`)
      const several = at(message, ['oneOf'])
      for (const [i, one] of (Array.isArray(several) ? (several as readonly Json[]) : []).entries()) {
        add(one, [...here, 'oneOf', String(i)], `${channel}.${operation}.${i}`)
      }
    }
  }
  return out
}

/** The payloads among a message's examples. */
function sent(message: Json): Pick<Place, 'examples'> {
  const list = isRecord(message) && Array.isArray(message['examples']) ? (message['examples'] as readonly Json[]) : []
  const examples = list.flatMap((one) => (isRecord(one) && one['payload'] !== undefined ? [one['payload']] : []))
  return examples.length > 0 ? { examples } : {}
}

/** AsyncAPI 3 wraps a schema of any language: `{ schemaFormat, schema }`. */
function unwrapped(schema: Json, path: readonly string[]): Pick<Place, 'schema' | 'path' | 'foreign'> {
  if (isSchemaObject(schema) && typeof schema['schemaFormat'] === 'string' && schema['schema'] !== undefined) {
    const inner = schema['schema']
    return { schema: isSchema(inner) ? inner : true, path: [...path, 'schema'], ...foreign(schema['schemaFormat']) }
  }
  return { schema: isSchema(schema) ? schema : true, path }
}

function foreign(format: string | undefined): { readonly foreign?: string } {
  return format === undefined || JSON_SCHEMA_FORMAT.test(format) ? {} : { foreign: format }
}

/** The settings an editor extension declares, one object or a list of titled sections. */
function sections(root: SchemaObject): readonly Place[] {
  const path = ['contributes', 'configuration']
  const found = at(root, path)
  const list = Array.isArray(found)
    ? (found as readonly Json[]).map((one, i) => [one, [...path, String(i)]] as const)
    : [[found, path] as const]
  return list.flatMap(([schema, here]): Place[] => {
    if (!isSchemaObject(schema) || !isRecord(schema['properties'])) return []
    const title = textAt(schema, 'title')?.trim()
    return [{ name: title === undefined || title === '' ? 'configuration' : title, path: here, schema }]
  })
}
