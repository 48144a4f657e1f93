import type { Field, Hints, JsonType, NativeShape, NumberLimits, Shape, StringLimits } from '../catalog/shape.ts'
import { isRecord, type Value } from '../catalog/value.ts'
import type { Span } from '../diagnostics/diagnostic.ts'
import type { Names } from './names.ts'

/** A set of values of one type whose limits are all met at once: what every shape is broken into. */
export type Block =
  | { readonly type: 'null' }
  | { readonly type: 'boolean' }
  | { readonly type: 'literal'; readonly values: readonly Value[]; readonly codes?: readonly (string | null)[] }
  | { readonly type: 'number'; readonly limits: NumberLimits }
  | { readonly type: 'string'; readonly limits: StringLimits }
  | ArrayBlock
  | ObjectBlock
  /** A definition that nothing has limited yet. */
  | { readonly type: 'ref'; readonly to: string }
  | { readonly type: 'native'; readonly shape: NativeShape }

export interface ArrayBlock {
  readonly type: 'array'
  readonly prefix: readonly Shape[]
  /** Items after the prefix; `never`: none. */
  readonly rest: Shape
  readonly min: number
  readonly max: number
  readonly unique: boolean
  /** Two items must be equal. */
  readonly duplicate: boolean
  readonly contains: readonly { readonly shape: Shape; readonly min: number; readonly max: number }[]
}

/** Every property whose name is among `names` has a value in `shape`. */
export interface Rule {
  readonly names: Names
  readonly shape: Shape
  readonly field?: Field
}

/** Some property whose name is among `names` has a value in `shape`. */
export interface Exists {
  readonly names: Names
  readonly shape: Shape
}

export interface ObjectBlock {
  readonly type: 'object'
  readonly rules: readonly Rule[]
  readonly some: readonly Exists[]
  readonly required: readonly string[]
  readonly min: number
  readonly max: number
}

/** A block on its way through unions: how it was chosen and what guides it. */
export interface Alt {
  readonly block: Block
  /** Identities of the branches that led here. */
  readonly key: string
  /** A source speaks of this type, rather than merely not forbidding it. */
  readonly wanted: boolean
  /** Its part of the weight of the branch it comes from. */
  readonly share: number
  readonly hints?: Hints
  readonly span?: Span
}

export const ANY_OBJECT: ObjectBlock = { type: 'object', rules: [], some: [], required: [], min: 0, max: Infinity }

export const ALL_TYPES: readonly JsonType[] = ['string', 'number', 'boolean', 'object', 'array', 'null']

export function anyArray(any: Shape): ArrayBlock {
  return { type: 'array', prefix: [], rest: any, min: 0, max: Infinity, unique: false, duplicate: false, contains: [] }
}

/** Equality as JSON Schema means it: member order aside. */
export function equalValues(a: Value, b: Value): boolean {
  return a === b || canonical(a) === canonical(b)
}

/** A text that equal values share. */
export function canonical(value: Value): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (isRecord(value)) {
    return `{${Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${canonical(value[name] ?? null)}`).join()}}`
  }
  return value === undefined ? 'undefined' : JSON.stringify(value)
}

/** Hints of several shapes that stand for one value: the outer ones win. */
export function mergeHints(outer: Hints | undefined, inner: Hints | undefined): Hints | undefined {
  if (!outer) return inner
  return inner ? { ...inner, ...outer } : outer
}
