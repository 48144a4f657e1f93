import { fitsNumber } from '../catalog/fits-number.ts'
import type { ObjectShape, Shape } from '../catalog/shape.ts'
import { typeOfValue } from '../catalog/type-of-value.ts'
import { isRecord, type Value } from '../catalog/value.ts'
import { canonical, equalValues } from './block.ts'
import { fitsString } from './strings.ts'

const MAX_DEPTH = 300

/** Is a value in a shape? Formats count as met. */
export function createMember(definition: (name: string) => Shape): (shape: Shape, value: Value) => boolean {
  function member(shape: Shape, value: Value, depth: number): boolean {
    if (depth > MAX_DEPTH) return false
    const inside = (one: Shape, v: Value = value): boolean => member(one, v, depth + 1)
    switch (shape.kind) {
      case 'never':
        return false
      case 'null':
        return value === null
      case 'boolean':
        return typeof value === 'boolean'
      case 'literal':
        return shape.values.some((one) => equalValues(one, value))
      case 'number':
        return typeof value === 'number' && fitsNumber(shape, value)
      case 'string':
        return typeof value === 'string' && fitsString(shape, value)
      case 'array': {
        if (!Array.isArray(value)) return false
        const items = value as readonly Value[]
        if (items.length < (shape.minItems ?? 0) || items.length > (shape.maxItems ?? Infinity)) return false
        if (shape.unique && new Set(items.map(canonical)).size < items.length) return false
        if (!items.every((item, i) => inside(shape.prefix[i] ?? shape.rest ?? { kind: 'never' }, item))) return false
        return (shape.contains ?? []).every((one) => {
          const count = items.filter((item) => inside(one.shape, item)).length
          return count >= one.min && count <= (one.max ?? Infinity)
        })
      }
      case 'object':
        return isRecord(value) && objectMember(shape, value, inside)
      case 'union':
        return shape.branches.some((one) => inside(one.shape))
      case 'ref':
        return inside(definition(shape.to))
      case 'native':
        return false
      case 'types': {
        const type = typeOfValue(value)
        return type !== undefined && shape.types.includes(type)
      }
      case 'all':
        return shape.of.every((one) => inside(one))
      case 'one':
        return shape.branches.filter((one) => inside(one.shape)).length === 1
      case 'not':
        return !inside(shape.of)
      case 'if':
        return inside(shape.if) ? !shape.then || inside(shape.then) : !shape.else || inside(shape.else)
    }
  }
  return (shape, value) => member(shape, value, 0)
}

function objectMember(
  shape: ObjectShape, value: { readonly [name: string]: Value }, inside: (one: Shape, v: Value) => boolean,
): boolean {
  const names = Object.keys(value)
  if (names.length < (shape.minProperties ?? 0) || names.length > (shape.maxProperties ?? Infinity)) return false
  const fields = new Map(shape.fields.map((field) => [field.name, field]))
  if (shape.fields.some((field) => !field.optional && !Object.hasOwn(value, field.name))) return false
  return names.every((name) => {
    if (shape.propertyNames && !inside(shape.propertyNames, name)) return false
    const field = fields.get(name)
    if (field) return inside(field.shape, value[name] ?? null)
    const groups = shape.rest.filter((one) => !one.names || fitsString(one.names, name))
    if (groups.length === 0) return !shape.closed
    return groups.every((one) => inside(one.shape, value[name] ?? null))
  })
}
