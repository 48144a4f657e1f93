import type { Token } from '../../dialects/token.ts'

/** A place in a list of tokens, moved by what is taken. Never fails: beyond the end there is nothing. */
export interface Cursor {
  readonly tokens: readonly Token[]
  position: number
}

export function cursorOf(tokens: readonly Token[], position = 0): Cursor {
  return { tokens, position }
}

export function peek(cursor: Cursor, ahead = 0): Token | undefined {
  return cursor.tokens[cursor.position + ahead]
}

/** The upper-case word `ahead` tokens on; '' when it is no plain word. */
export function word(cursor: Cursor, ahead = 0): string {
  return cursor.tokens[cursor.position + ahead]?.upper ?? ''
}

/** Does the sign stand `ahead` tokens on? */
export function isSign(cursor: Cursor, sign: string, ahead = 0): boolean {
  const token = peek(cursor, ahead)
  return token?.kind === 'sign' && token.text === sign
}

/** Takes these words when they all follow. */
export function take(cursor: Cursor, ...words: readonly string[]): boolean {
  for (let i = 0; i < words.length; i++) if (word(cursor, i) !== words[i]) return false
  cursor.position += words.length
  return true
}

export function takeSign(cursor: Cursor, sign: string): boolean {
  if (!isSign(cursor, sign)) return false
  cursor.position++
  return true
}

/** Where the last token that was taken ends. */
export function lastEnd({ tokens, position }: Cursor): number | undefined {
  return tokens[position - 1]?.end
}

export function atEnd(cursor: Cursor): boolean {
  return cursor.position >= cursor.tokens.length
}

/** Tokens between the parentheses that open here, which are taken; `undefined` when none opens. */
export function group(cursor: Cursor): readonly Token[] | undefined {
  if (!isSign(cursor, '(')) return undefined
  const start = cursor.position + 1
  let depth = 0
  let at = cursor.position
  for (; at < cursor.tokens.length; at++) {
    const token = cursor.tokens[at]
    if (token?.kind !== 'sign') continue
    if (token.text === '(') depth++
    else if (token.text === ')' && --depth === 0) break
  }
  cursor.position = Math.min(at + 1, cursor.tokens.length)
  return cursor.tokens.slice(start, at)
}

/** Types with types in angle brackets: `map<text, int>`. */
const NESTED = /^(?:array|list|set|map|struct|tuple|frozen|vector|object)$/i

/** Splits at the commas outside parentheses, brackets and the angle brackets of types. */
export function commaParts(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const parts: Token[][] = []
  let part: Token[] = []
  let depth = 0
  let angles = 0
  for (const token of tokens) {
    if (token.kind === 'sign') {
      if (token.text === '(' || token.text === '[') depth++
      else if (token.text === ')' || token.text === ']') depth--
      else if (token.text === '<' && NESTED.test(part.at(-1)?.text ?? '')) {
        angles++
        depth++
      } else if (token.text === '>' && angles > 0) {
        angles--
        depth--
      }
      else if (token.text === ',' && depth === 0) {
        parts.push(part)
        part = []
        continue
      }
    }
    part.push(token)
  }
  if (part.length > 0) parts.push(part)
  return parts
}

/** A name of several parts: `schema.table`, each quoted or not. */
export interface Name {
  readonly parts: readonly Token[]
  readonly start: number
  readonly end: number
}

/** A dotted name; `undefined` when none stands here. */
export function takeName(cursor: Cursor): Name | undefined {
  const parts: Token[] = []
  for (;;) {
    const token = peek(cursor)
    if (!token || (token.kind !== 'word' && token.kind !== 'quoted' && !(token.kind === 'string' && parts.length === 0))) break
    parts.push(token)
    cursor.position++
    if (!takeSign(cursor, '.')) break
    while (takeSign(cursor, '.')) continue
  }
  const [first] = parts
  const last = parts.at(-1)
  return first && last ? { parts, start: first.start, end: last.end } : undefined
}

/** The text that tokens cover. */
export function textOf(text: string, tokens: readonly Token[]): string {
  const first = tokens[0]
  const last = tokens.at(-1)
  return first && last ? text.slice(first.start, last.end) : ''
}
