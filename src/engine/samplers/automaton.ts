import type { Value } from '../catalog/value.ts'
import { below, unit } from '../random/key.ts'
import type { Sampler } from './sampler.ts'

/** How far a text without an upper limit goes beyond the shortest. */
const ROOM = 16
const MOST_CELLS = 4_000_000

/**
 * `text.automaton`: a text that a deterministic automaton accepts (`classes`, `next`, `accept` as `solve/automaton` gives
 * them), `min` to `max` code points long. Lengths come evenly; each character is drawn among those from which the
 * rest of the length can still be made, what reads well first.
 */
export const automatonSampler: Sampler = {
  id: 'text.automaton',
  make(args) {
    const next = args['next'] as readonly (readonly number[])[]
    const accept = args['accept'] as readonly number[]
    const classes = (args['classes'] as readonly (readonly number[])[]).map(pool)
    const min = numberOr(args['min'], 0)
    const max = numberOr(args['max'], Infinity)
    const reach = reachable(next, accept, min, max)
    const lengths = usual(reach.flatMap((row, length) => (length >= min && row[0] ? [length] : [])))
    const choices = next.map((row) => row.flatMap((to, c) => (to >= 0 && classes[c]?.chars.length ? [{ to, c }] : [])))
    return (a, b) => {
      let left = lengths[below(a, b, 0, lengths.length)] ?? 0
      let state = 0
      let text = ''
      for (let n = 1; left > 0; n += 2) {
        left--
        const can = reach[left] as Uint8Array
        const options = choices[state] as readonly { to: number; c: number }[]
        let total = 0
        for (const one of options) if (can[one.to]) total += (classes[one.c] as Pool).weight
        let pick = unit(a, b, n) * total
        let chosen = options[0]
        for (const one of options) {
          if (!can[one.to]) continue
          chosen = one
          pick -= (classes[one.c] as Pool).weight
          if (pick < 0) break
        }
        if (!chosen) break
        const { chars } = classes[chosen.c] as Pool
        text += chars[below(a, b, n + 1, chars.length)] as string
        state = chosen.to
      }
      return text
    }
  },
}

/** `reach[k][s]`: from state `s` a text of exactly `k` more characters is accepted. */
function reachable(
  next: readonly (readonly number[])[], accept: readonly number[], min: number, max: number,
): Uint8Array[] {
  const rows = [Uint8Array.from(accept)]
  let found = min === 0 && accept[0] ? 0 : -1
  for (let k = 1; k <= max; k++) {
    if (found >= 0 && k > found + ROOM) break
    if (k * next.length > MOST_CELLS) break
    const before = rows[k - 1] as Uint8Array
    const row = new Uint8Array(next.length)
    let any = false
    for (let s = 0; s < next.length; s++) {
      for (const to of next[s] as readonly number[]) {
        if (to >= 0 && before[to]) {
          row[s] = 1
          any = true
          break
        }
      }
    }
    rows.push(row)
    if (row[0] && k >= min && found < 0) found = k
    if (!any) break
  }
  return rows
}

/** An empty or one-letter text only where there is no other. */
function usual(lengths: readonly number[]): readonly number[] {
  const longer = lengths.filter((length) => length > 2)
  if (longer.length > 0) return longer
  const some = lengths.filter((length) => length > 0)
  return some.length > 0 ? some : lengths
}

interface Pool {
  readonly chars: readonly string[]
  readonly weight: number
}

const TIERS: readonly (readonly [number, number, number])[] = [
  [97, 122, 1], [48, 57, 0.5], [65, 90, 0.3], [45, 46, 0.2], [95, 95, 0.2], [32, 32, 0.1], [33, 126, 0.02],
  [0xa1, 0x24f, 0.002], [0x370, 0xd7ff, 0.001],
]

/** The best tier of a class, as characters, and how often it is taken: by letters first. */
function pool(ranges: readonly number[]): Pool {
  for (const [lo, hi, weight] of TIERS) {
    const chars: string[] = []
    for (let i = 0; i < ranges.length && chars.length < 500; i += 2) {
      const last = Math.min(ranges[i + 1] ?? 0, hi)
      for (let p = Math.max(ranges[i] ?? 0, lo); p <= last && chars.length < 500; p++) chars.push(String.fromCodePoint(p))
    }
    if (chars.length > 0) return { chars, weight: weight * chars.length }
  }
  return { chars: ranges.length > 0 ? [String.fromCodePoint(ranges[0] ?? 0)] : [], weight: 0.000001 }
}

function numberOr(value: Value | undefined, other: number): number {
  return typeof value === 'number' ? value : other
}
