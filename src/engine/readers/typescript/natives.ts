import type ts from 'typescript6'
import type { Shape } from '../../catalog/shape.ts'
import { ANYTHING, code, inside, type Place, type Walk } from './walk.ts'

type Native = (walk: Walk, args: readonly ts.Type[], place: Place) => Shape

const SMALL: Shape = { kind: 'number', integer: true, minimum: 0, maximum: 100 }
const BIG: Shape = { kind: 'native', native: 'bigint', limits: { minimum: '0', maximum: '1000' } }
const TEXT: Shape = { kind: 'string' }

const constant =
  (text: string, of: readonly Shape[] = []): Native =>
  () =>
    code(text, of)
const typed = (name: string, item: Shape): Native => constant(`new ${name}([\${0}, \${1}, \${2}])`, [item, item, item])
const failure = (name: string): Native => constant(`new ${name}(\${0})`, [TEXT])

function member(walk: Walk, type: ts.Type | undefined, path: string, place: Place): Shape {
  return type ? walk.shape(type, inside(place, path, null)) : ANYTHING
}

const collection =
  (native: 'map' | 'set', paths: readonly string[]): Native =>
  (walk, args, place) => {
    const types = paths.map((_, i) => args[i])
    const text = written(walk, types)
    // Without its type arguments a collection takes values of one kind alone.
    const isAlike = text !== undefined || !isMixed(walk, types)
    const of = types.map((type, i) => {
      const shape = isAlike || !isAnything(walk, type) ? member(walk, type, paths[i] ?? '', place) : TEXT
      return isAlike || shape.kind !== 'union' ? shape : (shape.branches[0]?.shape ?? shape)
    })
    return { kind: 'native', native, ...(text === undefined ? {} : { text }), limits: { minLength: 0 }, of }
  }
const mapOf = collection('map', ['.key', '.value'])
const setOf = collection('set', ['.item'])

/** Do values of these types differ in kind? Those of promises and the like do where what they hold does. */
function isMixed(walk: Walk, types: readonly (ts.Type | undefined)[]): boolean {
  const { TypeFlags } = walk.compiler
  return types.some((one) => {
    if (!one || isAnything(walk, one)) return true
    if (one.isUnion()) return !(one.flags & (TypeFlags.Boolean | TypeFlags.EnumLike))
    return isNativeType(walk, one) && isMixed(walk, argumentsOf(walk, one))
  })
}

function argumentsOf({ checker, compiler }: Walk, type: ts.Type): readonly ts.Type[] {
  const isReference = (type as ts.ObjectType).objectFlags & compiler.ObjectFlags.Reference
  return isReference ? checker.getTypeArguments(type as ts.TypeReference) : []
}

function isAnything({ compiler: { TypeFlags } }: Walk, type: ts.Type | undefined): boolean {
  return type === undefined || (type.flags & (TypeFlags.Any | TypeFlags.Unknown)) !== 0
}

/** Type arguments, where members of different kinds would keep the compiler from inferring them. */
function written(walk: Walk, types: readonly (ts.Type | undefined)[]): string | undefined {
  if (!isMixed(walk, types)) return undefined
  const texts = types.map((one) => (one ? writtenType(walk, one) : 'unknown'))
  return texts.includes(undefined) ? undefined : `<${texts.join(', ')}>`
}

/** A type as another file writes it; `undefined`: it has no such text. */
export function writtenType(walk: Walk, type: ts.Type): string | undefined {
  return typeText(walk, type, 0) ?? plainTypeText(walk, type)
}

/** The compiler's own text of a type (a function's, an object's), where it names nothing. */
function plainTypeText(walk: Walk, type: ts.Type): string | undefined {
  const { NoTruncation, InTypeAlias } = walk.compiler.TypeFormatFlags
  const text = walk.checker.typeToString(type, undefined, NoTruncation | InTypeAlias)
  const names = text.replaceAll(/"(?:[^"\\]|\\.)*"|[\w$]+\??:/g, '').match(/[A-Za-z_$][\w$]*/g) ?? []
  return names.every((name) => KEYWORDS.test(name)) ? text : undefined
}

const KEYWORDS =
  /^(?:string|number|boolean|bigint|symbol|null|undefined|unknown|object|true|false|void|Date|RegExp|URL|Uint8Array|readonly|never|any|Readonly|Partial|Required|Pick|Omit|Record|Map|Set|Promise|Iterable)$/
const MOST_TEXT_DEEP = 6

function typeText(walk: Walk, type: ts.Type, depth: number): string | undefined {
  const { checker, compiler } = walk
  const { TypeFlags } = compiler
  const again = (one: ts.Type): string | undefined => typeText(walk, one, depth + 1)
  const named = (symbol: ts.Symbol): string | undefined =>
    isOutside(walk, symbol) ? walk.names.reference(symbol) : undefined
  if (depth > MOST_TEXT_DEEP) return undefined
  if (type.aliasSymbol && !type.aliasTypeArguments) {
    const text = named(type.aliasSymbol)
    if (text !== undefined) return text
  }
  if (type.flags & TypeFlags.EnumLike) {
    const { parent } = type.symbol as ts.Symbol & { readonly parent?: ts.Symbol }
    const isMember = (type.symbol.flags & compiler.SymbolFlags.EnumMember) !== 0
    const owner = named(isMember && parent ? parent : type.symbol)
    return owner === undefined || !isMember ? owner : `(typeof ${owner})[${JSON.stringify(type.symbol.name)}]`
  }
  if (type.isUnion()) {
    const parts = [...new Set(type.types.map(again))]
    return parts.includes(undefined) ? undefined : parts.map((one) => `(${one})`).join(' | ')
  }
  if (checker.isArrayType(type)) {
    const [item] = checker.getTypeArguments(type as ts.TypeReference)
    const text = item && again(item)
    return text === undefined ? undefined : `readonly (${text})[]`
  }
  if (type.flags & (TypeFlags.Object | TypeFlags.Intersection)) {
    const name = type.symbol && !type.symbol.name.startsWith('__') ? named(type.symbol) : undefined
    const args = argumentsOf(walk, type).map(again)
    if (name === undefined || args.length === 0) return name
    return args.includes(undefined) ? undefined : `${name}<${args.join(', ')}>`
  }
  return type.flags & (TypeFlags.Instantiable | TypeFlags.UniqueESSymbol) ? undefined : checker.typeToString(type)
}

/** Can other files name it? What is global, or exported by its module. */
export function isOutside(walk: Walk, symbol: ts.Symbol): boolean {
  const file = symbol.declarations?.[0]?.getSourceFile()
  const module = file && walk.checker.getSymbolAtLocation(file)
  return !module || walk.checker.getExportsOfModule(module).includes(symbol)
}
const arrayOf: Native = (walk, [item], place) => ({
  kind: 'array',
  prefix: [],
  ...(place.minimal ? { maxItems: 0 } : { rest: member(walk, item, '[]', place) }),
})
const around =
  (before: string, after: string): Native =>
  (walk, [item], place) =>
    code(`${before}\${0}${after}`, [member(walk, item, '[]', place)])
/** What a generator returns in the end is written where it is something. */
const generator =
  (before: string): Native =>
  (walk, [item, end], place) => {
    const { TypeFlags } = walk.compiler
    const one = member(walk, item, '[]', place)
    const isNothing = !end || end.flags & (TypeFlags.Any | TypeFlags.Unknown | TypeFlags.Void | TypeFlags.Undefined)
    return isNothing
      ? code(`(${before} () { yield \${0} })()`, [one])
      : code(`(${before} () { yield \${0}; return \${1} })()`, [one, member(walk, end, '()', place)])
  }
/** A list's iterator; a set says its item's type where the compiler would infer a wider one. */
const iterator: Native = (walk, [item], place) => {
  const text = item && writtenType(walk, item)
  const isSaid = text !== undefined && !text.includes('import(')
  return code(isSaid ? `new Set<${text}>([\${0}]).values()` : '[${0}].values()', [member(walk, item, '[]', place)])
}
const promise: Native = (walk, [item], place) => {
  const { TypeFlags } = walk.compiler
  if (!item || item.flags & (TypeFlags.Void | TypeFlags.Undefined)) return code('Promise.resolve()')
  return code('Promise.resolve(${0})', [member(walk, item, '', place)])
}

/** Objects that the language's and Node's libraries bring, by name, and how a value of each is written. */
export const NATIVES: { readonly [name: string]: Native | undefined } = {
  Date: () => ({ kind: 'native', native: 'date' }),
  RegExp: () => ({ kind: 'native', native: 'regexp' }),
  URL: () => ({ kind: 'native', native: 'url' }),
  Uint8Array: () => ({ kind: 'native', native: 'bytes' }),
  Buffer: constant('Buffer.from(${0})', [TEXT]),
  Map: mapOf,
  ReadonlyMap: mapOf,
  Set: setOf,
  ReadonlySet: setOf,
  WeakMap: constant('new WeakMap()'),
  WeakSet: constant('new WeakSet()'),
  WeakRef: constant('new WeakRef({})'),
  Promise: promise,
  PromiseLike: promise,
  Iterable: arrayOf,
  ArrayLike: arrayOf,
  ConcatArray: arrayOf,
  ReadonlyArray: arrayOf,
  AsyncIterable: around('{ async *[Symbol.asyncIterator]() { yield ', ' } }'),
  IterableIterator: iterator,
  ArrayIterator: around('[', '].values()'),
  Generator: generator('function*'),
  AsyncGenerator: generator('async function*'),
  AsyncIterableIterator: around('(async function* () { yield ', ' })()'),
  Function: constant('() => {}'),
  CallableFunction: constant('() => {}'),
  Object: () => ({ kind: 'object', fields: [], rest: [{ shape: ANYTHING, max: 2 }], closed: true }),
  String: () => TEXT,
  Number: () => ({ kind: 'number' }),
  Boolean: () => ({ kind: 'boolean' }),
  Int8Array: typed('Int8Array', SMALL),
  Uint8ClampedArray: typed('Uint8ClampedArray', SMALL),
  Int16Array: typed('Int16Array', SMALL),
  Uint16Array: typed('Uint16Array', SMALL),
  Int32Array: typed('Int32Array', SMALL),
  Uint32Array: typed('Uint32Array', SMALL),
  Float32Array: typed('Float32Array', SMALL),
  Float64Array: typed('Float64Array', SMALL),
  BigInt64Array: typed('BigInt64Array', BIG),
  BigUint64Array: typed('BigUint64Array', BIG),
  ArrayBuffer: constant('new ArrayBuffer(8)'),
  SharedArrayBuffer: constant('new SharedArrayBuffer(8)'),
  ArrayBufferView: constant('new Uint8Array([${0}, ${1}])', [SMALL, SMALL]),
  DataView: constant('new DataView(new ArrayBuffer(8))'),
  Error: failure('Error'),
  TypeError: failure('TypeError'),
  RangeError: failure('RangeError'),
  SyntaxError: failure('SyntaxError'),
  EvalError: failure('EvalError'),
  URIError: failure('URIError'),
  ReferenceError: failure('ReferenceError'),
  AggregateError: constant('new AggregateError([], ${0})', [TEXT]),
  DOMException: failure('DOMException'),
  URLSearchParams: constant('new URLSearchParams({ q: ${0} })', [TEXT]),
  FormData: constant('new FormData()'),
  Headers: constant('new Headers({ accept: "application/json" })'),
  Request: constant('new Request("https://example.com/")'),
  Response: constant('new Response(${0})', [TEXT]),
  Blob: constant('new Blob([${0}])', [TEXT]),
  File: constant('new File([${0}], "file.txt")', [TEXT]),
  AbortController: constant('new AbortController()'),
  AbortSignal: constant('new AbortController().signal'),
  TextEncoder: constant('new TextEncoder()'),
  TextDecoder: constant('new TextDecoder()'),
  ReadableStream: constant('new ReadableStream()'),
  WritableStream: constant('new WritableStream()'),
  Event: constant('new Event("mock")'),
  EventTarget: constant('new EventTarget()'),
}

/** Is the type one that `nativeShape` writes? */
export function isNativeType(walk: Pick<Walk, 'open'>, type: ts.Type): boolean {
  const { symbol } = type
  return symbol !== undefined && Object.hasOwn(NATIVES, symbol.name) && isGlobal(symbol) && isLibrary(walk, symbol)
}

/** Not `NodeJS.ReadableStream`, nor that of Node's module `stream/web`, which is another than the web's. */
function isGlobal(symbol: ts.Symbol & { readonly parent?: ts.Symbol }): boolean {
  const { parent } = symbol
  return parent === undefined || parent.name === '__global' || /^"(?!(?:node:)?stream\/web")/.test(parent.name)
}

/** A value of a library's own object, when `type` is one that we know how to write. */
export function nativeShape(walk: Walk, type: ts.Type, place: Place): Shape | undefined {
  const make = isNativeType(walk, type) ? NATIVES[type.symbol.name] : undefined
  if (!make) return undefined
  return make(walk, argumentsOf(walk, type), place)
}

/** Declared by the language's library or by Node's types. */
export function isLibrary(walk: Pick<Walk, 'open'>, symbol: ts.Symbol | undefined): boolean {
  return (
    symbol?.declarations?.some((one) => {
      const file = one.getSourceFile()
      return (
        walk.open.program.isSourceFileDefaultLibrary(file) || /\/@types\/node\/|\/undici-types\//.test(file.fileName)
      )
    }) ?? false
  )
}
