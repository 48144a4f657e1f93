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
const TEMPLATE = /\$\{[^}\n]*\}|\{\{[^}\n]*\}\}/y
const ORACLE_LINE =
  /(?:prompt|spool|whenever|set\s+(?:echo|verify|feedback|define|serveroutput|linesize|pages|pagesize|heading|term|trim|scan|sqlblanklines|timing|lines)|rem(?:ark)?\s|accept|exit\b|connect\b|conn\b|@@?\S|define\b|column\b.*format|show\s+err)/iy
const SYBASE_LINE = /:(?:r|setvar|on)\b/iy
const SHELL_LINE = /\.(?:mode|read|open|import|headers?|separator|output|timeout|bail|echo|print|width|nullvalue)\b/y
const GO_LINE = /go(?:\s+\d+)?\s*;?\s*$/iy

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
      const line = clientLine(text, i, dialect, lineEnd)
      if (line) {
        const word = /^delimiter\s+(\S+)/i.exec(line.text)
        if (word) delimiter = word[1] === ';' ? '' : word[1] ?? ''
        state.position = line.end
        yield line
        continue
      }
    }
    const next = text.charCodeAt(i + 1)
    const dashes = code === 45 && next === 45 && (!my || !(text.charCodeAt(i + 2) > 32))
    if (dashes || (code === 35 && dialect.hashComments)) {
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
    if (code === 36 || code === 123) {
      const template = at(TEMPLATE, i)
      if (template) {
        state.position = i + template.length
        yield { kind: 'word', text: template, start: i, end: state.position }
        continue
      }
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
    if (isWord(code)) {
      let end = i + 1
      while (end < length && isWord(text.charCodeAt(end))) end++
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
    const sign = at(SIGNS, i) ?? text[i] ?? ''
    state.position = i + sign.length
    yield { kind: 'sign', text: sign, start: i, end: state.position }
  }
}

/** A line for the client program, or `undefined`. */
function clientLine(text: string, start: number, dialect: Dialect, lineEnd: (from: number) => number): Token | undefined {
  const is = (pattern: RegExp): boolean => {
    pattern.lastIndex = start
    return pattern.test(text)
  }
  const token = (): Token => {
    const end = lineEnd(start)
    return { kind: 'client', text: text.slice(start, end).trim(), start, end }
  }
  const first = (text[start] ?? '').toLowerCase()
  switch (dialect.base) {
    case 'mysql':
      return first === 'd' && /^delimiter\s/i.test(text.slice(start, start + 10)) ? token() : undefined
    case 'postgresql':
      return first === '\\' ? token() : undefined
    case 'sqlite':
      return first === '.' && is(SHELL_LINE) ? token() : undefined
    case 'mssql':
      if (first === ':' && is(SYBASE_LINE)) return token()
      break
    case 'oracle': {
      const line = first === '/' ? text.slice(start, lineEnd(start)).trim() : ''
      if (line === '/' || is(ORACLE_LINE)) return token()
      break
    }
  }
  if (first !== 'g') return undefined
  GO_LINE.lastIndex = 0
  return GO_LINE.test(text.slice(start, lineEnd(start))) ? token() : undefined
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
