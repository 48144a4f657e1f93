import type ts from 'typescript6'
import { folderOf, relativePath } from '../../compiler/file-name.ts'
import type { OpenProgram } from '../../compiler/program.ts'

/**
 * How written text names a declaration: as `import("./orders").Status`, with modules relative to the source's folder,
 * or a plain name when it is global. Writers turn that into import statements.
 */
export interface Names {
  /** As a value (an enum, a class, a constant) or a type; `undefined`: no text can name it. */
  reference(symbol: ts.Symbol): string | undefined
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

  /** Everything that the modules imported by the source export, by what it is. */
  const importedNames = (): Map<ts.Symbol, string> => {
    if (imported) return imported
    imported = new Map()
    for (const specifier of specifiers(compiler, file)) {
      const module = checker.getSymbolAtLocation(specifier)
      if (module) collect(module, `import("${specifier.text}")`, 0)
    }
    return imported
  }
  const collect = (module: ts.Symbol, text: string, depth: number): void => {
    for (const one of checker.getExportsOfModule(module)) {
      const symbol = aliased(one)
      if (one.name === 'export=' || !/^[A-Za-z_$][\w$]*$/.test(one.name)) continue
      const name = `${text}.${one.name}`
      if (imported?.has(symbol)) continue
      imported?.set(symbol, name)
      if (depth < 2 && symbol.flags & (compiler.SymbolFlags.ValueModule | compiler.SymbolFlags.NamespaceModule)) {
        collect(symbol, name, depth + 1)
      }
    }
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
    if (direct) return direct
    if (!path) return undefined
    if (path.global || !compiler.isExternalModule(at)) return path.module ? undefined : path.names.join('.')
    if (!at.fileName.includes('/node_modules/')) {
      return isExported(checker, at, path.names[0] ?? '')
        ? `import("${specifierOf(folder, at.fileName)}").${path.names.join('.')}`
        : undefined
    }
    return fromPackage(open, at, symbol)
  }
  return {
    reference(symbol) {
      if (!known.has(symbol)) known.set(symbol, find(symbol))
      return known.get(symbol)
    },
  }
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

/** The public name of something declared deep in a package: what the package's own name resolves to must export it. */
function fromPackage(open: OpenProgram, at: ts.SourceFile, symbol: ts.Symbol): string | undefined {
  const { compiler, checker } = open
  const name = /^.*\/node_modules\/(?:@types\/)?((?:@[^/]+\/)?[^/]+)\//.exec(at.fileName)?.[1]
  const entry = name === undefined ? undefined : open.resolve(name)
  const module = entry && checker.getSymbolAtLocation(entry)
  if (!module) return undefined
  for (const one of checker.getExportsOfModule(module)) {
    const target = one.flags & compiler.SymbolFlags.Alias ? checker.getAliasedSymbol(one) : one
    if (target === symbol) return `import("${name}").${one.name}`
  }
  return undefined
}
