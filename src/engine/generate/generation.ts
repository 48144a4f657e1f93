import type { Value } from '../catalog/value.ts'
import type { Key } from '../random/key.ts'
import type { Plan, Step } from '../plan/step.ts'
import type { LocaleTables, SamplerContext } from '../samplers/sampler.ts'

/**
 * A step made ready to run. JSON text comes from `JSON.stringify` of the value: appending text from the steps directly
 * was measured and is slower (0.9 of it on records of ten short values).
 */
export interface Made {
  readonly value: (a: number, b: number) => Value
}

/** A field that waits for the whole record: who holds it, and the key it draws from. */
export interface Late {
  readonly holder: { [name: string]: Value }
  readonly name: string
  readonly path: string
  readonly fits: (value: Value) => boolean
  readonly a: number
  readonly b: number
}

/** Keys of the things that rows of a table show sides of: by role, or of the first role that has one. */
export type OwnKeys = (row: number, role?: string) => Key | undefined

/**
 * Where generation stands within one row. Keys of the enclosing objects are kept so that views can find the thing
 * they belong to. One per row maker, reset at each row; generation is synchronous, so it is never shared.
 */
export interface Frame {
  row: number
  /** How many objects enclose the value. */
  level: number
  /** How many objects and arrays enclose the value. */
  nest: number
  /** Values made for this row. */
  nodes: number
  /** The place in the innermost array. */
  item: number
  /** Fields to fill when the row stands. */
  late: Late[]
  /** The key of the thing that the record shows sides of, where a column that tells records apart has drawn it. */
  own: OwnKeys | undefined
  readonly a: Int32Array
  readonly b: Int32Array
}

/** Deepest nesting of objects that is followed at all; beyond it values are cut. */
export const MOST_LEVELS = 120
/** Probing happens above every real level, so that it never sees or disturbs a row that is being made. */
export const PROBE_LEVEL = MOST_LEVELS + 7
/** Most values of one row; beyond it only what is required is made. */
export const MOST_NODES = 20_000

/** What makers share while closures are built and run. */
export interface Generation {
  readonly plan: Plan
  readonly locale: LocaleTables
  readonly samplers: SamplerContext
  readonly frame: Frame
  make(step: Step): Made
  definition(name: string): Made
  /** One field of any row, made alone; `null` where rows nest too deep. */
  cellOf(entity: string, field: string): (row: number) => Value
  /** Any whole row, made alone; `null` where rows nest too deep. */
  recordOf(entity: string): (row: number) => Value
  /** Rows of an entity that others may refer to: as planned, or as many as fit. 0: it gets none. */
  rowsOf(entity: string): number
}
