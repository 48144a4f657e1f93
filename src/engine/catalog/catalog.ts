import type { Span } from '../diagnostics/diagnostic.ts'
import type { Constraint } from './constraint.ts'
import type { Shape } from './shape.ts'
import type { Value } from './value.ts'

export type SourceLanguage = 'json-schema' | 'typescript' | 'sql'

/** What a source says, in neutral form: readonly, JSON-safe. */
export interface Catalog {
  readonly uri: string
  readonly language: SourceLanguage
  /** JSON Schema draft (`draft-07`, `2020-12`, ...) or SQL dialect, with the reason it was taken. */
  readonly variant?: { readonly id: string; readonly because: string }
  readonly entities: readonly Entity[]
  /** Entities of other sources that values refer to: they get rows for that alone. */
  readonly others?: readonly Entity[]
  /** Named shapes that `ref` points to. */
  readonly definitions: { readonly [name: string]: Shape }
  readonly relations: readonly Relation[]
}

/** Anything that gets rows: a schema, a type, a table. */
export interface Entity {
  /** What the user sees and asks for (`file#Name`). */
  readonly name: string
  /** What enters the random key: never changes when the text around it does (JSON pointer, type or table name). */
  readonly key: string
  readonly shape: Shape
  readonly constraints: readonly Constraint[]
  /** The whole declaration. */
  readonly span?: Span
  /** Its name in the declaration. */
  readonly nameSpan?: Span
  readonly description?: string
  /** Table only: as it must be written in SQL, quoted and qualified. */
  readonly table?: {
    readonly schema?: string; readonly sqlName: string; readonly name?: string
    /** Why the database makes no such table, or takes no row of it: made only when asked for by name. */
    readonly refused?: string
    /** It can hold no row, so none are made even then. */
    readonly impossible?: true
    /** Entities whose triggers write rows of it, too: where one has a row's key, the row takes its place. */
    readonly fed?: readonly string[]
    /** Settings of the session that its triggers read, each with a value that suits. */
    readonly session?: { readonly [name: string]: string }
  }
  /** Table only: triggers and rules on it, as declared; they are not modelled. */
  readonly triggers?: readonly string[]
  /** Type only: how another file names it. */
  readonly type?: {
    readonly name: string
    readonly exported: 'named' | 'default' | 'none'
    readonly module: string
    /** Where its name alone does not say it: `import("zod").z.infer<typeof import("./user").UserSchema>`. */
    readonly reference?: string
  }
  /** Rows that the source itself brings. */
  readonly existing?: readonly ExistingRows[]
}

/** Rows found in the source: INSERT, COPY. */
export interface ExistingRows {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Value[])[]
  /** Of the rows behind those that are kept: how many, and the highest number of each column. */
  readonly beyond?: { readonly rows: number; readonly highest: { readonly [column: string]: number } }
  /** They may not be there: keys pass them over, references do not take them. */
  readonly guarded?: boolean
  readonly span?: Span
}

/** A link between entities: foreign key, reference type. */
export interface Relation {
  /** Name of the entity that holds the reference, and its fields. */
  readonly from: string
  readonly fromFields: readonly string[]
  readonly to: string
  readonly toFields: readonly string[]
  readonly name?: string
  /** May be null. */
  readonly optional: boolean
  readonly deferrable?: boolean
  readonly span?: Span
}
