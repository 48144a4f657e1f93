import type { NumberLimits } from '../catalog/shape.ts'
import type { SpecialKind, Value } from '../catalog/value.ts'
import type { Fit } from './fit.ts'
import type { Join } from './join.ts'
import type { Settings } from './settings.ts'

/** Arguments of a sampler: JSON-safe. */
export type Args = { readonly [name: string]: Value }

/**
 * How a value is made: pure data that can be printed, compared and cloned. A step draws from the key of its path
 * (seed, entity, row, names and positions on the way), see `random/key.ts`. Closed on `do`. `confidence`: of the guess
 * at a meaning that it follows, 0 to 1.
 */
export type Step = { readonly because?: string; readonly confidence?: number } & (
  | { readonly do: 'literal'; readonly value: Value }
  /** One of the values, by rendezvous on each value's own identity. */
  | { readonly do: 'pick'; readonly values: readonly Value[]; readonly weights?: readonly number[] }
  /** A sampler from `samplers/registry.ts`, keyed by this path. */
  | { readonly do: 'sample'; readonly sampler: string; readonly args: Args; readonly locale?: string }
  /** A view of a latent thing: a sampler keyed by the object `up` levels above and the role, not by this path. */
  | { readonly do: 'view'; readonly sampler: string; readonly args: Args; readonly up: number; readonly role: string
      readonly listed?: boolean; readonly locale?: string }
  | { readonly do: 'object'; readonly fields: readonly FieldStep[]; readonly rest: readonly RestStep[]
      readonly minProperties: number; readonly maxProperties: number; readonly joins?: readonly Join[]
      /** Rules that a join must not break: where it would, the fields stay as they are. */
      readonly guard?: { readonly dialect: string; readonly rules: readonly string[] } }
  | ArrayStep
  /** A number by construction: `low + k * unit`, k in [0, count), as an exact decimal of `decimals` digits. */
  | NumberStep
  /** The text of a step as a value outside JSON. */
  | { readonly do: 'wrap'; readonly kind: SpecialKind; readonly step: Step }
  /** One branch, by weighted rendezvous on branch identities; beyond the depth limit the least high ones only. */
  | { readonly do: 'choose'; readonly branches: readonly BranchStep[]
      /** Recursion so wide that the depth limit is too far: only the least high branches beyond this nesting. */
      readonly until?: number }
  /** A definition of the plan: recursion. */
  | { readonly do: 'call'; readonly definition: string }
  /** `prefer` when its value fits, within a few attempts; else `otherwise`. */
  | { readonly do: 'fit'; readonly prefer: Step; readonly test: Fit; readonly otherwise: Step }
  /** Map, set and code values built from members. */
  | { readonly do: 'special'; readonly kind: 'map' | 'set' | 'code'; readonly text: string; readonly of: readonly Step[]
      readonly min: number; readonly max: number }
  /** Numbered: `first` plus the row's index, or plus the place in the innermost array. */
  | { readonly do: 'key'; readonly first: number; readonly by?: 'item' }
  /** A column of a foreign key: the parent's value in the row that this row's choice picks (`TablePlan.choices`). */
  | { readonly do: 'reference'; readonly table: string; readonly column: string; readonly natural: Step }
  /** A value of another entity's row (its `field`, or the whole): see `generate/peers.ts`. `own`: of the same entity. */
  | { readonly do: 'peer'; readonly entity: string; readonly field?: string; readonly role: string; readonly own: boolean
      readonly item: boolean; readonly natural: Step }
  /** A column that keys or rules join with others: its natural value where that fits (`TablePlan`). */
  | { readonly do: 'member'; readonly table: string; readonly column: string; readonly natural: Step }
)

export interface FieldStep {
  readonly name: string
  readonly step: Step
  /** 1: always there; else the rate at which it appears. */
  readonly presence: number
  /** Least nesting of its value: left out beyond the depth limit. */
  readonly height: number
  /** Shapes that one expansion of its shape shows: large ones grow rarer with nesting. */
  readonly size: number
  readonly derived?: Derived
}

/** A field that is filled from the finished record, where what comes out fits (json-schema-faker's keywords). */
export interface Derived {
  /** `template`: `#{name}` stands for a field beside it; `jsonPath`: one of the record's values found by the path. */
  readonly by: 'template' | 'jsonPath'
  readonly text: string
  readonly test: Fit
}

export interface NumberStep {
  readonly do: 'number'
  /** The lattice: multiples of `unit / 10 ** decimals` from `first * unit` on, `count` of them. */
  readonly first: number
  readonly count: number
  readonly unit: number
  readonly decimals: number
  /** What the lattice alone cannot say; checked as IEEE doubles, as Ajv does. */
  readonly test?: NumberLimits
  /** Skewed towards small values instead of uniform. */
  readonly skewed?: boolean
}

export interface RestStep {
  readonly names: Step
  readonly step: Step
  readonly min: number
  /** Least number made where nesting leaves room for it. */
  readonly usual: number
  readonly max: number
  readonly height: number
}

export interface ArrayStep {
  readonly do: 'array'
  readonly prefix: readonly Step[]
  readonly items: Step | null
  readonly min: number
  readonly max: number
  /** Least and most items made when the limits allow. */
  readonly preferred: readonly [number, number]
  readonly unique: boolean
  /** Recursion so wide that the depth limit is too far: it may be empty beyond this nesting. */
  readonly until?: number
  /** Where items must differ and have so few values that they are dealt out. */
  readonly few?: FewValues
  readonly height: number
}

/** The values that places of an array share, and which of them (by index) each place may hold; `null`: any of many. */
export interface FewValues {
  readonly values: readonly Value[]
  readonly prefix: readonly (readonly number[] | null)[]
  readonly items: readonly number[] | null
}

export interface BranchStep {
  readonly id: number
  readonly weight: number
  readonly step: Step
  readonly height: number
}

/** One foreign key: the parent whose row is chosen, and the columns that take its key. */
export interface ParentChoice {
  readonly columns: readonly string[]
  readonly parent: string
  readonly parentColumns: readonly string[]
  /** Columns whose value stands before: the parent is one that agrees with them. */
  readonly settled: readonly string[]
  /** Keys of rows that the source itself brings. */
  readonly existing: readonly (readonly Value[])[]
  readonly self: boolean
  readonly optional: boolean
  /** Its columns tell all rows of the parent apart. */
  readonly distinct: boolean
  /** Its columns are all another parent's, which does not lead to this one: whether it has such a row is looked up. */
  readonly loose?: true
  /** A row of the same table that no other row refers to: the row before, or the row itself. */
  readonly injective?: 'before' | 'itself'
  /** Rows are dealt to the parents in short runs, so that a parent finds its own (`generate/dealt.ts`). */
  readonly dealt?: true
}

/** Foreign keys that share columns: their parents are chosen together. Required ones first, wide ones first. */
export interface ParentGroup {
  readonly choices: readonly ParentChoice[]
  /** So many first parents own rows, dealt in turn, so that others who must agree on the owner find some; 0: drawn freely. */
  readonly owners: number
}

/** The texts that patterns allow, as an automaton: `solve/automaton.ts`. */
export interface Language {
  readonly classes: readonly (readonly number[])[]
  readonly next: readonly (readonly number[])[]
  readonly accept: readonly boolean[]
  readonly min: number
  readonly max: number
}

/** The values of a key's column, by number; `plan/domain.ts` counts them, `generate/domain-values.ts` makes them. */
export type Domain =
  | { readonly kind: 'list'; readonly values: readonly Value[] }
  /** `first + i * unit`, as a decimal of so many digits; `mixed`: in no order. */
  | { readonly kind: 'count'; readonly first: number; readonly size: number; readonly unit: number; readonly decimals: number; readonly mixed?: true }
  | { readonly kind: 'day' | 'instant' | 'clock'; readonly size: number }
  /** Natural texts that differ, then natural ones with a number. */
  | { readonly kind: 'text'; readonly max: number | null; readonly min: number; readonly language?: Language }
  /** Natural texts that differ, then so many letters and digits. */
  | { readonly kind: 'code'; readonly length: number; readonly language?: Language }
  | { readonly kind: 'bytes'; readonly length: number }
  | { readonly kind: 'net'; readonly form: 'inet' | 'cidr' | 'macaddr' | 'macaddr8' }
  /** Ranges that lie apart; `end`: where they begin or end. */
  | { readonly kind: 'slot'; readonly of: 'number' | 'day' | 'moment'; readonly end?: 'low' | 'high' }
  /** The shape at places that lie apart; `code`: it is written by an expression. */
  | { readonly kind: 'place'; readonly text: string; readonly code: boolean }
  | { readonly kind: 'bits'; readonly length: number }
  /** Natural values never repeat: 122 random bits. */
  | { readonly kind: 'free' }
  /** The first different natural values, then what else a pattern allows. */
  | { readonly kind: 'pool'; readonly language?: Language }

/** A column that tells all rows apart by itself. */
export interface WholeColumn {
  readonly column: string
  readonly domain: Domain
  /** Values that rows of the source hold. */
  readonly taken: readonly Value[]
  /** Rows beyond the domain hold NULL, which never clashes. */
  readonly spare: boolean
  /** The thing that it shows a side of, as columns that are free do (an e-mail address beside a name): the view's role. */
  readonly agrees?: string
  /** Rows beyond the domain break this predicate of a partial index instead. */
  readonly unless?: string
}

/** A digit of a key: which parent, or which value of a domain. */
export type KeyPart =
  /** `apart`: sets of its columns, each of which differs from parent to parent. */
  | { readonly kind: 'parent'; readonly group: number; readonly columns: readonly string[]; readonly apart: readonly (readonly string[])[]
      /** A rule keeps its parent another than that of this group. */
      readonly differs?: number
      /** A rule keeps it another than the parent of the same place that another key deals. */
      readonly swapped?: boolean }
  | { readonly kind: 'domain'; readonly column: string; readonly domain: Domain }

/**
 * Keys that share digits of one ordinal: the digits of `core` stand in all of them, those of each list of `rests` in one
 * key only. A first part that is a parent is dealt in turn; the others are permuted under it.
 */
export interface KeyGroup {
  readonly id: string
  readonly core: readonly KeyPart[]
  readonly rests: readonly (readonly KeyPart[])[]
  readonly taken: readonly { readonly columns: readonly string[]; readonly rows: readonly (readonly Value[])[] }[]
  /** Columns that are NULL in rows beyond the last ordinal, where the keys allow it. */
  readonly spare: readonly string[]
  readonly unless?: string
}

/** What joins columns of a table: foreign keys, keys and rules. */
export interface TablePlan {
  readonly dialect: string
  readonly parents: readonly ParentGroup[]
  readonly wholes: readonly WholeColumn[]
  readonly keys: readonly KeyGroup[]
  /** Most rows, where a key holds a fixed number. */
  readonly most?: number
  readonly rules: readonly string[]
  /** Samplers of texts that match the rules' patterns. */
  readonly patterns: { readonly [source: string]: { readonly sampler: string; readonly args: Args } }
  readonly columns: { readonly [name: string]: ColumnFacts }
}

export interface ColumnFacts {
  readonly family: string
  readonly nullable: boolean
  readonly minimum?: number
  readonly maximum?: number
  readonly multipleOf?: number
  readonly maxLength?: number
}

export interface EntityPlan {
  readonly name: string
  readonly key: string
  readonly rows: number
  readonly step: Step
  readonly table?: TablePlan
}

/** What to make, compiled. */
export interface Plan {
  readonly settings: Settings
  readonly entities: readonly EntityPlan[]
  /** Each is compiled when first looked at, which may bring others forth. */
  readonly definitions: { readonly [name: string]: Step }
}
