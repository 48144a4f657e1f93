import { ANY_CHAR, type CharSet } from './char-set.ts'
import type { Regex } from './regex.ts'

/** A step that an automaton cannot follow, or a size past the limits. */
export class TooComplex extends Error {}

/** What a thread may do in a state of the automaton. */
export type NfaState =
  | { readonly do: 'eat'; readonly set: CharSet; to: number }
  | { readonly do: 'fork'; readonly to: number[] }
  | { readonly do: 'assert'; readonly what: 'start' | 'end' | 'word' | 'inside'; readonly to: number }
  | { readonly do: 'look'; readonly not: boolean; readonly start: number; readonly to: number }
  | { readonly do: 'accept' }

export interface Nfa {
  readonly states: readonly NfaState[]
  readonly start: number
  /** Mentions `^`, `$` or `\b`: what a thread may do depends on its neighbours. */
  readonly asserts: boolean
}

const MAX_STATES = 6000

/** Thompson's construction, backwards from the accepting state; unanchored as JSON Schema wants. */
export function buildNfa(tree: Regex, widest: number): Nfa {
  const states: NfaState[] = [{ do: 'accept' }]
  let asserts = false
  const add = (state: NfaState): number => {
    if (states.length >= MAX_STATES) throw new TooComplex('too many states')
    return states.push(state) - 1
  }
  const anything = add({ do: 'fork', to: [] })
  const eat = add({ do: 'eat', set: ANY_CHAR, to: anything })
  const tail = states[anything]
  if (tail?.do === 'fork') tail.to.push(0, eat)

  function build(node: Regex, next: number): number {
    switch (node.t) {
      case 'set':
        return add({ do: 'eat', set: node.set, to: next })
      case 'seq':
        return node.of.reduceRight((to, one) => build(one, to), next)
      case 'alt':
        return add({ do: 'fork', to: node.of.map((one) => build(one, next)) })
      case 'rep':
        return repeat(node.of, node.min, node.max, next)
      case 'start':
      case 'end':
        asserts = true
        return add({ do: 'assert', what: node.t, to: next })
      case 'word':
        asserts = true
        return add({ do: 'assert', what: node.not ? 'inside' : 'word', to: next })
      case 'look':
        return add({ do: 'look', not: node.not, start: build(node.of, 0), to: next })
      case 'hard':
        throw new TooComplex(node.what)
    }
  }

  function repeat(of: Regex, min: number, max: number, next: number): number {
    let to = next
    if (max === Infinity) {
      const loop: NfaState = { do: 'fork', to: [next] }
      to = add(loop)
      if (loop.do === 'fork') loop.to.push(build(of, to))
    } else {
      const most = Math.min(max, Math.max(min, widest))
      for (let i = min; i < most; i++) to = add({ do: 'fork', to: [next, build(of, to)] })
    }
    for (let i = 0; i < min; i++) to = build(of, to)
    return to
  }

  const body = build(tree, 0)
  const start = add({ do: 'fork', to: [body] })
  const skip = add({ do: 'eat', set: ANY_CHAR, to: start })
  const first = states[start]
  if (first?.do === 'fork' && !anchored(tree)) first.to.push(skip)
  return { states, start, asserts }
}

/** Every way through the tree begins with `^`. */
function anchored(node: Regex): boolean {
  if (node.t === 'start') return true
  if (node.t === 'alt') return node.of.every(anchored)
  if (node.t !== 'seq') return false
  for (const one of node.of) {
    if (one.t !== 'look') return anchored(one)
  }
  return false
}
