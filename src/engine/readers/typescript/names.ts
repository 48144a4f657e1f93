import type ts from 'typescript6'
import { folderOf, relativePath } from '../../compiler/file-name.ts'
import type { OpenProgram } from '../../compiler/program.ts'

/**
 * How written text names a declaration: as `import("./orders").Status`, with modules relative to the source's folder,
 * or a plain name when it is global. Writers turn that into import statements.
 */
export interface Names {
  /** `undefined`: no text can name it. As a value (an enum, a class, a constant) it must be exported as one. */
  reference(symbol: ts.Symbol, as?: 'value' | 'type'): string | undefined
}

/** The specifier of a file of the project, from `folder`: without `.ts`, with the `.js` of explicit module kinds. */
export function specifierOf(folder: string, fileName: string): string {
  return relativePath(folder, fileName)
    .replace(/(\.d)?\.([cm])ts$/, '.$2js')
    .replace(/(\.d)?\.tsx?$/, '')
    .replace(/\/index$/, '')
}

export function namesOf(open: OpenProgram): Names {
  const { compiler, checker, file } = open
  const folder = folderOf(open.fileName)
  let imported: Map<ts.Symbol, string> | undefined
  const known = new Map<ts.Symbol, string | undefined>()
  const entries = new Map<string, ReadonlyMap<ts.Symbol, string>>()
  /** What modules export by `export type` alone. */
  const types = new Set<ts.Symbol>()
  const { getTypeOnlyAliasDeclaration: typeOnly } = checker as ts.TypeChecker & KnowsTypeOnly

  /** Everything that the modules imported by the source export, by what it is. */
  const importedNames = (): Map<ts.Symbol, string> => {
    if (imported) return imported
    imported = new Map()
    for (const specifier of specifiers(compiler, file)) {
      const module = checker.getSymbolAtLocation(specifier)
      if (module) collect(module, `import("${specifier.text}")`, { into: imported, depth: 0 })
    }
    return imported
  }
  const collect = (
    module: ts.Symbol,
    text: string,
    { into, depth }: { readonly into: Map<ts.Symbol, string>; readonly depth: number },
  ): void => {
    for (const one of checker.getExportsOfModule(module)) {
      const symbol = aliased(one)
      if (one.name === 'export=' || !/^[A-Za-z_$][\w$]*$/.test(one.name)) continue
      const isType = (one.flags & compiler.SymbolFlags.Alias) !== 0 && typeOnly(one) !== undefined
      if (into.has(symbol) && (isType || !types.has(symbol))) continue
      const name = `${text}.${one.name}`
      into.set(symbol, name)
      if (isType) types.add(symbol)
      else types.delete(symbol)
      if (depth < 2 && symbol.flags & (compiler.SymbolFlags.ValueModule | compiler.SymbolFlags.NamespaceModule)) {
        collect(symbol, name, { into, depth: depth + 1 })
      }
    }
  }
  /** What the module of a package exports under this name; nothing where the name is none of its own. */
  const exportsOf = (specifier: string): ReadonlyMap<ts.Symbol, string> => {
    let names = entries.get(specifier)
    if (names) return names
    const entry = open.resolve(specifier)
    const module = entry && checker.getSymbolAtLocation(entry)
    const into = new Map<ts.Symbol, string>()
    if (module) collect(module, `import("${specifier}")`, { into, depth: 0 })
    entries.set(specifier, (names = into))
    return names
  }
  /** The public name of something declared deep in a package: a module that the package lets others import exports it. */
  const fromPackage = (at: ts.SourceFile, symbol: ts.Symbol): string | undefined => {
    for (const specifier of packageSpecifiers(at.fileName)) {
      const name = exportsOf(specifier).get(symbol)
      if (name !== undefined && !types.has(symbol)) return name
    }
    return exportsOf(packageSpecifiers(at.fileName)[0] ?? '').get(symbol)
  }
  const aliased = (symbol: ts.Symbol): ts.Symbol =>
    symbol.flags & compiler.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol

  const find = (symbol: ts.Symbol): string | undefined => {
    const declaration = symbol.declarations?.[0]
    if (!declaration) return undefined
    const at = declaration.getSourceFile()
    const path = namePath(compiler, declaration)
    if (path && at === file) return `import("${specifierOf(folder, at.fileName)}").${path.names.join('.')}`
    const direct = importedNames().get(symbol)
    if (direct !== undefined && !types.has(symbol)) return direct
    if (!path) return direct
    if (path.global || !compiler.isExternalModule(at)) return path.module ? undefined : path.names.join('.')
    if (!at.fileName.includes('/node_modules/')) {
      return isExported(checker, at, path.names[0] ?? '')
        ? `import("${specifierOf(folder, at.fileName)}").${path.names.join('.')}`
        : undefined
    }
    return fromPackage(at, symbol) ?? direct
  }
  return {
    reference(symbol, as) {
      if (!known.has(symbol)) known.set(symbol, find(symbol))
      return as === 'value' && types.has(symbol) ? undefined : known.get(symbol)
    },
  }
}

/** What the checker's types do not tell of. */
interface KnowsTypeOnly {
  getTypeOnlyAliasDeclaration(symbol: ts.Symbol): ts.Declaration | undefined
}

function specifiers(compiler: OpenProgram['compiler'], file: ts.SourceFile): ts.StringLiteral[] {
  const found: ts.StringLiteral[] = []
  for (const statement of file.statements) {
    if (!compiler.isImportDeclaration(statement) && !compiler.isExportDeclaration(statement)) continue
    const { moduleSpecifier } = statement
    if (moduleSpecifier && compiler.isStringLiteral(moduleSpecifier)) found.push(moduleSpecifier)
  }
  return found
}

/** The names around a declaration, outermost first; where they end. */
function namePath(compiler: OpenProgram['compiler'], declaration: ts.Declaration) {
  const names: string[] = []
  let global = false
  let module: string | undefined
  for (let node: ts.Node | undefined = declaration; node && !compiler.isSourceFile(node); node = node.parent) {
    // A typedef is no part of what its comment stands before.
    if (compiler.isJSDoc(node)) {
      node = node.parent
      continue
    }
    const name = compiler.getNameOfDeclaration(node as ts.Declaration)
    if (compiler.isModuleDeclaration(node) && compiler.isStringLiteral(node.name)) module = node.name.text
    else if (
      compiler.isModuleDeclaration(node) &&
      node.name.text === 'global' &&
      node.flags & compiler.NodeFlags.GlobalAugmentation
    ) {
      global = true
    } else if (name && compiler.isIdentifier(name)) names.unshift(name.text)
    else if (compiler.isFunctionLike(node) || compiler.isBlock(node)) return undefined
  }
  return names.length > 0 ? { names, global, module } : undefined
}

function isExported(checker: ts.TypeChecker, at: ts.SourceFile, name: string): boolean {
  const module = checker.getSymbolAtLocation(at)
  return module ? checker.getExportsOfModule(module).some((one) => one.name === name) : false
}

/** Folders of builds, which names of modules leave out. */
const BUILDS = /^(?:dist|lib|types?|typings|build|out|esm|cjs|es|src|declarations|mjs|umd|\d+\.x)\//

/** `lib`, `lib/chart/axes`, `lib/chart` of `…/node_modules/lib/dist/chart/axes.d.ts`: names that it may have. */
function packageSpecifiers(fileName: string): readonly string[] {
  const match = /^.*\/node_modules\/(?:@types\/)?((?:@[^/]+\/)?[^/]+)\/(.*)$/.exec(fileName)
  const [, name, inside = ''] = match ?? []
  if (name === undefined) return []
  let rest = inside.replace(/(?:\.d)?\.[cm]?tsx?$/, '')
  while (BUILDS.test(rest)) rest = rest.replace(BUILDS, '')
  const parts = rest.split('/')
  return [name, ...parts.map((_, i) => [name, ...parts.slice(0, parts.length - i)].join('/'))]
}
