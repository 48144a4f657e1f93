import type ts from 'typescript6'
import type { Branch, Shape } from '../../catalog/shape.ts'
import { inside, type Place, refuse, type Walk } from './walk.ts'

/** Lengths tried for a rest element that stands before others. */
const MIDDLE = [0, 1, 2]

/** Arrays and tuples, and interfaces that extend one; `undefined`: it is neither. */
export function arrayShape(walk: Walk, type: ts.Type, place: Place): Shape | undefined {
  const { checker } = walk
  if (checker.isTupleType(type)) return tupleShape(walk, type as ts.TupleTypeReference, place)
  if (checker.isArrayType(type)) return list(walk, checker.getTypeArguments(type as ts.TypeReference)[0], place)
  const { ObjectFlags } = walk.compiler
  const { objectFlags } = type as ts.ObjectType
  if (!(objectFlags & (ObjectFlags.ClassOrInterface | ObjectFlags.Reference)) || !type.symbol) return undefined
  if (!(type.symbol.flags & walk.compiler.SymbolFlags.Interface)) return undefined
  const bases = type.getBaseTypes?.() ?? []
  for (const base of bases) {
    if (checker.isTupleType(base)) return tupleShape(walk, base as ts.TupleTypeReference, place)
    if (checker.isArrayType(base)) return list(walk, checker.getTypeArguments(base as ts.TypeReference)[0], place)
  }
  return undefined
}

function list(walk: Walk, item: ts.Type | undefined, place: Place): Shape {
  if (!item || place.minimal || item.flags & walk.compiler.TypeFlags.Never)
    return { kind: 'array', prefix: [], maxItems: 0 }
  return { kind: 'array', prefix: [], rest: walk.shape(item, at(place, 'number')) }
}

function at(place: Place, index: string): Place {
  return inside(
    place,
    index === 'number' ? '[]' : `[${index}]`,
    place.access === null ? null : `${place.access}[${index}]`,
  )
}

function tupleShape(walk: Walk, type: ts.TupleTypeReference, place: Place): Shape {
  const { ElementFlags } = walk.compiler
  const items = walk.checker.getTypeArguments(type)
  if (items.some((one) => isUnresolved(walk, one))) return refuse('a name that is not found')
  const flags = type.target.elementFlags
  const required = flags.filter((one) => one & ElementFlags.Required).length
  const middle = flags.findIndex((one) => one & (ElementFlags.Rest | ElementFlags.Variadic))
  const shape = (i: number): Shape => {
    const defined = ((flags[i] ?? 0) & ElementFlags.Optional) !== 0
    return walk.shape(items[i] as ts.Type, { ...at(place, String(i)), defined })
  }
  const restOf = (i: number): Shape => {
    const item = items[i] as ts.Type
    const inner =
      (flags[i] ?? 0) & ElementFlags.Variadic
        ? (walk.checker.getIndexTypeOfType(item, walk.compiler.IndexKind.Number) ?? item)
        : item
    return walk.shape(inner, at(place, 'number'))
  }
  if (middle < 0) {
    const count = place.minimal ? required : items.length
    const prefix = items.slice(0, count).map((_, i) => shape(i))
    return { kind: 'array', prefix, minItems: required, maxItems: prefix.length }
  }
  const before = items.slice(0, middle).map((_, i) => shape(i))
  if (middle === items.length - 1) {
    if (place.minimal)
      return { kind: 'array', prefix: before.slice(0, required), minItems: required, maxItems: required }
    return { kind: 'array', prefix: before, rest: restOf(middle), minItems: required }
  }
  const after = items.slice(middle + 1).map((_, i) => shape(middle + 1 + i))
  const rest = restOf(middle)
  const branches = (place.minimal ? [0] : MIDDLE).map((length): Branch => {
    const prefix = [...before, ...Array.from({ length }, () => rest), ...after]
    return { key: String(length), shape: { kind: 'array', prefix, minItems: prefix.length, maxItems: prefix.length } }
  })
  return { kind: 'union', branches }
}

/** What the checker gives for a name it cannot find: `any`, but not as written. */
function isUnresolved(walk: Walk, type: ts.Type): boolean {
  return (type.flags & walk.compiler.TypeFlags.Any) !== 0 && 'intrinsicName' in type && type.intrinsicName === 'error'
}
