import { isClientLine } from './client-line.ts'
import type { Dialect } from './dialect.ts'

/**
 * One token of SQL text. `text` is the word as written, the name or string without its quotes and escapes, the number,
 * or the operator; `client` is a line meant for the client (`GO`, `\connect`, `DELIMITER`, `/`).
 */
export interface Token {
  readonly kind: 'word' | 'quoted' | 'string' | 'number' | 'sign' | 'client'
  readonly text: string
  readonly start: number
  readonly end: number
  /** `x'…'` holds hex, `b'…'` bits. */
  readonly prefix?: 'x' | 'b'
}

/** A comment's place. */
export interface Comment {
  readonly start: number
  readonly end: number
}

const SIGNS = /::|:=|<=>|<=|>=|<>|!=|\|\||->>|->|#>>|#>|!~~\*|!~~|!~\*|!~|~~\*|~~|~\*|@>|<@|\?\||\?&|&&|==|\*\*/y
const NUMBER = /0[xX][0-9a-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y
const DOLLAR = /\$(?:[A-Za-z_\x80-\uffff][A-Za-z_0-9\x80-\uffff]*)?\$/y
const TEMPLATE = /\$\{[^}\n]*\}|\{\{[^}\n]*\}\}|\$\([A-Za-z_]\w*\)|\{[A-Za-z_]\w*\}/y
/** SQL*Plus puts a text in its place; one point behind it goes with it. */
const SUBSTITUTION = /&&?[A-Za-z_]\w*\.?/y
const QUOTING = /n?q'([\s\S])/iy
const CLOSERS: { readonly [open: string]: string } = { '[': ']', '{': '}', '(': ')', '<': '>' }
function isWordCode(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95 || code > 127
}

function isSpace(code: number): boolean {
  return code <= 32 || code === 0xfeff || code === 0xa0
}

/** Where the lexer goes on after the data of a COPY, set by its caller between two tokens. */
export interface Lexing {
  readonly dialect: Dialect
  /** Told of each comment. */
  readonly comment?: (comment: Comment) => void
  /** The caller moves it on to skip text. */
  position: number
}

/** Cuts `text` into tokens from `state.position` on. Never fails: an open quote ends with the text. */
export function* lex(text: string, state: Lexing): Generator<Token, void> {
  const { dialect } = state
  const my = dialect.base === 'mysql'
  const length = text.length
  let delimiter = ''
  let lineStart = true
  const extra = new Set([...dialect.wordCharacters].map((one) => one.charCodeAt(0)))
  const isWord = (code: number): boolean => isWordCode(code) || extra.has(code)
  let depth = 0
  const wordEnd = (from: number): number => {
    let end = from
    for (;;) {
      const code = text.charCodeAt(end)
      const template = code === 36 || code === 123 ? at(TEMPLATE, end) : undefined
      if (template !== undefined) end += template.length
      else if (end < length && isWord(code)) end++
      else return end
    }
  }
  const lineEnd = (from: number): number => {
    const at = text.indexOf('\n', from)
    return at < 0 ? length : at
  }
  const at = (pattern: RegExp, from: number): string | undefined => {
    pattern.lastIndex = from
    return pattern.exec(text)?.[0]
  }
  while (state.position < length) {
    const i = state.position
    const code = text.charCodeAt(i)
    if (code === 10) {
      lineStart = true
      state.position++
      continue
    }
    if (isSpace(code)) {
      state.position++
      continue
    }
    if (lineStart) {
      lineStart = false
      if (isClientLine(text, { dialect, start: i, lineEnd, inside: depth > 0 })) {
        const end = lineEnd(i)
        const line: Token = { kind: 'client', text: text.slice(i, end).trim(), start: i, end }
        const word = /^(?:delimiter|set\s+term)\s+(\S+)/i.exec(line.text)
        if (word) delimiter = word[1]?.startsWith(';') ? '' : word[1] ?? ''
        depth = 0
        state.position = line.end
        yield line
        continue
      }
    }
    const next = text.charCodeAt(i + 1)
    // Drizzle ends its statements in `--> statement-breakpoint`, which no server is shown.
    const dashes = code === 45 && next === 45 && (dialect.spacedDashes !== true || !(text.charCodeAt(i + 2) > 32) || text.startsWith('> statement-breakpoint', i + 2))
    if (dashes || (code === 35 && dialect.hashComments) || (code === 47 && next === 47 && dialect.slashComments === true)) {
      state.position = lineEnd(i)
      state.comment?.({ start: i, end: state.position })
      continue
    }
    if (code === 47 && next === 42) {
      state.position = blockComment(text, i, dialect)
      if (state.position - i > 3) state.comment?.({ start: i, end: state.position })
      continue
    }
    if (my && code === 42 && next === 47) {
      state.position = i + 2
      continue
    }
    if (delimiter !== '' && text.startsWith(delimiter, i)) {
      state.position = i + delimiter.length
      yield { kind: 'sign', text: ';', start: i, end: state.position }
      continue
    }
    if (code === 39 || code === 34 || code === 96) {
      const token = quotedToken(text, i, dialect)
      state.position = token.end
      yield token
      continue
    }
    if (code === 91 && dialect.brackets && !/^\[\s*\d*\s*\]/.test(text.slice(i, i + 12))) {
      const close = text.indexOf(']', i)
      const end = close < 0 ? length : close + 1
      state.position = end
      yield { kind: 'quoted', text: text.slice(i + 1, close < 0 ? length : close), start: i, end }
      continue
    }
    if (code === 36 && dialect.dollarQuotes) {
      const tag = at(DOLLAR, i)
      if (tag) {
        const close = text.indexOf(tag, i + tag.length)
        const end = close < 0 ? length : close + tag.length
        state.position = end
        yield { kind: 'string', text: text.slice(i + tag.length, close < 0 ? length : close), start: i, end }
        continue
      }
    }
    const template = code === 36 || code === 123 ? at(TEMPLATE, i) : code === 38 && dialect.base === 'oracle' ? at(SUBSTITUTION, i) : undefined
    if (template) {
      const end = i + template.length
      // `{owner}[Users]`: a quoted name goes on where its template ends.
      const quoted = text[end] === '[' ? dialect.brackets : text[end] === '`' || (text[end] === '"' && !dialect.doubleQuotedStrings)
      state.position = quoted ? end : wordEnd(end)
      if (!quoted) yield { kind: 'word', text: text.slice(i, state.position), start: i, end: state.position }
      continue
    }
    if ((code >= 48 && code <= 57) || (code === 46 && next >= 48 && next <= 57)) {
      const digits = at(NUMBER, i) ?? text[i] ?? ''
      let end = i + digits.length
      let word = false
      while (end < length && isWord(text.charCodeAt(end))) {
        end++
        word = true
      }
      state.position = end
      yield { kind: word ? 'word' : 'number', text: text.slice(i, end), start: i, end }
      continue
    }
    if (dialect.id === 'oracle' && ((code | 32) === 110 || (code | 32) === 113)) {
      QUOTING.lastIndex = i
      const open = QUOTING.exec(text)
      if (open) {
        const start = i + open[0].length
        const close = text.indexOf(`${CLOSERS[open[1] ?? ''] ?? open[1] ?? ''}'`, start)
        state.position = close < 0 ? length : close + 2
        yield { kind: 'string', text: text.slice(start, close < 0 ? length : close), start: i, end: state.position }
        continue
      }
    }
    // `@schema.person` of template tools.
    if (isWord(code) || (code === 64 && isWordCode(next))) {
      const end = wordEnd(i + 1)
      // E'…', N'…', B'…', X'…', U&'…': the prefix belongs to the string.
      if (text.charCodeAt(end) === 39 && end - i === 1 && /[eEnNbBxXrR]/.test(text[i] ?? '')) {
        const token = quotedToken(text, end, dialect, /[eE]/.test(text[i] ?? '') && dialect.base === 'postgresql')
        state.position = token.end
        const mark = (text[i] ?? '').toLowerCase()
        yield mark === 'b' || mark === 'x' ? { ...token, start: i, prefix: mark } : { ...token, start: i }
        continue
      }
      state.position = end
      yield { kind: 'word', text: text.slice(i, end), start: i, end }
      continue
    }
    if (code === 59 && delimiter !== '') {
      state.position = i + 1
      yield { kind: 'sign', text: ';;', start: i, end: i + 1 }
      continue
    }
    if (code === 40) depth++
    else if (code === 41) depth--
    else if (code === 59) depth = 0
    const sign = at(SIGNS, i) ?? text[i] ?? ''
    state.position = i + sign.length
    yield { kind: 'sign', text: sign, start: i, end: state.position }
  }
}

/** End of a block comment; of MySQL's `/*!40101` only the opening is skipped, so that what it holds is read. */
function blockComment(text: string, start: number, dialect: Dialect): number {
  if (dialect.base === 'mysql') {
    const open = /^\/\*M?!\d*/.exec(text.slice(start, start + 12))
    if (open) return start + open[0].length
  }
  let at = start + 2
  let depth = 1
  while (at < text.length && depth > 0) {
    const close = text.indexOf('*/', at)
    if (close < 0) return text.length
    if (dialect.nestedComments) {
      const open = text.indexOf('/*', at)
      if (open >= 0 && open < close) {
        depth++
        at = open + 2
        continue
      }
    }
    depth--
    at = close + 2
  }
  return at
}

/** A string or quoted name that opens at `start`. */
function quotedToken(text: string, start: number, dialect: Dialect, escapes = false): Token {
  const quote = text.charCodeAt(start)
  const backslash = escapes || (dialect.backslash && quote !== 96)
  let end = start + 1
  let plain = true
  while (end < text.length) {
    const code = text.charCodeAt(end)
    if (backslash && code === 92) {
      plain = false
      end += 2
      continue
    }
    if (code === quote) {
      if (text.charCodeAt(end + 1) !== quote) break
      plain = false
      end += 2
      continue
    }
    end++
  }
  const inner = text.slice(start + 1, Math.min(end, text.length))
  const isString = quote === 39 || (quote === 34 && dialect.doubleQuotedStrings)
  return {
    kind: isString ? 'string' : 'quoted', text: plain ? inner : unescape(inner, quote, backslash), start,
    end: Math.min(end + 1, text.length),
  }
}

const ESCAPES: { readonly [letter: string]: string } = { n: '\n', t: '\t', r: '\r', b: '\b', '0': '\0', Z: '\x1a', f: '\f' }

function unescape(inner: string, quote: number, backslash: boolean): string {
  const mark = String.fromCharCode(quote)
  const single = inner.replaceAll(mark + mark, mark)
  return backslash ? single.replace(/\\([\s\S])/g, (_, letter: string) => ESCAPES[letter] ?? letter) : single
}
