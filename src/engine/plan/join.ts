import type { Fit } from './fit.ts'

/** A number that a join may set, and what its field allows. */
export interface Amount {
  readonly field: string
  readonly test: Fit
  /** Digits after the point; absent: those of the currency. */
  readonly decimals?: number
}

/** One line of an order: quantity × price = total. */
export interface Line {
  readonly quantity: string
  readonly price?: Amount
  readonly total?: Amount
}

const INSIDE = '\u0001'

/** The name that a join gives to a field of the object that another field holds. */
export function inner(holder: string, field: string): string {
  return `${holder}${INSIDE}${field}`
}

/** Holder and field of such a name; `undefined`: the object's own field. */
export function outer(name: string): readonly [string, string] | undefined {
  const at = name.indexOf(INSIDE)
  return at < 0 ? undefined : [name.slice(0, at), name.slice(at + 1)]
}

/** Lines of an order in a table of their own, each of which refers to the order by a key. */
export interface ChildLines {
  readonly entity: string
  readonly columns: readonly string[]
  readonly parentColumns: readonly string[]
  /** `dealt`: as `ParentChoice.dealt` says; `turn`: line i is of parent i modulo the parents there are. */
  readonly by: 'dealt' | 'turn'
  readonly quantity?: string
  readonly price?: string
  readonly total?: string
}

/** Fields of an object that follow from one another. The plan names them: they are one group of law 1. */
export type Join =
  /** Lines add up to the subtotal; with tax and shipping, less the discount, that is the total. */
  | {
      readonly kind: 'amounts'
      readonly currency?: string
      readonly lines?: Line & { readonly field: string }
      /** The lines are rows of a table that refers to this one. */
      readonly rows?: ChildLines
      readonly subtotal?: Amount
      readonly taxRate?: string
      readonly tax?: Amount
      readonly shipping?: Amount
      readonly discount?: Amount
      readonly total?: Amount
    }
  | ({ readonly kind: 'line' } & Line)
  /** The number that stands in the row of another table which the reference leads to; its keys count from `first`. */
  | { readonly kind: 'taken'; readonly field: Amount; readonly reference: string; readonly entity: string; readonly column: string; readonly first: number }
  /** What the database makes of the row's other columns; without an expression the field is left out. */
  | { readonly kind: 'computed'; readonly field: string; readonly family: string; readonly dialect: string; readonly expression?: string }
  /** The number of units (milliseconds each) from one moment to the other. */
  | { readonly kind: 'elapsed'; readonly field: Amount; readonly start: string; readonly end: string; readonly unit: number }
  /** The first is not above the second. */
  | { readonly kind: 'bounds'; readonly low: Amount; readonly high: Amount }
  /** What is left of the whole once some of it is used. */
  | { readonly kind: 'rest'; readonly whole: Amount; readonly used: Amount; readonly rest: Amount }
  /** Net pay is gross pay less its deductions, each a usual share of it. */
  | { readonly kind: 'pay'; readonly gross: string; readonly deductions: readonly { readonly amount: Amount; readonly share: number }[]
      readonly deducted?: Amount; readonly net: Amount }
  /** A moment is there when its status is reached; a status is one that the period allows. */
  | {
      readonly kind: 'stages'
      readonly status: string
      readonly values: readonly string[]
      /** How the period of a thing of this status lies to now. */
      readonly when: { readonly [status: string]: When }
      /** Field → statuses that have its stage behind them, and those that have not. */
      readonly stamps: { readonly [field: string]: { readonly reached: readonly string[]; readonly open: readonly string[] } }
      readonly start?: string
      readonly end?: string
    }

export type When = 'past' | 'future' | 'running'
