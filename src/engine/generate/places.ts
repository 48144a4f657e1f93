import { rendezvous } from '../random/choose.ts'
import { cardAt, type Deck, deckOf } from '../random/deck.ts'
import { below, laneA, laneB } from '../random/key.ts'
import type { Step } from '../plan/step.ts'
import type { Frame } from './generation.ts'

/**
 * Choices are dealt: at each place (a path without its row) the rows that come there take cards of one deck in turn, and
 * who takes a branch stands at a place of its own, with an ordinal among those that take it. So five branches inside five
 * are all seen in 25 rows. Who makes a value says where it stands (`stand`) just before; a draw under any other key (a second
 * try, a value made aside) has no place and chooses by its key alone.
 */

/** The place of part `id` of a place; 0 is none. */
export function placeIn(place: number, id: number): number {
  if (place === 0) return 0
  const h = Math.imul(place ^ Math.imul(id, 0x9e3779b1), 0x85ebca6b)
  return h ^ (h >>> 15) || 1
}

/** Says where the value under key `a` stands that is made next. */
export function stand(frame: Frame, place: number, ordinal: number, a: number): void {
  frame.place = place
  frame.ordinal = ordinal
  frame.lane = a
}

/** Where the value under key `a` stands, if anybody said so. */
export function placeOf(frame: Frame, a: number): number {
  return frame.lane === a ? frame.place : 0
}

/** Says where a field stands within its object, and gives back its key; absent: nothing is dealt in it. */
export function standsIn(step: Step, id: number, frame: Frame): ((a: number) => number) | undefined {
  if (!mayChoose(step)) return undefined
  return (a) => {
    const { level } = frame
    stand(frame, placeIn(frame.places[level] as number, id), frame.ordinals[level] as number, a)
    return a
  }
}

const known = new WeakMap<Step, boolean>()

/** Is anything dealt within a value? Only then it need be said where it stands. */
export function mayChoose(step: Step): boolean {
  const found = known.get(step) ?? chooses(step)
  known.set(step, found)
  return found
}

function chooses(step: Step): boolean {
  switch (step.do) {
    case 'pick':
    case 'choose':
    case 'call':
      return true
    case 'object':
      return step.fields.some((one) => mayChoose(one.step)) || step.rest.some((one) => mayChoose(one.step))
    case 'array':
      return !step.few && [...step.prefix, ...(step.items ? [step.items] : [])].some(mayChoose)
    case 'special':
      return step.of.some(mayChoose)
    case 'fit':
      return mayChoose(step.prefer) || mayChoose(step.otherwise)
    default:
      return false
  }
}

/** Longer lists are not compared option by option where nothing is dealt. */
const MOST_SCORED = 64

export interface Options {
  /** What tells them apart. */
  readonly ids: readonly number[]
  /** Absent: equal. */
  readonly weights?: readonly number[] | undefined
  /** The draw of the value's key that is theirs where nothing is dealt; absent: the key itself. */
  readonly draw?: number
}

/** Which of some options the value under a key takes, told by index; it stands in that option's place then. */
export function chooser(frame: Frame, { ids, weights, draw }: Options): (a: number, b: number) => number {
  let deck: Deck | undefined
  const free = (a: number, b: number, by: readonly number[] | undefined): number => {
    const x = draw === undefined ? a : laneA(a, b, draw)
    const y = draw === undefined ? b : laneB(a, b, draw)
    return ids.length > MOST_SCORED && !by ? below(x, y, 0, ids.length) : rendezvous(x, y, ids, by)
  }
  return (a, b) => {
    const place = placeOf(frame, a)
    if (place === 0) return free(a, b, weights)
    deck ??= deckOf(ids, weights)
    const round = Math.floor(frame.ordinal / deck.size)
    const card = cardAt(deck, place, round, (frame.ordinal - round * deck.size) | 0)
    let option = deck.cards[card] as number
    if (option < 0) {
      option = free(a, b, deck.rests)
      frame.ordinal = a >>> 0
    } else frame.ordinal = round * (deck.counts[option] as number) + (deck.ranks[card] as number)
    frame.place = placeIn(place, ids[option] as number)
    return option
  }
}
