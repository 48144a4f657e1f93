import type ts from 'typescript6'
import type { OpenProgram } from '../../compiler/program.ts'
import { declaredTypes } from './entities.ts'

/** A type whose values others refer to. */
export interface Referable {
  readonly symbol: ts.Symbol
  readonly type: ts.Type
  /** What its module calls it: `Shop.Item`. */
  readonly name: string
  /** The last of its name, in small letters. */
  readonly word: string
  /** What tells its values apart, the best first. */
  readonly keys: readonly Key[]
  /** It comes again as a whole. */
  readonly isThing: boolean
}

export interface Key {
  readonly name: string
  readonly symbol: ts.Symbol
  /** `id` of `userId`, `sku` of `productSku`. */
  readonly word: string
  readonly type: ts.Type
  /** `UserId`, where the key's type is written so. */
  readonly typeName: string | undefined
}

/** A value's key. */
export interface Target {
  readonly one: Referable
  readonly key: Key
}

/** What the types that a file declares may refer to: one another, and types of modules that it imports. */
export interface Scope {
  readonly types: ReadonlyMap<ts.Type, Referable>
  /** By the brand of a key, and by the name that its type is written with. */
  readonly keys: ReadonlyMap<ts.Type | string, readonly Target[]>
  /** By its own name, in small letters. */
  readonly words: ReadonlyMap<string, readonly Referable[]>
}

/** Words for what tells things apart, the best first. */
const KEYS = ['id', 'uuid', 'guid', 'uid', 'sku', 'isbn', 'slug', 'code', 'key']
/** ... that say it only behind the name of the thing: `orderNumber`. */
const NUMBERS = ['number', 'no', 'ref']

/** What is told apart by less is a value (an error's code), and no thing that comes again. */
const WEAK = ['code', 'key']
/** Lists of the world, which nobody's rows hold. */
const STANDARDS = ['country', 'currency', 'language', 'locale', 'region', 'state', 'postal', 'zip']

/** Of a module that exports more only what is imported by name is looked at. */
const MOST_EXPORTS = 300

/** `author`, `id` of `authorIds`; nothing before the word where it stands alone. */
export function keyWords(name: string): { readonly stem: readonly string[]; readonly word: string } | undefined {
  const words = name.match(/[A-Z]+(?=[A-Z][a-z])|[A-Z]+s?(?![a-z])|[A-Z]?[a-z0-9]+/g)?.map((one) => one.toLowerCase())
  const last = words?.at(-1)
  const word = [...KEYS, ...NUMBERS].find((one) => last === one || last === `${one}s`)
  if (!words || word === undefined || (word === 'code' && STANDARDS.includes(words.at(-2) ?? ''))) return undefined
  return { stem: words.slice(0, -1), word }
}

/** Finds what the types of a file may refer to. Asked of each property, so all is kept. */
export function createReferables(open: OpenProgram) {
  const { compiler, checker, program } = open
  const { TypeFlags, SymbolFlags } = compiler
  const known = new Map<ts.Symbol, Referable | undefined>()
  const scopes = new Map<ts.SourceFile, Scope>()

  const scalarIn = (type: ts.Type): ts.Type | undefined =>
    (type.isIntersection() ? type.types : [type]).find((one) => one.flags & (TypeFlags.String | TypeFlags.Number))
  const isScalar = (type: ts.Type): boolean => scalarIn(type) !== undefined
  /** Tags alone make no type of its own. */
  const isBrand = (type: ts.Type): boolean => {
    const plain = type.isIntersection() ? scalarIn(type) : undefined
    return plain !== undefined && !checker.isTypeAssignableTo(plain, type)
  }
  const isAlike = (one: ts.Type, other: ts.Type): boolean =>
    one === other || (!isBrand(one) && !isBrand(other) && scalarIn(one)?.flags === scalarIn(other)?.flags)

  const keysOf = (type: ts.Type, word: string): readonly Key[] =>
    checker
      .getPropertiesOfType(type)
      .flatMap((symbol): readonly Key[] => {
        const words = symbol.flags & SymbolFlags.Optional ? undefined : keyWords(symbol.name)
        if (!words || (words.stem.length === 0 ? NUMBERS.includes(words.word) : words.stem.join('') !== word)) return []
        const of = checker.getTypeOfSymbol(symbol)
        return isScalar(of)
          ? [{ name: symbol.name, symbol, word: words.word, type: of, typeName: writtenName(symbol) }]
          : []
      })
      .sort((a, b) => KEYS.indexOf(a.word) - KEYS.indexOf(b.word))

  const look = (symbol: ts.Symbol): Referable | undefined => {
    const [declaration] = symbol.declarations ?? []
    if (!declaration || !(symbol.flags & (SymbolFlags.Interface | SymbolFlags.Class | SymbolFlags.TypeAlias)))
      return undefined
    if ((declaration as ts.InterfaceDeclaration).typeParameters) return undefined
    const type = checker.getDeclaredTypeOfSymbol(symbol)
    if (!(type.flags & (TypeFlags.Object | TypeFlags.Intersection))) return undefined
    const own = compiler.getNameOfDeclaration(declaration)
    const last = own && compiler.isIdentifier(own) ? own.text : symbol.name
    const name = checker
      .getFullyQualifiedName(symbol)
      .replace(/^".*?"\./, '')
      .replace(/[^.]*$/, () => last)
    const word = last.toLowerCase()
    const keys = keysOf(type, word)
    const [main] = keys
    return main ? { symbol, type, name, word, keys, isThing: !WEAK.includes(main.word) } : undefined
  }
  const of = (symbol: ts.Symbol): Referable | undefined => {
    const target = symbol.flags & SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
    if (!known.has(target)) known.set(target, look(target))
    return known.get(target)
  }

  /** What a file imports: all that modules of the project export, of packages what it names. */
  const imported = (file: ts.SourceFile): readonly ts.Symbol[] =>
    file.statements.flatMap((statement): readonly ts.Symbol[] => {
      if (!compiler.isImportDeclaration(statement) && !compiler.isExportDeclaration(statement)) return []
      const module = statement.moduleSpecifier && checker.getSymbolAtLocation(statement.moduleSpecifier)
      const at = module?.declarations?.[0]?.getSourceFile()
      if (!module || !at) return []
      const all = isOfPackage(at) ? [] : checker.getExportsOfModule(module)
      return all.length > 0 && all.length <= MOST_EXPORTS ? all : named(statement)
    })
  const named = (statement: ts.ImportDeclaration | ts.ExportDeclaration): readonly ts.Symbol[] => {
    const clause = compiler.isImportDeclaration(statement) ? statement.importClause : undefined
    const list = clause ? clause.namedBindings : (statement as ts.ExportDeclaration).exportClause
    const elements: readonly (ts.ImportSpecifier | ts.ExportSpecifier)[] =
      list && (compiler.isNamedImports(list) || compiler.isNamedExports(list)) ? list.elements : []
    return [...elements.map((one) => one.name), ...(clause?.name ? [clause.name] : [])].flatMap(
      (name) => checker.getSymbolAtLocation(name) ?? [],
    )
  }
  const isOfPackage = (file: ts.SourceFile): boolean =>
    file.fileName.includes('/node_modules/') || program.isSourceFileDefaultLibrary(file)

  function writtenName(property: ts.Symbol): string | undefined {
    const node = typeNode(property)
    return node && compiler.isTypeReferenceNode(node) && !node.typeArguments ? node.typeName.getText() : undefined
  }
  function typeNode(property: ts.Symbol): ts.TypeNode | undefined {
    const [one] = property.declarations ?? []
    const isField =
      one && (compiler.isPropertySignature(one) || compiler.isPropertyDeclaration(one) || compiler.isParameter(one))
    let node = isField ? one.type : undefined
    while (node && (compiler.isArrayTypeNode(node) || compiler.isParenthesizedTypeNode(node)))
      node = compiler.isArrayTypeNode(node) ? node.elementType : node.type
    return node
  }
  const scopeOf = (file: ts.SourceFile): Scope => {
    const isForeign = file !== open.file && isOfPackage(file)
    const declared = isForeign ? [] : declaredTypes({ ...open, file }, './').filter((one) => one.value === undefined)
    const symbols = isForeign ? [] : [...declared.map((one) => one.symbol), ...imported(file)]
    const types = new Map<ts.Type, Referable>()
    const keys = new Map<ts.Type | string, Target[]>()
    const words = new Map<string, Referable[]>()
    for (const one of new Set(symbols.flatMap((each) => of(each) ?? []))) {
      types.set(one.type, one)
      words.set(one.word, [...(words.get(one.word) ?? []), one])
      for (const key of one.keys)
        for (const by of [
          ...(isBrand(key.type) ? [key.type] : []),
          ...(key.typeName === undefined ? [] : [key.typeName]),
        ])
          keys.set(by, [...(keys.get(by) ?? []), { one, key }])
    }
    return { types, keys, words }
  }
  return {
    of,
    isScalar,
    isAlike,
    writtenName,
    typeNode,
    scope(file: ts.SourceFile): Scope {
      const scope = scopes.get(file) ?? scopeOf(file)
      scopes.set(file, scope)
      return scope
    },
  }
}
