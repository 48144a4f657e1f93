import { Special, type Value } from '../catalog/value.ts'
import { jsonText } from '../catalog/json-text.ts'
import { moved } from '../dialects/geometry.ts'
import { sizeOf } from '../plan/domain.ts'
import type { Domain, Language } from '../plan/step.ts'
import { type Key, laneA, laneB } from '../random/key.ts'
import { permute } from '../random/permutation.ts'
import { powerOfTen } from '../random/power-of-ten.ts'
import { numberedTexts, type NumberedTexts } from './language.ts'
import { endOfSlot, slot } from './slots.ts'
import { isoDay, isoInstant, isoTime } from '../time/instant.ts'

/** The values of a domain by number: equal numbers give equal values, others different ones. */
export interface DomainValues {
  readonly size: number
  /** Numbers in order are wanted (1, 2, 3), not permuted ones. */
  readonly inOrder: boolean
  /** `natural` is what the column would hold were it free; it goes into texts. */
  at(ordinal: number, natural: () => Value): Value
}

interface Around {
  readonly now: number
  readonly max: number | undefined
  /** The table's, under its seed. */
  readonly key: Key
  /** Natural values of draws that other columns follow, so that they agree. */
  readonly shared?: Naturals
  /** The natural value under a key of its own. */
  natural(a: number, b: number): Value
  /** Does a value meet the rules that read this column alone? */
  fits(value: Value): boolean
}

export const MOST_POOL = 4096
export const MOST_MISSES = 400
const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz'

export function domainValues(domain: Domain, around: Around): DomainValues {
  const size = sizeOf(domain) ?? 0
  const made = (at: DomainValues['at'], inOrder = false): DomainValues => ({ size, inOrder, at })
  switch (domain.kind) {
    case 'list':
      return made((i) => domain.values[i] ?? null)
    case 'count':
      return made((i) => Number((domain.first + i * domain.unit).toFixed(domain.decimals)), domain.mixed !== true)
    case 'day':
      return made((i) => new Special('day', isoDay(around.now - i * 86_400_000)), true)
    case 'instant':
      return made((i) => new Special('timestamp', isoInstant(Math.floor(around.now / 1000) * 1000 - i * 1000)))
    case 'clock':
      return made((i) => new Special('time', isoTime(i * 1000)))
    case 'code':
      return fitted(codes(domain.length, around), around, domain.language)
    case 'bits':
      return made((i) => positional(i, 2, domain.length))
    case 'bytes':
      return made((i, natural) => withBytes(i, domain.length, natural()))
    case 'net':
      return made((i) => address(i, domain.form))
    case 'slot':
      return domain.end === undefined ? made((i) => slot(i, domain, around.now)) : made((i) => endOfSlot(i, domain, around.now), true)
    case 'place':
      return made((i) => (domain.code ? new Special('code', moved(domain.text, i)) : moved(domain.text, i)))
    case 'free':
      return made((_, natural) => natural())
    case 'text':
      return texts(domain, around)
    case 'pool':
      return pool(around, domain.language)
  }
}

const PROBES = [0, 1, 10, 123, 4567]
/** Marks have fewer digits than this: a longer number at the end of a natural text is none. */
const MARK_DIGITS = 10

/**
 * Natural values as long as there are new ones; then texts marked by a number in the writing that the column's rules
 * take: digits, else letters.
 */
function texts(domain: Extract<Domain, { kind: 'text' }>, around: Around): DomainValues {
  const size = Math.min(sizeOf(domain) ?? 0, powerOfTen(MARK_DIGITS - 1) - 1)
  for (const [write, mark, recase] of WRITINGS) {
    const at = (ordinal: number, natural: () => Value): Value => recase(marked(natural(), write(ordinal + 1), domain))
    const natural = (i: number) => (): Value => around.natural(laneA(i, 3, 5), laneB(i, 3, 5))
    if (!PROBES.every((i) => around.fits(at(i, natural(i))))) continue
    const recased = (a: number, b: number): Value => {
      const value = around.natural(a, b)
      return value === null ? null : recase(textOf(value))
    }
    const own = recase === asWritten ? around : { ...around, natural: recased }
    const first = (write === decimal && recase === asWritten ? around.shared : undefined) ?? naturals(own, (value, count) => isNoMark(mark.exec(headOf(textOf(value)))?.[0] ?? '', count))
    return { size, inOrder: true, at: (ordinal, made) => (ordinal < size ? first.at(ordinal) : undefined) ?? at(ordinal, made) }
  }
  return pool(around, domain.language)
}

/** Natural values first, as for texts, then numbers to base 36 that none of those is. */
function codes(length: number, around: Around): DomainValues {
  const size = sizeOf({ kind: 'code', length }) ?? 0
  return afterNaturals(around, {
    size,
    at: (number) => positional(number, 36, length),
    ordinalOf: (text) => (text.length === length && /^[0-9a-z]+$/.test(text) ? Number.parseInt(text, 36) : undefined),
  })
}

/** Natural values as long as there are new ones, then numbered texts that none of those is. */
function afterNaturals(around: Around, { size, at: numbered, ordinalOf }: NumberedTexts): DomainValues {
  const first = around.shared ?? naturals(around, () => true)
  let used: readonly number[] | undefined
  const at = (ordinal: number): Value => {
    const natural = first.at(ordinal)
    if (natural !== undefined) return natural
    used ??= [...new Set(first.all().flatMap((one) => ordinalOf(identity(one)) ?? []))].sort((x, y) => x - y)
    const left = size - used.length
    let number = permute(around.key.a, around.key.b, left, (ordinal - first.all().length) % left)
    for (const one of used) if (one <= number) number++
    return numbered(number)
  }
  return { size, inOrder: true, at }
}

function fitted(values: DomainValues, around: Around, language: Language | undefined): DomainValues {
  return isFit(values, around) ? values : pool(around, language)
}

function isFit(values: DomainValues, around: Around): boolean {
  return PROBES.every((i) => around.fits(values.at(i % values.size, () => null)))
}

export interface Naturals {
  /** The value of that number, `undefined` past the last. */
  at(ordinal: number): Value | undefined
  all(): readonly Value[]
}

/**
 * Natural values that differ, under keys of the table: equal numbers of two columns come from one draw where both hold
 * something new in it, so that a country's name and code agree. Made as far as asked for.
 */
function naturals(around: Around, accepts: (value: Value, count: number) => boolean): Naturals {
  const seen = new Set<string>()
  const values: Value[] = []
  let drawn = 0
  let misses = 0
  const isOver = (): boolean => drawn >= MOST_POOL || misses >= MOST_MISSES
  const upTo = (count: number): void => {
    for (; values.length < count && !isOver(); drawn++) {
      const { a, b } = around.key
      const value = around.natural(laneA(a, b, drawn), laneB(a, b, drawn))
      const id = identity(value)
      if (value === null || seen.has(id) || !around.fits(value) || !accepts(value, values.length)) misses++
      else {
        seen.add(id)
        values.push(value)
      }
    }
  }
  return {
    at(ordinal) {
      upTo(ordinal + 1)
      return values[ordinal]
    },
    all() {
      upTo(Infinity)
      return values
    },
  }
}

/** No natural text may be one that a later mark makes: a number at its end is that of an earlier value, or longer than any. */
export function isNoMark(end: string, count: number): boolean {
  return end === '' || end.startsWith('0') || end.length >= MARK_DIGITS || Number(end) <= count
}

/** The first different natural values, and no others but what a pattern allows. */
function pool(around: Around, language: Language | undefined): DomainValues {
  const numbered = language && numberedTexts(language, around.key, identity)
  const values = numbered && afterNaturals(around, numbered)
  if (values && isFit({ ...values, at: (i) => numbered.at(i) }, around)) return values
  const first = naturals(around, () => true)
  return { get size() { return first.all().length }, inOrder: false, at: (i) => first.all()[i] ?? null }
}

/** How a text is marked, what a mark looks like, and what happens to its letters: `CHECK (name = lower(name))`. */
const WRITINGS: readonly (readonly [write: (n: number) => string, mark: RegExp, recase: (text: string) => string])[] = [
  [decimal, /\d+$/, asWritten], [decimal, /\d+$/, inLower], [decimal, /\d+$/, inUpper], [letters, /z[a-z]*$/i, asWritten], [letters, /z[a-z]*$/i, inLower],
  [capitals, /z[a-z]*$/i, asWritten], [capitals, /z[a-z]*$/i, inUpper],
]

function asWritten(text: string): string {
  return text
}

function inLower(text: string): string {
  return text.toLowerCase()
}

function inUpper(text: string): string {
  return text.toUpperCase()
}

function decimal(n: number): string {
  return String(n)
}

/** Letters end where the number ends: `z` never stands in one but before it. */
function letters(n: number): string {
  let text = ''
  for (let rest = n; rest > 0; rest = Math.floor(rest / 25)) text = String.fromCharCode(97 + (rest % 25)) + text
  return `z${text}`
}

function capitals(n: number): string {
  return letters(n).toUpperCase()
}

/** A text with a mark that tells it from others, before an `@`, within its length. */
function marked(value: Value, mark: string, limits: { readonly max: number | null; readonly min: number }): string {
  const text = textOf(value)
  const head = headOf(text)
  const tail = text.slice(head.length)
  const isNumber = /^\d/.test(mark)
  const base = head.replace(isNumber ? /[\s_.-]*\d+$/ : /[\s_.-]*[zZ][a-zA-Z]*$/, '')
  const between = tail === '' && / /.test(base) ? ' ' : tail === '' && /[^-]-[^-]/.test(base) ? '-' : ''
  const most = limits.max ?? Infinity
  const end = tail.length + mark.length <= most ? tail : ''
  const room = most - end.length - mark.length
  const front = base.length + between.length <= room ? base + between : base.slice(0, Math.max(0, room)).replace(isNumber ? /\d+$/ : /[zZ][a-zA-Z]*$/, '')
  const short = limits.min - front.length - mark.length - end.length
  return (short > 0 ? 'x'.repeat(short) : '') + front + mark + end
}

export function textOf(value: Value): string {
  return typeof value === 'string' ? value : value instanceof Special ? value.text : value === null ? '' : jsonText(value)
}

/** What stands before the `@` of an address; of other texts all. */
export function headOf(text: string): string {
  const at = text.indexOf('@')
  return at > 0 ? text.slice(0, at) : text
}

function positional(n: number, base: number, length: number): string {
  let text = ''
  for (let i = 0, rest = n; i < length; i++, rest = Math.floor(rest / base)) text = (DIGITS[rest % base] ?? '0') + text
  return text
}

function withBytes(n: number, length: number, natural: Value): Value {
  const text = natural instanceof Special ? natural.text : typeof natural === 'string' ? natural : ''
  const head = positional(n, 16, length * 2)
  return natural instanceof Special ? new Special('bytes', head + text.slice(head.length)) : head + text.slice(head.length)
}

function address(n: number, form: 'inet' | 'cidr' | 'macaddr' | 'macaddr8'): string {
  if (form === 'cidr') return `10.${Math.floor(n / 250) % 250}.${n % 250}.0/24`
  if (form === 'inet') return `10.${Math.floor(n / 62_500) % 250}.${Math.floor(n / 250) % 250}.${(n % 250) + 1}`
  const hex = positional(n, 16, 10)
  const pairs = (form === 'macaddr8' ? `02000000${hex}`.slice(-16) : `02${hex}`).padStart(form === 'macaddr8' ? 16 : 12, '0')
  return pairs.replace(/(..)(?=.)/g, '$1:')
}

/** Two values that some database may hold to be equal have one identity. */
export function identity(value: Value): string {
  if (typeof value === 'string') return value.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().trimEnd()
  if (typeof value === 'boolean') return value ? '1' : '0'
  return value instanceof Special ? value.text : jsonText(value)
}

/** The identity of several values; `undefined` when one is NULL: such rows never clash. */
export function tupleIdentity(values: readonly Value[]): string | undefined {
  const parts: string[] = []
  for (const value of values) {
    if (value === null) return undefined
    parts.push(identity(value))
  }
  return parts.join('\u0001')
}
