import type { Column, Hints, Shape } from '../catalog/shape.ts'

/** What a field denotes: a dotted name such as `person.email`, `place.postalCode` (`meaning/meanings.json` lists them). */
export type Meaning = string

/** A guess at a field's meaning. */
export interface Guess {
  readonly meaning: Meaning
  /** 0..1; below 0.5 the constraint and type win. */
  readonly confidence: number
  /** In words: "`zip` in `billing_address`". */
  readonly because: string
  /** Whose it is: '' the record's own, else the prefix or nesting that names it (`billing`, `manager`). */
  readonly role: string
  /** Arguments for the meaning's sampler, e.g. unit or decimals. */
  readonly args?: { readonly [name: string]: string | number | boolean }
}

/** All that may be weighed for one field. Siblings are names only, and only break ties. */
export interface Clues {
  readonly name: string
  /** Names on the way from the entity to the field, outermost first, without the field's own. */
  readonly ancestors: readonly string[]
  readonly entity: string
  readonly shape: Shape
  readonly hints?: Hints
  readonly column?: Column
  readonly siblings: readonly string[]
}
