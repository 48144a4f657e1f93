/** The choices that a plan is compiled under. Stored with the result: equal settings, equal bytes. */
export interface Settings {
  readonly seed: string
  /** Raised only on purpose, when values must change. */
  readonly generation: number
  /** ISO date-time that stands for today; the engine never reads a clock. */
  readonly now: string
  readonly locale: string
  /** Share of records in which an optional field appears, 0..1. */
  readonly optionalRate: number
  /** Share of nulls where null is allowed, 0..1. */
  readonly nullRate: number
  /** Preferred array lengths. */
  readonly minItems: number
  readonly maxItems: number
  /** Nesting, 1 and more, up to which optional parts are usual; they grow rarer towards it and end a little beyond it. */
  readonly maxDepth: number
  /** Off: each field stands for itself. */
  readonly coherence: boolean
  /** Domains, e-mail addresses, telephone numbers and IP addresses that may be somebody's; off: reserved ones alone. */
  readonly unreserved: boolean
  /** Rows a table or entity gets when relations must be computed (`*` = every other entity). */
  readonly rows: { readonly [entity: string]: number }
}

/** Deeper nesting than this is not made whatever is asked. */
export const MOST_DEPTH = 20

export const DEFAULTS: Settings = {
  seed: '1',
  generation: 1,
  now: '2026-01-01T00:00:00.000Z',
  locale: 'en_US',
  optionalRate: 0.8,
  nullRate: 0.1,
  minItems: 1,
  maxItems: 3,
  maxDepth: 5,
  coherence: true,
  unreserved: false,
  rows: { '*': 5 },
}
