import type { Value } from '../catalog/value.ts'
import type { LocaleTexts } from './locale-texts.ts'
import type { PlaceTables } from './place-rows.ts'

/**
 * Makes one value from a key's two lanes: pure, and the only place a value comes from. `nth`: the place in a list of
 * which every member shows the same thing.
 */
export type Sample = (a: number, b: number, nth?: number) => Value

/** What a sampler may know besides its key: settings of the plan, never the clock. */
export interface SamplerContext {
  readonly locale: LocaleTables
  /** The plan's `now`, milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: number
  /** Addresses and numbers may be somebody's (`Settings.unreserved`). */
  readonly unreserved?: boolean
}

/** A country's numbers that nobody has, as they are dialled inside it, and what is dialled before them. */
export interface PhonePlan {
  readonly dial: string
  readonly trunk: string
  readonly national: readonly string[]
}

/** A locale's tables, loaded before compiling (`locales.ts`). */
export interface LocaleTables {
  /** faker's name of the locale: `en_US`, `de`, `pt_BR`. */
  readonly id: string
  /** Several locales: which share of the records each gets. This one stands for them where one must. */
  readonly mix?: readonly { readonly locale: LocaleTables; readonly weight: number }[]
  /** Locales that single fields ask for, by the name they are asked by. */
  readonly others?: ReadonlyMap<string, LocaleTables>
  /** faker's definition tables by module and entry, merged along the locale's fallback chain; read-only. */
  readonly tables: { readonly [module: string]: { readonly [entry: string]: unknown } | undefined }
  /** Real cities of real countries (`data/places.json`). */
  readonly places?: PlaceTables
  /** Text in the locale's language; absent: English. */
  readonly texts?: LocaleTexts | undefined
  /** Telephone numbers that nobody has, by country (`data/phones.json`). */
  readonly phones?: { readonly [country: string]: PhonePlan | undefined }
  /** Names of faker's methods, for a slip of the pen. */
  readonly methods?: () => readonly string[]
  /** Any faker method by its dotted name (`internet.email`), drawn from our key; `undefined` when faker lacks it. */
  readonly faker?: (method: string, args: Value | undefined, now?: number) => Sample | undefined
}

/**
 * A named sampler: `samplers/registry.ts` lists them. `make` runs once per plan step and returns the hot function.
 * `args` comes from the plan (JSON-safe).
 */
export interface Sampler {
  readonly id: string
  readonly make: (args: { readonly [name: string]: Value }, context: SamplerContext) => Sample
  /** Absent: the sampler cannot enumerate distinct values. */
  readonly unique?: Unique
}

/** Distinct values by ordinal: equal ordinals give equal values, different ones different values. */
export interface Unique {
  /** How many there are; a safe integer. */
  readonly size: (args: { readonly [name: string]: Value }, context: SamplerContext) => number
  /** The value number `ordinal`, 0 ≤ ordinal < size. */
  readonly at: (ordinal: number, args: { readonly [name: string]: Value }, context: SamplerContext) => Value
}
