import type { Shape } from '../../catalog/shape.ts'
import { numberAt, type SchemaObject, textAt } from './keywords.ts'

const NUMBER_FORMATS: { readonly [format: string]: { readonly integer: true; readonly minimum?: number; readonly maximum?: number } } = {
  int32: { integer: true, minimum: -(2 ** 31), maximum: 2 ** 31 - 1 },
  int64: { integer: true },
}

/** The keywords of numbers; draft 4 says exclusive bounds by flags. */
export function numberShape(schema: SchemaObject, integer: boolean): Shape {
  const minimum = numberAt(schema, 'minimum')
  const maximum = numberAt(schema, 'maximum')
  const openLow = schema['exclusiveMinimum'] === true
  const openHigh = schema['exclusiveMaximum'] === true
  const above = openLow ? minimum : numberAt(schema, 'exclusiveMinimum')
  const below = openHigh ? maximum : numberAt(schema, 'exclusiveMaximum')
  const multiple = numberAt(schema, 'multipleOf')
  const format = NUMBER_FORMATS[textAt(schema, 'format') ?? '']
  const low = Math.max(openLow ? -Infinity : (minimum ?? -Infinity), format?.minimum ?? -Infinity)
  const high = Math.min(openHigh ? Infinity : (maximum ?? Infinity), format?.maximum ?? Infinity)
  return {
    kind: 'number',
    ...(integer || format ? { integer: true } : {}),
    ...(low > -Infinity ? { minimum: low } : {}),
    ...(high < Infinity ? { maximum: high } : {}),
    ...(above === undefined ? {} : { exclusiveMinimum: above }),
    ...(below === undefined ? {} : { exclusiveMaximum: below }),
    ...(multiple !== undefined && multiple > 0 ? { multipleOf: [multiple] } : {}),
  }
}

export function stringShape(schema: SchemaObject): Shape {
  const min = numberAt(schema, 'minLength')
  const max = numberAt(schema, 'maxLength')
  const pattern = textAt(schema, 'pattern')
  const format = textAt(schema, 'format')
  return {
    kind: 'string',
    ...(min !== undefined && min > 0 ? { minLength: Math.ceil(min) } : {}),
    ...(max === undefined ? {} : { maxLength: Math.floor(max) }),
    ...(pattern === undefined ? {} : { patterns: [pattern] }),
    ...(format === undefined || Object.hasOwn(NUMBER_FORMATS, format) ? {} : { formats: [format] }),
  }
}
