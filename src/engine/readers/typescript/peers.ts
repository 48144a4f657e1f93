import type ts from 'typescript6'
import type { Entity } from '../../catalog/catalog.ts'
import type { Peer, Shape } from '../../catalog/shape.ts'
import type { OpenProgram } from '../../compiler/program.ts'
import { namesOf } from './names.ts'
import { createReferables, keyWords, type Referable, type Scope, type Target } from './referable.ts'

/** Entities that values refer to: those that something tells apart. */
export interface Peers {
  /** What the value of a property is of another entity: its key, or the whole of it. */
  of(property: ts.Symbol, type: ts.Type): Peer | undefined
  /** What values were found to refer to in other modules: entities under the names they have there. */
  readonly others: readonly Entity[]
}

/** Types that are looked at to see whether an entity holds itself. */
const MOST_TYPES = 300
/** A thing's own number stands alone where others refer to it. */
const ALONE = ['sku', 'isbn']

type Walk = (type: ts.Type, path: string, access: string | null) => { readonly shape: Shape }

/** `own`: what the entities of the opened file are called; `walk` finds the shapes of those of other files. */
export function peersOf(open: OpenProgram, own: ReadonlyMap<ts.Symbol, string>, walk: Walk): Peers {
  const { compiler, checker } = open
  const referables = createReferables(open)
  const others: Entity[] = []
  const names = new Map(own)
  const nameOf = ({ symbol, type, name: key }: Referable): string => {
    const known = names.get(symbol)
    if (known !== undefined) return known
    const taken = new Set(names.values())
    let name = key
    for (let n = 2; taken.has(name); n++) name = `${key}#${n}`
    names.set(symbol, name)
    let shape: Shape | undefined
    others.push({
      name,
      key,
      constraints: [],
      get shape() {
        return (shape ??= walk(type, key, namesOf(open).reference(symbol) ?? null).shape)
      },
    })
    return name
  }

  /** `User['id']` */
  const indexed = (property: ts.Symbol): Target | undefined => {
    const node = referables.typeNode(property)
    if (!node || !compiler.isIndexedAccessTypeNode(node)) return undefined
    const { objectType, indexType } = node
    if (!compiler.isTypeReferenceNode(objectType) || !compiler.isLiteralTypeNode(indexType)) return undefined
    const symbol = checker.getSymbolAtLocation(objectType.typeName)
    const one = symbol && referables.of(symbol)
    const { literal } = indexType
    const key = compiler.isStringLiteral(literal) ? one?.keys.find((each) => each.name === literal.text) : undefined
    return one && key && { one, key }
  }
  /** `authorId`, `author_ids`, `shippingAddressID`, `productSku`: the longest entity's name that it ends with. */
  const byName = (name: string, type: ts.Type, { words }: Scope): Target | undefined => {
    const said = keyWords(name)
    if (!said) return undefined
    const { stem, word } = said
    const of = (one: Referable): readonly Target[] => {
      const key = one.keys.find((each) => each.word === word) ?? (word === 'id' ? one.keys[0] : undefined)
      return key && referables.isAlike(key.type, type) ? [{ one, key }] : []
    }
    for (let i = 0; i < stem.length; i++) {
      const [target] = (words.get(stem.slice(i).join('')) ?? []).flatMap(of)
      if (target) return target
    }
    if (stem.length > 0 || !ALONE.includes(word)) return undefined
    const [target, second] = [...words.values()].flat().flatMap((one) => (one.keys[0]?.word === word ? of(one) : []))
    return second ? undefined : target
  }

  const holdsItself = new Map<ts.Type, boolean>()
  const isEndless = ({ type }: Referable): boolean => {
    const before = holdsItself.get(type)
    if (before !== undefined) return before
    const seen = new Set<ts.Type>()
    const queue: ts.Type[] = []
    const open_ = (one: ts.Type): void => {
      for (const property of checker.getPropertiesOfType(one)) queue.push(checker.getTypeOfSymbol(property))
    }
    open_(type)
    let found = false
    for (let next = queue.pop(); next && !found; next = queue.pop()) {
      found = next === type || seen.size > MOST_TYPES
      if (seen.has(next) || !(next.flags & (compiler.TypeFlags.Object | compiler.TypeFlags.UnionOrIntersection)))
        continue
      seen.add(next)
      if (next.isUnionOrIntersection()) queue.push(...next.types)
      else if (checker.isArrayType(next) || checker.isTupleType(next) || next.aliasTypeArguments) {
        queue.push(...checker.getTypeArguments(next as ts.TypeReference))
      } else if (
        !next.symbol?.declarations?.some((one) => open.program.isSourceFileDefaultLibrary(one.getSourceFile()))
      )
        open_(next)
      else if ((next as ts.ObjectType).objectFlags & compiler.ObjectFlags.Reference)
        queue.push(...checker.getTypeArguments(next as ts.TypeReference))
    }
    holdsItself.set(type, found)
    return found
  }
  return {
    others,
    of(property, declaredType) {
      const plain = checker.getNonNullableType(declaredType)
      const isList = checker.isArrayType(plain)
      const type = isList
        ? checker.getNonNullableType(checker.getTypeArguments(plain as ts.TypeReference)[0] ?? plain)
        : plain
      const { name } = property
      const declaration = property.declarations?.[0]
      const scope = referables.scope(declaration?.getSourceFile() ?? open.file)
      const peer = (one: Referable, field?: string): Peer => ({
        entity: nameOf(one),
        ...(isList ? { item: true } : {}),
        ...(field === undefined ? {} : { field }),
        role: (keyWords(name)?.stem.join('') || name).replaceAll('_', '').toLowerCase(),
      })
      if (!referables.isScalar(type)) {
        const whole = scope.types.get(type)
        return whole?.isThing && !isEndless(whole) ? peer(whole) : undefined
      }
      const written = referables.writtenName(property)
      // One spelling for the ids of several entities (`Snowflake`) says nothing.
      const [typed, ...more] = [...(scope.keys.get(type) ?? []), ...(scope.keys.get(written ?? '') ?? [])]
      const isOne = more.every((each) => each.one === typed?.one)
      const target =
        indexed(property) ?? (name === 'id' ? undefined : ((isOne ? typed : undefined) ?? byName(name, type, scope)))
      // A key does not refer to itself, nor where another type takes it over.
      const isItself = target?.one.keys.some((each) => each.symbol.declarations?.[0] === declaration)
      return target && !isItself ? peer(target.one, target.key.name) : undefined
    },
  }
}

/** The shape with what it is of another entity, where a value of it stands: not in its null, in the items of its list. */
export function withPeer(shape: Shape, peer: Peer, isItem = false): Shape {
  if (shape.kind === 'union')
    return { ...shape, branches: shape.branches.map((one) => ({ ...one, shape: withPeer(one.shape, peer, isItem) })) }
  if (shape.kind === 'array') return shape.rest ? { ...shape, rest: withPeer(shape.rest, peer, true) } : shape
  // A list that is a definition of its own is that of other places too.
  if (peer.item && !isItem) return shape
  return shape.kind === 'null' || (shape.kind === 'native' && shape.native === 'absent') ? shape : { ...shape, peer }
}
