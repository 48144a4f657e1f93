import type ts from 'typescript6'
import type { OpenProgram } from '../../compiler/program.ts'
import { schemaValue, type SchemaValue } from './schema-values.ts'
import { isStatic } from './statics.ts'

/** A declaration that gets rows. */
export interface Declared {
  /** `Shop.Item` inside a namespace. */
  readonly name: string
  readonly exported: 'named' | 'default' | 'none'
  readonly symbol: ts.Symbol
  readonly node: TypeDeclaration | ts.VariableDeclaration
  /** A constant that holds a schema. */
  readonly value?: SchemaValue
}

type Typedef = ts.JSDocTypedefTag & { readonly name: ts.Identifier }
type TypeDeclaration =
  | ts.InterfaceDeclaration
  | ts.TypeAliasDeclaration
  | ts.ClassDeclaration
  | ts.EnumDeclaration
  | Typedef

const MOST_NAMESPACES = 6

/**
 * Interfaces, aliases, classes, enums, JSDoc's `@typedef`s and constants that hold a schema, in the order they stand;
 * namespaces are looked into. `module`: how the file is named.
 */
export function declaredTypes(open: OpenProgram, module: string): readonly Declared[] {
  const { compiler, checker, file } = open
  const found: Declared[] = []
  const seen = new Set<ts.Symbol>()
  const own = checker.getSymbolAtLocation(file)
  const exports = new Map<ts.Symbol, string>()
  for (const one of own ? checker.getExportsOfModule(own) : []) {
    exports.set(one.flags & compiler.SymbolFlags.Alias ? checker.getAliasedSymbol(one) : one, one.name)
  }
  const take = (node: TypeDeclaration, prefix: string, outer: Declared['exported'] | undefined): void => {
    const symbol = node.name ? checker.getSymbolAtLocation(node.name) : undefined
    if (!symbol || !node.name || seen.has(symbol) || isStatic(node.name.text)) return
    seen.add(symbol)
    const outside = exports.get(symbol)
    const here = isExport(compiler, node) || file.isDeclarationFile
    const exported =
      outer === undefined
        ? outside === 'default'
          ? 'default'
          : outside === undefined
            ? 'none'
            : 'named'
        : outer === 'none' || !here
          ? 'none'
          : 'named'
    const name =
      outer === undefined && outside !== undefined && outside !== 'default' ? outside : `${prefix}${node.name.text}`
    found.push({ name, exported, symbol, node })
  }
  const takeValues = ({ declarationList }: ts.VariableStatement): void => {
    for (const node of declarationList.declarations) {
      const symbol = compiler.isIdentifier(node.name) ? checker.getSymbolAtLocation(node.name) : undefined
      const outside = symbol && exports.get(symbol)
      const name = outside === undefined || outside === 'default' ? node.name.getText(file) : outside
      const value = symbol && schemaValue(open, node, `import("${module}").${name}`)
      if (value) found.push({ name, exported: outside === undefined ? 'none' : 'named', symbol, node, value })
    }
  }
  const visit = (
    statements: readonly ts.Statement[],
    prefix: string,
    outer: Declared['exported'] | undefined,
    depth: number,
  ): void => {
    for (const node of statements) {
      for (const typedef of typedefs(compiler, node)) take(typedef, prefix, outer)
      if (outer === undefined && compiler.isVariableStatement(node)) takeValues(node)
      if (
        compiler.isInterfaceDeclaration(node) ||
        compiler.isTypeAliasDeclaration(node) ||
        compiler.isClassDeclaration(node) ||
        compiler.isEnumDeclaration(node)
      ) {
        take(node, prefix, outer)
      } else if (compiler.isModuleDeclaration(node) && compiler.isIdentifier(node.name) && depth < MOST_NAMESPACES) {
        let { body } = node
        let inner = `${prefix}${node.name.text}.`
        while (body && compiler.isModuleDeclaration(body)) {
          inner += `${body.name.text}.`
          body = body.body
        }
        const symbol = checker.getSymbolAtLocation(node.name)
        const exported = outer === undefined ? (symbol && exports.has(symbol) ? 'named' : 'none') : outer
        if (body && compiler.isModuleBlock(body)) visit(body.statements, inner, exported, depth + 1)
      }
    }
  }
  visit(file.statements, '', undefined, 0)
  for (const typedef of typedefs(compiler, file.endOfFileToken)) take(typedef, '', undefined)
  return found
}

/** The `@typedef`s in the comments before a statement of JavaScript, or at the end of the file; TypeScript has none. */
function typedefs(compiler: OpenProgram['compiler'], node: ts.Node): readonly Typedef[] {
  if (!(node.flags & compiler.NodeFlags.JavaScriptFile)) return []
  return node
    .getChildren()
    .flatMap((one) => (compiler.isJSDoc(one) ? (one.tags ?? []) : []))
    .filter(
      (tag): tag is Typedef =>
        compiler.isJSDocTypedefTag(tag) && tag.name !== undefined && compiler.isIdentifier(tag.name),
    )
}

function isExport(compiler: OpenProgram['compiler'], node: ts.Declaration): boolean {
  return (compiler.getCombinedModifierFlags(node) & compiler.ModifierFlags.Export) !== 0
}

/** `Page<any, unknown>`: arguments for parameters without a default, so that the type can be written. */
export function typeArguments(open: OpenProgram, node: Declared['node']): string {
  const { compiler } = open
  if (compiler.isVariableDeclaration(node)) return ''
  const parameters = compiler.isEnumDeclaration(node)
    ? []
    : compiler.isJSDocTypedefTag(node)
      ? compiler.getEffectiveTypeParameterDeclarations(node)
      : (node.typeParameters ?? [])
  const needed = parameters.filter((one) => !one.default).length
  if (needed === 0) return ''
  const args = parameters
    .slice(0, parameters.length)
    .filter((one) => !one.default)
    .map((one) => (one.constraint ? constraintText(compiler, one.constraint) : 'unknown'))
  return `<${args.join(', ')}>`
}

/** A constraint that needs no import is written as it stands. */
function constraintText(compiler: OpenProgram['compiler'], node: ts.TypeNode): string {
  const { SyntaxKind } = compiler
  const plain = [
    SyntaxKind.StringKeyword,
    SyntaxKind.NumberKeyword,
    SyntaxKind.BooleanKeyword,
    SyntaxKind.ObjectKeyword,
    SyntaxKind.LiteralType,
    SyntaxKind.UnknownKeyword,
  ]
  return plain.includes(node.kind) ? node.getText() : 'any'
}
