import type ts from 'typescript6'
import type { OpenProgram } from '../../compiler/program.ts'
import { staticOf } from './statics.ts'

/** A constant that holds a schema: `const UserSchema = z.object({ … })`. */
export interface SchemaValue {
  /** What the schema gives. */
  readonly type: ts.Type
  /** How a text names that type. */
  readonly reference: string
  readonly schema: ts.Expression
}

/** Where a library's schema keeps the type of its values, and how the library's users write that type. */
interface Library {
  readonly path: readonly string[]
  /** Another property that must be there: the first alone may be anybody's. */
  readonly beside?: string
  readonly module: RegExp
  readonly written: (value: string, module: string | undefined) => string
}

const LIBRARIES: readonly Library[] = [
  {
    path: ['_output'],
    beside: '_input',
    module: /^zod(?:\/|$)/,
    written: (value, module) =>
      module ? `import("${module}").z.infer<typeof ${value}>` : `(typeof ${value})["_output"]`,
  },
  {
    path: ['$inferSelect'],
    module: /^drizzle-orm(?:\/|$)/,
    written: (value) => `typeof ${value}.$inferSelect`,
  },
  {
    path: ['infer'],
    beside: 'inferIn',
    module: /^arktype$/,
    written: (value) => `typeof ${value}.infer`,
  },
  {
    path: ['static'],
    beside: 'params',
    module: /^(?:@sinclair\/)?typebox(?:\/|$)/,
    written: (value, module) =>
      module ? `import("${module}").Static<typeof ${value}>` : `(typeof ${value})["static"]`,
  },
  {
    path: ['~standard', 'types', 'output'],
    module: /^valibot$/,
    written: (value, module) =>
      module
        ? `import("${module}").InferOutput<typeof ${value}>`
        : `NonNullable<(typeof ${value})["~standard"]["types"]>["output"]`,
  },
]

/** The schema that a constant of the file's top level is set to; `value`: how a text names the constant. */
export function schemaValue(open: OpenProgram, node: ts.VariableDeclaration, value: string): SchemaValue | undefined {
  const { compiler, checker } = open
  const schema = node.initializer
  if (!schema || !compiler.isIdentifier(node.name) || !isMade(open, schema)) return undefined
  const holder = checker.getTypeAtLocation(node.name)
  for (const { path, beside, module, written } of LIBRARIES) {
    if (beside !== undefined && !checker.getPropertyOfType(holder, beside)) continue
    const type = path.reduce<ts.Type | undefined>((at, name) => {
      const property = at && checker.getPropertyOfType(checker.getNonNullableType(at), name)
      return property && checker.getTypeOfSymbol(property)
    }, holder)
    if (!type || type.flags & (compiler.TypeFlags.Any | compiler.TypeFlags.Unknown)) continue
    const alias = aliasOf(open, node.name.text)
    const reference =
      alias === undefined ? written(value, importedModule(open, module)) : value.replace(/[\w$]+$/, alias)
    return { type, reference, schema }
  }
  const type = staticOf(open, node.name.text)
  if (!type || type.flags & (compiler.TypeFlags.Any | compiler.TypeFlags.Unknown)) return undefined
  const alias = aliasOf(open, node.name.text)
  const reference = alias === undefined ? `import("typebox").Static<typeof ${value}>` : value.replace(/[\w$]+$/, alias)
  return { type, reference, schema }
}

/** The result of a call, at whose left end stands an imported name or another constant. */
function isMade({ compiler }: OpenProgram, expression: ts.Expression): boolean {
  let at = expression
  let called = false
  for (;;) {
    if (compiler.isCallExpression(at)) called = true
    if (
      compiler.isCallExpression(at) ||
      compiler.isPropertyAccessExpression(at) ||
      compiler.isParenthesizedExpression(at)
    )
      at = at.expression
    else return called && compiler.isIdentifier(at)
  }
}

function importedModule({ compiler, file }: OpenProgram, wanted: RegExp): string | undefined {
  for (const statement of file.statements) {
    if (!compiler.isImportDeclaration(statement) || !compiler.isStringLiteral(statement.moduleSpecifier)) continue
    if (wanted.test(statement.moduleSpecifier.text)) return statement.moduleSpecifier.text
  }
  return undefined
}

/** `User` of `export type User = z.infer<typeof UserSchema>` in the same file. */
function aliasOf({ compiler, file }: OpenProgram, name: string): string | undefined {
  for (const statement of file.statements) {
    if (!compiler.isTypeAliasDeclaration(statement) || statement.typeParameters) continue
    const exported = statement.modifiers?.some((one) => one.kind === compiler.SyntaxKind.ExportKeyword)
    if (exported && inferredFrom(compiler, statement.type) === name) return statement.name.text
  }
  return undefined
}

/** `UserSchema` of `z.infer<typeof UserSchema>`, `(typeof users)['$inferSelect']`, `typeof users.$inferSelect`. */
function inferredFrom(compiler: OpenProgram['compiler'], type: ts.TypeNode): string | undefined {
  const query = queryOf(compiler, type)
  return query && compiler.isIdentifier(query.exprName) ? query.exprName.text : undefined
}

const INFERS = /^(?:infer|output|TypeOf|Infer|InferOutput|Static|StaticDecode|InferSelectModel)$/

function queryOf(compiler: OpenProgram['compiler'], type: ts.TypeNode): ts.TypeQueryNode | undefined {
  if (!compiler.isTypeReferenceNode(type) || type.typeArguments?.length !== 1) return undefined
  const { typeName } = type
  const name = compiler.isIdentifier(typeName) ? typeName.text : typeName.right.text
  const [argument] = type.typeArguments
  return INFERS.test(name) && argument && compiler.isTypeQueryNode(argument) ? argument : undefined
}

/** The schema of `type User = z.infer<typeof UserSchema>`: what its validators say holds for the alias too. */
export function schemaOfAlias(
  { compiler, checker }: OpenProgram,
  node: ts.TypeAliasDeclaration,
): ts.Expression | undefined {
  const query = queryOf(compiler, node.type)
  const symbol = query && checker.getSymbolAtLocation(query.exprName)
  const target = symbol && symbol.flags & compiler.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
  const declaration = target?.valueDeclaration
  return declaration && compiler.isVariableDeclaration(declaration) ? declaration.initializer : undefined
}
