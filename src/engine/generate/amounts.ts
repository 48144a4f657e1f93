import { isRecord, Special, type Value } from '../catalog/value.ts'
import type { Amount, ChildLines, Join, Line } from '../plan/join.ts'
import { below, hashText, laneA, laneB, unit } from '../random/key.ts'
import { powerOfTen } from '../random/power-of-ten.ts'
import { digitsOf, homeCurrency, taxRatesOf, worthOf } from '../samplers/currencies.ts'
import { dealt, MOST_CHILDREN } from './dealt.ts'
import { identity } from './domain-values.ts'
import { fitTest } from './fit.ts'
import type { Generation } from './generation.ts'

type Members = { [name: string]: Value }
type Settle = (out: Members, value: number, digits: number) => number

/** The number that a field holds, as a number, as text or as a decimal. */
export function numberIn(value: Value | undefined): number | undefined {
  if (typeof value === 'number') return value
  const text = value instanceof Special && (value.kind === 'decimal' || value.kind === 'bigint') ? value.text : value
  return typeof text === 'string' && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined
}

/** `next` written as `before` was. */
function like(before: Value | undefined, next: number, digits: number): Value {
  if (before instanceof Special) return new Special(before.kind, before.kind === 'bigint' ? String(Math.round(next)) : fixed(next, digits))
  return typeof before === 'string' ? fixed(next, digits) : next
}

function fixed(value: number, digits: number): string {
  const whole = String(Math.round(Math.abs(value) * powerOfTen(digits))).padStart(digits + 1, '0')
  const text = digits === 0 ? whole : `${whole.slice(0, -digits)}.${whole.slice(-digits)}`
  return value < 0 ? `-${text}` : text
}

function round(value: number, digits: number): number {
  const scale = powerOfTen(digits)
  return Math.round(value * scale + (value < 0 ? -1e-7 : 1e-7)) / scale
}

/** Sets an amount where the field is there and allows it; what then stands there is the answer. */
export function settler(amount: Amount | undefined): Settle | undefined {
  if (!amount) return undefined
  const { field, decimals } = amount
  const fits = fitTest(amount.test)
  const free = Object.keys(amount.test).length === 0
  return (out, value, digits) => {
    const before = Object.hasOwn(out, field) ? out[field] : undefined
    const old = numberIn(before)
    if (old === undefined) return round(value, digits)
    const d = Math.min(digits, decimals ?? digits)
    const next = round(value, d)
    const text = like(before, next, d)
    if (!free && !fits(text)) return old
    out[field] = text
    return next
  }
}

/** Prices tried where quantity × price is no number that the total's field allows (multiples judged on IEEE doubles). */
const TRIES = 12

/** Quantity × price = total, in the digits of the currency; the line's total. */
function makeLine(line: Line): (item: Members, digits: number, worth: number) => number | undefined {
  const price = settler(line.price)
  const total = settler(line.total)
  return (item, digits, worth) => {
    const held = (name: string | undefined): number | undefined =>
      name === undefined || !Object.hasOwn(item, name) ? undefined : numberIn(item[name])
    const quantity = held(line.quantity)
    const before = held(line.price?.field)
    if (quantity === undefined || before === undefined || !price) {
      const own = held(line.total?.field)
      return own === undefined ? undefined : total ? total(item, own, digits) : round(own, digits)
    }
    const first = dear(before, line.price, worth)
    let each = price(item, first, digits)
    if (!total) return round(quantity * each, digits)
    let sum = total(item, quantity * each, digits)
    const step = 1 / powerOfTen(Math.min(digits, line.price?.decimals ?? digits))
    for (let i = 1; i < TRIES && !near(sum, quantity * each, digits); i++) {
      each = price(item, first + i * step, digits)
      sum = total(item, quantity * each, digits)
    }
    return sum
  }
}

function near(one: number, other: number, digits: number): boolean {
  return round(one, digits) === round(other, digits)
}

/** Amounts are drawn in the locale's own currency: a price in one of much smaller units is a larger number, where the field allows it. */
function dear(value: number, amount: Amount | undefined, worth: number): number {
  return worth > 20 && value < 1000 && value * worth <= (amount?.test.number?.maximum ?? Infinity) ? value * worth : value
}

export function makeLineJoin(join: Extract<Join, { kind: 'line' }>): (a: number, b: number, out: Members) => void {
  const settle = makeLine(join)
  return (_a, _b, out) => void settle(out, 2, 1)
}

/** The sum over the rows of another table that refer to the row at hand; `undefined`: it has none, or they cannot be told. */
function makeRowSum(lines: ChildLines, generation: Generation): (out: Members) => number | undefined {
  const { entity, columns, parentColumns } = lines
  const { frame } = generation
  const rowAt = generation.recordOf(entity)
  const held = (row: Members, name: string | undefined): number | undefined => (name === undefined ? undefined : numberIn(row[name]))
  let children: ((parent: number) => readonly number[]) | undefined
  return (out) => {
    if (frame.level > 0) return undefined
    children ??= childrenOf(lines, generation)
    let sum: number | undefined
    for (const index of children(frame.row)) {
      const row = rowAt(index)
      if (!isRecord(row)) return undefined
      if (columns.some((column) => (row[column] ?? null) === null)) continue
      if (columns.some((column, i) => identity(row[column] ?? null) !== identity(out[parentColumns[i] ?? ''] ?? null))) return undefined
      const total = held(row, lines.total)
      const [quantity, price] = [held(row, lines.quantity), held(row, lines.price)]
      const own = total ?? (quantity === undefined || price === undefined ? undefined : round(quantity * price, 2))
      if (own === undefined) return undefined
      sum = (sum ?? 0) + own
    }
    return sum
  }
}

/** Rows by the parent that they refer to. */
function childrenOf({ entity, by }: ChildLines, generation: Generation): (parent: number) => readonly number[] {
  const count = generation.rowsOf(entity)
  const own = generation.plan.entities.find((one) => one.table !== undefined && one.step.do === 'object' && one.step.joins?.some((join) => join.kind === 'amounts' && join.rows?.entity === entity))
  const parents = own ? generation.rowsOf(own.name) : 0
  if (by === 'dealt') {
    const runs = dealt(entity, count, parents)
    return (parent) => runs?.childrenOf(parent) ?? []
  }
  if (parents < 1 || count > parents * MOST_CHILDREN) return () => []
  return (parent) => Array.from({ length: Math.max(0, Math.ceil((count - parent) / parents)) }, (_, i) => parent + i * parents)
}

/** Lines → subtotal → tax, discount, shipping → total. What has no part to follow from stays as it was drawn. */
export function makeAmounts(join: Extract<Join, { kind: 'amounts' }>, generation: Generation): (a: number, b: number, out: Members) => void {
  const sumOfRows = join.rows && makeRowSum(join.rows, generation)
  const line = join.lines ? makeLine(join.lines) : undefined
  const settle = {
    subtotal: settler(join.subtotal), tax: settler(join.tax), shipping: settler(join.shipping),
    discount: settler(join.discount), total: settler(join.total),
  }
  const rates = taxRatesOf(generation.locale)
  const home = worthOf(homeCurrency(generation.locale))
  const taxId = hashText(join.tax?.field ?? '')
  const discountId = hashText(join.discount?.field ?? '')
  const held = (out: Members, name: string | undefined): number | undefined =>
    name !== undefined && Object.hasOwn(out, name) ? numberIn(out[name]) : undefined
  const shareOf = (out: Members): number | undefined => {
    const rate = held(out, join.taxRate)
    return rate === undefined ? undefined : rate >= 1 ? rate / 100 : rate
  }
  return (a, b, out) => {
    const code = join.currency === undefined ? undefined : out[join.currency]
    const rows = sumOfRows?.(out)
    // What the rows of another table say stands, whatever the currency.
    const known = typeof code === 'string' && rows === undefined ? code : ''
    const digits = digitsOf(known)
    const worth = known === '' ? 1 : worthOf(known) / home
    const list = join.lines && Object.hasOwn(out, join.lines.field) ? out[join.lines.field] : undefined
    let base: number | undefined = rows
    if (line && Array.isArray(list)) {
      const sums = (list as readonly Value[]).map((item) => (isRecord(item) ? line(item, digits, worth) : undefined))
      if (sums.every((sum) => sum !== undefined)) base = sums.reduce((sum, one) => sum + one, 0)
    }
    const own = held(out, join.subtotal?.field)
    base ??= own === undefined ? undefined : dear(own, join.subtotal, worth)
    if (base !== undefined && settle.subtotal) base = settle.subtotal(out, base, digits)
    const rate = shareOf(out) ?? (rates[below(laneA(a, b, taxId), laneB(a, b, taxId), 1, rates.length)] ?? 0)
    if (base === undefined) {
      const total = held(out, join.total?.field)
      if (total !== undefined && settle.tax && Object.hasOwn(out, join.tax?.field ?? '')) settle.tax(out, (total * rate) / (1 + rate), digits)
      return
    }
    let total = base
    if (settle.tax && held(out, join.tax?.field) !== undefined) total += settle.tax(out, base * rate, digits)
    const u = unit(laneA(a, b, discountId), laneB(a, b, discountId), 1)
    if (settle.discount && held(out, join.discount?.field) !== undefined) {
      total -= settle.discount(out, u < 0.5 ? 0 : base * (u - 0.5) * 0.6, digits)
    }
    const shipping = held(out, join.shipping?.field)
    if (settle.shipping && shipping !== undefined) total += settle.shipping(out, dear(shipping, join.shipping, worth), digits)
    if (settle.total) settle.total(out, total, digits)
  }
}
