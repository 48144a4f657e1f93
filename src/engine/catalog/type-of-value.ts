import type { JsonType } from './shape.ts'
import { isRecord, type Value } from './value.ts'

/** The JSON type of a value; `undefined` for one that JSON cannot hold. */
export function typeOfValue(value: Value): JsonType | undefined {
  if (value === null) return 'null'
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return typeof value as JsonType
  if (Array.isArray(value)) return 'array'
  return isRecord(value) ? 'object' : undefined
}
