import type { Branch, Shape } from '../../catalog/shape.ts'
import type { Value } from '../../catalog/value.ts'
import { columnsOf, MIRROR, type Comparison, type Expression } from '../../expression/expression.ts'
import { regExpOf, toEcmaScript } from '../../expression/patterns.ts'
import { wkt } from './shapes.ts'

const MOST_DEEP = 50
const LENGTHS = /^(?:length|char_length|character_length|len|octet_length)$/

/**
 * A column's shape with what CHECKs say of it alone put into it: ranges, lists, lengths, patterns. NULL passes a CHECK,
 * so only the branch that is not NULL is narrowed. The rules themselves stay, and judge every row.
 */
export function narrowShape(shape: Shape, column: string, rules: readonly Expression[]): Shape {
  if (shape.kind === 'union') {
    const branches = shape.branches.map((one): Branch =>
      one.shape.kind === 'null' ? one : { shape: narrowShape(one.shape, column, rules), key: one.key },
    )
    return { ...shape, branches }
  }
  let out: Shape = shape
  for (const rule of rules) for (const one of conjuncts(rule, 0)) out = narrowBy(out, column.toLowerCase(), one)
  return out
}

/** A pattern sees the blanks that PostgreSQL puts behind a short `char(n)`: only a text of n characters is what it reads. */
export function fullLength(shape: Shape): Shape {
  if (shape.kind === 'union') return { ...shape, branches: shape.branches.map((one): Branch => ({ ...one, shape: fullLength(one.shape) })) }
  if (shape.kind !== 'string' || !shape.patterns || shape.maxLength === undefined) return shape
  return { ...shape, minLength: shape.maxLength }
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

function narrowBy(shape: Shape, column: string, rule: Expression): Shape {
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
    case 'in': {
      const values = rule.list.map(literalOf)
      return isColumn(rule.of, column) && values.every((one) => one !== undefined)
        ? listed(
            shape,
            values.map((one) => one ?? null),
          )
        : shape
    }
    case 'match': {
      const source = literalOf(rule.right)
      if (
        rule.how !== 'regexp' ||
        shape.kind !== 'string' ||
        shape.patterns ||
        typeof source !== 'string' ||
        !isColumn(rule.left, column)
      )
        return shape
      return regExpOf(source, rule.insensitive) ? { ...shape, patterns: [toEcmaScript(source)] } : shape
    }
    default:
      return shape
  }
}

interface Compared {
  readonly column: string
  readonly side: Expression
  readonly operator: Comparison
  readonly to: string | number
}

function compared(shape: Shape, { column, side, operator, to }: Compared): Shape {
  if (
    typeof to === 'number' &&
    side.kind === 'call' &&
    LENGTHS.test(side.name) &&
    side.args[0] &&
    isColumn(side.args[0], column)
  ) {
    return ofLength(shape, operator, to)
  }
  if (operator === '=' && side.kind === 'call' && side.args[0] && isColumn(side.args[0], column)) return placed(shape, side.name, to)
  if (!isColumn(side, column)) return shape
  if (operator === '=') return listed(shape, [to])
  if (shape.kind !== 'number' || typeof to !== 'number') return shape
  const step = shape.integer ? 1 : (shape.multipleOf?.[0] ?? 0.01)
  const minimum = operator === '>=' ? to : operator === '>' ? to + step : -Infinity
  const maximum = operator === '<=' ? to : operator === '<' ? to - step : Infinity
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
  if (shape.kind === 'string') {
    const [low, high] = [Math.max(least, shape.minLength ?? 0), Math.min(most, shape.maxLength ?? Infinity)]
    return low > high
      ? shape
      : { ...shape, ...(low > 0 ? { minLength: low } : {}), ...(high < Infinity ? { maxLength: high } : {}) }
  }
  if (shape.kind !== 'native' || shape.native !== 'bytes') return shape
  const [low, high] = [
    Math.max(least, operator === '=' ? 0 : (shape.limits?.minLength ?? 0)),
    Math.min(most, shape.limits?.maxLength ?? Infinity),
  ]
  if (low > high) return shape
  return {
    ...shape,
    limits: {
      ...shape.limits,
      ...(low > 0 ? { minLength: low } : {}),
      ...(high < Infinity ? { maxLength: high } : {}),
    },
  }
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

/** The column itself, under casts to text that change nothing. */
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
