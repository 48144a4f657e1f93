import { Special, type Value } from '../catalog/value.ts'
import { civil, isoInstant, parseInstant } from '../time/instant.ts'

const DAY = 86_400_000
const UNITS: { readonly [name: string]: string } = {
  yy: 'year',
  yyyy: 'year',
  qq: 'quarter',
  q: 'quarter',
  mm: 'month',
  m: 'month',
  dd: 'day',
  d: 'day',
  dy: 'day',
  dayofyear: 'day',
  y: 'day',
  wk: 'week',
  ww: 'week',
  hh: 'hour',
  mi: 'minute',
  n: 'minute',
  ss: 'second',
  s: 'second',
}
const MONTHS: { readonly [unit: string]: number } = { year: 12, quarter: 3, month: 1 }
const LENGTHS: { readonly [unit: string]: number } = {
  week: 604_800_000,
  day: 86_400_000,
  hour: 3_600_000,
  minute: 60_000,
  second: 1000,
}

function instantOf(text: string): number {
  return parseInstant(
    text.length <= 10 ? `${text}T00:00:00Z` : text.replace(' ', 'T').replace(/(?<!Z|[+-]\d\d:?\d\d)$/, 'Z'),
  )
}

/** SQL Server's DATEADD, Oracle's ADD_MONTHS; a day that a month lacks is its last. */
export function dateAdd(name: string, count: number, text: string): Value | undefined {
  const unit = UNITS[name] ?? name
  const start = instantOf(text)
  const [months, length] = [MONTHS[unit], LENGTHS[unit]]
  if (Number.isNaN(start) || Number.isNaN(count)) return undefined
  if (length !== undefined) return new Special('timestamp', isoInstant(start + Math.trunc(count) * length))
  if (months === undefined) return undefined
  const { year, month, day } = civil(Math.floor(start / DAY))
  const all = year * 12 + month - 1 + Math.trunc(count) * months
  const last = Math.round((monthStart(all + 1) - monthStart(all)) / DAY)
  return new Special(
    'timestamp',
    isoInstant(monthStart(all) + (Math.min(day, last) - 1) * DAY + (start - Math.floor(start / DAY) * DAY)),
  )
}

/** The first moment of a month, counted from the year 0. */
function monthStart(months: number): number {
  const [year, month] = [Math.floor(months / 12), (months % 12) + 1]
  return parseInstant(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01T00:00:00Z`)
}

/** SQL Server's DATEDIFF: how many borders of the unit lie between. */
export function dateDiff(name: string, from: string, to: string): Value | undefined {
  const unit = UNITS[name] ?? name
  const [first, last] = [instantOf(from), instantOf(to)]
  const [months, length] = [MONTHS[unit], LENGTHS[unit]]
  if (Number.isNaN(first) || Number.isNaN(last)) return undefined
  if (length !== undefined) return Math.floor(last / length) - Math.floor(first / length)
  if (months === undefined) return undefined
  const count = (ms: number): number => {
    const { year, month } = civil(Math.floor(ms / DAY))
    return Math.floor((year * 12 + month - 1) / months)
  }
  return count(last) - count(first)
}
