import type { Shape } from '../catalog/shape.ts'
import type { Guess } from '../meaning/guess.ts'
import type { Args } from './step.ts'

/** A field of the object at hand, with what it was guessed to mean. */
export interface ViewField {
  readonly name: string
  readonly guess: Guess | null
  readonly shape?: Shape
}

/** One step on the way from the record to the object at hand: the name that holds it; `item`: as one of many. */
export interface Holder {
  readonly name: string
  readonly item: boolean
}

/** Where a field's latent thing lives. Not a view: `view` false, and the rest says nothing. */
export interface ViewPlan {
  readonly view: boolean
  /** Object levels above the field's own object (0). */
  readonly up: number
  /** Every member of a list shows it, each its own side. */
  readonly listed?: boolean
  /** Key of the thing within that object: its kind, and whose it is. */
  readonly role: string
  /** Added to the sampler's arguments: what constraints leave of the thing. */
  readonly args?: Args
}

/** Says that a field stands for itself. */
export const NO_VIEW: ViewPlan = { view: false, up: 0, role: '' }
