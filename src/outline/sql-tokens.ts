import type { Range } from './outline.ts'

/** A token of SQL. `word` covers quoted identifiers, with `text` their bare name. */
export interface SqlToken extends Range {
  readonly kind: 'word' | 'string' | 'sign' | 'comment'
  readonly text: string
  readonly quoted?: boolean
}

const WORD = /[A-Za-z_\u0080-\uffff@#$][\w$#@\u0080-\uffff]*|\d[\w.]*/y
const DOLLAR = /\$(?:[A-Za-z_]\w*)?\$/y

/** Tokens of any common dialect, comments included. Linear, never throws. */
export function sqlTokens(text: string): SqlToken[] {
  const tokens: SqlToken[] = []
  let at = 0
  const push = (kind: SqlToken['kind'], end: number, bare?: string): void => {
    const token = { kind, start: at, end, text: bare ?? text.slice(at, end) }
    tokens.push(bare === undefined ? token : { ...token, quoted: true })
    at = end
  }
  while (at < text.length) {
    const c = text[at] ?? ''
    const next = text[at + 1]
    if (/[\s\ufeff]/.test(c)) at++
    else if ((c === '-' && next === '-') || (c === '#' && isLineStart(text, at))) push('comment', lineEnd(text, at))
    else if (c === '/' && next === '*') push('comment', orEnd(text, text.indexOf('*/', at + 2), 2))
    else if (c === "'") push('string', closing(text, at, "'"))
    else if (c === '"' || c === '`') push('word', closing(text, at, c), text.slice(at + 1, closing(text, at, c) - 1).replaceAll(c + c, c))
    else if (c === '[' && /^\[[A-Za-z_][^\]\n]*\]/.test(text.slice(at, at + 130))) {
      const end = text.indexOf(']', at) + 1
      push('word', end, text.slice(at + 1, end - 1))
    } else {
      DOLLAR.lastIndex = at
      const tag = c === '$' ? DOLLAR.exec(text)?.[0] : undefined
      WORD.lastIndex = at
      if (tag !== undefined) push('string', orEnd(text, text.indexOf(tag, at + tag.length), tag.length))
      else if (WORD.test(text)) push('word', WORD.lastIndex)
      else push('sign', at + 1)
    }
  }
  return tokens
}

const orEnd = (text: string, found: number, plus = 0): number => (found < 0 ? text.length : found + plus)
const isLineStart = (text: string, at: number): boolean => at === 0 || text[at - 1] === '\n'

function lineEnd(text: string, at: number): number {
  const end = orEnd(text, text.indexOf('\n', at))
  return text[end - 1] === '\r' ? end - 1 : end
}

/** The end of a quoted text; a doubled quote stands for itself, a backslash escapes only in strings. */
function closing(text: string, start: number, quote: string): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\' && quote === "'" && text[at + 1] === "'" && text[at + 2] !== ',' && text[at + 2] !== ')') at++
    else if (text[at] === quote) {
      if (text[at + 1] !== quote) return at + 1
      at++
    }
  }
  return text.length
}
