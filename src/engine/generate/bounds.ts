import type { Value } from '../catalog/value.ts'
import type { Join } from '../plan/join.ts'
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
