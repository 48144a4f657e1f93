import type ts from 'typescript6'
import type { Shape } from '../../catalog/shape.ts'
import { isPlainData } from './plain-data.ts'
import { ABSENT, code, inside, type Place, refuse, type Walk } from './walk.ts'

/** Fits every signature: its return type is never. */
const BODY = '{ throw new Error("not implemented") }'
const THROWS = code(`() => ${BODY}`)
/** A throwing function is a last choice, taken where a value would nest without end. */
const RARE = 0.001
const NOTHING = code('() => {}')

/** A function of these signatures: it returns a made value, or throws where no single value fits all calls. */
export function functionShape(walk: Walk, signatures: readonly ts.Signature[], place: Place): Shape {
  const [signature] = signatures
  if (!signature || signatures.length > 1 || (signature.typeParameters?.length ?? 0) > 0) return THROWS
  const predicate = walk.checker.getTypePredicateOfSignature(signature)
  if (predicate) return deciding(walk, predicate)
  return returning(walk, walk.checker.getReturnTypeOfSignature(signature), place)
}

/** A function that tells of which type its parameter is, and says no: only another such function may stand for it. */
function deciding({ compiler: { TypePredicateKind } }: Walk, { kind, parameterIndex = 0 }: ts.TypePredicate): Shape {
  const before = Array.from({ length: parameterIndex }, (_, i) => `_${i}`)
  const parameters = [...before, 'value'].join(', ')
  if (kind === TypePredicateKind.Identifier) return code(`(${parameters}): value is never => false`)
  return kind === TypePredicateKind.AssertsIdentifier
    ? code(`(${parameters}): asserts value is never => ${BODY}`)
    : THROWS
}

function returning(walk: Walk, type: ts.Type, place: Place): Shape {
  const { TypeFlags } = walk.compiler
  if (type.flags & (TypeFlags.Void | TypeFlags.Any | TypeFlags.Unknown)) return NOTHING
  if (type.flags & (TypeFlags.Never | TypeFlags.Instantiable) || place.minimal) return THROWS
  const at = inside(place, '()', place.access === null ? null : `ReturnType<${place.access}>`)
  const awaited = promised(walk, type)
  if (awaited && awaited.flags & (TypeFlags.Void | TypeFlags.Undefined)) return code('async () => {}')
  if (awaited && awaited.flags & TypeFlags.Instantiable) return THROWS
  if (!isPlainData(walk, awaited ?? type)) return THROWS
  const value = awaited ? walk.shape(awaited, { ...at, access: null }) : walk.shape(type, at)
  if (value === ABSENT) return code('() => undefined')
  const body = code(awaited ? 'async () => ${0}' : '() => ${0}', [value])
  if (isPlain(value)) return body
  return {
    kind: 'union',
    branches: [
      { key: 'value', shape: body },
      { key: 'throw', shape: THROWS, weight: RARE },
    ],
  }
}

function isPlain(shape: Shape): boolean {
  return ['string', 'number', 'boolean', 'null', 'literal'].includes(shape.kind)
}

/** What a promise resolves to. */
export function promised(walk: Walk, type: ts.Type): ts.Type | undefined {
  const name = type.symbol?.name
  if (name !== 'Promise' && name !== 'PromiseLike') return undefined
  return walk.checker.getTypeArguments(type as ts.TypeReference)[0]
}

const MOST_MEMBERS = 24

/** A class expression whose instances have the members that the construct signature promises. */
export function constructorShape(walk: Walk, signatures: readonly ts.Signature[], place: Place): Shape {
  const [signature] = signatures
  if (!signature) return refuse('a constructor')
  const instance = walk.checker.getReturnTypeOfSignature(signature)
  if (instance.flags & (walk.compiler.TypeFlags.Any | walk.compiler.TypeFlags.Unknown)) return code('class {}')
  const properties = walk.checker.getPropertiesOfType(instance)
  if (properties.length > MOST_MEMBERS || !(instance.flags & walk.compiler.TypeFlags.Object)) {
    return refuse('a constructor')
  }
  const of: Shape[] = []
  const lines: string[] = []
  for (const property of properties) {
    if (property.flags & walk.compiler.SymbolFlags.Optional) continue
    if (!/^[A-Za-z_$][\w$]*$/.test(property.name)) return refuse('a constructor')
    lines.push(`readonly ${property.name} = \${${of.length}}`)
    of.push(walk.shape(walk.checker.getTypeOfSymbol(property), inside(place, `.${property.name}`, null)))
  }
  return code(lines.length === 0 ? 'class {}' : `class { ${lines.join('; ')} }`, of)
}
