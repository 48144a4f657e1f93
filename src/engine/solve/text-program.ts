import type { Value } from '../catalog/value.ts'
import { intersect, nice, size, type CharSet } from './char-set.ts'
import type { Regex } from './regex.ts'

/**
 * A pattern as a program of `text.pattern`, pure data:
 * a string stands for itself; `{ set }` one character of flattened ranges; `{ seq }`, `{ alt }`; `{ rep, min, max }`;
 * `{ word, min, max }` letters that can be spoken.
 */
type Length = readonly [number, number]

const LETTERS: CharSet = [97, 122]
const WORD_AFTER: Regex = { t: 'rep', of: { t: 'set', set: LETTERS }, min: 0, max: Infinity }

/**
 * Compiles a tree whose every choice gives a text of `min` to `max` code points; `undefined` when a tree alone cannot
 * promise that (assertions inside, look-around, a length that fights the pattern). `loose` promises nothing: the
 * caller tests what comes out.
 */
export function textProgram(tree: Regex, min: number, max: number, loose = false): Value | undefined {
  const body = loose ? withoutAssertions(tree) : trimmed(tree)
  if (!body) return undefined
  for (const wide of [12, 8, 5, 3, 1, 0]) {
    const [least, most] = lengths(body, wide, 0)
    if (loose || (least >= min && most <= max)) return compile(body, wide, 0)
    if (least < min && most <= max) break
  }
  return stretched(body, min, max)
}

/** One repetition has to make up for the whole of the length: it gets the room that the others leave. */
function stretched(body: Regex, min: number, max: number): Value | undefined {
  const parts = body.t === 'seq' ? body.of : [body]
  const at = parts.findIndex((one) => one.t === 'rep' && one.max === Infinity && one.of.t === 'set')
  const target = parts[at]
  if (target?.t !== 'rep') return undefined
  const others = parts.filter((_, i) => i !== at)
  for (const wide of [6, 3, 1, 0]) {
    const [least, most] = lengths({ t: 'seq', of: others }, wide, 0)
    const low = Math.max(target.min, min - least)
    const high = Math.min(target.max, max - most, Math.max(low + 8, 12))
    if (low > high) continue
    const of = parts.map((one, i) => (i === at ? { ...target, min: low, max: high } : one))
    return compile({ t: 'seq', of }, wide, high)
  }
  return undefined
}

/** The tree without the anchors at its two ends; `undefined` when an assertion stands elsewhere. */
function trimmed(tree: Regex): Regex | undefined {
  if (tree.t === 'alt') {
    const of = tree.of.map(trimmed)
    return of.every((one) => one !== undefined) ? { t: 'alt', of } : undefined
  }
  const parts = tree.t === 'seq' ? [...tree.of] : [tree]
  while (parts[0]?.t === 'start') parts.shift()
  const open = parts.at(-1)?.t !== 'end'
  while (parts.at(-1)?.t === 'end') parts.pop()
  if (!parts.every(isPlain)) return undefined
  // A short pattern that leaves its end open is a prefix: something follows it.
  if (open && lengths({ t: 'seq', of: parts }, 12, 0)[1] <= 5) parts.push(WORD_AFTER)
  return { t: 'seq', of: parts }
}

function isPlain(node: Regex): boolean {
  if (node.t === 'set') return node.set.length > 0
  if (node.t === 'seq' || node.t === 'alt') return node.of.every(isPlain)
  return node.t === 'rep' && isPlain(node.of)
}

function withoutAssertions(node: Regex): Regex {
  if (node.t === 'seq' || node.t === 'alt') return { ...node, of: node.of.map(withoutAssertions) }
  if (node.t === 'rep') return { ...node, of: withoutAssertions(node.of) }
  return node.t === 'set' ? node : { t: 'seq', of: [] }
}

/** Least and most characters, a repetition without end going `wide` further than it must; less inside of another. */
function lengths(node: Regex, wide: number, depth: number): Length {
  switch (node.t) {
    case 'set':
      return [1, 1]
    case 'seq':
      return node.of.map((one) => lengths(one, wide, depth)).reduce((a, b) => [a[0] + b[0], a[1] + b[1]], [0, 0])
    case 'alt': {
      const all = node.of.map((one) => lengths(one, wide, depth))
      return [Math.min(...all.map((one) => one[0])), Math.max(...all.map((one) => one[1]))]
    }
    case 'rep': {
      const [low, high] = lengths(node.of, wide, depth + 1)
      const [min, max] = counts(node, wide, depth)
      return [low * min, high * max]
    }
    default:
      return [0, 0]
  }
}

type Repetition = Extract<Regex, { t: 'rep' }>

/** How often a repetition is taken, of the times it may be. */
function counts(node: Repetition, wide: number, depth: number): Length {
  const single = node.of.t === 'set'
  const room = single ? wide : Math.min(wide, 2)
  const floor = single && depth === 0 && node.min < 3 && node.max > 3 && wide >= 5 ? Math.max(node.min, 3) : node.min
  return [floor, Math.max(floor, Math.min(node.max, floor + (depth > 0 ? Math.min(room, 5) : room)))]
}

function compile(node: Regex, wide: number, stretch: number): Value {
  return join(build(node, wide, 0))

  function build(one: Regex, room: number, depth: number): Value {
    switch (one.t) {
      case 'set':
        return characters(one.set)
      case 'seq':
        return { seq: one.of.map((part) => build(part, room, depth)) }
      case 'alt':
        return { alt: one.of.map((part) => join(build(part, room, depth))) }
      case 'rep': {
        const [min, max] = one.max === stretch ? [one.min, one.max] : counts(one, room, depth)
        if (max === 0) return ''
        if (one.of.t === 'set' && max > 2 && spoken(one.of.set)) return { word: 1, min, max }
        return { rep: join(build(one.of, room, depth + 1)), min, max }
      }
      default:
        return ''
    }
  }
}

/** All small letters, and broad enough that a word is what is meant. */
function spoken(set: CharSet): boolean {
  const letters = intersect(set, LETTERS)
  return letters[0] === 97 && letters[1] === 122 && nice(set)[0] === 97 && size(nice(set)) === 26
}

function characters(set: CharSet): Value {
  const part = nice(set)
  return part.length === 2 && part[0] === part[1] ? String.fromCodePoint(part[0] ?? 0) : { set: part }
}

/** Joins neighbouring texts of a sequence. */
function join(value: Value): Value {
  if (typeof value !== 'object' || value === null || !('seq' in value)) return value
  const out: Value[] = []
  for (const raw of value.seq as readonly Value[]) {
    const one = join(raw)
    const parts = typeof one === 'object' && one !== null && 'seq' in one ? (one.seq as readonly Value[]) : [one]
    for (const part of parts) {
      const last = out.at(-1)
      if (typeof last === 'string' && typeof part === 'string') out[out.length - 1] = last + part
      else out.push(part)
    }
  }
  return out.length === 1 ? (out[0] ?? '') : { seq: out }
}
