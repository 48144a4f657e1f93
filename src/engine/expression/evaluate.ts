import { isRecord, Special, type Value } from '../catalog/value.ts'
import { parseInstant, plainInstant } from '../time/instant.ts'
import type { Comparison, Expression } from './expression.ts'
import { callFunction, isJson } from './functions.ts'
import { globPattern, likePattern, regExpOf } from './patterns.ts'
import { DECIMAL_TYPE, WHOLE_TYPE } from './type-name.ts'

/** What an expression reads while it is evaluated. */
export interface Scope {
  /** A column's value; `undefined`: there is no such column. */
  column(name: string): Value | undefined
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: number
}

/** The value of an expression that cannot be evaluated here: an unknown function, column or construct. */
export const UNKNOWN = Symbol('unknown')
export type Result = Value | typeof UNKNOWN

const MOST_DEEP = 150

/** What ends the statement: a text that is no value of the type it is cast to. */
class Failure extends Error {}

/** Evaluates in SQL's three-valued logic: `null` is NULL. Never throws: what the database would fail at is unknown. */
export function evaluate(expression: Expression, scope: Scope): Result {
  try {
    return valueOf(expression, scope, 0)
  } catch (error) {
    if (error instanceof Failure) return UNKNOWN
    throw error
  }
}

/** Does a CHECK refuse the row? When it is FALSE, or cannot be computed of such values. */
export function refuses(check: Expression, scope: Scope): boolean {
  try {
    return truth(valueOf(check, scope, 0)) === false
  } catch (error) {
    if (error instanceof Failure) return true
    throw error
  }
}

function valueOf(expression: Expression, scope: Scope, depth: number): Result {
  if (depth > MOST_DEEP) return UNKNOWN
  const deeper = depth + 1
  switch (expression.kind) {
    case 'literal':
      return expression.value
    case 'column':
      return known(scope.column(expression.name))
    case 'not': {
      const of = truth(valueOf(expression.of, scope, deeper))
      return of === UNKNOWN || of === null ? of : !of
    }
    case 'negative': {
      const of = valueOf(expression.of, scope, deeper)
      if (of === UNKNOWN || of === null) return of
      const n = numberOf(of)
      return n === undefined ? UNKNOWN : -n
    }
    case 'and':
    case 'or': {
      const stop = expression.kind === 'or'
      let result: Result = !stop
      for (const one of expression.of) {
        const part = truth(valueOf(one, scope, deeper))
        if (part === stop) return stop
        if (part === UNKNOWN) result = UNKNOWN
        else if (part === null && result !== UNKNOWN) result = null
      }
      return result
    }
    case 'compare':
      return compared(valueOf(expression.left, scope, deeper), expression.operator, valueOf(expression.right, scope, deeper))
    case 'distinct': {
      const a = valueOf(expression.left, scope, deeper)
      const b = valueOf(expression.right, scope, deeper)
      if (a === UNKNOWN || b === UNKNOWN) return UNKNOWN
      if (a === null || b === null) return a !== b
      return compare(a, b) !== 0
    }
    case 'arithmetic':
      return both(valueOf(expression.left, scope, deeper), valueOf(expression.right, scope, deeper), (a, b) => arithmetic(expression.operator, a, b))
    case 'match':
      return both(valueOf(expression.left, scope, deeper), valueOf(expression.right, scope, deeper), (a, b) => {
        const source = expression.how === 'like' ? likePattern(textOf(b)) : expression.how === 'glob' ? globPattern(textOf(b)) : textOf(b)
        const pattern = regExpOf(source, expression.insensitive)
        return pattern ? pattern.test(textOf(a)) : UNKNOWN
      })
    case 'in': {
      const of = valueOf(expression.of, scope, deeper)
      if (of === UNKNOWN || of === null) return of
      let result: Result = false
      for (const one of expression.list) {
        const item = valueOf(one, scope, deeper)
        if (item === UNKNOWN) result = UNKNOWN
        else if (item === null) result = result === false ? null : result
        else if (compare(of, item) === 0) return true
      }
      return result
    }
    case 'between': {
      const of = valueOf(expression.of, scope, deeper)
      const low = compared(of, '>=', valueOf(expression.low, scope, deeper))
      if (low === false) return false
      const high = compared(of, '<=', valueOf(expression.high, scope, deeper))
      return high === false || low === true ? high : low === UNKNOWN || high === UNKNOWN ? UNKNOWN : null
    }
    case 'is': {
      const of = valueOf(expression.of, scope, deeper)
      if (of === UNKNOWN) return UNKNOWN
      return expression.what === null ? of === null : of !== null && truth(of) === expression.what
    }
    case 'call': {
      const args: Value[] = []
      for (const one of expression.args) {
        const arg = valueOf(one, scope, deeper)
        if (arg === UNKNOWN) return UNKNOWN
        args.push(arg)
      }
      const result = callFunction(expression.name, args, scope.now)
      return result === undefined ? UNKNOWN : result
    }
    case 'case': {
      const of = expression.of ? valueOf(expression.of, scope, deeper) : undefined
      for (const [when, then] of expression.whens) {
        const test = valueOf(when, scope, deeper)
        if (test === UNKNOWN || of === UNKNOWN) return UNKNOWN
        const taken = of === undefined ? truth(test) === true
          : of !== null && test !== null && compare(of, test) === 0
        if (taken) return valueOf(then, scope, deeper)
      }
      return expression.otherwise ? valueOf(expression.otherwise, scope, deeper) : null
    }
    case 'cast':
      return cast(valueOf(expression.of, scope, deeper), expression)
    case 'list': {
      const items: Value[] = []
      for (const one of expression.items) {
        const item = valueOf(one, scope, deeper)
        if (item === UNKNOWN) return UNKNOWN
        items.push(item)
      }
      return items
    }
    case 'unknown':
      return UNKNOWN
  }
}

/** TRUE, FALSE, NULL or not known: a CHECK refuses a row only when it is FALSE. */
export function truth(value: Result): boolean | null | typeof UNKNOWN {
  if (value === UNKNOWN || value === null || typeof value === 'boolean') return value
  if (typeof value === 'number') return value !== 0
  if (typeof value === 'string') return /^(?:t|true|1|yes|on)$/i.test(value)
  return UNKNOWN
}

function known(value: Value | undefined): Result {
  return value === undefined ? UNKNOWN : value
}

function compared(a: Result, operator: Comparison, b: Result): boolean | null | typeof UNKNOWN {
  if (a === UNKNOWN || b === UNKNOWN) return UNKNOWN
  if (a === null || b === null) return null
  const order = compare(a, b)
  return order === undefined ? (operator === '<>' ? true : operator === '=' ? false : UNKNOWN) : holds(operator, order)
}

function both(a: Result, b: Result, then: (a: Value, b: Value) => Result): Result {
  if (a === UNKNOWN || b === UNKNOWN) return UNKNOWN
  return a === null || b === null ? null : then(a, b)
}

function holds(operator: Comparison, order: number): boolean {
  switch (operator) {
    case '=':
      return order === 0
    case '<>':
      return order !== 0
    case '<':
      return order < 0
    case '<=':
      return order <= 0
    case '>':
      return order > 0
    case '>=':
      return order >= 0
  }
}

/** A value as a number; `undefined` when it is none. */
export function numberOf(value: Value): number | undefined {
  if (typeof value === 'number') return value
  if (typeof value === 'boolean') return value ? 1 : 0
  const text = typeof value === 'string' ? value : value instanceof Special ? value.text : ''
  return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined
}

const DATE = /^\d{4}-\d\d-\d\d/

/** Milliseconds of a date or timestamp in any writing; `undefined` when the value is none. */
export function instantOf(value: Value): number | undefined {
  const text = typeof value === 'string' ? value : value instanceof Special ? value.text : ''
  const plain = plainInstant(text)
  if (plain !== undefined) return plain
  if (!DATE.test(text)) return undefined
  const iso = text.length <= 10 ? `${text}T00:00:00Z` : text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')
  const ms = parseInstant(/(?:Z|[+-]\d\d:\d\d)$/.test(iso) ? iso : `${iso}Z`)
  return Number.isNaN(ms) ? undefined : ms
}

export function textOf(value: Value): string {
  if (typeof value === 'string') return value
  if (value instanceof Special) return value.text
  if (value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** Order of two values that are not NULL; `undefined` when they cannot be compared. */
export function compare(a: Value, b: Value): number | undefined {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0
  if (isMoment(a) || isMoment(b)) {
    const [x, y] = [instantOf(a), instantOf(b)]
    return x === undefined || y === undefined ? undefined : x - y
  }
  if (typeof a === 'boolean' || typeof b === 'boolean') {
    const [x, y] = [truth(a), truth(b)]
    return typeof x === 'boolean' && typeof y === 'boolean' ? Number(x) - Number(y) : undefined
  }
  if (typeof a === 'number' || typeof b === 'number') {
    const [x, y] = [numberOf(a), numberOf(b)]
    return x === undefined || y === undefined ? undefined : x - y
  }
  if (Array.isArray(a) && Array.isArray(b)) return compareLists(a, b)
  if (isRecord(a) || isRecord(b)) return undefined
  const [x, y] = [textOf(a), textOf(b)]
  return x < y ? -1 : x > y ? 1 : 0
}

function isMoment(value: Value): boolean {
  return value instanceof Special && (value.kind === 'timestamp' || value.kind === 'date' || value.kind === 'day')
}

function compareLists(a: readonly Value[], b: readonly Value[]): number | undefined {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const [x, y] = [a[i] ?? null, b[i] ?? null]
    if (x === null || y === null) return undefined
    const order = compare(x, y)
    if (order !== 0) return order
  }
  return a.length - b.length
}

function arithmetic(operator: '+' | '-' | '*' | '/' | '%' | '||', a: Value, b: Value): Result {
  if (operator === '||') return textOf(a) + textOf(b)
  const [x, y] = [numberOf(a), numberOf(b)]
  if (x === undefined || y === undefined) return UNKNOWN
  switch (operator) {
    case '+':
      return x + y
    case '-':
      return x - y
    case '*':
      return x * y
    case '/':
      return y === 0 ? null : Number.isInteger(x) && Number.isInteger(y) ? Math.trunc(x / y) : x / y
    case '%':
      return y === 0 ? null : x % y
  }
}

const WHOLE = /^\s*[+-]?\d+\s*$/
const UUID = /^\{?[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}\}?$/i

function cast(value: Result, { type, otherwise }: Extract<Expression, { kind: 'cast' }>): Result {
  if (value === UNKNOWN || value === null || typeof value === 'object') return value
  const failed = (): Result => {
    if (otherwise === undefined) throw new Failure()
    return otherwise === 'null' ? null : Number.parseFloat(String(value)) || 0
  }
  if (/\[\]$/.test(type)) return value
  if (WHOLE_TYPE.test(type)) return typeof value === 'string' && !WHOLE.test(value) ? failed() : (numberOf(value) ?? failed())
  if (DECIMAL_TYPE.test(type) || /^(?:un)?signed/.test(type)) return numberOf(value) ?? failed()
  if (type === 'uuid' && typeof value === 'string' && !UUID.test(value)) return failed()
  if (/^jsonb?$/.test(type) && typeof value === 'string' && !isJson(value)) return failed()
  if (/^bool/.test(type)) return truth(value)
  return typeof value === 'number' && /char|text/.test(type) ? String(value) : value
}
