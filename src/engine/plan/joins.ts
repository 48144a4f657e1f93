import type { Field, ObjectShape, Shape } from '../catalog/shape.ts'
import { wordsOf } from '../meaning/words.ts'
import { decimalsOf } from '../random/power-of-ten.ts'
import { listOf } from '../samplers/lists.ts'
import { samplerFor } from '../samplers/meanings.ts'
import { boundsOf, payOf, restOf } from './number-joins.ts'
import { fitOf } from './compatible.ts'
import type { Compiling } from './context.ts'
import { type Amount, type ChildLines, inner, type Join, type Line, type When } from './join.ts'
import names from './data/joins.json' with { type: 'json' }
import type { ViewField } from './view-plan.ts'

const STAGES: { readonly [word: string]: number } = names.stages
const SAME: { readonly [word: string]: string } = names.same
/** Stages from here on end a thing's life; from the second on it never came to what lies before. */
const END = 8
const NEVER_MADE = 20
const WHEN: readonly (readonly [When, readonly string[]])[] = [
  ['past', names.past.split(' ')], ['future', names.future.split(' ')], ['running', names.running.split(' ')],
]

/**
 * What joins the fields of one object: amounts that add up, and moments that follow from a status. Found by the fields'
 * own names; a join changes only the fields that it names.
 */
export function joinsOf(fields: readonly ViewField[], at: At, guessIn: GuessIn): readonly Join[] {
  const named = fields.map((field) => ({ ...field, words: wordsOf(field.name).join(' ') }))
  const inside = fields.flatMap((field) => membersOf(field, at, guessIn))
  const out: Join[] = []
  const elapsed = elapsedOf(named, at)
  if (elapsed) out.push(elapsed)
  const line = lineOf([...named, ...of(inside, 'items')], at)
  if (line?.total) out.push({ kind: 'line', ...line })
  const amounts = amountsOf([...named, ...of(inside, 'sums')], at, line !== undefined)
  if (amounts) out.push(amounts)
  const stages = stagesOf([...named, ...of(inside, 'moments')], at)
  if (stages) out.push(stages)
  const find = (phrases: string): Amount | undefined => amount(named, phrases, at)
  out.push(...boundsOf(named, find), ...restOf(named, find), ...payOf(named, find))
  return out
}

type At = Pick<Compiling, 'solver'>
type Named = ViewField & { readonly words: string }
/** What a field of the object that a field holds is guessed to mean. */
export type GuessIn = (holder: string, inside: ObjectShape, field: Field) => ViewField

const HOLDERS = Object.entries(names.holders).map(([kind, words]) => [kind, words.split(' ')] as const)
type Inside = Named & { readonly holds: string }

/** Fields one level below, in objects that hold a part of this one (`totals`, `timestamps`), under names as `inner` gives them. */
function membersOf({ name, shape }: ViewField, at: At, guessIn: GuessIn): readonly Inside[] {
  const last = wordsOf(name).at(-1) ?? ''
  const kinds = HOLDERS.filter(([, some]) => some.includes(last)).map(([kind]) => kind)
  const object = kinds.length > 0 && shape ? objectOf(shape, at) : undefined
  if (!object) return []
  return object.fields.flatMap((field) => kinds.map((holds) => ({
    ...guessIn(name, object, field), name: inner(name, field.name), words: wordsOf(field.name).join(' '), holds,
  })))
}

const of = (inside: readonly Inside[], kind: string): readonly Named[] => inside.filter((field) => field.holds === kind)

function find(fields: readonly Named[], phrases: string): Named | undefined {
  const known = byWords.get(fields) ?? new Map(fields.map((field) => [field.words, field]).reverse() as [string, Named][])
  byWords.set(fields, known)
  for (const phrase of phrases.split(', ')) {
    const found = known.get(phrase)
    if (found) return found
  }
  return undefined
}
const byWords = new WeakMap<readonly Named[], ReadonlyMap<string, Named>>()

/** A field that holds numbers, or numbers as text, and is free to hold another one. */
function amount(fields: readonly Named[], phrases: string, at: At): Amount | undefined {
  const { name, shape } = find(fields, phrases) ?? {}
  if (name === undefined || !shape) return undefined
  const head = at.solver.head(shape)
  if (head.kind === 'number') {
    const [step] = head.multipleOf ?? []
    const decimals = head.integer ? 0 : step === undefined ? undefined : decimalsOf(step)
    return { field: name, test: fitOf(head, at.solver), ...(decimals === undefined ? {} : { decimals }) }
  }
  if (head.kind === 'native' && /^(decimal|bigint)$/.test(head.native)) {
    const scale = head.native === 'bigint' ? 0 : head.limits?.scale
    return { field: name, test: fitOf(head, at.solver), ...(scale === undefined ? {} : { decimals: scale }) }
  }
  return head.kind === 'string' && head.formats === undefined ? { field: name, test: fitOf(head, at.solver) } : undefined
}

function lineOf(fields: readonly Named[], at: At): Line | undefined {
  const quantity = amount(fields, names.quantity, at)
  const price = amount(fields, names.unitPrice, at)
  if (!quantity || !price) return undefined
  const total = amount(fields, names.lineTotal, at)
  return { quantity: quantity.field, price, ...(total ? { total } : {}) }
}

/** What a unit costs on a line of an order, beside how many there are. */
export function unitPriceOf(fields: readonly ViewField[], at: At): Amount | undefined {
  return lineOf(worded(fields), at)?.price
}

/** The column that holds what a thing costs. */
export function priceOf(fields: readonly ViewField[], at: At): string | undefined {
  return amount(worded(fields), names.prices, at)?.field
}

function worded(fields: readonly ViewField[]): readonly Named[] {
  return fields.map((field) => ({ ...field, words: wordsOf(field.name).join(' ') }))
}

const BEGINS = new Set(['period.start', 'period.started', 'period.validFrom'])
const ENDS = new Set(['period.end', 'period.arrival', 'period.checkOut', 'period.completed', 'period.slotEnd', 'period.ended', 'period.validUntil'])
const HOUR = 3_600_000
const UNITS: readonly (readonly [string, number])[] = [
  [names.nights, 24 * HOUR], [names.hours, HOUR], [names.minutes, HOUR / 60], [names.seconds, 1000],
]

/** `nights` beside `check_in` and `check_out`, `duration_minutes` beside `start` and `end`. */
function elapsedOf(fields: readonly Named[], at: At): Join | undefined {
  const start = fields.find(({ guess }) => BEGINS.has(guess?.meaning ?? ''))?.name
  const end = fields.find(({ guess }) => ENDS.has(guess?.meaning ?? ''))?.name
  if (start === undefined || end === undefined) return undefined
  for (const [phrases, unit] of UNITS) {
    const field = amount(fields, phrases, at)
    if (field) return { kind: 'elapsed', field, start, end, unit }
  }
  return undefined
}

/** The first list whose items are lines: with quantity and price, or with an amount of their own. */
function linesOf(fields: readonly Named[], at: At): (Line & { readonly field: string }) | undefined {
  for (const { name, words, shape } of fields) {
    const last = words.split(' ').at(-1) ?? ''
    if (!shape || !names.lists.split(' ').includes(last)) continue
    const list = at.solver.head(shape)
    if (list.kind !== 'array' || list.prefix.length > 0) continue
    const item = objectOf(list.rest, at)
    if (!item) continue
    const inside = item.fields.map((field): Named => ({
      name: field.name, guess: null, shape: field.shape, words: wordsOf(field.name).join(' '),
    }))
    const line = lineOf(inside, at)
    if (line) return { ...line, field: name }
    const total = amount(inside, names.lineAmount, at)
    if (total) return { field: name, quantity: '', total }
  }
  return undefined
}

function objectOf(shape: Shape | null | undefined, at: At): ObjectShape | undefined {
  let head = shape ? at.solver.head(shape) : undefined
  for (let i = 0; i < 8 && head?.kind === 'ref'; i++) head = at.solver.head(at.solver.definition(head.to))
  return head?.kind === 'object' ? head : undefined
}

/** The sums of a table's row over the rows of another one that are its lines. */
export function sumsOf(parent: readonly ViewField[], child: readonly ViewField[], at: At): { readonly sums: Amounts; readonly line: ChildLine } | undefined {
  const inside = worded(child)
  const line = lineOf(inside, at)
  const total = line ? line.total : amount(inside, names.lineAmount, at)
  const sums = amountsOf(worded(parent), at, false, true)
  if (sums?.kind !== 'amounts' || sums.lines || !(sums.subtotal ?? sums.total) || !(line ?? total)) return undefined
  return { sums, line: { ...(line?.price ? { quantity: line.quantity, price: line.price.field } : {}), ...(total ? { total: total.field } : {}) } }
}

export type Amounts = Extract<Join, { kind: 'amounts' }>
type ChildLine = Pick<ChildLines, 'quantity' | 'price' | 'total'>

function amountsOf(fields: readonly Named[], at: At, isLine: boolean, summed = false): Join | undefined {
  const lines = linesOf(fields, at)
  const currency = find(fields, names.currency)?.name
  const taxRate = find(fields, names.taxRate)?.name
  const part = (key: string, phrases: string): { readonly [key: string]: Amount } => {
    const found = amount(fields, phrases, at)
    return found ? { [key]: found } : {}
  }
  // A share (at most 1, at most 100 %) is no amount.
  const isShare = ({ test }: Amount): boolean => (test.number?.maximum ?? Infinity) <= 100
  const parts: { [key: string]: Amount } = {
    ...part('subtotal', names.subtotal), ...part('tax', names.tax), ...part('shipping', names.shipping),
    ...part('discount', names.discount), ...(isLine ? {} : part('total', names.total)),
  }
  for (const key of ['tax', 'discount']) if (parts[key] && isShare(parts[key])) delete parts[key]
  const count = Object.keys(parts).length
  if (count === 0 || (!lines && !summed && count < 2)) return undefined
  return {
    kind: 'amounts', ...parts, ...(currency === undefined ? {} : { currency }), ...(taxRate === undefined ? {} : { taxRate }),
    ...(lines ? { lines } : {}),
  }
}

/** Words of moments that are set beforehand: they stand whatever the status says. */
const PLANS = new Set(names.plans.split(' '))

/** `cancelled at`, `date shipped` → the stage it dates. */
function stageOf(words: string): string | undefined {
  const found = words.split(' ').find((word) => Object.hasOwn(STAGES, word))
  return found === undefined ? undefined : (SAME[found] ?? found)
}

/** Has a thing of this status the stage behind it? Ends (cancelled, refunded) say so of themselves only. */
function isReached(status: string, stage: string): boolean {
  const [at = 0, of = 0] = [STAGES[status], STAGES[stage]]
  if (at >= END || of >= END) return status === stage || (at >= END && at < NEVER_MADE && of < END)
  return at >= of
}

/** The statuses that a field may hold: those that its source lists, or those that its meaning draws from. */
function statusesOf({ words, shape, guess }: Named, at: At): readonly string[] {
  if (!shape || !names.status.split(' ').includes(words.split(' ').at(-1) ?? '')) return []
  if (shape.kind === 'literal') return shape.values.every((value) => typeof value === 'string') ? shape.values : []
  const target = guess ? samplerFor(guess.meaning) : undefined
  const list = target?.sampler === 'list.pick' ? target.args?.['list'] : undefined
  if (typeof list !== 'string') return []
  const heads = shape.kind === 'union' ? shape.branches.map((one) => at.solver.head(one.shape)) : [at.solver.head(shape)]
  const text = heads.find((one) => one.kind !== 'null')
  const isFree = text?.kind === 'string' && text.patterns === undefined && text.formats === undefined
  return isFree ? [...new Set(listOf(list))].filter((one) => one.length <= (text.maxLength ?? Infinity)) : []
}

function stagesOf(fields: readonly Named[], at: At): Join | undefined {
  const status = fields.find((field) => statusesOf(field, at).length >= 2)
  if (!status) return undefined
  const values = statusesOf(status, at)
  const known = values.flatMap((value) => {
    const stage = stageOf(wordsOf(value).join(' '))
    return stage === undefined ? [] : [{ value, stage }]
  })
  const stamps: { [field: string]: { readonly reached: readonly string[]; readonly open: readonly string[] } } = {}
  for (const field of fields) {
    const isReason = field.words.endsWith(' reason')
    const isMoment = isReason || (field.guess?.meaning.match(/^(period\.|person\.exitDate)/) ?? null) !== null && !field.words.split(' ').some((word) => PLANS.has(word))
    const stage = isMoment ? stageOf(field.words) : undefined
    // Only a stage that some status names is held to it.
    if (stage === undefined || !known.some((one) => one.stage === stage)) continue
    const of = (wanted: boolean): string[] => known.filter((one) => isReached(one.stage, stage) === wanted).map((one) => one.value)
    // What ends a thing's life has not happened to one of any other status.
    const others = (STAGES[stage] ?? 0) >= NEVER_MADE ? values.filter((value) => !known.some((one) => one.value === value)) : []
    stamps[field.name] = { reached: of(true), open: [...of(false), ...others] }
  }
  const when = Object.fromEntries(values.flatMap((value) => {
    const found = WHEN.find(([, words]) => wordsOf(value).some((word) => words.includes(word)))
    return found ? [[value, found[0]] as const] : []
  }))
  const moment = (meaning: string): string | undefined =>
    fields.find((field) => field.guess?.meaning === meaning && field.guess.role === '')?.name
  const [start, end] = [moment('period.start'), moment('period.end') ?? moment('period.slotEnd')]
  const isDated = (start !== undefined || end !== undefined) && Object.keys(when).length > 0
  if (Object.keys(stamps).length === 0 && !isDated) return undefined
  return {
    kind: 'stages', status: status.name, values, when, stamps,
    ...(isDated && start !== undefined ? { start } : {}), ...(isDated && end !== undefined ? { end } : {}),
  }
}
