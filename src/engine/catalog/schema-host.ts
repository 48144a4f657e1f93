import { isRecord, type Json } from './value.ts'

/** A document that holds schemas without being one. */
export type SchemaHost = 'openapi' | 'asyncapi' | 'manifest'

/** Which kind of such a document it is; a `manifest` is the package.json of an editor extension. */
export function schemaHostOf(document: Json): SchemaHost | undefined {
  if (!isRecord(document)) return undefined
  if (typeof document['openapi'] === 'string' || document['swagger'] !== undefined) return 'openapi'
  if (typeof document['asyncapi'] === 'string') return 'asyncapi'
  const contributes = document['contributes']
  return isRecord(contributes) && isRecord(document['engines']) && contributes['configuration'] !== undefined
    ? 'manifest'
    : undefined
}

/** Which way a body travels: readOnly fields are not sent, writeOnly ones are not answered. */
export type Direction = 'request' | 'response'

/** The direction of the schema at a pointer of an OpenAPI document; `undefined`: it stands for both. */
export function directionOf(pointer: string): Direction | undefined {
  if (!/^\/(paths|webhooks|components\/(requestBodies|responses|callbacks|pathItems))\//.test(pointer)) return undefined
  return pointer.includes('/responses/') ? 'response' : 'request'
}

/** The keyword of the fields that do not travel in a direction. */
export function leftOut(direction: Direction): 'readOnly' | 'writeOnly' {
  return direction === 'request' ? 'readOnly' : 'writeOnly'
}

/**
 * Does `required` hold of readOnly fields in responses only, of writeOnly ones in requests only? So says OpenAPI 3.0.3
 * ("Fixed Fields" of the Schema Object); from 3.1 on `required` is JSON Schema's and holds both ways.
 */
export function requiredYields(document: Json): boolean {
  if (!isRecord(document)) return false
  const { openapi } = document
  return document['swagger'] !== undefined || (typeof openapi === 'string' && openapi.startsWith('3.0'))
}
