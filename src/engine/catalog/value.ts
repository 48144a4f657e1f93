/** A JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }

/**
 * What a value is when JSON cannot say it. `text` is the canonical text of the payload:
 * - `bigint`, `decimal`: digits, optional sign and point
 * - `date` (ISO date-time, a JavaScript Date), `timestamp` `day` `time` (SQL; ISO text), `interval`
 * - `bytes`: lower-case hex; `regexp`: `/source/flags`; `url`; `symbol`: its description
 * - `code`: an expression in the source's own language, written as it stands
 * - `absent`: `undefined` in TypeScript, DEFAULT in SQL
 * `items` holds the members of `map` ([key, value] pairs) and `set`.
 */
export type SpecialKind =
  | 'bigint' | 'decimal' | 'date' | 'timestamp' | 'day' | 'time' | 'interval' | 'bytes' | 'regexp' | 'url' | 'symbol'
  | 'map' | 'set' | 'code' | 'absent'

/** A value that JSON cannot hold. A class, so that no JSON object of the user can be mistaken for one. */
export class Special {
  readonly kind: SpecialKind
  readonly text: string
  readonly items: readonly Value[]
  constructor(kind: SpecialKind, text: string, items: readonly Value[] = []) {
    this.kind = kind
    this.text = text
    this.items = items
  }
  /** What JSON shows instead: members of maps and sets, else the text. */
  toJSON(): Value {
    if (this.kind === 'map' || this.kind === 'set') return this.items
    return this.kind === 'absent' ? null : this.text
  }
}

/** Anything a field can hold. */
export type Value = null | boolean | number | string | Special | readonly Value[] | { readonly [name: string]: Value }

/** One record; not always an object (a schema may describe a number). */
export type Row = Value

/** Is `value` a plain object of named values? */
export function isRecord(value: unknown): value is { readonly [name: string]: Value } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Special)
}
