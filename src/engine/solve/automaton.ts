import { ANY_CHAR, has, WORD, type CharSet } from './char-set.ts'
import { buildNfa, TooComplex, type Nfa } from './nfa.ts'
import { parseRegex } from './regex.ts'
import { runner, type Neighbour, type Threads } from './threads.ts'

/** A deterministic automaton over classes of characters, dead states cut off; state 0 is the start. */
export interface Automaton {
  readonly classes: readonly CharSet[]
  /** `next[state][class]`: the state after it, or -1. */
  readonly next: readonly (readonly number[])[]
  readonly accept: readonly boolean[]
}

/** The automaton that accepts nothing. */
export const EMPTY: Automaton = { classes: [], next: [[]], accept: [false] }

const MAX_STATES = 3000
/** A counted repetition is followed this far where going further adds members only. */
const WIDEST = 400

/**
 * Texts that match every one of `patterns` and none of `nots`; `undefined` when that is past the limits or what an
 * automaton can follow (look-behind, back-references). A source that is no regular expression is passed over.
 */
export function automaton(patterns: readonly string[], nots: readonly string[]): Automaton | undefined {
  const key = JSON.stringify([patterns, nots])
  const known = made.get(key)
  if (known !== undefined) return known ?? undefined
  let result: Automaton | null = null
  try {
    result = determine(patterns, nots)
  } catch (error) {
    if (!(error instanceof TooComplex) && !(error instanceof RangeError)) throw error
  }
  if (made.size > 500) made.clear()
  made.set(key, result)
  return result ?? undefined
}
const made = new Map<string, Automaton | null>()

interface Part {
  readonly nfa: Nfa
  readonly not: boolean
}

function determine(patterns: readonly string[], nots: readonly string[]): Automaton {
  const parts: Part[] = []
  for (const [sources, not] of [[patterns, false], [nots, true]] as const) {
    for (const source of sources) {
      const tree = parseRegex(source)
      if (tree) parts.push({ nfa: buildNfa(tree, not ? Infinity : WIDEST), not })
    }
  }
  const classes = alphabet(parts)
  const members = classes.map((set) => set[0] ?? 0)
  const kinds = members.map((point): Neighbour => (parts.some(words) && has(WORD, point) ? 'word' : 'other'))
  const runs = parts.map((part) => runner(part.nfa, members))
  const asserts = parts.some((part) => part.nfa.asserts)

  const ids = new Map<string, number>()
  const states: { readonly at: readonly Threads[]; readonly before: Neighbour }[] = []
  const enter = (at: readonly Threads[], before: Neighbour): number => {
    for (const [i, threads] of at.entries()) {
      const part = parts[i]
      if (part && threads.length === 0 && !part.not) return -1
      if (part && threads[0]?.length === 0 && part.not) return -1
    }
    const key = `${asserts ? before : ''}${JSON.stringify(at)}`
    const known = ids.get(key)
    if (known !== undefined) return known
    if (states.length >= MAX_STATES) throw new TooComplex('too many states')
    ids.set(key, states.length)
    return states.push({ at, before }) - 1
  }

  enter(runs.map((run) => run.start), 'none')
  const next: number[][] = []
  const accept: boolean[] = []
  for (let s = 0; s < states.length; s++) {
    const state = states[s]
    if (!state) break
    accept.push(runs.every((run, i) => run.ends(state.at[i] ?? [], state.before) !== parts[i]?.not))
    next.push(classes.map((_, c) =>
      enter(runs.map((run, i) => run.step(state.at[i] ?? [], state.before, c)), kinds[c] ?? 'other')))
  }
  return prune({ classes, next, accept })
}

/** Mentions `\\b` or `\\B`. */
function words(part: Part): boolean {
  return part.nfa.states.some((state) => state.do === 'assert' && (state.what === 'word' || state.what === 'inside'))
}

/** The coarsest division of all characters that no set of the parts cuts through. */
function alphabet(parts: readonly Part[]): CharSet[] {
  const sets: CharSet[] = [ANY_CHAR]
  for (const { nfa } of parts) {
    if (words({ nfa, not: false })) sets.push(WORD)
    for (const state of nfa.states) if (state.do === 'eat' && state.set !== ANY_CHAR) sets.push(state.set)
  }
  const distinct = [...new Map(sets.map((set) => [set.join(), set])).values()]
  const cuts = new Set<number>()
  for (const set of distinct) for (const [i, point] of set.entries()) cuts.add(i % 2 === 0 ? point : point + 1)
  const sorted = [...cuts].sort((a, b) => a - b)
  const groups = new Map<string, number[]>()
  for (const [i, lo] of sorted.entries()) {
    const hi = (sorted[i + 1] ?? 0) - 1
    if (!has(ANY_CHAR, lo) || hi < lo) continue
    const signature = distinct.map((set) => (has(set, lo) ? '1' : '0')).join('')
    const group = groups.get(signature)
    if (group) group.push(lo, hi)
    else groups.set(signature, [lo, hi])
  }
  return [...groups.values()]
}

/** Cuts off the states that lead nowhere. */
function prune(raw: Automaton): Automaton {
  const from: number[][] = raw.next.map(() => [])
  for (const [s, row] of raw.next.entries()) for (const to of row) if (to >= 0) from[to]?.push(s)
  const live = new Set<number>()
  const queue = raw.accept.flatMap((ok, s) => (ok ? [s] : []))
  for (let s = queue.pop(); s !== undefined; s = queue.pop()) {
    if (live.has(s)) continue
    live.add(s)
    queue.push(...(from[s] ?? []))
  }
  if (!live.has(0)) return EMPTY
  const kept = [...live].sort((a, b) => a - b)
  const ids = new Map(kept.map((s, i) => [s, i]))
  return {
    classes: raw.classes,
    next: kept.map((s) => (raw.next[s] ?? []).map((to) => ids.get(to) ?? -1)),
    accept: kept.map((s) => raw.accept[s] ?? false),
  }
}
