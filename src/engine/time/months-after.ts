import { civil, parseInstant } from './instant.ts'

const DAY = 86400000
const two = (n: number): string => (n < 10 ? `0${n}` : String(n))

/** The same day of the month, at most the 28th, so many months later; days since 1970. */
export function monthsAfter(day: number, months: number): number {
  const { year, month, day: ofMonth } = civil(day)
  const at = year * 12 + month - 1 + months
  return parseInstant(`${Math.floor(at / 12)}-${two((at % 12) + 1)}-${two(Math.min(ofMonth, 28))}`) / DAY
}
