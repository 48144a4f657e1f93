import type { Branch, NumberShape, Shape } from '../../catalog/shape.ts'
import type { Value } from '../../catalog/value.ts'
import { children, columnsOf, MIRROR, type Comparison, type Expression } from '../../expression/expression.ts'
import { globPattern, likePattern, regExpOf, toEcmaScript } from '../../expression/patterns.ts'
import { DECIMAL_TYPE, WHOLE_TYPE } from '../../expression/type-name.ts'
import { wkt } from './shapes.ts'

const MOST_DEEP = 50
const MOST_LENGTH = 100_000
const LENGTHS = /^(?:char_|character_|octet_)?length$|^len$|^datalength$/

/**
 * A column's shape with what CHECKs say of it alone put into it: ranges, lists, lengths, patterns. NULL passes a CHECK,
 * so only the branch that is not NULL is narrowed. The rules themselves stay, and judge every row.
 */
export function narrowShape(shape: Shape, column: string, rules: readonly Expression[]): Shape {
  const parts = rules.flatMap((rule) => conjuncts(rule, 0))
  const own = column.toLowerCase()
  const narrow = (one: Shape): Shape => parts.reduce((out, part) => narrowBy(out, own, part), one)
  if (shape.kind !== 'union') return narrow(shape)
  const isFilled = parts.some((one) => one.kind === 'not' && one.of.kind === 'is' && one.of.what === null && isColumn(one.of.of, own))
  const branches = shape.branches.flatMap((one): Branch[] =>
    one.shape.kind === 'null' ? (isFilled ? [] : [one]) : [{ ...one, shape: narrow(one.shape) }],
  )
  return { ...shape, branches }
}

/** A pattern sees the blanks that PostgreSQL puts behind a short `char(n)`: only a text of n characters is what it reads. */
export function fullLength(shape: Shape): Shape {
  if (shape.kind === 'union') return { ...shape, branches: shape.branches.map((one): Branch => ({ ...one, shape: fullLength(one.shape) })) }
  if (shape.kind !== 'string' || !shape.patterns || shape.maxLength === undefined) return shape
  return { ...shape, minLength: shape.maxLength }
}

const JSON_READERS = /^(?:json_|jsonb_|isjson$|mysql_json_)/

/** Does an expression read the text of a column as JSON, so that any other text is an error? */
export function readsJson(expression: Expression, column: string, depth = 0): boolean {
  const [of] = children(expression)
  const isReader =
    (expression.kind === 'call' && JSON_READERS.test(expression.name)) ||
    (expression.kind === 'cast' && /^jsonb?$/.test(expression.type))
  if (isReader && of && isColumn(of, column.toLowerCase())) return true
  return depth < MOST_DEEP && children(expression).some((one) => readsJson(one, column, depth + 1))
}

/** Parts that must all hold. */
function conjuncts(rule: Expression, depth: number): readonly Expression[] {
  if (depth > MOST_DEEP) return []
  if (rule.kind === 'and') return rule.of.flatMap((one) => conjuncts(one, depth + 1))
  // `… OR a IS NULL`: NULL passes in any case.
  const [only, ...others] = rule.kind === 'or' ? rule.of.filter((one) => !(one.kind === 'is' && one.what === null)) : []
  const nulls = rule.kind === 'or' ? rule.of.filter((one) => one !== only) : []
  const about = only ? columnsOf(only) : new Set<string>()
  const isOwn = about.size === 1 && nulls.every((one) => [...columnsOf(one)].every((name) => about.has(name)))
  return only && others.length === 0 && isOwn ? conjuncts(only, depth + 1) : [rule]
}

function narrowBy(whole: Shape, column: string, rule: Expression): Shape {
  const shape = castable(whole, column, rule, 0)
  switch (rule.kind) {
    case 'compare': {
      const [left, right] = [literalOf(rule.left), literalOf(rule.right)]
      if (right !== undefined) return compared(shape, { column, side: rule.left, operator: rule.operator, to: right })
      return left === undefined
        ? shape
        : compared(shape, { column, side: rule.right, operator: MIRROR[rule.operator], to: left })
    }
    case 'between': {
      const [low, high] = [literalOf(rule.low), literalOf(rule.high)]
      if (low === undefined || high === undefined) return shape
      const above = compared(shape, { column, side: rule.of, operator: '>=', to: low })
      return compared(above, { column, side: rule.of, operator: '<=', to: high })
    }
    case 'in':
      return listed(shape, equals(rule, column) ?? [])
    case 'match': {
      const source = patternOf(rule, column)
      return source === undefined ? shape : matching(shape, source)
    }
    case 'or': {
      const sources = rule.of.map((one) => patternOf(one, column))
      if (sources.every((one) => one !== undefined)) return matching(shape, sources.map((one) => `(?:${one})`).join('|'))
      const values = rule.of.map((one) => equals(one, column))
      return values.every((one) => one !== undefined) ? listed(shape, values.flat()) : shape
    }
    default:
      return shape
  }
}

/** A text that a rule reads as another type is one of that type: any other is an error. */
function castable(shape: Shape, column: string, rule: Expression, depth: number): Shape {
  if (shape.kind !== 'string' || rule.kind === 'or' || rule.kind === 'case' || depth > MOST_DEEP) return shape
  if (rule.kind === 'cast' && rule.otherwise === undefined && rule.of.kind === 'column' && isColumn(rule.of, column)) {
    if (WHOLE_TYPE.test(rule.type)) return matching(shape, '^(?:0|[1-9][0-9]{0,3})$')
    if (rule.type === 'uuid') return shape.formats || shape.patterns ? shape : { ...shape, formats: ['uuid'] }
    if (DECIMAL_TYPE.test(rule.type)) return matching(shape, '^(?:0|[1-9][0-9]{0,3})(?:\\.[0-9]{1,2})?$')
  }
  return children(rule).reduce<Shape>((out, one) => castable(out, column, one, depth + 1), shape)
}

/** The whole pattern of a match, so that a natural text may pass it; what matches in the letters' own case matches in any. */
function patternOf(rule: Expression, column: string): string | undefined {
  if (rule.kind !== 'match' || !isColumn(rule.left, column)) return undefined
  const pattern = literalOf(rule.right)
  if (typeof pattern !== 'string') return undefined
  if (rule.how !== 'regexp') return rule.how === 'like' ? likePattern(pattern) : globPattern(pattern)
  return regExpOf(pattern, rule.insensitive) ? toEcmaScript(pattern) : undefined
}

function matching(shape: Shape, source: string): Shape {
  return shape.kind === 'string' ? { ...shape, patterns: [...(shape.patterns ?? []), source] } : shape
}

/** The values that a rule of equalities lists. */
function equals(rule: Expression, column: string): readonly (string | number)[] | undefined {
  if (rule.kind === 'compare' && rule.operator === '=' && isColumn(rule.left, column)) {
    const value = literalOf(rule.right)
    return value === undefined ? undefined : [value]
  }
  if (rule.kind !== 'in' || !isColumn(rule.of, column)) return undefined
  const values = rule.list.map(literalOf)
  return values.every((one) => one !== undefined) ? values : undefined
}

interface Compared {
  readonly column: string
  readonly side: Expression
  readonly operator: Comparison
  readonly to: string | number
}

function compared(shape: Shape, { column, side, operator, to }: Compared): Shape {
  const inner = side.kind === 'call' && side.args[0] && isColumn(side.args[0], column) ? side.name : undefined
  if (inner !== undefined && typeof to === 'number' && LENGTHS.test(inner)) return ofLength(shape, operator, to)
  if (inner !== undefined && operator === '=') return placed(shape, inner, to)
  if (!isColumn(side, column)) return shape
  if (operator === '=') return listed(shape, [to])
  return shape.kind === 'number' && typeof to === 'number' ? bounded(shape, operator, to) : shape
}

function bounded(shape: NumberShape, operator: Comparison, to: number): NumberShape {
  const step = shape.integer ? 1 : (shape.multipleOf?.[0] ?? 0.01)
  const above = shape.integer ? Math.floor(to) + 1 : to + step
  const below = shape.integer ? Math.ceil(to) - 1 : to - step
  const minimum = operator === '>=' ? to : operator === '>' ? above : -Infinity
  const maximum = operator === '<=' ? to : operator === '<' ? below : Infinity
  const [low, high] = [Math.max(minimum, shape.minimum ?? -Infinity), Math.min(maximum, shape.maximum ?? Infinity)]
  if (low > high) return shape
  return { ...shape, ...(low > -Infinity ? { minimum: low } : {}), ...(high < Infinity ? { maximum: high } : {}) }
}

/** What older dumps of PostGIS say in CHECKs: `st_srid(g) = 4326`, `geometrytype(g) = 'POLYGON'`. */
function placed(shape: Shape, call: string, to: string | number): Shape {
  if (shape.kind !== 'native' || shape.native !== 'code' || shape.text === undefined) return shape
  if (/^(?:st_)?srid$/.test(call)) return { ...shape, text: shape.text.replace(/^'(?:SRID=\d+;)?/, `'SRID=${to};`) }
  if (!/^(?:st_)?geometrytype$/.test(call)) return shape
  return { ...shape, text: shape.text.replace(/[A-Z]+\s*\(.*(?=')/, wkt(String(to).toLowerCase().replace(/^st_/, ''))) }
}

function ofLength(shape: Shape, operator: Comparison, n: number): Shape {
  const least = operator === '=' || operator === '>=' ? n : operator === '>' ? n + 1 : 0
  const most = operator === '=' || operator === '<=' ? n : operator === '<' ? n - 1 : Infinity
  if (shape.kind === 'string') return { ...shape, ...lengths(shape, least, most) }
  if (shape.kind !== 'native' || shape.native !== 'bytes') return shape
  const limits = operator === '=' ? { ...shape.limits, minLength: 0 } : (shape.limits ?? {})
  return { ...shape, limits: { ...shape.limits, ...lengths(limits, least, most) } }
}

interface Lengths {
  readonly minLength?: number
  readonly maxLength?: number
}

function lengths(own: Lengths, least: number, most: number): Lengths {
  const [low, high] = [Math.max(least, own.minLength ?? 0), Math.min(most, own.maxLength ?? Infinity)]
  if (low > high || low > MOST_LENGTH) return {}
  return { ...(low > 0 ? { minLength: low } : {}), ...(high < Infinity ? { maxLength: high } : {}) }
}

/** Only these values, of those that the type takes. */
function listed(shape: Shape, values: readonly Value[]): Shape {
  const own = values.filter((one) => takes(shape, one))
  if (own.length === 0) return shape
  const hints = 'hints' in shape && shape.hints ? { hints: shape.hints } : {}
  return { kind: 'literal', values: own, ...hints }
}

function takes(shape: Shape, value: Value): boolean {
  if (shape.kind === 'literal') return shape.values.includes(value)
  if (shape.kind === 'string') return typeof value === 'string' && [...value].length <= (shape.maxLength ?? Infinity)
  if (shape.kind !== 'number' || typeof value !== 'number') return false
  return value >= (shape.minimum ?? -Infinity) && value <= (shape.maximum ?? Infinity)
}

/** The column itself, under casts that change nothing. */
function isColumn(expression: Expression, column: string): boolean {
  if (expression.kind === 'cast')
    return (
      /^(?:text|citext|varchar|character varying|bpchar|numeric|integer|int|bigint|double precision)$/.test(
        expression.type,
      ) && isColumn(expression.of, column)
    )
  return expression.kind === 'column' && expression.name.toLowerCase() === column
}

function literalOf(expression: Expression): string | number | undefined {
  if (expression.kind === 'cast')
    return /\[\]|date|time|interval|bool/.test(expression.type) ? undefined : literalOf(expression.of)
  if (expression.kind === 'negative') {
    const value = literalOf(expression.of)
    return typeof value === 'number' ? -value : undefined
  }
  if (expression.kind !== 'literal') return undefined
  return typeof expression.value === 'string' || typeof expression.value === 'number' ? expression.value : undefined
}
