import type { Entity } from '../catalog/catalog.ts'
import type { Constraint, KeyConstraint } from '../catalog/constraint.ts'
import type { Field, Shape } from '../catalog/shape.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Dialect } from '../dialects/dialect.ts'
import { tokensOf } from '../dialects/lexer.ts'
import { quoteName } from '../dialects/names.ts'
import { columnsOf, hasUnknown, type Expression } from '../expression/expression.ts'
import { parseExpression } from '../expression/parse.ts'
import { bare } from './domain.ts'
import type { Join } from './join.ts'
import { columnsNamed, unknownCall } from './relate-rules.ts'

const MOST_DEEP = 8
/** Sums of columns that are drawn as one. */
const MOST_SUMS = 1e7

/** Columns that the database makes, as joins over the row that stands: what cannot be evaluated here is left out and told. */
export function computedJoins(entity: Entity, dialect: Dialect, report: (diagnostic: Diagnostic) => void): readonly Join[] {
  const fields = entity.shape.kind === 'object' ? entity.shape.fields : []
  return fields.flatMap((field): Join[] => {
    const { column, name } = field
    if (column?.computed === undefined) return []
    const tree = parseExpression(column.computed, dialect)
    const call = unknownCall(tree)
    if (!hasUnknown(tree) && call === undefined) return [{ kind: 'computed', field: name, family: column.family, dialect: dialect.id, expression: column.computed }]
    report({
      code: 'sql/unknown-expression', severity: 'information', span: field.span ?? null,
      message: `\`${name}\` of ${entity.name} is made by the database${call === undefined ? '' : `, by a function that is not known here: \`${call}\``}`,
      instead: 'It is left out of rows that are shown.',
    })
    return [{ kind: 'computed', field: name, family: column.family, dialect: dialect.id }]
  })
}

/** The table with its keys and rules in terms of what is written: computed columns give way to what they are made of. */
export function inWrittenTerms(entity: Entity, dialect: Dialect): Entity {
  if (entity.shape.kind !== 'object' || !entity.shape.fields.some((field) => field.column?.computed !== undefined)) return entity
  const sums = new Map(entity.constraints.flatMap((key) => (key.kind === 'rule' || key.fields.length !== 1 ? [] : sumOf(key.fields[0] ?? '', entity, dialect))))
  const constraints = entity.constraints.map((one): Constraint => {
    if (one.kind === 'rule') return { ...one, expression: inTermsOfWritten(one.expression, entity, dialect) }
    return one.fields.some((name) => sums.has(name)) ? one : withoutComputed(one, entity, dialect)
  })
  const ties = [...sums].map(([name, { expression }]): Constraint => ({ kind: 'rule', expression: `${quoteName(name, dialect)} = (${expression})` }))
  const fields = entity.shape.fields.map((field) => sums.get(field.name)?.field ?? field)
  return { ...entity, shape: { ...entity.shape, fields }, constraints: [...constraints, ...ties] }
}

/**
 * A sum of columns that tells rows apart by itself is drawn as a column is, within what its parts reach, and they follow
 * it by a rule.
 */
function sumOf(name: string, entity: Entity, dialect: Dialect): (readonly [string, { readonly expression: string; readonly field: Field }])[] {
  const expression = expressionOf(name, entity)
  const fields = entity.shape.kind === 'object' ? entity.shape.fields : []
  const field = fields.find((one) => one.name === name)
  if (expression === undefined || field?.column?.family !== 'integer') return []
  const keyed = new Set(entity.constraints.flatMap((one) => (one.kind === 'rule' ? [] : one.fields)))
  const reach = reachOf(parseExpression(expression, dialect), (column) => {
    const found = fields.find((one) => one.name.toLowerCase() === column.toLowerCase())
    return found?.column?.family === 'integer' && !keyed.has(found.name) ? bare(found.shape) : undefined
  })
  if (!reach || reach.parts < 2 || !(reach.high - reach.low < MOST_SUMS)) return []
  const { generated: _, ...column } = field.column
  return [[name, { expression, field: { ...field, shape: { kind: 'number', integer: true, minimum: reach.low, maximum: reach.high }, column: { ...column, nullable: false } } }]]
}

interface Reach {
  readonly low: number
  readonly high: number
  readonly parts: number
}

/** All whole numbers that a sum of different columns comes to. */
function reachOf(tree: Expression, shapeOf: (column: string) => Shape | undefined): Reach | undefined {
  if (tree.kind === 'literal') return typeof tree.value === 'number' && Number.isInteger(tree.value) ? { low: tree.value, high: tree.value, parts: 0 } : undefined
  if (tree.kind === 'column') {
    const shape = shapeOf(tree.name)
    return shape?.kind === 'number' && shape.minimum !== undefined && shape.maximum !== undefined ? { low: shape.minimum, high: shape.maximum, parts: 1 } : undefined
  }
  if (tree.kind !== 'arithmetic' || !/^[+-]$/.test(tree.operator)) return undefined
  const [left, right] = [reachOf(tree.left, shapeOf), reachOf(tree.right, shapeOf)]
  if (!left || !right || [...columnsOf(tree.left)].some((name) => columnsOf(tree.right).has(name))) return undefined
  const parts = left.parts + right.parts
  return tree.operator === '+' ? { low: left.low + right.low, high: left.high + right.high, parts } : { low: left.low - right.high, high: left.high - right.low, parts }
}

/**
 * A key over columns that the database makes holds where those tell rows apart that they are made of. What is NULL unless
 * a condition holds (`CASE WHEN is_main THEN owner END`) is a key of those rows alone.
 */
function withoutComputed(key: KeyConstraint, entity: Entity, dialect: Dialect): KeyConstraint {
  const between = rangeOf(key, entity, dialect)
  if (between) return { ...key, fields: between, ranges: true }
  const conditions: string[] = []
  const fields = key.fields.flatMap((name): readonly string[] => {
    const expression = expressionOf(name, entity)
    const tree = expression === undefined ? undefined : parseExpression(expression, dialect)
    const kept = tree ? keptOf(tree) : undefined
    if (expression === undefined || !kept) return sourcesOf(name, entity, dialect, 0)
    conditions.push(`(${expression}) IS NOT NULL`)
    const read = columnsNamed(entity, kept)
    return read.length > 0 ? read : sourcesOf(name, entity, dialect, 0).slice(0, 1)
  })
  if (fields.every((name) => key.fields.includes(name))) return key
  const where = [...(key.where === undefined ? [] : [`(${key.where})`]), ...conditions].join(' AND ')
  return { ...key, fields: [...new Set(fields)], ...(conditions.length > 0 ? { where } : {}) }
}

/** The columns between which the ranges of an EXCLUDE over a computed column lie. */
function rangeOf(key: KeyConstraint, entity: Entity, dialect: Dialect): readonly string[] | undefined {
  const expression = key.over === undefined || key.fields.length !== 1 ? undefined : expressionOf(key.fields[0] ?? '', entity)
  const tree = expression === undefined ? undefined : parseExpression(expression, dialect)
  if (tree?.kind !== 'call' || !/range$/.test(tree.name)) return undefined
  const ends = tree.args.slice(0, 2).map((one) => columnsNamed(entity, one))
  return ends.length === 2 && ends.every((one) => one.length === 1) ? ends.flat() : undefined
}

/** What a choice is where it is not NULL. */
function keptOf(tree: Expression): Expression | undefined {
  const [when, ...others] = tree.kind === 'case' ? tree.whens : []
  if (tree.kind !== 'case' || !when || others.length > 0) return undefined
  const isNull = (one: Expression | undefined): boolean => one === undefined || (one.kind === 'literal' && one.value === null)
  if (isNull(tree.otherwise)) return isNull(when[1]) ? undefined : when[1]
  return isNull(when[1]) ? tree.otherwise : undefined
}

function sourcesOf(name: string, entity: Entity, dialect: Dialect, depth: number): readonly string[] {
  const expression = expressionOf(name, entity)
  if (expression === undefined || depth > MOST_DEEP) return [name]
  const read = columnsNamed(entity, parseExpression(expression, dialect)).filter((one) => one !== name)
  return read.length === 0 ? [name] : read.flatMap((one) => sourcesOf(one, entity, dialect, depth + 1))
}

function expressionOf(name: string, entity: Entity): string | undefined {
  const fields = entity.shape.kind === 'object' ? entity.shape.fields : []
  return fields.find((field) => field.name.toLowerCase() === name.toLowerCase())?.column?.computed
}

/** A rule's text with the expressions of computed columns in place of their names. */
function inTermsOfWritten(text: string, entity: Entity, dialect: Dialect, depth = 0): string {
  if (depth > MOST_DEEP) return text
  let out = ''
  let at = 0
  for (const token of tokensOf(text, dialect)) {
    const expression = token.kind === 'word' || token.kind === 'quoted' ? expressionOf(token.text, entity) : undefined
    if (expression === undefined) continue
    out += `${text.slice(at, token.start)}(${inTermsOfWritten(expression, entity, dialect, depth + 1)})`
    at = token.end
  }
  return out + text.slice(at)
}
