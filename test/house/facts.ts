import ts from 'typescript6'

export interface Import {
  /** As written. */
  readonly from: string
  readonly kind: 'value' | 'type' | 'lazy'
}

/** What the rules ask of one file. */
export interface Facts {
  readonly lines: number
  readonly imports: readonly Import[]
  readonly defaultExport: boolean
  /** `export *`, or nothing but re-exports; `types` when all of these are types. */
  readonly barrel: false | 'types' | 'values'
  /** Uses that would make a value depend on more than the request: `Date`, `Math.pow`, `**`, `localeCompare`, `\p{`, ... */
  readonly impure: readonly string[]
}

// IEEE 754 fixes + - * / and sqrt; the others differ between engines and their versions.
const inexact = /^(random|pow|exp|expm1|log|log2|log10|log1p|a?sinh?|a?cosh?|a?tanh?|atan2|cbrt|hypot)$/
const hosted = /^(Intl|process|performance|crypto|navigator|setTimeout|setInterval|queueMicrotask|fetch|globalThis)$/

/** Reads the facts from the syntax tree, so that comments and strings are not mistaken for code. */
export function factsOf(name: string, text: string): Facts {
  const tree = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true)
  const imports: Import[] = []
  const impure: string[] = []
  let defaultExport = false
  let star = false

  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) imports.push({ from: literal(node.moduleSpecifier), kind: importKind(node) })
    if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) {
      imports.push({ from: literal(node.moduleSpecifier), kind: node.isTypeOnly ? 'type' : 'value' })
      if (node.exportClause === undefined || ts.isNamespaceExport(node.exportClause)) star = true
    }
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      imports.push({ from: literal(node.argument.literal), kind: 'type' })
    }
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      imports.push({ from: literal(node.arguments[0]), kind: 'lazy' })
    }
    if (ts.isExportAssignment(node) || isDefault(node)) defaultExport = true
    if (ts.isExportSpecifier(node) && node.name.text === 'default') defaultExport = true
    impure.push(...impurity(node))
    ts.forEachChild(node, visit)
  }
  visit(tree)
  const reexports = tree.statements.filter((each) => ts.isExportDeclaration(each) && each.moduleSpecifier !== undefined)
  const all = reexports.length > 0 && reexports.length === tree.statements.length
  const typesOnly = reexports.every((each) => ts.isExportDeclaration(each) && each.isTypeOnly)
  const barrel = star || (all && !typesOnly) ? 'values' : all && 'types'
  return { lines: text.trimEnd().split('\n').length, imports, defaultExport, barrel, impure }
}

function literal(node: ts.Node | undefined): string {
  return node !== undefined && ts.isStringLiteralLike(node) ? node.text : '(computed)'
}

function importKind({ importClause }: ts.ImportDeclaration): 'value' | 'type' {
  if (importClause === undefined) return 'value'
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return 'type'
  const named = importClause.namedBindings
  const all = named !== undefined && ts.isNamedImports(named) && named.elements.every((each) => each.isTypeOnly)
  return importClause.name === undefined && all ? 'type' : 'value'
}

function isDefault(node: ts.Node): boolean {
  if (!ts.canHaveModifiers(node)) return false
  return ts.getModifiers(node)?.some((each) => each.kind === ts.SyntaxKind.DefaultKeyword) ?? false
}

function impurity(node: ts.Node): string[] {
  if (ts.isPropertyAccessExpression(node)) {
    const { text } = node.name
    const owner = ts.isIdentifier(node.expression) ? node.expression.text : ''
    if (owner === 'Math' && inexact.test(text)) return [`Math.${text}`]
    return /^(toLocale\w+|localeCompare)$/.test(text) ? [text] : []
  }
  if (ts.isBinaryExpression(node) && /^\*\*=?$/.test(node.operatorToken.getText())) {
    // Powers of two and of a bigint are exact everywhere; 10 ** -5 is not the same in Node 20 and 24.
    return ts.isBigIntLiteral(node.left) || node.left.getText() === '2' ? [] : ['**']
  }
  // Unicode classes grow with the version of the engine.
  if (ts.isRegularExpressionLiteral(node) && /\\p\{/i.test(node.text)) return ['\\p{']
  if (!ts.isIdentifier(node) || !isReference(node)) return []
  return node.text === 'Date' || hosted.test(node.text) ? [node.text] : []
}

/** A use of a global as a value: not a property, a name being declared, or a type. */
function isReference(node: ts.Identifier): boolean {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node
  return ts.isExpression(parent) || ts.isVariableDeclaration(parent)
    ? isValueOf(parent, node)
    : ts.isReturnStatement(parent)
}

function isValueOf(parent: ts.Node, node: ts.Identifier): boolean {
  return ts.isVariableDeclaration(parent) ? parent.initializer === node : !ts.isFunctionLike(parent)
}
