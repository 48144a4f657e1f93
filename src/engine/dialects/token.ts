/**
 * One token of SQL text. `text` is the word as written, the name or string without its quotes and escapes, the number,
 * or the operator; `client` is a line meant for the client (`GO`, `\connect`, `DELIMITER`, `/`).
 */
export interface Token {
  readonly kind: 'word' | 'quoted' | 'string' | 'number' | 'sign' | 'client'
  readonly text: string
  /** The word in upper case; '' of what is no word. */
  readonly upper: string
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
