import type { ObjectShape, Shape } from '../catalog/shape.ts'
import type { Value } from '../catalog/value.ts'
import type { Alt, Block } from './block.ts'
import type { Terms } from './terms.ts'

/** What the parts of the solver ask of each other. */
export interface Algebra {
  readonly terms: Terms
  /** The shape of a definition; anything at all when there is none of that name. */
  definition(name: string): Shape
  /** The blocks of a shape, each with how it was chosen; empty: nothing can be (or the search gave up). */
  raw(shape: Shape): readonly Alt[]
  /** Is it clear, without looking deep, that no value is in `shape`? */
  impossible(shape: Shape): boolean
  /** All values of a shape, each once, where they are few and that is clear. */
  values(shape: Shape): readonly Value[] | undefined
  member(shape: Shape, value: Value): boolean
  /** The names that `propertyNames` rules out. */
  namesOutside(shape: NonNullable<ObjectShape['propertyNames']>): { readonly except: readonly string[]; readonly outside: readonly Block[] }
  /** Spends one unit of work; `false` when there is none left and the search should stop. */
  spend(): boolean
  /** The first `most` of a list; that there were more is remembered: what was left out might have held a value. */
  cut<T>(list: readonly T[], most: number): readonly T[]
  /** Something was left out that might have held a value. */
  doubt(): void
}
