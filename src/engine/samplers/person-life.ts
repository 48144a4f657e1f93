import { bits, unit } from '../random/key.ts'
import { civil } from '../time/instant.ts'
import type { People } from './person-names.ts'

export const DAY = 86400000

/** Age in days: adults of 18 to 85, most of them under 60. */
function ageDays(a: number, b: number): number {
  const u = unit(a, b, 10)
  const years = u < 0.8 ? 18 + (u / 0.8) * 40 : 58 + ((u - 0.8) / 0.2) * 27
  return Math.floor(years * 365.25 + unit(a, b, 11) * 365)
}

/** Day number of the birth. */
export function birthDay(a: number, b: number, now: number): number {
  return Math.floor(now / DAY) - ageDays(a, b)
}

/** Whole years between birth and now. */
export function ageOf(a: number, b: number, now: number): number {
  const birth = civil(birthDay(a, b, now))
  const today = civil(Math.floor(now / DAY))
  const before = today.month < birth.month || (today.month === birth.month && today.day < birth.day)
  return today.year - birth.year - (before ? 1 : 0)
}

export function isWoman(people: People, pair: number, a: number, b: number): boolean {
  return people.women < 0 ? (bits(a, b, 12) & 1) === 0 : pair % people.given.length < people.women
}
