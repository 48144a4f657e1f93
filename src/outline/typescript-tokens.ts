import type { Range } from './outline.ts'

/** A token of TypeScript as far as an outline needs it. */
export interface Token extends Range {
  readonly kind: 'word' | 'string' | 'sign'
  readonly text: string
  /** A line break stands before it. */
  readonly first: boolean
  /** The nearest comment before it that starts with two stars. */
  readonly doc?: Range
}

/** A slash after one of these starts a regular expression. */
const BEFORE_REGEX = /^(?:return|typeof|case|in|of|void|delete|throw|new|else|do|[-+*%&|^!~?:;,=(<>[{])$/
const SIGNS = /=>|\.\.\.|[^\s]/y
const WORD = /[A-Za-z_$\u0080-\uffff#@][\w$\u0080-\uffff]*|\d[\w.]*/y

/**
 * Tokens of a text; strings, templates and comments never break the brackets around them. Linear, never throws. `docs`
 * takes all comments that start with two stars.
 */
export function typescriptTokens(text: string, docs?: Range[]): Token[] {
  const tokens: Token[] = []
  let at = 0
  let first = true
  let doc: Range | undefined

  const push = (kind: Token['kind'], start: number, end: number): void => {
    tokens.push({ kind, start, end, text: text.slice(start, end), first, ...(doc === undefined ? {} : { doc }) })
    first = false
    doc = undefined
    at = end
  }
  while (at < text.length) {
    const c = text.charCodeAt(at)
    if (c === 10 || c === 13) first = true
    if (c <= 32 || c === 0xfeff || c === 0xa0) at++
    else if (c === 47 && text.charCodeAt(at + 1) === 47) at = orEnd(text, text.indexOf('\n', at))
    else if (c === 47 && text.charCodeAt(at + 1) === 42) {
      const end = orEnd(text, text.indexOf('*/', at + 2), 2)
      if (text[at + 2] === '*' && end - at > 4) {
        doc = { start: at, end }
        docs?.push(doc)
      }
      at = end
    } else if (c === 34 || c === 39) push('string', at, quotedEnd(text, at))
    else if (c === 96) push('string', at, templateEnd(text, at, 0))
    else if (c === 47 && startsRegex(tokens)) push('string', at, regexEnd(text, at))
    else {
      WORD.lastIndex = at
      const word = WORD.exec(text)
      if (word !== null) push('word', at, WORD.lastIndex)
      else {
        SIGNS.lastIndex = at
        SIGNS.exec(text)
        push('sign', at, Math.max(SIGNS.lastIndex, at + 1))
      }
    }
  }
  return tokens
}

const orEnd = (text: string, found: number, plus = 0): number => (found < 0 ? text.length : found + plus)

function startsRegex(tokens: readonly Token[]): boolean {
  const last = tokens.at(-1)
  return last === undefined || (last.kind !== 'string' && BEFORE_REGEX.test(last.text))
}

/** A string ends at its quote, or unclosed at the end of its line. */
function quotedEnd(text: string, start: number): number {
  const quote = text[start]
  for (let at = start + 1; at < text.length; at++) {
    const c = text[at]
    if (c === '\\') at++
    else if (c === quote) return at + 1
    else if (c === '\n') return at
  }
  return text.length
}

function regexEnd(text: string, start: number): number {
  let inClass = false
  for (let at = start + 1; at < text.length; at++) {
    const c = text[at]
    if (c === '\n') return start + 1 // no regular expression after all
    if (c === '\\') at++
    else if (c === '[') inClass = true
    else if (c === ']') inClass = false
    else if (c === '/' && !inClass) return at + 1
  }
  return start + 1
}

function templateEnd(text: string, start: number, depth: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const c = text[at]
    if (c === '\\') at++
    else if (c === '`') return at + 1
    else if (c === '$' && text[at + 1] === '{' && depth < 20) at = holeEnd(text, at + 2, depth) - 1
  }
  return text.length
}

function holeEnd(text: string, start: number, depth: number): number {
  let level = 1
  for (let at = start; at < text.length; at++) {
    const c = text[at]
    if (c === '{') level++
    else if (c === '}' && --level === 0) return at + 1
    else if (c === '"' || c === "'") at = quotedEnd(text, at) - 1
    else if (c === '`') at = templateEnd(text, at, depth + 1) - 1
  }
  return text.length
}
