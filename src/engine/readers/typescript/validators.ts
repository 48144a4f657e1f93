import type ts from 'typescript6'
import type { OpenProgram } from '../../compiler/program.ts'
import { EMPTY, joined, type Said } from './said.ts'
import { keywords, saidBy } from './validator-words.ts'

const MOST_DEEP = 12

/** Wrappers and choices of members that leave what is said of the rest as it stands. */
const PASSES =
  /^(?:optional|nullable|nullish|exactOptional|undefinedable|readonly|partial|required|deepPartial|pick|omit|strict|strip|passthrough|loose|catchall|brand|catch|refine|superRefine|check|register|apply|unwrap|lazy|notNull|primaryKey|unique|nonOptional|nonNullable|nonoptional|Optional|Readonly|Partial|Required|Pick|Omit|ReadonlyOptional)$/
/** What comes out is made by a function. */
const REMAKES = /^(?:transform|preprocess|codec|rawTransform|Transform|Decode|customType|\$type)$/
const OBJECT =
  /^(?:object|strictObject|looseObject|objectWithRest|interface|Object|(?:pg|mysql|sqlite|singlestore)Table)$/
const JOINS = /^(?:extend|safeExtend|merge|and|intersect|intersection|augment|Intersect|Composite|Evaluate|assign)$/
const LIST = /^(?:array|set|nonEmptyArray|Array|Set)$/

/**
 * What the validators of a schema say, read from its source: zod (`z.string().email().min(3)`), valibot
 * (`v.pipe(v.string(), v.email())`), typebox (`Type.String({ format: 'email' })`) and columns of drizzle share their words.
 */
export function saidOf(open: OpenProgram, schema: ts.Expression, depth = 0): Said {
  const { compiler, checker } = open
  if (depth > MOST_DEEP) return EMPTY
  const inner = (one: ts.Expression | undefined): Said => (one ? saidOf(open, one, depth + 1) : EMPTY)

  /** Schemas in the properties of a literal; of another schema, its own. */
  const members = (one: ts.Expression | undefined): Said => {
    if (!one || !compiler.isObjectLiteralExpression(one)) return inner(one)
    const found = new Map<string, Said>()
    for (const property of one.properties) {
      if (compiler.isSpreadAssignment(property))
        for (const each of inner(property.expression).members) found.set(...each)
      else if (compiler.isShorthandPropertyAssignment(property)) found.set(property.name.text, inner(property.name))
      else if (compiler.isPropertyAssignment(property) && !compiler.isComputedPropertyName(property.name))
        found.set(property.name.text, inner(property.initializer))
    }
    return { ...EMPTY, members: found }
  }
  const made = (name: string, args: readonly ts.Expression[]): Said => {
    if (REMAKES.test(name)) return EMPTY
    if (name === 'pipe') return piped(inner(args[0]), args.slice(1))
    if (OBJECT.test(name)) return joined(members(args.find((one) => compiler.isObjectLiteralExpression(one))), EMPTY)
    if (JOINS.test(name)) {
      const parts = args.flatMap((one) => (compiler.isArrayLiteralExpression(one) ? [...one.elements] : [one]))
      return parts.map(members).reduce(joined, EMPTY)
    }
    if (LIST.test(name)) return joined({ ...EMPTY, items: inner(args[0]) }, keywords(compiler, args[1]))
    if (PASSES.test(name)) return inner(args[0])
    return joined(saidBy(compiler, name, args), keywords(compiler, args.at(-1)))
  }
  const piped = (first: Said, actions: readonly ts.Expression[]): Said =>
    actions.reduce((said, action) => {
      if (!compiler.isCallExpression(action)) return said
      const name = calledName(compiler, action)
      return REMAKES.test(name) ? EMPTY : joined(said, joined(made(name, action.arguments), EMPTY))
    }, first)
  const then = (said: Said, name: string, args: readonly ts.Expression[]): Said => {
    if (REMAKES.test(name)) return EMPTY
    if (name === 'pipe') return inner(args[0])
    if (JOINS.test(name)) return args.map(members).reduce(joined, said)
    if (name === 'array' || name === 'set') return { ...EMPTY, items: said }
    if (PASSES.test(name)) return said
    return joined(said, saidBy(compiler, name, args))
  }

  if (
    compiler.isParenthesizedExpression(schema) ||
    compiler.isAsExpression(schema) ||
    compiler.isSatisfiesExpression(schema)
  )
    return inner(schema.expression)
  if (compiler.isIdentifier(schema)) return inner(constantOf(open, schema))
  if (compiler.isPropertyAccessExpression(schema)) {
    const holder = inner(schema.expression)
    return /^(?:shape|entries|properties)$/.test(schema.name.text)
      ? holder
      : (holder.members.get(schema.name.text) ?? (schema.name.text === 'element' ? holder.items : undefined) ?? EMPTY)
  }
  if (!compiler.isCallExpression(schema)) return EMPTY
  const { expression: callee, arguments: args } = schema
  if (compiler.isIdentifier(callee)) return made(callee.text, args)
  if (!compiler.isPropertyAccessExpression(callee)) return EMPTY
  return isLibrary(open, callee.expression)
    ? made(callee.name.text, args)
    : then(saidOf(open, callee.expression, depth), callee.name.text, args)

  function constantOf({ checker: of }: OpenProgram, name: ts.Identifier): ts.Expression | undefined {
    const symbol = compiler.isShorthandPropertyAssignment(name.parent)
      ? of.getShorthandAssignmentValueSymbol(name.parent)
      : of.getSymbolAtLocation(name)
    const target = symbol && symbol.flags & compiler.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
    const declaration = target?.valueDeclaration
    return declaration && compiler.isVariableDeclaration(declaration) ? declaration.initializer : undefined
  }
}

/** `z`, `z.coerce`, `v`: a name that stands for a package, not for a schema. */
function isLibrary({ compiler, checker }: OpenProgram, expression: ts.Expression): boolean {
  let at = expression
  while (compiler.isPropertyAccessExpression(at)) at = at.expression
  if (!compiler.isIdentifier(at)) return false
  const symbol = checker.getSymbolAtLocation(at)
  if (!symbol || !(symbol.flags & compiler.SymbolFlags.Alias)) return false
  const declaration = checker.getAliasedSymbol(symbol).declarations?.[0]
  return !declaration || !compiler.isVariableDeclaration(declaration) || declaration.initializer === undefined
}

function calledName(compiler: OpenProgram['compiler'], { expression }: ts.CallExpression): string {
  if (compiler.isIdentifier(expression)) return expression.text
  return compiler.isPropertyAccessExpression(expression) ? expression.name.text : ''
}
