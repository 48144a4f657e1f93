import type ts from 'typescript6'
import type { Entity } from '../../catalog/catalog.ts'
import type { Host, Source } from '../../catalog/host.ts'
import type { ReadResult } from '../../catalog/reader.ts'
import { type OpenProgram, openProgram } from '../../compiler/program.ts'
import { hole, literalAround, nodeAt, type TextRange } from './holes.ts'
import { namesOf } from './names.ts'
import { peersOf } from './peers.ts'
import { createWalker } from './walker.ts'

/** A place of a file where a value is wanted, and of what type. */
export interface Wanted {
  readonly open: OpenProgram
  /** Its only entity is what is wanted: the item where `rows` says that a list of them is. */
  readonly reading: ReadResult & { readonly entity: Entity }
  readonly rows: boolean
  /** The value is the member of this name of the entity's rows: a type without a name means what its place is called. */
  readonly member: string | undefined
  /** As the compiler says it. */
  readonly type: string
  /** A text in place of which a value is written, or a literal that lacks members. */
  readonly place:
    | ({ readonly kind: 'value' } & TextRange)
    | { readonly kind: 'literal'; readonly literal: ts.Expression }
  /** Errors of the file with another text. */
  errors(text: string): readonly ts.Diagnostic[]
  /** Names that a spread brings into a literal. */
  brought(spread: ts.Expression): readonly string[]
}

const PLACEHOLDER = '__lifelike__'

/** What is wanted at a cursor (an empty range) or where an error stands; a sentence when nothing is known to be. */
export function readWanted(source: Source, range: TextRange, host: Host): Wanted | string {
  const gap = hole(source.text, range)
  const text = gap ? source.text.slice(0, gap.start) + PLACEHOLDER + gap.stop + source.text.slice(gap.end) : source.text
  const open = openProgram({ ...source, text }, host)
  const { compiler, checker, file } = open
  const node = gap ? nodeAt(compiler, file, gap.start) : literalAround(compiler, file, range)
  if (!node || !compiler.isExpression(node)) return 'There is no place for a value here.'
  const wanted = checker.getContextualType(node)
  if (!wanted) return 'Nothing says of what type the value here is.'
  const type = checker.getNonNullableType(settled(open, wanted))
  const isEmpty =
    (compiler.isObjectLiteralExpression(node) && node.properties.length === 0) ||
    (compiler.isArrayLiteralExpression(node) && node.elements.length === 0)
  if (!gap && !isEmpty && !compiler.isObjectLiteralExpression(node)) return 'The value that stands here is whole.'
  const [item] = checker.isArrayType(type) ? checker.getTypeArguments(type as ts.TypeReference) : []
  const rows = item !== undefined && !isPlain(open, item)
  const place: Wanted['place'] = gap
    ? { kind: 'value', start: gap.start, end: gap.end }
    : isEmpty
      ? { kind: 'value', start: node.getStart(file), end: node.end }
      : { kind: 'literal', literal: node }
  return {
    open,
    ...entityOf({ open, uri: source.uri, type: rows ? item : type, node }),
    rows,
    type: checker.typeToString(type),
    place,
    errors: (changed) => open.diagnose(open.fileName, changed).diagnostics,
    brought: (spread) =>
      checker
        .getPropertiesOfType(checker.getNonNullableType(checker.getTypeAtLocation(spread)))
        .flatMap((one) => (one.flags & compiler.SymbolFlags.Optional ? [] : [one.name])),
  }
}

/** What an async function returns may be a promise of it too: the value itself is written. */
function settled({ checker }: OpenProgram, type: ts.Type): ts.Type {
  const isEither = type.isUnion() && type.types.some((one) => one.symbol?.name === 'PromiseLike')
  return isEither ? (checker.getAwaitedType(type) ?? type) : type
}

function isPlain({ compiler }: OpenProgram, type: ts.Type): boolean {
  const { TypeFlags } = compiler
  const parts = type.isUnion() ? type.types : [type]
  return !parts.some((one) => one.flags & (TypeFlags.Object | TypeFlags.Intersection))
}

/** The entity of a type: under its own name, so that its values are those of its lens; else as a member of its place. */
function entityOf({
  open,
  uri,
  type,
  node,
}: {
  readonly open: OpenProgram
  readonly uri: string
  readonly type: ts.Type
  readonly node: ts.Node
}): Pick<Wanted, 'reading' | 'member'> {
  const { compiler, checker } = open
  const symbol = type.aliasSymbol ?? (isPlain(open, type) ? undefined : type.symbol)
  const named = symbol !== undefined && !symbol.name.startsWith('__') ? symbol : undefined
  const args =
    type.aliasTypeArguments ??
    ((type as ts.ObjectType).objectFlags & compiler.ObjectFlags.Reference
      ? checker.getTypeArguments(type as ts.TypeReference)
      : [])
  const member = named ? undefined : placeName(open, node)
  const access = named && args.length === 0 ? (namesOf(open).reference(named) ?? null) : null
  const home = named?.declarations?.[0]?.getSourceFile() ?? open.file
  const own = new Map(named ? [[named, named.name]] : [])
  const peers = named && peersOf({ ...open, file: home }, own, (...all) => walker.walk(...all))
  const walker = createWalker(open, peers)
  const { shape } = walker.walk(type, named?.name ?? member ?? 'value', access)
  const name = named?.name ?? 'value'
  const entity: Entity = {
    name,
    key: name,
    shape:
      member === undefined
        ? shape
        : { kind: 'object', fields: [{ name: member, shape, optional: false }], rest: [], closed: true },
    constraints: [],
  }
  const { definitions } = walker
  return {
    member,
    reading: {
      entity,
      catalog: {
        uri,
        language: 'typescript',
        entities: [entity],
        ...(peers ? { others: peers.others } : {}),
        definitions,
        relations: [],
      },
      diagnostics: [],
      evidence: { kind: 'typescript', uri },
    },
  }
}

/** What the variable, property or parameter is called that takes the value of `node`. */
function placeName({ compiler }: OpenProgram, node: ts.Node): string {
  for (let at: ts.Node | undefined = node; at && !compiler.isStatement(at); at = at.parent) {
    const { name } = at as ts.Node & { readonly name?: ts.Node }
    if (name && (compiler.isIdentifier(name) || compiler.isStringLiteral(name))) return name.text
  }
  return 'value'
}
