import type { StringLimits } from '../catalog/shape.ts'
import type { Value } from '../catalog/value.ts'
import { automaton, type Automaton } from './automaton.ts'
import { members, nice, size } from './char-set.ts'
import { formed, formOf, isFormatClash, isTooShort } from './formats.ts'
import { compilePattern, matchesPattern, parseRegex, type Regex } from './regex.ts'
import { textProgram } from './text-program.ts'

/** A sampler and its arguments, as plans hold them. */
export interface StringProgram {
  readonly sampler: 'text.pattern' | 'text.automaton'
  readonly args: { readonly [name: string]: Value }
}

/** How many code points, as JSON Schema counts. */
export function lengthOf(text: string): number {
  let n = 0
  for (let i = 0; i < text.length; i++) if ((text.charCodeAt(i) & 0xfc00) !== 0xdc00) n++
  return n
}

/** Is `text` within the limits? Of formats only the clear cases are told: the judge alone knows them all. */
export function fitsString(limits: StringLimits, text: string): boolean {
  if (limits.minLength !== undefined || limits.maxLength !== undefined) {
    const length = lengthOf(text)
    if (length < (limits.minLength ?? 0) || length > (limits.maxLength ?? Infinity)) return false
  }
  return (limits.patterns ?? []).every((source) => matchesPattern(source, text))
    && !(limits.notPatterns ?? []).some((source) => compilePattern(source)?.test(text) ?? false)
    && (limits.formats ?? []).every((format) => hasForm(format, 'around', text) ?? true)
    && !(limits.notFormats ?? []).some((format) => hasForm(format, 'inside', text) ?? false)
}

function hasForm(format: string, side: 'inside' | 'around', text: string): boolean | undefined {
  const form = formOf(format, side)
  return form === undefined ? undefined : matchesPattern(form, text)
}

/**
 * How to make a text within `limits` (formats aside): a small program that follows the pattern where one alone decides,
 * an automaton where patterns meet each other or a length, attempts with a test where no automaton can follow.
 */
export function stringProgram(limits: StringLimits): StringProgram {
  const inside = formed(limits, 'inside')
  return inside && isEmptyPlain(inside) === false ? plainProgram(inside) : plainProgram(limits)
}

function plainProgram(limits: StringLimits): StringProgram {
  const { patterns = [], notPatterns = [] } = limits
  const bounds = {
    ...(limits.minLength ? { min: limits.minLength } : {}),
    ...(limits.maxLength === undefined ? {} : { max: limits.maxLength }),
  }
  const known = patterns.filter((source) => compilePattern(source))
  if (known.length <= 1 && notPatterns.length === 0) {
    const tree: Regex | undefined = known[0] === undefined ? ANY_TEXT : parseRegex(known[0])
    const program = tree && textProgram(tree, limits.minLength ?? 0, limits.maxLength ?? Infinity)
    if (program !== undefined) return { sampler: 'text.pattern', args: { program } }
  }
  const table = automaton(known, notPatterns)
  if (table && feasible(table, limits)) return { sampler: 'text.automaton', args: { ...tableArgs(table), ...bounds } }
  const trees = known.map(parseRegex).filter((tree) => tree !== undefined)
  const program = trees.map((tree) => textProgram(tree, 0, Infinity, true)).find((one) => one !== undefined) ?? 'x'
  return { sampler: 'text.pattern', args: { program, patterns: known, notPatterns, ...bounds } }
}

const ANY_TEXT: Regex = {
  t: 'seq', of: [{ t: 'start' }, { t: 'rep', of: { t: 'set', set: [97, 122] }, min: 0, max: Infinity }, { t: 'end' }],
}

/** Is there no text within the limits? `undefined`: past what automata can tell. */
export function isEmptyString(limits: StringLimits): boolean | undefined {
  const { minLength = 0, maxLength = Infinity } = limits
  if (minLength > maxLength || isFormatClash(limits) || isTooShort(limits)) return true
  const around = formed(limits, 'around')
  const inside = formed(limits, 'inside')
  if (around && inside) return isEmptyPlain(around) === true ? true : isEmptyPlain(inside) === false ? false : undefined
  return isEmptyPlain(limits)
}

function isEmptyPlain(limits: StringLimits): boolean | undefined {
  const { minLength = 0, maxLength = Infinity, patterns = [], notPatterns = [] } = limits
  if (patterns.length === 0 && notPatterns.length === 0) return false
  if (patterns.length === 1 && notPatterns.length === 0 && minLength === 0 && maxLength === Infinity) {
    const plain = parseRegex(patterns[0] ?? '')
    if (plain && !asserts(plain)) return false
  }
  const table = automaton(patterns, notPatterns)
  return table ? !feasible(table, limits) : undefined
}

/** Anything but an `^` in front and a `$` behind that may contradict what stands around it. */
function asserts(node: Regex): boolean {
  if (node.t === 'look' || node.t === 'word' || node.t === 'hard' || node.t === 'start' || node.t === 'end') return true
  if (node.t === 'set') return node.set.length === 0
  if (node.t === 'rep') return asserts(node.of)
  if (node.t === 'alt') return node.of.some(asserts)
  if (node.t !== 'seq') return false
  const last = node.of.length - 1
  return node.of.some((one, i) => asserts(one) && !(one.t === 'start' && i === 0) && !(one.t === 'end' && i === last))
}

/** Is a text of an allowed length accepted? */
function feasible(table: Automaton, limits: StringLimits): boolean {
  const { minLength = 0, maxLength = Infinity } = limits
  let at = new Set([0])
  let length = 0
  for (; length < Math.min(minLength, 3000); length++) {
    const after = new Set<number>()
    for (const s of at) for (const to of table.next[s] ?? []) if (to >= 0) after.add(to)
    at = after
    if (at.size === 0) return false
  }
  const seen = new Set<number>()
  for (; at.size > 0 && length <= maxLength; length++) {
    const after = new Set<number>()
    for (const s of at) {
      if (table.accept[s]) return true
      seen.add(s)
      for (const to of table.next[s] ?? []) if (to >= 0 && !seen.has(to)) after.add(to)
    }
    at = after
  }
  return false
}

/** How many texts are within the limits, at most `most`; `most` also when that is not known. */
export function countStrings(limits: StringLimits, most: number): number {
  const { minLength = 0, maxLength = Infinity, patterns = [], notPatterns = [] } = limits
  if (patterns.length === 0) return maxLength === 0 ? 1 : most
  const table = automaton(patterns, notPatterns)
  if (!table) return most
  const widths = table.classes.map(size)
  let total = 0
  let ways = new Map([[0, 1]])
  for (let length = 0; length <= maxLength && ways.size > 0; length++) {
    if (length > table.next.length + minLength) return most
    const after = new Map<number, number>()
    for (const [s, n] of ways) {
      if (length >= minLength && table.accept[s]) total += n
      for (const [c, to] of (table.next[s] ?? []).entries()) {
        if (to >= 0) after.set(to, (after.get(to) ?? 0) + n * (widths[c] ?? 1))
      }
    }
    if (total >= most) return most
    ways = after
  }
  return total
}

/** The texts within the limits, if they are `most` at most and that is known. */
export function textsWithin(limits: StringLimits, most: number): readonly string[] | undefined {
  const { maxLength = Infinity, patterns = [], notPatterns = [] } = limits
  if (countStrings(limits, most + 1) > most) return undefined
  const table = automaton(patterns, notPatterns)
  if (!table) return undefined
  const found: string[] = []
  let paths: readonly { readonly state: number; readonly text: string }[] = [{ state: 0, text: '' }]
  for (let length = 0; paths.length > 0; length++) {
    found.push(...paths.filter((one) => table.accept[one.state]).map((one) => one.text))
    if (length >= maxLength) break
    const after: { state: number; text: string }[] = []
    for (const { state, text } of paths) {
      for (const [c, to] of (table.next[state] ?? []).entries()) {
        if (to < 0) continue
        if (after.length + size(table.classes[c] ?? []) > most * most) return undefined
        for (const char of members(table.classes[c] ?? [])) after.push({ state: to, text: text + char })
      }
    }
    paths = after
  }
  return found.filter((text) => fitsString(limits, text))
}

/** Some text within the limits, short and readable; the `nth` of a few that differ. */
export function witness(limits: StringLimits, nth = 0): string | undefined {
  for (let i = 0; i < WORDS.length; i++) {
    const word = WORDS[(i + nth) % WORDS.length] ?? ''
    if (fitsString(limits, word)) return word
  }
  const table = automaton(limits.patterns ?? [], limits.notPatterns ?? [])
  if (!table) return undefined
  let paths = new Map<number, string>([[0, '']])
  let skip = nth
  let found: string | undefined
  const most = Math.min(limits.maxLength ?? Infinity, (limits.minLength ?? 0) + table.next.length + nth)
  for (let length = 0; length <= most && paths.size > 0; length++) {
    const after = new Map<number, string>()
    for (const [s, path] of paths) {
      if (length >= (limits.minLength ?? 0) && table.accept[s]) {
        found = path
        if (skip-- <= 0) return found
      }
      for (const [c, to] of (table.next[s] ?? []).entries()) {
        const point = nice(table.classes[c] ?? [])[0] ?? 97
        if (to >= 0 && !after.has(to)) after.set(to, path + String.fromCodePoint(point))
      }
    }
    paths = after
  }
  return found
}
const WORDS = ['extra', 'note', 'other', 'value', 'label', 'custom', 'item', 'name', 'x', 'A', '1']

function tableArgs(table: Automaton): { readonly [name: string]: Value } {
  return { classes: table.classes, next: table.next, accept: table.accept.map(Number) }
}
