import { charSet, complement, DIGIT, LINE_END, SPACE, union, WORD, type CharSet } from './char-set.ts'
import { propertySet } from './unicode.ts'

/** Syntax tree of an ECMAScript regular expression, as far as automata can follow it. */
export type Regex =
  | { readonly t: 'set'; readonly set: CharSet }
  | { readonly t: 'seq'; readonly of: readonly Regex[] }
  | { readonly t: 'alt'; readonly of: readonly Regex[] }
  | { readonly t: 'rep'; readonly of: Regex; readonly min: number; readonly max: number }
  | { readonly t: 'start' }
  | { readonly t: 'end' }
  | { readonly t: 'word'; readonly not: boolean }
  | { readonly t: 'look'; readonly not: boolean; readonly of: Regex }
  /** Back-references and look-behind: no automaton follows them. */
  | { readonly t: 'hard'; readonly what: string }

class Unreadable extends Error {}

const NOT_LINE_END = complement(LINE_END)
const CONTROL: { readonly [letter: string]: number } = { t: 9, n: 10, v: 11, f: 12, r: 13, b: 8 }
const MAX_DEPTH = 200

/** Reads the source of a regular expression (flag `u` or none); `undefined` when it is none. */
export function parseRegex(source: string): Regex | undefined {
  const text = Array.from(source)
  let at = 0
  let depth = 0

  const peek = (): string => text[at] ?? ''
  const take = (what: string): boolean => {
    if (!text.slice(at, at + what.length).join('').startsWith(what)) return false
    at += what.length
    return true
  }

  function alternatives(): Regex {
    if (++depth > MAX_DEPTH) throw new Unreadable()
    const of = [sequence()]
    while (take('|')) of.push(sequence())
    depth--
    return of.length === 1 ? (of[0] ?? { t: 'seq', of: [] }) : { t: 'alt', of }
  }

  function sequence(): Regex {
    const of: Regex[] = []
    while (at < text.length && peek() !== '|' && peek() !== ')') {
      const one = quantified(atom())
      if (one.t === 'seq') of.push(...one.of)
      else of.push(one)
    }
    return of.length === 1 ? (of[0] ?? { t: 'seq', of: [] }) : { t: 'seq', of }
  }

  function quantified(of: Regex): Regex {
    let node = of
    for (;;) {
      let min = -1
      let max = -1
      if (take('*')) [min, max] = [0, Infinity]
      else if (take('+')) [min, max] = [1, Infinity]
      else if (take('?')) [min, max] = [0, 1]
      else if (peek() === '{') {
        const found = /^\{(\d+)(,(\d*))?\}/.exec(text.slice(at, at + 24).join(''))
        if (!found) return node
        min = Number(found[1])
        max = found[2] === undefined ? min : found[3] ? Number(found[3]) : Infinity
        at += found[0].length
      } else return node
      take('?')
      node = { t: 'rep', of: node, min, max }
    }
  }

  function atom(): Regex {
    const c = peek()
    if (c === '(') return group()
    at++
    if (c === '[') return { t: 'set', set: characterClass() }
    if (c === '.') return { t: 'set', set: NOT_LINE_END }
    if (c === '^') return { t: 'start' }
    if (c === '$') return { t: 'end' }
    if (c === '\\') return escape()
    if (c === '*' || c === '+' || c === '?') throw new Unreadable()
    const point = c.codePointAt(0) ?? 0
    return { t: 'set', set: [point, point] }
  }

  function group(): Regex {
    at++
    let look: { not: boolean } | undefined
    let hard = ''
    if (take('?:')) look = undefined
    else if (take('?=')) look = { not: false }
    else if (take('?!')) look = { not: true }
    else if (take('?<=') || take('?<!')) hard = 'look-behind'
    else if (take('?<')) {
      while (at < text.length && peek() !== '>') at++
      at++
    } else if (peek() === '?') throw new Unreadable()
    const of = alternatives()
    if (!take(')')) throw new Unreadable()
    if (hard) return { t: 'hard', what: hard }
    return look ? { t: 'look', not: look.not, of } : of
  }

  function escape(): Regex {
    const c = peek()
    if (c === 'b' || c === 'B') {
      at++
      return { t: 'word', not: c === 'B' }
    }
    if (/[1-9]/.test(c) || (c === 'k' && text[at + 1] === '<')) return { t: 'hard', what: 'back-reference' }
    return { t: 'set', set: classEscape() }
  }

  /** After a backslash: the characters it stands for. */
  function classEscape(): CharSet {
    const c = peek()
    at++
    if (c === 'd') return DIGIT
    if (c === 'D') return complement(DIGIT)
    if (c === 'w') return WORD
    if (c === 'W') return complement(WORD)
    if (c === 's') return SPACE
    if (c === 'S') return complement(SPACE)
    if ((c === 'p' || c === 'P') && peek() === '{') {
      const end = text.indexOf('}', at)
      const set = propertySet(text.slice(at + 1, end).join(''))
      if (!set || end < 0) throw new Unreadable()
      at = end + 1
      return c === 'p' ? set : complement(set)
    }
    const point = codePoint(c)
    return [point, point]
  }

  function codePoint(c: string): number {
    const control = CONTROL[c]
    if (control !== undefined) return control
    const rest = text.slice(at, at + 12).join('')
    const hex = c === 'x' ? /^[0-9a-fA-F]{2}/.exec(rest) : c === 'u' ? /^(?:[0-9a-fA-F]{4}|\{[0-9a-fA-F]+\})/.exec(rest) : null
    if (hex) {
      at += hex[0].length
      const high = Number.parseInt(hex[0].replace(/[{}]/g, ''), 16)
      const low = /^\\u([dD][c-fC-F][0-9a-fA-F]{2})/.exec(text.slice(at, at + 6).join(''))
      if (high < 0xd800 || high > 0xdbff || !low) return high
      at += 6
      return 0x10000 + (high - 0xd800) * 0x400 + (Number.parseInt(low[1] ?? '', 16) - 0xdc00)
    }
    if (c === 'c' && /^[A-Za-z]/.test(rest)) {
      at++
      return (rest.charCodeAt(0) & 31) >>> 0
    }
    if (c === '0') return 0
    if (c === '') throw new Unreadable()
    return c.codePointAt(0) ?? 0
  }

  function characterClass(): CharSet {
    const not = take('^')
    let set: CharSet = []
    while (peek() !== ']') {
      if (at >= text.length) throw new Unreadable()
      const from = classAtom()
      if (peek() === '-' && text[at + 1] !== ']' && at + 1 < text.length && from.length === 2 && from[0] === from[1]) {
        at++
        const to = classAtom()
        if (to.length === 2 && to[0] === to[1]) set = union(set, [from[0] ?? 0, to[0] ?? 0])
        else set = union(union(set, from), union([45, 45], to))
      } else set = union(set, from)
    }
    at++
    return not ? complement(set) : charSet(set)
  }

  function classAtom(): CharSet {
    const c = peek()
    at++
    if (c !== '\\') return [c.codePointAt(0) ?? 0, c.codePointAt(0) ?? 0]
    if (peek() === '-') {
      at++
      return [45, 45]
    }
    return classEscape()
  }

  try {
    const tree = alternatives()
    return at < text.length ? undefined : tree
  } catch (error) {
    if (error instanceof Unreadable) return undefined
    throw error
  }
}

/** A pattern as a compiled `RegExp`, flag `u` where it parses, else none; `undefined` when it is no pattern. */
export function compilePattern(source: string): RegExp | undefined {
  const known = compiled.get(source)
  if (known !== undefined) return known ?? undefined
  let made: RegExp | null = null
  for (const flags of ['u', '']) {
    try {
      made = new RegExp(source, flags)
      break
    } catch {
      made = null
    }
  }
  if (compiled.size > 5000) compiled.clear()
  compiled.set(source, made)
  return made ?? undefined
}
const compiled = new Map<string, RegExp | null>()

/** Does `text` match? A source that is no pattern matches everything. */
export function matchesPattern(source: string, text: string): boolean {
  return compilePattern(source)?.test(text) ?? true
}

/** A pattern that matches exactly these texts. */
export function exactly(texts: readonly string[]): string {
  return `^(?:${texts.map((text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|')})$`
}
