import { has, WORD } from './char-set.ts'
import { TooComplex, type Nfa } from './nfa.ts'

/**
 * Where an automaton with look-ahead may be: a union of intersections of threads, a negative thread (`-state - 1`)
 * being one that must fail. `[[]]` is success whatever follows, `[]` failure.
 */
export type Threads = readonly (readonly number[])[]

export const SUCCESS: Threads = [[]]
export const FAILURE: Threads = []

/** What stands on either side of a position. */
export type Neighbour = 'none' | 'word' | 'other'

const MAX_TERMS = 120

function either(a: Threads, b: Threads): Threads {
  if (a.length === 0) return b
  if (b.length === 0) return a
  const seen = new Map<string, readonly number[]>()
  for (const term of [...a, ...b]) {
    if (term.length === 0) return SUCCESS
    seen.set(term.join(), term)
  }
  if (seen.size > MAX_TERMS) throw new TooComplex('too many alternatives')
  return [...seen.values()]
}

function both(a: Threads, b: Threads): Threads {
  if (a.length === 1 && a[0]?.length === 0) return b
  if (b.length === 1 && b[0]?.length === 0) return a
  let out: Threads = FAILURE
  for (const x of a) {
    for (const y of b) {
      const set = new Set(x)
      let clash = false
      for (const thread of y) {
        if (set.has(-thread - 1)) clash = true
        set.add(thread)
      }
      if (!clash) out = either(out, [[...set].sort((p, q) => p - q)])
    }
  }
  return out
}

function neither(a: Threads): Threads {
  let out: Threads = SUCCESS
  for (const term of a) out = both(out, term.map((thread) => [-thread - 1]))
  return out
}

/** One automaton run over classes of characters: what is left after a character, and whether the text may end. */
export interface Runner {
  readonly start: Threads
  step(threads: Threads, before: Neighbour, character: number): Threads
  ends(threads: Threads, before: Neighbour): boolean
}

/** `members[c]` is a member of character class `c`; a class lies inside or outside of every set of `nfa`. */
export function runner(nfa: Nfa, members: readonly number[]): Runner {
  const closures = new Map<string, Threads>()
  const steps = new Map<string, Threads>()
  const words = members.map((point): Neighbour => (has(WORD, point) ? 'word' : 'other'))

  /** Threads that wait for a character, from state `q` on. */
  function closure(q: number, before: Neighbour, after: Neighbour, path: ReadonlySet<number>): Threads {
    const key = nfa.asserts ? `${q}|${before}|${after}` : String(q)
    const known = closures.get(key)
    if (known) return known
    if (path.has(q)) return FAILURE
    const state = nfa.states[q]
    const on = new Set(path).add(q)
    let out: Threads = FAILURE
    if (!state) return out
    switch (state.do) {
      case 'accept':
        out = SUCCESS
        break
      case 'eat':
        out = [[q]]
        break
      case 'fork':
        for (const to of state.to) out = either(out, closure(to, before, after, on))
        break
      case 'assert':
        if (holds(state.what, before, after)) out = closure(state.to, before, after, on)
        break
      case 'look': {
        const ahead = closure(state.start, before, after, new Set())
        out = both(state.not ? neither(ahead) : ahead, closure(state.to, before, after, on))
        break
      }
    }
    if (path.size === 0) closures.set(key, out)
    return out
  }

  function stepState(q: number, before: Neighbour, character: number): Threads {
    const key = `${q}|${before}|${character}`
    const known = steps.get(key)
    if (known) return known
    let out: Threads = FAILURE
    for (const term of closure(q, before, words[character] ?? 'other', new Set())) {
      let all: Threads = SUCCESS
      for (const thread of term) {
        const state = nfa.states[thread < 0 ? -thread - 1 : thread]
        const eaten = state?.do === 'eat' && has(state.set, members[character] ?? 0)
        if (thread >= 0) all = eaten ? both(all, [[state.to]]) : FAILURE
        else if (eaten) all = both(all, [[-state.to - 1]])
        if (all.length === 0) break
      }
      out = either(out, all)
    }
    steps.set(key, out)
    return out
  }

  return {
    start: [[nfa.start]],
    step(threads, before, character) {
      let out: Threads = FAILURE
      for (const term of threads) {
        let all: Threads = SUCCESS
        for (const thread of term) {
          const one = stepState(thread < 0 ? -thread - 1 : thread, before, character)
          all = both(all, thread < 0 ? neither(one) : one)
          if (all.length === 0) break
        }
        out = either(out, all)
      }
      return out
    },
    ends(threads, before) {
      const done = (thread: number): boolean => {
        if (thread < 0) return !done(-thread - 1)
        return closure(thread, before, 'none', new Set()).some((term) => term.every((waiting) => waiting < 0))
      }
      return threads.some((term) => term.every(done))
    },
  }
}

function holds(what: 'start' | 'end' | 'word' | 'inside', before: Neighbour, after: Neighbour): boolean {
  if (what === 'start') return before === 'none'
  if (what === 'end') return after === 'none'
  const edge = (before === 'word') !== (after === 'word')
  return what === 'word' ? edge : !edge
}
