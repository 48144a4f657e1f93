import { Special, type Value } from '../catalog/value.ts'
import { evaluate, instantOf, numberOf, truth, UNKNOWN, type Scope } from './evaluate.ts'
import { columnsOf, INVERSE, MIRROR, type Comparison, type Expression } from './expression.ts'
import { isAnswer, isCondition, isDecision } from './conditions.ts'
import { globPattern, likePattern, toEcmaScript } from './patterns.ts'

/** A row whose columns may be given other values. */
export interface Assignment extends Scope {
  /** May the column change? Keys and columns outside the group may not. */
  settable(name: string): boolean
  nullable(name: string): boolean
  /** Gives the column a value, brought to its type as near as can be. */
  set(name: string, value: Value): void
  /** Draws the column anew, never NULL. */
  redraw(name: string): void
  /** A keyed draw in [0, n). */
  below(n: number): number
  /** A text that matches an ECMAScript expression. */
  matching(source: string, name: string): string | undefined
  /** A value of the column's kind that is so many characters (bytes) long. */
  ofLength(name: string, length: number): Value
  /** Milliseconds as a value of the column's kind. */
  atInstant(name: string, ms: number): Value
}

const MOST_DEEP = 60
const LENGTHS = /^(?:char_|character_|octet_|bit_)?length[b]?$|^len$|^datalength$/

/**
 * Changes columns so that `expression` is likely to become `want`: by construction where the operator is understood,
 * else by drawing anew. The caller evaluates afterwards and tries again under another key. Never throws.
 */
export function satisfy(expression: Expression, want: boolean, row: Assignment, depth = 0): void {
  if (depth > MOST_DEEP) return
  const is = truth(evaluate(expression, row))
  if (is === want) return
  const again = (one: Expression, wanted: boolean): void => satisfy(one, wanted, row, depth + 1)
  switch (expression.kind) {
    case 'not':
      return again(expression.of, !want)
    case 'and':
    case 'or':
      if ((expression.kind === 'and') === want) for (const one of expression.of) again(one, want)
      else {
        const chosen = expression.of[row.below(expression.of.length)]
        if (chosen) again(chosen, want)
      }
      return
    case 'compare':
      if (isCondition(expression.left) && isCondition(expression.right) && /^(?:=|<>)$/.test(expression.operator)) {
        // `(a IS NULL) <> (b IS NULL)`: one side is chosen, the other follows.
        const first = row.below(2) === 0
        again(expression.left, first)
        return again(expression.right, first === ((expression.operator === '=') === want))
      }
      {
        // `IF(a IS NULL, b IS NOT NULL, …) = 1`, `(a > 0) = TRUE`: the condition itself is asked for.
        const [condition, answer] = isAnswer(expression.right) ? [expression.left, expression.right] : [expression.right, expression.left]
        if (isAnswer(answer) && isDecision(condition) && /^(?:=|<>)$/.test(expression.operator)) {
          return again(condition, Boolean(answer.value) === ((expression.operator === '=') === want))
        }
      }
      return compareSides(want ? expression.operator : INVERSE[expression.operator], expression.left, expression.right, row)
    case 'distinct':
      return compareSides(want ? '<>' : '=', expression.left, expression.right, row)
    case 'is': {
      if (expression.what !== null) return again(expression.of, expression.what === want)
      return want ? setNull(expression.of, row) : redrawAll(expression.of, row)
    }
    case 'in': {
      const item = expression.list[row.below(expression.list.length)]
      if (want && item) return compareSides('=', expression.of, item, row)
      return redrawAll(expression.of, row)
    }
    case 'between':
      if (!want) return compareSides('<', expression.of, expression.low, row)
      return between(expression.of, expression.low, expression.high, row)
    case 'match': {
      const pattern = evaluate(expression.right, row)
      const name = columnIn(expression.left)
      if (!want || typeof pattern !== 'string' || name === undefined || !row.settable(name)) return redrawAll(expression.left, row)
      const source = matchSource(expression.how, pattern)
      const text = row.matching(source, name)
      if (text !== undefined) row.set(name, text)
      return
    }
    case 'column':
      if (row.settable(expression.name)) row.set(expression.name, want)
      return
    case 'case':
      for (const [when, then] of expression.whens) {
        if (truth(evaluate(when, row)) === true) return again(then, want)
      }
      if (expression.otherwise) again(expression.otherwise, want)
      return
    case 'cast':
      return again(expression.of, want)
    default:
      return redrawAll(expression, row)
  }
}

/** The texts to make for a LIKE, GLOB or regular expression, as an ECMAScript expression. */
export function matchSource(how: 'like' | 'glob' | 'regexp', pattern: string): string {
  if (how === 'regexp') return toEcmaScript(pattern)
  const source = how === 'like' ? likePattern(pattern) : globPattern(pattern)
  return source.replaceAll('[\\s\\S]*', '[a-z]{0,6}').replaceAll('[\\s\\S]', '[a-z]')
}

/** The column at the bottom of casts and functions that keep most of a value. */
function columnIn(expression: Expression): string | undefined {
  if (expression.kind === 'column') return expression.name
  if (expression.kind === 'cast') return columnIn(expression.of)
  if (expression.kind === 'call' && /^(?:lower|upper|b?trim|[lr]trim|coalesce|ifnull|date|abs)$/.test(expression.name)) {
    return expression.args[0] ? columnIn(expression.args[0]) : undefined
  }
  return undefined
}

function setNull(expression: Expression, row: Assignment): void {
  for (const name of columnsOf(expression)) if (row.settable(name) && row.nullable(name)) row.set(name, null)
}

function redrawAll(expression: Expression, row: Assignment): void {
  for (const name of columnsOf(expression)) row.redraw(name)
}

function compareSides(operator: Comparison, left: Expression, right: Expression, row: Assignment): void {
  const leftFirst = row.below(2) === 0
  const canLeft = reachable(left, row)
  const canRight = reachable(right, row)
  if (canLeft && (leftFirst || !canRight)) return reach(left, operator, right, row)
  if (canRight) return reach(right, MIRROR[operator], left, row)
  redrawAll(left, row)
  redrawAll(right, row)
}

/** Can the side be steered to a value? */
function reachable(side: Expression, row: Assignment): boolean {
  if (side.kind === 'column') return row.settable(side.name)
  if (side.kind === 'arithmetic') return reachable(side.left, row) || reachable(side.right, row)
  if (side.kind === 'call') return side.args.some((one) => reachable(one, row))
  if (side.kind === 'list') return side.items.some((one) => reachable(one, row))
  return (side.kind === 'cast' || side.kind === 'negative' || side.kind === 'case') && columnsOf(side).size > 0
    && [...columnsOf(side)].some((name) => row.settable(name))
}

function between(of: Expression, low: Expression, high: Expression, row: Assignment): void {
  const a = evaluate(low, row)
  const b = evaluate(high, row)
  const x = a === UNKNOWN ? undefined : numberOf(a)
  const y = b === UNKNOWN ? undefined : numberOf(b)
  if (x === undefined || y === undefined) return compareSides(row.below(2) === 0 ? '>=' : '<=', of, row.below(2) === 0 ? low : high, row)
  const value = Number.isInteger(x) && Number.isInteger(y) ? x + row.below(Math.max(1, Math.min(y - x + 1, 1e6))) : x + ((y - x) * row.below(1000)) / 1000
  reach(of, '=', { kind: 'literal', value }, row)
}

/** Steers `side` so that `side operator other` holds. */
function reach(side: Expression, operator: Comparison, other: Expression, row: Assignment): void {
  const target = evaluate(other, row)
  if (target === UNKNOWN) return redrawAll(side, row)
  if (target === null) return redrawAll(other, row)
  switch (side.kind) {
    case 'column':
      return row.set(side.name, near(side.name, operator, target, row))
    case 'cast':
      if (/^(?:int|smallint|bigint)/.test(side.type) && side.of.kind !== 'column') return reachSum([side], operator, target, row)
      return reach(side.of, operator, other, row)
    case 'negative': {
      const value = numberOf(target)
      return value === undefined ? undefined : reach(side.of, MIRROR[operator], { kind: 'literal', value: -value }, row)
    }
    case 'arithmetic': {
      const leaves = sumLeaves(side)
      if (leaves.length > 1 && leaves.every((one) => one.kind === 'cast' || one.kind === 'case')) return reachSum(leaves, operator, target, row)
      return reachArithmetic(side, operator, target, row)
    }
    case 'call':
      return reachCall(side, operator, target, row)
    case 'case':
      return reachSum([side], operator, target, row)
    default:
      return redrawAll(side, row)
  }
}

/** A value that stands in the relation to `target`, close to it. */
function near(name: string, operator: Comparison, target: Value, row: Assignment): Value {
  if (operator === '=') return target
  const instant = typeof target === 'number' ? undefined : instantOf(target)
  const strict = operator === '<' || operator === '>' || operator === '<>'
  const sign = operator.startsWith('<') && operator !== '<>' ? -1 : 1
  if (instant !== undefined) return row.atInstant(name, instant + sign * (row.below(60) + (strict ? 1 : 0)) * 86400000)
  const value = numberOf(target)
  if (value === undefined || typeof target === 'boolean') {
    if (typeof target === 'boolean') return !target
    row.redraw(name)
    return row.column(name) ?? null
  }
  const step = row.below(Math.max(2, Math.min(1000, Math.floor(Math.abs(value) / 2) + 10))) + (strict ? 1 : 0)
  const fraction = Math.abs(value) < 2 && !Number.isInteger(value) ? 0.01 : 1
  const moved = value + sign * step * fraction
  return sign < 0 && value > 0 && moved < 0 ? (strict ? value / 2 : Math.max(0, value)) : moved
}

function sumLeaves(side: Expression): readonly Expression[] {
  return side.kind === 'arithmetic' && side.operator === '+' ? [...sumLeaves(side.left), ...sumLeaves(side.right)] : [side]
}

/** `(a IS NOT NULL)::int + (b IS NOT NULL)::int = 1`, `CASE WHEN … THEN 1 ELSE 0 END + …`. */
function reachSum(leaves: readonly Expression[], operator: Comparison, target: Value, row: Assignment): void {
  const wanted = wantedCount(operator, numberOf(target) ?? 0, leaves.length, row)
  const conditions = leaves.map((one): readonly [Expression, boolean] => {
    const inner = one.kind === 'cast' ? one.of : one
    const first = inner.kind === 'case' ? inner.whens[0] : undefined
    if (!first) return [inner, true]
    const value = evaluate(first[1], row)
    return [first[0], value !== UNKNOWN && value !== null && (numberOf(value) ?? 0) !== 0]
  })
  const chosen = picks(wanted, leaves.length, row)
  conditions.forEach(([condition, positive], i) => satisfy(condition, chosen.has(i) === positive, row, 1))
}

function wantedCount(operator: Comparison, n: number, size: number, row: Assignment): number {
  switch (operator) {
    case '=':
      return n
    case '<>':
      return n === 0 ? 1 : 0
    case '<':
      return n - 1
    case '<=':
      return row.below(Math.min(n, size) + 1)
    case '>':
      return Math.min(size, n + 1)
    case '>=':
      return Math.min(size, n)
  }
}

function picks(count: number, size: number, row: Assignment): Set<number> {
  const chosen = new Set<number>()
  for (let i = 0; chosen.size < Math.min(count, size) && i < 400; i++) chosen.add(row.below(size))
  return chosen
}

function reachArithmetic(side: Extract<Expression, { kind: 'arithmetic' }>, operator: Comparison, target: Value, row: Assignment): void {
  const left = reachable(side.left, row) && (!reachable(side.right, row) || row.below(2) === 0)
  const fixed = evaluate(left ? side.right : side.left, row)
  const [t, f] = [numberOf(target), fixed === UNKNOWN || fixed === null ? undefined : numberOf(fixed)]
  if (t === undefined || f === undefined) return redrawAll(side, row)
  const to = (value: number, how: Comparison = operator): void =>
    reach(left ? side.left : side.right, how, { kind: 'literal', value }, row)
  switch (side.operator) {
    case '+':
      return to(t - f)
    case '-':
      return left ? to(t + f) : to(f - t, MIRROR[operator])
    case '*':
      return f === 0 ? redrawAll(side, row) : to(t / f, f < 0 ? MIRROR[operator] : operator)
    case '/':
      return left ? to(t * f) : redrawAll(side, row)
    case '%':
      return left ? to(f * (1 + row.below(20)) + t) : redrawAll(side, row)
    default:
      return redrawAll(side, row)
  }
}

function reachCall(side: Extract<Expression, { kind: 'call' }>, operator: Comparison, target: Value, row: Assignment): void {
  const name = columnIn(side.args[0] ?? side)
  const n = numberOf(target)
  if (side.name === 'num_nonnulls' || side.name === 'num_nulls') {
    const count = wantedCount(operator, n ?? 0, side.args.length, row)
    const chosen = picks(side.name === 'num_nulls' ? side.args.length - count : count, side.args.length, row)
    side.args.forEach((one, i) => satisfy({ kind: 'is', of: one, what: null }, !chosen.has(i), row, 1))
    return
  }
  if (LENGTHS.test(side.name) && name !== undefined && n !== undefined && row.settable(name)) {
    const per = side.name === 'bit_length' ? 8 : 1
    const length = operator === '=' || operator === '<=' || operator === '>=' ? n : operator === '<' ? n - 1 : n + 1
    return row.set(name, row.ofLength(name, Math.max(0, Math.floor(length / per))))
  }
  if (/^(?:jsonb?_typeof|(?:mysql_)?json_type)$/.test(side.name) && name !== undefined && operator === '=') {
    const samples: { readonly [type: string]: Value } = { array: [], object: {}, string: 'a', number: 1, boolean: true }
    return row.set(name, samples[String(target).toLowerCase()] ?? {})
  }
  if (name !== undefined && row.settable(name) && columnIn(side) !== undefined) return row.set(name, near(name, operator, target, row))
  if (side.name === 'date_part' || side.name === 'mod') return redrawAll(side, row)
  if (target instanceof Special && name !== undefined) return row.set(name, target)
  redrawAll(side, row)
}
