import { Special, type Value } from '../catalog/value.ts'
import type { Join } from '../plan/join.ts'
import { parseInstant } from '../time/instant.ts'
import { fitTest } from './fit.ts'

/** Sets the number of units between two moments, where the field takes it. */
export function makeElapsed({ field, start, end, unit }: Extract<Join, { kind: 'elapsed' }>): (a: number, b: number, out: { [name: string]: Value }) => void {
  const fits = fitTest(field.test)
  return (_a, _b, out) => {
    if (typeof out[field.field] !== 'number') return
    const units = (momentOf(out[end]) - momentOf(out[start])) / unit
    const count = field.decimals === 0 || field.decimals === undefined ? Math.round(units) : Number(units.toFixed(field.decimals))
    if (Number.isFinite(count) && count > 0 && fits(count)) out[field.field] = count
  }
}

/** Milliseconds since 1970 of a date or date-time, as text or not; NaN: it is none. */
function momentOf(value: Value | undefined): number {
  const text = value instanceof Special ? value.text : value
  return typeof text === 'string' && /^\d{4}-\d\d-\d\d/.test(text) ? parseInstant(text) : Number.NaN
}
