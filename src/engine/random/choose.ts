import { bits, laneA, laneB, unit } from './key.ts'
import { ln } from './math.ts'

/**
 * Weighted rendezvous: which option wins for this key. `ids` are the options' own identities (hashes), so that adding,
 * dropping or reordering options moves only the rows that must move. Options of weight 0 never win.
 */
export function rendezvous(a: number, b: number, ids: readonly number[], weights?: readonly number[]): number {
  let best = 0
  if (!weights) {
    let least = Infinity
    for (let i = 0; i < ids.length; i++) {
      const score = bits(a, b, ids[i] as number) >>> 0
      if (score < least) {
        least = score
        best = i
      }
    }
    return best
  }
  let least = Infinity
  for (let i = 0; i < ids.length; i++) {
    const weight = weights[i] as number
    if (weight <= 0) continue
    const score = -ln(1 - unit(a, b, ids[i] as number)) / weight
    if (score < least) {
      least = score
      best = i
    }
  }
  return best
}

/** Indices of the `count` options with the least scores, best first: distinct picks that move little. */
export function distinctPicks(a: number, b: number, ids: readonly number[], count: number): number[] {
  const picked: number[] = []
  const scores: number[] = []
  for (let index = 0; index < ids.length; index++) {
    const score = bits(a, b, ids[index] as number) >>> 0
    if (picked.length >= count && score >= (scores[count - 1] ?? -1)) continue
    let at = Math.min(picked.length, count - 1)
    for (; at > 0 && (scores[at - 1] as number) > score; at--) {
      scores[at] = scores[at - 1] as number
      picked[at] = picked[at - 1] as number
    }
    if (at < 0) continue
    scores[at] = score
    picked[at] = index
  }
  return picked
}

/** Jump consistent hash (Lamping and Veach, 2014): one more bucket moves about 1/n of the keys. */
export function jump(a: number, b: number, buckets: number): number {
  let current = -1
  let next = 0
  let x = a
  let y = b
  while (next < buckets) {
    current = next
    const x2 = laneA(x, y, 0x6a09e667)
    y = laneB(x, y, 0x6a09e667)
    x = x2
    next = Math.floor((current + 1) / (1 - unit(x, y, 0)))
  }
  return current
}
