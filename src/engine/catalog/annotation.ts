import type { Span } from '../diagnostics/diagnostic.ts'
import { isRecord, type Value } from './value.ts'

/**
 * A choice the user wrote beside a field: `x-fake` in JSON Schema, JSDoc tags in TypeScript, `-- @fake` in SQL.
 * It chooses among the values that the field's limits allow, never others.
 */
export interface Annotation {
  /** A meaning (`person.email`) or a faker method (`internet.email`). */
  readonly fake?: string
  /** Arguments of a faker method or sampler. */
  readonly args?: Value
  /** Share of records without a value, 0..1: null where that is allowed, else left out. */
  readonly nullRate?: number
  /** Bounds, both included: of a number or date its value, of a text its length, of a list its items. */
  readonly range?: Range
  /** Values to choose from, by their JSON text or as strings, with their relative weights. */
  readonly weights?: { readonly [value: string]: number }
  /** No two records of the entity hold the same value. */
  readonly unique?: boolean
  /** A locale of faker's for this field alone. */
  readonly locale?: string
  /** An ECMAScript regular expression, unanchored. */
  readonly pattern?: string
  /** What could not be read, as a message each. */
  readonly wrong?: readonly string[]
  readonly span?: Span
}

/** Numbers or ISO dates as written; an open end is absent. */
export interface Range {
  readonly from?: string
  readonly to?: string
}

/** Names of the choices besides `fake`, as tags (`@null 0.2`) and as members of `x-fake`. */
export const CHOICES = ['null', 'range', 'weights', 'pattern', 'locale', 'unique'] as const

type Writable = { -readonly [K in keyof Annotation]: Annotation[K] }

/** The choices of an annotation from what stands behind their names: JSON values, or texts of them. */
export function readChoices(given: { readonly [name: string]: Value | undefined }): Annotation {
  const out: Writable = {}
  const wrong: string[] = []
  const read = <T>(name: (typeof CHOICES)[number], parse: (value: Value) => T | undefined, wants: string): T | undefined => {
    const value = given[name]
    if (value === undefined) return undefined
    const parsed = parse(value)
    if (parsed === undefined) wrong.push(`\`${name}\` wants ${wants}`)
    return parsed
  }
  const nullRate = read('null', rateOf, 'a share such as `0.2` or `20%`')
  const range = read('range', rangeOf, 'bounds such as `1..5`, `10..` or `2024-01-01..2024-12-31`')
  const weights = read('weights', weightsOf, 'values with weights, such as `{"paid": 7, "refunded": 1}`')
  const pattern = read('pattern', patternOf, 'a regular expression')
  const locale = read('locale', localeOf, 'a locale such as `de` or `pt_BR`')
  if (locale !== undefined) out.locale = locale
  const unique = read('unique', (value) => (value === '' || value === true || value === 'true' ? true : value === false || value === 'false' ? false : undefined), 'nothing, `true` or `false`')
  if (unique) out.unique = true
  if (nullRate !== undefined) out.nullRate = nullRate
  if (range) out.range = range
  if (weights) out.weights = weights
  if (pattern !== undefined) out.pattern = pattern
  return wrong.length > 0 ? { ...out, wrong } : out
}

function rateOf(value: Value): number | undefined {
  const percent = typeof value === 'string' && value.trim().endsWith('%')
  const number = typeof value === 'number' ? value : typeof value === 'string' ? numberOf(value.trim().replace(/%$/, '')) : undefined
  if (number === undefined) return undefined
  const rate = percent ? number / 100 : number
  return rate >= 0 && rate <= 1 ? rate : undefined
}

const BOUND = /^(?:[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?|\d{4}-\d\d-\d\d(?:[T ][\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?)?$/i

function rangeOf(value: Value): Range | undefined {
  const [from, to, ...more] = Array.isArray(value) ? value.map((one) => (one === null ? '' : String(one)))
    : typeof value === 'string' ? value.split('..').map((one) => one.trim()) : []
  if (from === undefined || to === undefined || more.length > 0 || !BOUND.test(from) || !BOUND.test(to) || from + to === '') return undefined
  const [low, high] = [numberOf(from), numberOf(to)]
  if (low !== undefined && high !== undefined ? low > high : from !== '' && to !== '' && from > to) return undefined
  return { ...(from === '' ? {} : { from }), ...(to === '' ? {} : { to }) }
}

/** The number that a bound stands for; `undefined`: it is a date, or open. */
export function numberOf(text: string | undefined): number | undefined {
  const number = text === undefined || text.trim() === '' ? Number.NaN : Number(text)
  return Number.isFinite(number) ? number : undefined
}

function weightsOf(value: Value): { readonly [value: string]: number } | undefined {
  const given = typeof value === 'string' ? parsed(value) : value
  if (!isRecord(given)) return undefined
  const entries = Object.entries(given)
  const isRight = entries.every(([, weight]) => typeof weight === 'number' && weight >= 0) && entries.some(([, weight]) => Number(weight) > 0)
  return isRight ? Object.fromEntries(entries as [string, number][]) : undefined
}

function patternOf(value: Value): string | undefined {
  if (typeof value !== 'string' || value === '') return undefined
  const source = value.trim().replace(/^\/(.*)\/[a-z]*$/, '$1')
  try {
    return new RegExp(source, 'u').source
  } catch {
    return undefined
  }
}

/** The locales that annotations of a text name: perhaps too many, never too few, so that they can be loaded beforehand. */
export function localesIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/@locale\s+([\w-]+)|["']?locale["']?\s*:\s*["']?([A-Za-z]{2,3}(?:[_-]\w+)*)\b/g)].map((one) => one[1] ?? one[2] ?? ''))].slice(0, MOST_LOCALES)
}

const MOST_LOCALES = 12

function localeOf(value: Value): string | undefined {
  return typeof value === 'string' && /^\s*[A-Za-z]{2,3}(?:[_-]\w+)*\s*$/.test(value) ? value.trim() : undefined
}

function parsed(text: string): Value | undefined {
  try {
    return JSON.parse(text) as Value
  } catch {
    return undefined
  }
}
