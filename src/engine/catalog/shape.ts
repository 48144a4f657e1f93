import type { Span } from '../diagnostics/diagnostic.ts'
import type { Annotation } from './annotation.ts'
import type { Value } from './value.ts'

export type JsonType = 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object'

/** What guides a value without limiting it. */
export interface Hints {
  readonly title?: string
  readonly description?: string
  readonly examples?: readonly Value[]
  readonly default?: Value
  readonly annotation?: Annotation
  readonly deprecated?: boolean
  /** An optional field that is left out: a readOnly one of a request. */
  readonly leftOut?: boolean
  /** Name of the type behind the value (`Email`, `UserId`): a clue to its meaning. */
  readonly typeName?: string
  /** json-schema-faker's own keywords (`faker`, `template`, `autoIncrement`, `jsonPath`), as they stand. */
  readonly jsf?: { readonly [keyword: string]: Value }
}

/** A value that is another entity's: its key, or a whole row of it. */
export interface Peer {
  readonly entity: string
  /** Absent: the whole row. */
  readonly field?: string
  /** Places of one object that play the same role are of the same row: `author` and `authorId`. */
  readonly role: string
  /** An item of a list: each is of a row of its own. */
  readonly item?: boolean
}

interface Base {
  readonly peer?: Peer
  readonly hints?: Hints
  readonly span?: Span
  /** TypeScript: the type that the written value is cast to (a brand), its modules as `import("./ids").UserId`. */
  readonly cast?: string
  /** TypeScript: the type that the written value is said to satisfy, where the compiler would widen its literals. */
  readonly satisfies?: string
}

export interface NumberLimits {
  readonly integer?: boolean
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly exclusiveMaximum?: number
  /** All of them at once. */
  readonly multipleOf?: readonly number[]
  /** None of them. */
  readonly notMultipleOf?: readonly number[]
  /** Multiples are told by their digits, as a database does; else by dividing doubles, as Ajv does, so that 19.99 is none of 0.01. */
  readonly decimal?: true
}

export interface StringLimits {
  /** In Unicode code points, as JSON Schema counts. */
  readonly minLength?: number
  readonly maxLength?: number
  /** ECMAScript regular expressions (flag `u` where it parses, else none), unanchored; all must match. */
  readonly patterns?: readonly string[]
  /** None may match. */
  readonly notPatterns?: readonly string[]
  /** JSON Schema format names; all hold. */
  readonly formats?: readonly string[]
  readonly notFormats?: readonly string[]
}

export interface Field {
  readonly name: string
  readonly shape: Shape
  /** May be left out of the record. */
  readonly optional: boolean
  readonly span?: Span
  /** What only a table's column has. */
  readonly column?: Column
}

/** What SQL says of a column besides its shape (NOT NULL is in the shape: a union with `null` or not). */
export interface Column {
  /** The type as written, `numeric(10,2)`. */
  readonly type: string
  /** The type's family in `dialects`, `decimal`. */
  readonly family: string
  readonly nullable: boolean
  /** Never written: GENERATED ALWAYS AS, rowversion. */
  readonly generated?: boolean
  /** The expression by which the database makes it. */
  readonly computed?: string
  /** The database numbers it: serial, identity, AUTO_INCREMENT. */
  readonly identity?: 'always' | 'default'
  /** DEFAULT expression as written. */
  readonly default?: string
  readonly comment?: string
  /** It holds no other letters. */
  readonly charset?: 'ascii' | 'latin1'
  /** The name must be quoted to keep its letters. */
  readonly quoted?: boolean
}

/** Names beyond the known fields. */
export interface Rest {
  /** Which names; absent: any name. */
  readonly names?: StringLimits
  readonly shape: Shape
  /** At least / at most so many of these names. */
  readonly min?: number
  readonly max?: number
}

export interface Branch {
  readonly shape: Shape
  /** Identity of the branch for keyed choice: `$ref` target, discriminator value or title, else its position. */
  readonly key: string
  /** Holds besides where the branch is taken, if it can; of what other branches must avoid it is no part. */
  readonly also?: Shape
  /** Relative weight; 0 = taken only when nothing else is possible. Default 1. */
  readonly weight?: number
}

/**
 * A set of values. Closed on `kind`. The first group is *solved*: a value can be built from it directly.
 * The second group combines shapes; `solve` turns it into the first.
 */
export type Shape = SolvedShape | CombinedShape

export type SolvedShape =
  | NeverShape | NullShape | BooleanShape | LiteralShape | NumberShape | StringShape | ArrayShape | ObjectShape
  | UnionShape | RefShape | NativeShape

export type CombinedShape = TypesShape | AllShape | OneShape | NotShape | IfShape

export interface NeverShape extends Base { readonly kind: 'never'; readonly because?: string }
export interface NullShape extends Base { readonly kind: 'null' }
export interface BooleanShape extends Base { readonly kind: 'boolean' }
/** One of the listed values (enum, const, literal types); `codes[i]`: how to write value i in the source's language. */
export interface LiteralShape extends Base {
  readonly kind: 'literal'
  readonly values: readonly Value[]
  readonly codes?: readonly (string | null)[]
}
export interface NumberShape extends Base, NumberLimits { readonly kind: 'number' }
export interface StringShape extends Base, StringLimits { readonly kind: 'string' }
export interface ArrayShape extends Base {
  readonly kind: 'array'
  readonly prefix: readonly Shape[]
  /** Shape of the items after the prefix; absent: none may follow. */
  readonly rest?: Shape
  readonly minItems?: number
  readonly maxItems?: number
  readonly unique?: boolean
  /** Items that must be there, each with its counts. */
  readonly contains?: readonly { readonly shape: Shape; readonly min: number; readonly max?: number }[]
}
export interface ObjectShape extends Base {
  readonly kind: 'object'
  readonly fields: readonly Field[]
  /** Groups of further names; a name outside `fields` must satisfy every group whose names it matches. */
  readonly rest: readonly Rest[]
  /** No name may appear that is neither a field nor in a group of `rest`. */
  readonly closed: boolean
  readonly minProperties?: number
  readonly maxProperties?: number
  /** Every name must match. */
  readonly propertyNames?: Shape
}
/** Any of the branches. */
export interface UnionShape extends Base {
  readonly kind: 'union'
  readonly branches: readonly Branch[]
  /** Any value will do: the branches are those that are usual. */
  readonly any?: true
}
/** A named shape of the catalog (`Catalog.definitions`): how recursion is said. */
export interface RefShape extends Base { readonly kind: 'ref'; readonly to: string }
/** A value outside JSON (see `Special`): dates, bigints, maps ...; `of` holds the member shapes of map and set. */
export interface NativeShape extends Base {
  readonly kind: 'native'
  readonly native: 'bigint' | 'decimal' | 'date' | 'timestamp' | 'day' | 'time' | 'interval' | 'bytes' | 'regexp' | 'url'
    | 'symbol' | 'map' | 'set' | 'code' | 'absent'
  /** `code`: the expression to write, with `${0}`, `${1}` ... standing for the members of `of`. */
  readonly text?: string
  readonly of?: readonly Shape[]
  /** Limits of the payload: digits, range (ISO text or decimal text), length in bytes or items. */
  readonly limits?: {
    readonly minimum?: string; readonly maximum?: string
    readonly precision?: number; readonly scale?: number
    readonly minLength?: number; readonly maxLength?: number
  }
}

/** Every value of these JSON types. All six: anything. `types` lists those a value is made of; the others only on need. */
export interface TypesShape extends Base { readonly kind: 'types'; readonly types: readonly JsonType[] }
/** All of the shapes at once. */
export interface AllShape extends Base { readonly kind: 'all'; readonly of: readonly Shape[] }
/** Exactly one of the branches. */
export interface OneShape extends Base { readonly kind: 'one'; readonly branches: readonly Branch[] }
export interface NotShape extends Base { readonly kind: 'not'; readonly of: Shape }
export interface IfShape extends Base {
  readonly kind: 'if'
  readonly if: Shape
  readonly then?: Shape
  readonly else?: Shape
}
