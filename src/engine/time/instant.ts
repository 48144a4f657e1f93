/** Milliseconds since 1970-01-01T00:00:00Z of an ISO 8601 date or date-time; `NaN` when it is none. */
export function parseInstant(iso: string): number {
  return plainInstant(iso) ?? Date.parse(iso)
}

/**
 * Milliseconds of a text as we write moments ourselves, `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM:SS.mmmZ`, several times as fast as
 * `Date.parse`; `undefined`: it is written in another way, or its day is one that not all months have.
 */
export function plainInstant(iso: string): number | undefined {
  const { length } = iso
  if ((length !== 10 && length !== 24) || iso.charCodeAt(4) !== DASH || iso.charCodeAt(7) !== DASH) return undefined
  const day = digits(iso, 8, 10)
  const month = digits(iso, 5, 7)
  const year = digits(iso, 0, 4)
  if (!(year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= 28)) return undefined
  const date = dayNumber(year, month, day) * 86_400_000
  if (length === 10) return date
  if (iso.charCodeAt(10) !== 84 || iso.charCodeAt(13) !== COLON || iso.charCodeAt(16) !== COLON || iso.charCodeAt(19) !== 46 || iso.charCodeAt(23) !== 90) return undefined
  const hours = digits(iso, 11, 13)
  const minutes = digits(iso, 14, 16)
  const seconds = digits(iso, 17, 19)
  const rest = digits(iso, 20, 23)
  if (!(hours < 24 && minutes < 60 && seconds < 60 && rest >= 0)) return undefined
  return date + ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest
}

const DASH = 45
const COLON = 58

/** The number that the text's digits from `start` on are; NaN when one is none. */
function digits(text: string, start: number, end: number): number {
  let n = 0
  for (let i = start; i < end; i++) {
    const digit = text.charCodeAt(i) - 48
    if (digit < 0 || digit > 9) return Number.NaN
    n = n * 10 + digit
  }
  return n
}

/** Days since 1970-01-01 of a date of the proleptic Gregorian calendar, after Howard Hinnant's `days_from_civil`. */
function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468
}

const pad = (n: number, width: number): string => String(n).padStart(width, '0')

/** The proleptic Gregorian date of a day number (days since 1970-01-01), after Howard Hinnant's `civil_from_days`. */
export function civil(day: number): { readonly year: number; readonly month: number; readonly day: number } {
  const z = day + 719468
  const era = Math.floor(z / 146097)
  const dayOfEra = z - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const mp = Math.floor((5 * dayOfYear + 2) / 153)
  const month = mp < 10 ? mp + 3 : mp - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * mp + 2) / 5) + 1,
  }
}

/** Two digits of each number below a hundred. */
const TWO: readonly string[] = Array.from({ length: 100 }, (_, n) => pad(n, 2))

/** `YYYY-MM-DD` of an instant, in UTC; years 0000 to 9999. */
export function isoDay(instant: number): string {
  const { year, month, day } = civil(Math.floor(instant / 86400000))
  const years = year >= 1000 ? String(year) : pad(year, 4)
  return `${years}-${TWO[month] as string}-${TWO[day] as string}`
}

/** `HH:MM:SS` of an instant, in UTC. */
export function isoTime(instant: number): string {
  const seconds = Math.floor((((instant % 86400000) + 86400000) % 86400000) / 1000)
  const minutes = Math.floor(seconds / 60)
  return `${TWO[Math.floor(minutes / 60)] as string}:${TWO[minutes % 60] as string}:${TWO[seconds % 60] as string}`
}

/** RFC 3339 date-time of an instant, in UTC, with milliseconds. */
export function isoInstant(instant: number): string {
  const ms = ((instant % 1000) + 1000) % 1000
  return `${isoDay(instant)}T${isoTime(instant)}.${ms === 0 ? '000' : pad(ms, 3)}Z`
}
