import { bits } from './key.ts'

/**
 * Options as cards: every `size` ordinals in turn get the whole deck once, shuffled anew under a key, so that each option
 * that weighs enough is seen within few rows and keeps its share over many. What weights leave of a card goes to free cards.
 */
export interface Deck {
  readonly size: number
  /** The option on each card; -1: free, to be drawn by `rests`. */
  readonly cards: Int32Array
  /** Which of its option's cards each card is. */
  readonly ranks: Int32Array
  /** Cards of each option. */
  readonly counts: Int32Array
  /** What each option is short of by its own cards; absent: nothing. */
  readonly rests?: readonly number[]
  /** Strides through the deck that meet every card. */
  readonly strides: readonly number[]
}

/** Largest deck of options that weigh differently. */
const MOST_CARDS = 64
const MOST_STRIDES = 64
const EXACT = 1e-9

/** A deck for options told apart by `ids`; their order says nothing. Absent weights are equal. */
export function deckOf(ids: readonly number[], weights?: readonly number[]): Deck {
  const order = ids.map((_, i) => i).sort((x, y) => (ids[x] as number) - (ids[y] as number))
  const total = weights?.reduce((sum, one) => sum + Math.max(0, one), 0) ?? ids.length
  const shares = ids.map((_, i) => Math.max(0, weights?.[i] ?? 1) / total)
  const size = weights ? bestSize(shares) : ids.length
  const cards = new Int32Array(size).fill(-1)
  const ranks = new Int32Array(size)
  const counts = Int32Array.from(shares, (share) => Math.floor(share * size + EXACT))
  let at = 0
  for (const option of order) {
    for (let rank = 0; rank < (counts[option] as number); rank++) {
      cards[at] = option
      ranks[at++] = rank
    }
  }
  const rests = shares.map((share, i) => Math.max(0, share * size - (counts[i] as number)))
  return { size, cards, ranks, counts, strides: stridesOf(size), ...(at < size ? { rests } : {}) }
}

/** Where in the deck the card number `at` lies when it is dealt for the `round`th time. */
export function cardAt({ size, strides }: Deck, key: number, round: number, at: number): number {
  const drawn = bits(key, round, 0)
  const stride = strides[(drawn >>> 26) % strides.length] as number
  return (at * stride + ((drawn & 0x3ffffff) % size)) % size
}

/** The deck in which options have most cards of their own, small ones first. */
function bestSize(shares: readonly number[]): number {
  let best = 1
  let most = -Infinity
  for (let size = 1; size <= MOST_CARDS; size++) {
    const own = shares.reduce((sum, share) => sum + Math.floor(share * size + EXACT), 0)
    const score = own / size - size / MOST_CARDS
    if (score <= most) continue
    most = score
    best = size
  }
  return best
}

function stridesOf(size: number): readonly number[] {
  const out: number[] = []
  for (let stride = 1; stride <= Math.max(1, size - 1) && out.length < MOST_STRIDES; stride++) if (divisor(stride, size) === 1) out.push(stride)
  return out
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b)
}
