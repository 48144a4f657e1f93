import type ts from 'typescript6'
import type { Field, Rest, Shape } from '../../catalog/shape.ts'
import { accessOf, assigned } from './assigned.ts'
import { TYPE_TAG, withTags } from './tags.ts'
import { constructorShape, functionShape } from './functions.ts'
import { isLibrary, nativeShape } from './natives.ts'
import { arrayShape } from './arrays.ts'
import { classShape } from './classes.ts'
import { isExportedConstant } from './scalars.ts'
import { templatePattern } from './strings.ts'
import { withPeer } from './peers.ts'
import { fieldName } from './field-name.ts'
import { fieldSpan } from './spans.ts'
import { code, INHERITED, inside, type Place, refuse, type Walk } from './walk.ts'

/** An object type: an array, something of the library, an instance, a function, or plain fields. */
export function objectShape(walk: Walk, type: ts.Type, place: Place): Shape {
  const { checker, compiler } = walk
  const known =
    arrayShape(walk, type, place) ??
    nativeShape(walk, type, place) ??
    declaredValue(walk, type) ??
    classShape(walk, type, place)
  if (known) return known
  const constructs = checker.getSignaturesOfType(type, compiler.SignatureKind.Construct)
  const calls = checker.getSignaturesOfType(type, compiler.SignatureKind.Call)
  if (constructs.length > 0 && calls.length > 0) return refuse(checker.typeToString(type))
  const main =
    constructs.length > 0
      ? constructorShape(walk, constructs, place)
      : calls.length > 0
        ? functionShape(walk, calls, place)
        : undefined
  if (!main) return isHostObject(walk, type) ? refuse(type.symbol.name) : fieldsShape(walk, type, place)
  const own = fieldsShape(walk, type, place, (name) => name !== 'prototype')
  return own.kind === 'object' && own.fields.some((field) => !field.optional)
    ? assigned(main, own, accessOf(walk, type, place))
    : main
}

/** An interface of the library that stands for something the host makes: `declare var Element: { new (): Element }`. */
function isHostObject(walk: Walk, type: ts.Type): boolean {
  const { symbol } = type
  if (!symbol || !(symbol.flags & walk.compiler.SymbolFlags.Interface) || !isLibrary(walk, symbol)) return false
  if (symbol.name === 'Iterator' || symbol.name === 'AsyncIterator') return false
  return (symbol.flags & walk.compiler.SymbolFlags.Value) !== 0
}

/** `typeof Account` and `typeof Status` are the class and the enum; `JSON` and `DateConstructor` have one value each. */
function declaredValue(walk: Walk, type: ts.Type): Shape | undefined {
  const { symbol } = type
  const { SymbolFlags } = walk.compiler
  const isLibrarys = isLibrary(walk, symbol)
  const ofConstructor = isLibrarys && symbol.flags & SymbolFlags.Interface ? walk.names.reference(symbol) : undefined
  if (ofConstructor?.endsWith('Constructor')) return code(ofConstructor.slice(0, -'Constructor'.length))
  const kinds = SymbolFlags.Class | SymbolFlags.Enum | (isLibrarys ? SymbolFlags.Variable : 0)
  if (!symbol?.valueDeclaration || !(symbol.flags & kinds)) return undefined
  if (walk.checker.getTypeOfSymbolAtLocation(symbol, symbol.valueDeclaration) !== type) return undefined
  const name = isLibrarys || isExportedConstant(walk, symbol) ? walk.names.reference(symbol, 'value') : undefined
  return name === undefined ? undefined : code(name)
}

/** The fields of any type that has properties: objects and intersections of them. */
export function fieldsShape(walk: Walk, type: ts.Type, place: Place, keep = (_name: string): boolean => true): Shape {
  const { checker, compiler } = walk
  const fields: Field[] = []
  for (const property of checker.getPropertiesOfType(type)) {
    if (property.name === TYPE_TAG || !keep(property.name)) continue
    const field = fieldOf(walk, property, type, place)
    if (field) fields.push(field)
  }
  const rest = place.minimal ? [] : restOf(walk, type, place)
  const empty = fields.length === 0 && rest.length === 0
  if (empty && checker.getPropertiesOfType(type).length === 0 && type.flags & compiler.TypeFlags.Object) {
    return { kind: 'object', fields: [], rest: [], closed: true }
  }
  return { kind: 'object', fields, rest, closed: true }
}

function fieldOf(walk: Walk, property: ts.Symbol, owner: ts.Type, place: Place): Field | undefined {
  const { compiler } = walk
  const mayMiss = (property.flags & compiler.SymbolFlags.Optional) !== 0
  const optional = mayMiss && !INHERITED.includes(property.name)
  if (optional && place.minimal) return undefined
  const name = fieldName(walk, property)
  if (name === undefined) {
    return optional ? undefined : { name: property.name, optional, shape: refuse(`the key ${property.name}`) }
  }
  if (optional && name.startsWith('[')) return undefined
  const type = typeIn(walk, property, owner)
  if (optional && type.flags & (compiler.TypeFlags.Never | compiler.TypeFlags.Undefined)) return undefined
  const access = place.access === null || name.startsWith('[') ? null : `${place.access}[${JSON.stringify(name)}]`
  const at: Place = {
    ...inside(place, name.startsWith('[') ? name : `.${name}`, access),
    defined: mayMiss || isRequired(walk, property),
  }
  const known = isImpossible(walk, property.name, type, owner) ? refuse('undefined') : walk.shape(type, at)
  const tagged = withTags(walk, property, known)
  const peer = walk.peers?.of(property, type)
  const shape = peer ? withPeer(tagged, peer) : tagged
  const span = fieldSpan(walk, property)
  return { name, shape, optional, ...(span ? { span } : {}) }
}

/** A property's type; `any` of one part of an intersection does not hide what the other parts ask for. */
function typeIn(walk: Walk, property: ts.Symbol, owner: ts.Type): ts.Type {
  const { checker, compiler } = walk
  const type = checker.getTypeOfSymbol(property)
  if (!(type.flags & compiler.TypeFlags.Any) || !owner.isIntersection()) return type
  for (const part of owner.types) {
    const one = checker.getPropertyOfType(part, property.name)
    const stricter = one && checker.getTypeOfSymbol(one)
    if (stricter && !(stricter.flags & compiler.TypeFlags.Any)) return stricter
  }
  return type
}

/** Made required by `Required` and its like: whether `undefined` still fits depends on the options. */
function isRequired(walk: Walk, property: ts.Symbol): boolean {
  return (
    property.declarations?.some((one) => walk.compiler.isPropertySignature(one) && one.questionToken !== undefined) ??
    false
  )
}

/** `{ a?: X } & { a: undefined }`: with exact optional properties no value fits both. */
function isImpossible(walk: Walk, name: string, type: ts.Type, owner: ts.Type): boolean {
  const { TypeFlags } = walk.compiler
  if (!owner.isIntersection() || !(type.flags & TypeFlags.Undefined)) return false
  return owner.types.some((part) => {
    const one = walk.checker.getPropertyOfType(part, name)
    if (!one || !(one.flags & walk.compiler.SymbolFlags.Optional)) return false
    // That it may be missing is another `undefined` for the checker, which takes the one for the other.
    const type = walk.checker.getTypeOfSymbol(one)
    const parts = type.isUnion() ? type.types : [type]
    return !parts.some(
      (each) => each === walk.checker.getUndefinedType() || each.flags & (TypeFlags.Any | TypeFlags.Unknown),
    )
  })
}

function restOf(walk: Walk, type: ts.Type, place: Place): Rest[] {
  const { TypeFlags } = walk.compiler
  const infos = walk.checker.getIndexInfosOfType(type)
  const any = infos.find((one) => one.keyType.flags & TypeFlags.String)
  const groups: Rest[] = []
  for (const info of any ? [any] : infos) {
    const { keyType } = info
    if (keyType.flags & TypeFlags.ESSymbol || info.type.flags & TypeFlags.Never) continue
    const shape = walk.shape(info.type, {
      ...inside(place, '[]', place.access === null ? null : `${place.access}[string]`),
      defined: true,
    })
    if (keyType.flags & TypeFlags.String) groups.push({ shape })
    else if (keyType.flags & TypeFlags.Number) groups.push({ names: { patterns: ['^[1-9][0-9]?$'] }, shape })
    else {
      const pattern = templatePattern(walk, keyType)
      if (pattern !== undefined) groups.push({ names: { patterns: [`^${pattern}$`] }, shape })
    }
  }
  return groups
}
