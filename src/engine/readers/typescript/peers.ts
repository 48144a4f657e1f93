import type ts from 'typescript6'
import type { Peer, Shape } from '../../catalog/shape.ts'
import type { OpenProgram } from '../../compiler/program.ts'
import type { Declared } from './entities.ts'

/** Entities of a module that values of it refer to: those that have an `id`. */
export interface Peers {
  /** What the value of a property is of another entity: its id, or the whole of it. */
  of(property: ts.Symbol, type: ts.Type): Peer | undefined
}

interface Candidate {
  readonly name: string
  readonly symbol: ts.Symbol
  readonly type: ts.Type
  readonly key: ts.Symbol
  readonly keyType: ts.Type
  /** `UserId`, where the id is written so. */
  readonly keyName: string | undefined
}

/** Types that are looked at to see whether an entity holds itself. */
const MOST_TYPES = 300

export function peersOf(open: OpenProgram, declared: readonly Declared[]): Peers {
  const { compiler, checker } = open
  let known: readonly Candidate[] | undefined
  const candidates = (): readonly Candidate[] =>
    (known ??= declared.flatMap(({ name, symbol, node, value }): readonly Candidate[] => {
      const isGeneric =
        !compiler.isVariableDeclaration(node) &&
        !compiler.isEnumDeclaration(node) &&
        !compiler.isJSDocTypedefTag(node) &&
        node.typeParameters
      if (value || isGeneric) return []
      const type = checker.getDeclaredTypeOfSymbol(symbol)
      const key =
        type.flags & (compiler.TypeFlags.Object | compiler.TypeFlags.Intersection)
          ? checker.getPropertyOfType(type, 'id')
          : undefined
      if (!key || key.flags & compiler.SymbolFlags.Optional) return []
      const keyType = checker.getTypeOfSymbol(key)
      return isScalar(keyType) ? [{ name, symbol, type, key, keyType, keyName: writtenName(key) }] : []
    }))
  const isScalar = (type: ts.Type): boolean =>
    (type.flags & (compiler.TypeFlags.String | compiler.TypeFlags.Number)) !== 0 || isBrand(type)
  const isBrand = (type: ts.Type): boolean =>
    type.isIntersection() &&
    type.types.some((one) => one.flags & (compiler.TypeFlags.String | compiler.TypeFlags.Number))
  const typeNode = (property: ts.Symbol): ts.TypeNode | undefined => {
    const [one] = property.declarations ?? []
    const isField =
      one && (compiler.isPropertySignature(one) || compiler.isPropertyDeclaration(one) || compiler.isParameter(one))
    let node = isField ? one.type : undefined
    while (node && (compiler.isArrayTypeNode(node) || compiler.isParenthesizedTypeNode(node)))
      node = compiler.isArrayTypeNode(node) ? node.elementType : node.type
    return node
  }
  function writtenName(property: ts.Symbol): string | undefined {
    const node = typeNode(property)
    return node && compiler.isTypeReferenceNode(node) && !node.typeArguments ? node.typeName.getText() : undefined
  }
  const indexed = (property: ts.Symbol): Candidate | undefined => {
    const node = typeNode(property)
    if (!node || !compiler.isIndexedAccessTypeNode(node)) return undefined
    const { objectType, indexType } = node
    const isKey =
      compiler.isLiteralTypeNode(indexType) &&
      compiler.isStringLiteral(indexType.literal) &&
      indexType.literal.text === 'id'
    if (!isKey || !compiler.isTypeReferenceNode(objectType)) return undefined
    return candidates().find((one) => one.name === objectType.typeName.getText())
  }
  /** `authorId`, `author_ids`, `shippingAddressID`: the longest entity's name that it ends with. */
  const byName = (name: string, type: ts.Type): Candidate | undefined => {
    const stem = stemOf(name)?.replaceAll('_', '').toLowerCase()
    if (stem === undefined) return undefined
    return candidates()
      .filter(
        (one) =>
          stem.endsWith(one.name.toLowerCase()) &&
          (one.keyType === type ||
            (one.keyType.flags & type.flags & (compiler.TypeFlags.String | compiler.TypeFlags.Number)) !== 0),
      )
      .sort((a, b) => b.name.length - a.name.length)[0]
  }
  const holdsItself = new Map<ts.Type, boolean>()
  const isEndless = ({ type }: Candidate): boolean => {
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
    of(property, declaredType) {
      const plain = checker.getNonNullableType(declaredType)
      const isList = checker.isArrayType(plain)
      const type = isList
        ? checker.getNonNullableType(checker.getTypeArguments(plain as ts.TypeReference)[0] ?? plain)
        : plain
      const { name } = property
      const peer = (one: Candidate | undefined, field?: string): Peer | undefined =>
        one && one.key !== property
          ? {
              entity: one.name,
              ...(isList ? { item: true } : {}),
              ...(field === undefined ? {} : { field }),
              role: (stemOf(name) ?? name).replaceAll('_', '').toLowerCase(),
            }
          : undefined
      if (isScalar(type)) {
        const written = writtenName(property)
        // One spelling for the ids of several entities (`Snowflake`) says nothing.
        const [typed, second] = candidates().filter(
          (one) => (isBrand(type) && one.keyType === type) || (written !== undefined && one.keyName === written),
        )
        return peer(
          indexed(property) ??
            (name === 'id' ? undefined : second ? byName(name, type) : (typed ?? byName(name, type))),
          'id',
        )
      }
      const whole = candidates().find((one) => one.type === type)
      return whole && !isEndless(whole) ? peer(whole) : undefined
    },
  }
}

function stemOf(name: string): string | undefined {
  return /^(.+?)_?(?:Id|ID|(?<=_)id)s?$/.exec(name)?.[1]
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
