import type { Language } from '../plan/step.ts'
import { type Key, laneA } from '../random/key.ts'

/** The texts of a pattern by number: equal numbers give equal texts, others texts that no collation takes for equal. */
export interface NumberedTexts {
  readonly size: number
  at(ordinal: number): string
  /** The number of a text, or of one that is equal to it without regard to case. */
  ordinalOf(text: string): number | undefined
}

const MOST = 2n ** 52n
/** How far texts go beyond the shortest. */
const ROOM = 12
const MOST_CELLS = 500_000
/** What is taken of a class of characters: small letters and digits stand for the large ones that are equal to them. */
const TIERS: readonly (readonly (readonly [number, number])[])[] = [[[97, 122], [48, 57]], [[65, 90]], [[45, 46], [95, 95]], [[33, 126]], [[32, 32]], [[0xa1, 0xd7ff]]]
const MOST_LETTERS = 64

/** Numbers the texts that an automaton accepts; `undefined` where it is too large, or accepts none of a usual length. */
export function numberedTexts({ classes, next, accept, min, max }: Language, key: Key, fold: (text: string) => string): NumberedTexts | undefined {
  const pools = classes.map(lettersOf)
  const steps = next.map((row) => stepsOf(row, pools, fold))
  // counts[k][s]: texts of exactly k letters from state s on.
  const counts: bigint[][] = [accept.map((one) => (one ? 1n : 0n))]
  const lengths: number[] = []
  let total = 0n
  for (let k = 0; k <= max && k * next.length < MOST_CELLS; k++) {
    const here = counts[k] ?? []
    if (k >= min && (here[0] ?? 0n) > 0n) {
      lengths.push(k)
      total += here[0] ?? 0n
    }
    if (total >= MOST || k > (lengths[0] ?? k) + ROOM || here.every((one) => one === 0n)) break
    counts.push(steps.map((row) => row.reduce((sum, { to }) => sum + (here[to] ?? 0n), 0n)))
  }
  if (total === 0n) return undefined
  const size = total < MOST ? total : MOST
  const stride = total / size

  function at(ordinal: number): string {
    let rank = BigInt(ordinal) * stride + (stride > 1n ? BigInt(laneA(key.a, key.b, ordinal) >>> 0) % stride : 0n)
    for (const length of lengths) {
      const here = counts[length]?.[0] ?? 0n
      if (rank < here) return spell(length, rank)
      rank -= here
    }
    return ''
  }

  function spell(length: number, first: bigint): string {
    let rank = first
    let state = 0
    let text = ''
    for (let left = length - 1; left >= 0; left--) {
      for (const { letter, to } of steps[state] ?? []) {
        const here = counts[left]?.[to] ?? 0n
        if (rank < here) {
          text += letter
          state = to
          break
        }
        rank -= here
      }
    }
    return text
  }

  function rankOf(text: string): bigint | undefined {
    const letters = [...text]
    if (!lengths.includes(letters.length)) return undefined
    let rank = lengths.filter((one) => one < letters.length).reduce((sum, one) => sum + (counts[one]?.[0] ?? 0n), 0n)
    let state = 0
    for (const [i, letter] of letters.entries()) {
      const row = steps[state] ?? []
      const place = row.findIndex((one) => fold(one.letter) === fold(letter))
      const found = row[place]
      if (!found) return undefined
      for (const { to } of row.slice(0, place)) rank += counts[letters.length - i - 1]?.[to] ?? 0n
      state = found.to
    }
    return accept[state] ? rank : undefined
  }

  return {
    size: Number(size), at,
    ordinalOf(text) {
      const rank = rankOf(text)
      const ordinal = rank === undefined ? undefined : Number(rank / stride)
      return ordinal !== undefined && ordinal < Number(size) && fold(at(ordinal)) === fold(text) ? ordinal : undefined
    },
  }
}

interface Step {
  readonly letter: string
  readonly to: number
}

/** Where each letter leads, of letters that are equal to each other the first. */
function stepsOf(row: readonly number[], pools: readonly (readonly string[])[], fold: (text: string) => string): readonly Step[] {
  const seen = new Set<string>()
  return row.flatMap((to, c): readonly Step[] => {
    if (to < 0) return []
    return (pools[c] ?? []).flatMap((letter) => {
      if (seen.has(fold(letter))) return []
      seen.add(fold(letter))
      return [{ letter, to }]
    })
  })
}

function lettersOf(ranges: readonly number[]): readonly string[] {
  for (const tier of TIERS) {
    const letters: string[] = []
    for (const [from, until] of tier) {
      for (let i = 0; i < ranges.length; i += 2) {
        const last = Math.min(ranges[i + 1] ?? 0, until)
        for (let point = Math.max(ranges[i] ?? 0, from); point <= last && letters.length < MOST_LETTERS; point++) letters.push(String.fromCodePoint(point))
      }
    }
    if (letters.length > 0) return letters
  }
  return []
}
