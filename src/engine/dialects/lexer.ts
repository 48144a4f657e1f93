import { isClientLine } from './client-line.ts'
import type { Dialect } from './dialect.ts'
import { blockComment, quotedToken } from './quoted.ts'
import type { Comment, Token } from './token.ts'

const SIGNS = /::|:=|<=>|<=|>=|<>|!=|\|\||->>|->|#>>|#>|!~~\*|!~~|!~\*|!~|~~\*|~~|~\*|@>|<@|\?\||\?&|&&|==|\*\*/y
const NUMBER = /0[xX][0-9a-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y
const DOLLAR = /\$(?:[A-Za-z_\x80-\uffff][A-Za-z_0-9\x80-\uffff]*)?\$/y
const TEMPLATE = /\$\{[^}\n]*\}|\{\{[^}\n]*\}\}|\$\([A-Za-z_]\w*\)|\{[A-Za-z_]\w*\}/y
/** SQL*Plus puts a text in its place; one point behind it goes with it. */
const SUBSTITUTION = /&&?[A-Za-z_]\w*\.?/y
const QUOTING = /n?q'([\s\S])/iy
const CLOSERS: { readonly [open: string]: string } = { '[': ']', '{': '}', '(': ')', '<': '>' }

/** Characters of a dialect's words below 128; all beyond are. */
const WORDS = new Map<string, Uint8Array>()

function wordTable({ wordCharacters }: Dialect): Uint8Array {
  let table = WORDS.get(wordCharacters)
  if (!table) {
    table = new Uint8Array(128)
    for (const one of `abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_${wordCharacters}`) table[one.charCodeAt(0)] = 1
    WORDS.set(wordCharacters, table)
  }
  return table
}

function isLetter(code: number): boolean {
  return ((code | 32) >= 97 && (code | 32) <= 122) || code === 95 || code > 127
}

function isSpace(code: number): boolean {
  return code <= 32 || code === 0xfeff || code === 0xa0
}

/** Cuts a text into tokens, one at each call. Never fails: an open quote ends with the text. */
export interface Lexer {
  /** The next token; `undefined` at the end of the text. */
  next(): Token | undefined
  /** Goes on at `position`, behind what is not SQL (the data of a COPY). */
  skipTo(position: number): void
}

/** All tokens of `text` from `from` on. */
export function tokensOf(text: string, dialect: Dialect, from = 0): Token[] {
  const { next } = lexerOf(text, dialect, { from })
  const tokens: Token[] = []
  for (let token = next(); token; token = next()) tokens.push(token)
  return tokens
}

/** A lexer of `text`; `comment` is told of each comment. */
export function lexerOf(
  text: string,
  dialect: Dialect,
  { from = 0, comment }: { readonly from?: number; readonly comment?: (comment: Comment) => void } = {},
): Lexer {
  const { length } = text
  const table = wordTable(dialect)
  /** Upper-case forms of the words that were seen: scripts say the same few again and again. */
  const uppers = new Map<string, string>()
  let position = from
  let delimiter = ''
  let lineStart = true
  let depth = 0
  return {
    next,
    skipTo: (to) => {
      position = to
    },
  }

  function next(): Token | undefined {
    for (;;) {
      skipSpaces()
      if (position >= length) return undefined
      const line = lineStart ? clientLine() : undefined
      if (line) return line
      const i = position
      const code = text.charCodeAt(i)
      if (delimiter !== '' && text.startsWith(delimiter, i) && !opensComment(code, i)) {
        position = i + delimiter.length
        return sign(';', i)
      }
      if (isLetter(code)) return (dialect.id === 'oracle' ? ownQuotes(code, i) : undefined) ?? word(i)
      if (code === 39 || code === 34 || code === 96) {
        const token = quotedToken(text, i, dialect)
        position = token.end
        return token
      }
      if (opensComment(code, i)) skipComment(code, i)
      else if (code === 42 && dialect.base === 'mysql' && text.charCodeAt(i + 1) === 47) position = i + 2
      else {
        const token = special(code, i)
        if (token) return token
      }
    }
  }

  function skipSpaces(): void {
    while (position < length) {
      const code = text.charCodeAt(position)
      if (code === 10) lineStart = true
      else if (!isSpace(code)) return
      position++
    }
  }

  function clientLine(): Token | undefined {
    lineStart = false
    const start = position
    if (!isClientLine(text, { dialect, start, lineEnd, inside: depth > 0 })) return undefined
    position = lineEnd(start)
    const line: Token = { kind: 'client', text: text.slice(start, position).trim(), upper: '', start, end: position }
    const ending = /^(?:delimiter|set\s+term)\s+(\S+)/i.exec(line.text)
    if (ending) delimiter = ending[1]?.startsWith(';') ? '' : (ending[1] ?? '')
    depth = 0
    return line
  }

  function opensComment(code: number, i: number): boolean {
    if (code === 35) return dialect.hashComments
    if (code === 47) {
      const second = text.charCodeAt(i + 1)
      return second === 42 || (second === 47 && dialect.slashComments === true)
    }
    // Drizzle ends its statements in `--> statement-breakpoint`, which no server is shown.
    return (
      code === 45 &&
      text.charCodeAt(i + 1) === 45 &&
      (dialect.spacedDashes !== true ||
        !(text.charCodeAt(i + 2) > 32) ||
        text.startsWith('> statement-breakpoint', i + 2))
    )
  }

  function skipComment(code: number, start: number): void {
    const isBlock = code === 47 && text.charCodeAt(start + 1) === 42
    position = isBlock ? blockComment(text, start, dialect) : lineEnd(start)
    if (!isBlock || position - start > 3) comment?.({ start, end: position })
  }

  /** What opens with no letter, quote or comment; nothing of a template that a quoted name goes on. */
  function special(code: number, i: number): Token | undefined {
    if (code === 91 && dialect.brackets && !/^\[\s*\d*\s*\]/.test(text.slice(i, i + 12))) {
      return enclosed('quoted', i, i + 1, ']')
    }
    const tag = code === 36 && dialect.dollarQuotes ? at(DOLLAR, i) : undefined
    if (tag !== undefined) return enclosed('string', i, i + tag.length, tag)
    const filled = template(code, i)
    if (filled !== undefined) {
      const end = i + filled.length
      // `{owner}[Users]`: a quoted name goes on where its template ends.
      const isQuoted =
        text[end] === '[' ? dialect.brackets : text[end] === '`' || (text[end] === '"' && !dialect.doubleQuotedStrings)
      position = isQuoted ? end : wordEnd(end)
      return isQuoted ? undefined : named(i)
    }
    const second = text.charCodeAt(i + 1)
    if ((code >= 48 && code <= 57) || (code === 46 && second >= 48 && second <= 57)) return number(i)
    // `@schema.person` of template tools.
    if (isWord(code) || (code === 64 && isWord(second))) return word(i)
    if (code === 59 && delimiter !== '') {
      position = i + 1
      return sign(';;', i)
    }
    if (code === 40) depth++
    else if (code === 41) depth--
    else if (code === 59) depth = 0
    const isPlain = (code >= 40 && code <= 41) || code === 44 || code === 46 || code === 59
    const written = (isPlain ? undefined : at(SIGNS, i)) ?? text[i] ?? ''
    position = i + written.length
    return sign(written, i)
  }

  function template(code: number, i: number): string | undefined {
    if (code === 36 || code === 123) return at(TEMPLATE, i)
    return code === 38 && dialect.base === 'oracle' ? at(SUBSTITUTION, i) : undefined
  }

  function number(start: number): Token {
    const end = start + (at(NUMBER, start) ?? text[start] ?? '').length
    position = end
    while (position < length && isWord(text.charCodeAt(position))) position++
    if (position > end) return named(start)
    return { kind: 'number', text: text.slice(start, end), upper: '', start, end }
  }

  /** Oracle's `q'[…]'`. */
  function ownQuotes(code: number, start: number): Token | undefined {
    const open = (code | 32) === 110 || (code | 32) === 113 ? at(QUOTING, start) : undefined
    if (open === undefined) return undefined
    const mark = open.at(-1) ?? ''
    return enclosed('string', start, start + open.length, `${CLOSERS[mark] ?? mark}'`)
  }

  function word(start: number): Token {
    position = wordEnd(start + 1)
    // E'…', N'…', B'…', X'…', U&'…': the prefix belongs to the string.
    if (position - start === 1 && text.charCodeAt(position) === 39 && /[eEnNbBxXrR]/.test(text[start] ?? '')) {
      const mark = (text[start] ?? '').toLowerCase()
      const token = quotedToken(text, position, dialect, mark === 'e' && dialect.base === 'postgresql')
      position = token.end
      return mark === 'b' || mark === 'x' ? { ...token, start, prefix: mark } : { ...token, start }
    }
    return named(start)
  }

  /** The word from `start` to where we are. */
  function named(start: number): Token {
    const written = text.slice(start, position)
    let upper = uppers.get(written)
    if (upper === undefined) {
      upper = written.toUpperCase()
      uppers.set(written, upper)
    }
    return { kind: 'word', text: written, upper, start, end: position }
  }

  function sign(written: string, start: number): Token {
    return { kind: 'sign', text: written, upper: '', start, end: position }
  }

  /** What stands from `open` to the closing mark, or to the end of the text. */
  function enclosed(kind: 'quoted' | 'string', start: number, open: number, mark: string): Token {
    const close = text.indexOf(mark, open)
    position = close < 0 ? length : close + mark.length
    return { kind, text: text.slice(open, close < 0 ? length : close), upper: '', start, end: position }
  }

  function isWord(code: number): boolean {
    return code > 127 || table[code] === 1
  }

  function wordEnd(start: number): number {
    let end = start
    for (;;) {
      const code = text.charCodeAt(end)
      const filled = code === 36 || code === 123 ? at(TEMPLATE, end) : undefined
      if (filled !== undefined) end += filled.length
      else if (end < length && isWord(code)) end++
      else return end
    }
  }

  function lineEnd(start: number): number {
    const end = text.indexOf('\n', start)
    return end < 0 ? length : end
  }

  function at(pattern: RegExp, start: number): string | undefined {
    pattern.lastIndex = start
    return pattern.exec(text)?.[0]
  }
}
