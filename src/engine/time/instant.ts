/** Milliseconds since 1970-01-01T00:00:00Z of an ISO 8601 date or date-time; `NaN` when it is none. */
export function parseInstant(iso: string): number {
  return Date.parse(iso)
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
