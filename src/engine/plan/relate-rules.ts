import type { Entity } from '../catalog/catalog.ts'
import type { Field } from '../catalog/shape.ts'
import type { Value } from '../catalog/value.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { dialectOf } from '../dialects/dialect.ts'
import { refuses } from '../expression/evaluate.ts'
import { children, columnsOf, hasUnknown, type Expression } from '../expression/expression.ts'
import { isKnownFunction } from '../expression/functions.ts'
import { parseExpression } from '../expression/parse.ts'
import { sizeOf } from './domain.ts'
import type { Domain } from './step.ts'

/** A CHECK that is understood, with the columns it reads by their own names. */
export interface ReadRule {
  readonly text: string
  readonly tree: Expression
  readonly columns: readonly string[]
}

/** The rules of a table; one that is not understood is told and left out. */
export function readRules(entity: Entity, dialectId: string, report: (diagnostic: Diagnostic) => void): readonly ReadRule[] {
  const out: ReadRule[] = []
  for (const one of entity.constraints) {
    if (one.kind !== 'rule') continue
    const tree = parseExpression(one.expression, dialectOf(dialectId))
    if (hasUnknown(tree)) {
      report({
        code: 'sql/unknown-expression', severity: 'warning', span: one.span ?? null,
        message: `The CHECK \`${one.expression.slice(0, 80)}\` of ${entity.name} is not understood`, instead: 'It is not steered to; a row may break it.',
      })
      continue
    }
    const call = unknownCall(tree)
    if (call !== undefined) {
      report({
        code: 'sql/unknown-expression', severity: 'information', span: one.span ?? null,
        message: `\`${call}\` in the CHECK \`${one.expression.slice(0, 80)}\` of ${entity.name} is a function that is not known here`,
        instead: 'What depends on it is taken to hold; the database may refuse a row.',
      })
    }
    out.push({ text: one.expression, tree, columns: columnsNamed(entity, tree) })
  }
  return out
}

/** The first function in an expression that cannot be evaluated. */
export function unknownCall(tree: Expression, depth = 0): string | undefined {
  if (tree.kind === 'call' && !isKnownFunction(tree.name)) return tree.name
  if (depth > 60) return undefined
  return children(tree).map((one) => unknownCall(one, depth + 1)).find((one) => one !== undefined)
}

/** The columns that an expression reads, by the names the table gives them. */
export function columnsNamed(entity: Entity, tree: Expression): readonly string[] {
  const fields = entity.shape.kind === 'object' ? entity.shape.fields : []
  const names = new Map<string, string>()
  for (const field of fields) names.set(field.name.toLowerCase(), field.name)
  for (const field of fields) names.set(field.name, field.name)
  return [...new Set([...columnsOf(tree)].flatMap((name) => names.get(name) ?? names.get(name.toLowerCase()) ?? []))]
}

const NOW = 1_767_225_600_000
const SOME_TEXT = 'q7x qv'

/** A column's domain, narrowed by the rules that read no other column. */
export function narrowed(domain: Domain, field: Field, rules: readonly ReadRule[]): Domain {
  const own = rules.filter((rule) => rule.columns.length === 1 && rule.columns[0] === field.name)
  if (own.length === 0) return domain
  const fits = (value: Value): boolean => !own.some((rule) => refuses(rule.tree, { now: NOW, column: () => value }))
  if (domain.kind === 'list') return { kind: 'list', values: domain.values.filter(fits) }
  const literals = own.flatMap((rule) => literalsOf(rule.tree))
  if (domain.kind === 'count') {
    const probes = [0, 1, 2, 9, 99, 999, 9999].filter((i) => i < domain.size).map((i) => domain.first + i * domain.unit)
    if (probes.every(fits)) return domain
    const numbers = literals.filter((one) => typeof one === 'number')
    for (const start of [...numbers, ...numbers.map((n) => n + 1)].sort((a, b) => a - b)) {
      if ([0, 1, 9, 99, 999, 9999, 99_999].every((i) => fits(start + i))) return { ...domain, first: Math.max(start, domain.first) }
    }
    const near = [...numbers, domain.first, 0].flatMap((n) => Array.from({ length: 400 }, (_, i) => n + i - 200))
    return { kind: 'list', values: [...new Set(near)].sort((a, b) => a - b).filter((n) => fits(n)) }
  }
  if (domain.kind === 'text' || domain.kind === 'code' || domain.kind === 'pool') {
    const listed = literals.filter((one) => typeof one === 'string' && fits(one))
    if (listed.length > 0 && !fits(SOME_TEXT)) return { kind: 'list', values: [...new Set(listed)] }
  }
  return domain
}

/** Can the domain hold as many rows as anyone asks for? */
export function isLarge(domain: Domain): boolean {
  return (sizeOf(domain) ?? 0) >= 1_000_000
}

function literalsOf(tree: Expression, depth = 0): Value[] {
  if (depth > 60) return []
  // A pattern is no value, though some match themselves.
  const inner = (tree.kind === 'match' ? [tree.left] : children(tree)).flatMap((one) => literalsOf(one, depth + 1))
  if (tree.kind === 'literal') inner.push(tree.value)
  if (tree.kind === 'negative' && tree.of.kind === 'literal' && typeof tree.of.value === 'number') inner.push(-tree.of.value)
  return inner
}

/** Pairs of columns that a rule keeps apart: `a <> b`. */
export function apart(rules: readonly ReadRule[]): readonly (readonly [string, string])[] {
  const out: (readonly [string, string])[] = []
  for (const { tree, columns } of rules) {
    const [a, b] = columns
    const differ = (tree.kind === 'compare' && tree.operator === '<>') || tree.kind === 'distinct'
    const equal = tree.kind === 'not' && tree.of.kind === 'compare' && tree.of.operator === '='
    if (columns.length === 2 && a !== undefined && b !== undefined && (differ || equal)) out.push([a, b])
  }
  return out
}
