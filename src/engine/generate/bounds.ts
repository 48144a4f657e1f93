import type { Value } from '../catalog/value.ts'
import type { Join } from '../plan/join.ts'
import { hashText, laneA, laneB, unit } from '../random/key.ts'
import { fitTest } from './fit.ts'

/** Exchanges two numbers that stand the wrong way round, where each field allows the other's. */
export function makeBounds({
  low,
  high,
}: Extract<Join, { kind: 'bounds' }>): (a: number, b: number, out: { [name: string]: Value }) => void {
  const fitsLow = fitTest(low.test)
  const fitsHigh = fitTest(high.test)
  return (_a, _b, out) => {
    const below = out[low.field]
    const above = out[high.field]
    if (typeof below !== 'number' || typeof above !== 'number' || below <= above) return
    if (!fitsLow(above) || !fitsHigh(below)) return
    out[low.field] = above
    out[high.field] = below
  }
}

/** Sets what is left of the whole. */
export function makeRest({
  whole,
  used,
  rest,
}: Extract<Join, { kind: 'rest' }>): (a: number, b: number, out: { [name: string]: Value }) => void {
  const fits = fitTest(rest.test)
  return (_a, _b, out) => {
    const all = out[whole.field]
    const gone = out[used.field]
    if (typeof all !== 'number' || typeof gone !== 'number' || gone > all || !Object.hasOwn(out, rest.field)) return
    const left = Math.round((all - gone) * 100) / 100
    if (fits(left)) out[rest.field] = left
  }
}

/** Deductions are shares of gross pay, a little apart from person to person; net pay is what they leave. */
export function makePay({
  gross,
  net,
  deductions,
  deducted,
}: Extract<Join, { kind: 'pay' }>): (a: number, b: number, out: { [name: string]: Value }) => void {
  const parts = deductions.map(({ amount, share }) => ({
    name: amount.field,
    share,
    id: hashText(amount.field),
    fits: fitTest(amount.test),
    scale: amount.decimals === 0 ? 1 : 100,
  }))
  const ends = [deducted, net].map(
    (one) => one && { name: one.field, fits: fitTest(one.test), scale: one.decimals === 0 ? 1 : 100 },
  )
  return (a, b, out) => {
    const all = out[gross]
    if (typeof all !== 'number' || parts.length === 0) return
    let sum = 0
    for (const { name, share, id, fits, scale } of parts) {
      if (typeof out[name] !== 'number') continue
      const value = Math.round(all * share * (0.85 + 0.3 * unit(laneA(a, b, id), laneB(a, b, id), 1)) * scale) / scale
      if (fits(value)) out[name] = value
      sum += out[name]
    }
    for (const [i, value] of [sum, all - sum].entries()) {
      const end = ends[i]
      const rounded = end ? Math.round(value * end.scale) / end.scale : 0
      if (end && typeof out[end.name] === 'number' && end.fits(rounded)) out[end.name] = rounded
    }
  }
}
