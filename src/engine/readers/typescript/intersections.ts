import type ts from 'typescript6'
import type { Shape } from '../../catalog/shape.ts'
import { accessOf, assigned } from './assigned.ts'
import { functionShape } from './functions.ts'
import { isLibrary } from './natives.ts'
import { fieldsShape } from './objects.ts'
import { withTypeTags } from './tags.ts'
import { type Place, refuse, type Walk } from './walk.ts'

/** Brands (a primitive and a mark), intersections of objects, functions and arrays with properties; under their tags. */
export function intersectionShape(walk: Walk, type: ts.IntersectionType, place: Place): Shape {
  return withTypeTags(walk, type, untagged(walk, type, place))
}

function untagged(walk: Walk, type: ts.IntersectionType, place: Place): Shape {
  const { checker, compiler } = walk
  const { TypeFlags } = compiler
  const primitive = type.types.find(
    (one) =>
      !(one.flags & (TypeFlags.Object | TypeFlags.NonPrimitive | TypeFlags.Instantiable)) ||
      one.flags & (TypeFlags.TemplateLiteral | TypeFlags.StringMapping),
  )
  if (primitive) return branded(walk, type, primitive, place)
  // A tuple says more than the list that it meets.
  const list = type.types.find((one) => checker.isTupleType(one)) ?? type.types.find((one) => checker.isArrayType(one))
  if (list) return withProperties(walk, type, list, place)
  const calls = checker.getSignaturesOfType(type, compiler.SignatureKind.Call)
  const parts = type.types.filter((one) => !isEmpty(walk, one))
  const [only] = parts
  if (only && parts.length === 1) return walk.shape(only, place)
  for (const part of parts) {
    if (isMade(walk, part.symbol) && checker.isTypeAssignableTo(part, type)) return walk.shape(part, place)
  }
  if (parts.some((one) => isNative(one))) return refuse(checker.typeToString(type).slice(0, 80))
  if (calls.length > 0) {
    const own = fieldsShape(walk, type, place)
    const main = functionShape(walk, calls, place)
    return own.kind === 'object' && own.fields.some((one) => !one.optional)
      ? assigned(main, own, accessOf(walk, type, place))
      : main
  }
  return fieldsShape(walk, type, place)
}

/** By the library, or by its class. */
function isMade(walk: Walk, symbol: ts.Symbol | undefined): boolean {
  return isLibrary(walk, symbol) || ((symbol?.flags ?? 0) & walk.compiler.SymbolFlags.Class) !== 0
}

function isEmpty(walk: Walk, type: ts.Type): boolean {
  if (type.flags & walk.compiler.TypeFlags.NonPrimitive) return true
  return (
    (type.flags & walk.compiler.TypeFlags.Object) !== 0 &&
    walk.checker.getPropertiesOfType(type).length === 0 &&
    walk.checker.getIndexInfosOfType(type).length === 0 &&
    walk.checker.getSignaturesOfType(type, walk.compiler.SignatureKind.Call).length === 0
  )
}

/** Date, Map and their like: a literal cannot be one and have more members too. */
function isNative(type: ts.Type): boolean {
  const name = type.symbol?.name
  return name !== undefined && ['Date', 'Map', 'Set', 'RegExp', 'URL', 'Promise'].includes(name)
}

/** `string & { __brand: "UserId" }`: the primitive, cast to the brand unless it fits as it is. */
function branded(walk: Walk, type: ts.Type, primitive: ts.Type, place: Place): Shape {
  const base = walk.shape(primitive, place)
  if (base.kind === 'never') return base
  if (walk.checker.isTypeAssignableTo(primitive, type)) return base
  const cast = castTo(walk, type, place)
  if (cast === undefined) return refuse(`the brand ${walk.checker.typeToString(type).slice(0, 80)}`)
  const alias = type.aliasSymbol?.name
  return { ...base, cast, ...(alias === undefined ? {} : { hints: { ...base.hints, typeName: alias } }) }
}

/** How the brand is named: its alias where another file can name it, else the way to it from the entity. */
function castTo(walk: Walk, type: ts.Type, place: Place): string | undefined {
  const alias = type.aliasSymbol
  const name = alias ? walk.names.reference(alias) : undefined
  const args = (type.aliasTypeArguments ?? []).map((one) => plainType(walk, one))
  if (name !== undefined && !args.includes(undefined)) return args.length === 0 ? name : `${name}<${args.join(', ')}>`
  return place.access ?? undefined
}

function plainType(walk: Walk, type: ts.Type): string | undefined {
  const { TypeFlags } = walk.compiler
  const plain = TypeFlags.StringLike | TypeFlags.NumberLike | TypeFlags.BooleanLike | TypeFlags.BigIntLike
  return type.flags & plain && !(type.flags & TypeFlags.EnumLike) ? walk.checker.typeToString(type) : undefined
}

function withProperties(walk: Walk, type: ts.IntersectionType, list: ts.Type, place: Place): Shape {
  if (walk.checker.isTypeAssignableTo(list, type)) return walk.shape(list, place)
  const of = new Set<string>()
  for (const part of type.types) {
    if (part !== list) for (const one of walk.checker.getPropertiesOfType(part)) of.add(one.name)
  }
  const items = new Set(walk.checker.getPropertiesOfType(list).map((one) => one.name))
  const own = fieldsShape(walk, type, { ...place }, (name) => of.has(name) && !items.has(name))
  return assigned(walk.shape(list, place), own, accessOf(walk, type, place))
}
