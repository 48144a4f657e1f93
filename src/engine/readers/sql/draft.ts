import type { Span } from '../../diagnostics/diagnostic.ts'
import type { Dialect } from '../../dialects/dialect.ts'
import type { Token } from '../../dialects/token.ts'
import type { SqlType } from '../../dialects/types.ts'
import type { Value } from '../../catalog/value.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'

/** A name as the database keeps it. */
export interface DraftName {
  readonly name: string
  readonly schema?: string
  /** Its letters need quotes. */
  readonly quoted: boolean
  readonly start: number
  readonly end: number
}

export interface DraftColumn {
  name: string
  quoted: boolean
  type: SqlType
  nullable: boolean
  generated: boolean
  /** The expression of a generated column. */
  computed?: string
  identity?: 'always' | 'default'
  default?: string
  comment?: string
  span: Span
  nameSpan: Span
  /** The values that its table's triggers or CHECKs let pass, where those are few. */
  only?: readonly Value[]
  /** SQLite: INTEGER PRIMARY KEY counts rows by itself. */
  primary?: boolean
}

export interface DraftKey {
  readonly kind: 'primary' | 'unique'
  columns: string[]
  name?: string
  where?: string
  caseInsensitive?: boolean
  nullsEqual?: boolean
  /** Over an expression: columns are those it reads. */
  expression?: boolean
  ranges?: true
  readonly span: Span
}

export interface DraftCheck {
  name?: string
  /** Tokens of the expression; columns of the table are named as they stand in it. */
  readonly tokens: readonly Token[]
  readonly origin: 'check' | 'domain' | 'partition' | 'trigger'
  /** Text that replaces the tokens (partition bounds). */
  text?: string
  readonly span: Span
}

export interface DraftReference {
  name?: string
  columns: string[]
  table: DraftName
  /** Empty: the parent's primary key. */
  references: string[]
  deferrable: boolean
  readonly span: Span
}

export interface DraftExisting {
  readonly columns: readonly string[]
  readonly rows: (readonly Value[])[]
  /** Rows behind those that are kept. */
  beyond?: { rows: number; readonly highest: { [column: string]: number } }
  readonly span: Span
  /** A guard stands before the statement: the rows may not be there. */
  readonly guarded?: boolean
}

export interface DraftTable {
  name: string
  schema?: string
  quoted: boolean
  columns: DraftColumn[]
  keys: DraftKey[]
  checks: DraftCheck[]
  references: DraftReference[]
  comment?: string
  span: Span
  nameSpan: Span
  /** Its rows live in this table. */
  partitionOf?: DraftTable
  partitions: { readonly bound: string; readonly table: DraftTable }[]
  partitionBy?: { readonly strategy: string; readonly columns: readonly string[] }
  inherits: DraftTable[]
  withoutRowid: boolean
  strict: boolean
  engine?: string
  /** MySQL: character set of columns that name none; of all, once the table was converted. */
  charset?: string
  converted?: string
  triggers: string[]
  /** What runs when it gets a row; `always`: no WHEN stands before it. */
  inserting: { readonly text: string; readonly always: boolean }[]
  /** Settings of the session that its triggers read, each with a value that suits. */
  session: { [name: string]: string }
  /** Tables that its triggers write to when it gets a row. */
  feeds: DraftFeed[]
  /** Why the database makes no such table, or takes no row of it. */
  refused?: string | undefined
  /** The table is there and stays empty. */
  empty?: boolean
  /** No row can meet its rules. */
  impossible?: true
  existing: DraftExisting[]
  /** Tables whose triggers write rows of it, too, under keys that ours may have. */
  fed?: readonly DraftTable[]
}

/** An INSERT of a trigger; `columns`: those that it names, else it fills all. */
export interface DraftFeed {
  readonly table: DraftName
  readonly columns?: readonly string[]
}

export interface DraftType {
  readonly kind: 'enum' | 'domain' | 'composite' | 'range'
  readonly labels: string[]
  readonly base?: SqlType
  readonly nullable: boolean
  readonly checks: DraftCheck[]
  readonly fields: readonly DraftColumn[]
}

/** `CREATE FUNCTION f(x text) RETURNS boolean … SELECT expression`: put in place of its calls. */
export interface DraftFunction {
  readonly parameters: readonly string[]
  readonly body: string
}

/** The schema while the statements of a script change it. */
export interface Draft {
  readonly text: string
  readonly dialect: Dialect
  readonly tables: Map<string, DraftTable>
  readonly types: Map<string, DraftType>
  readonly functions: Map<string, DraftFunction>
  /** Texts of functions that triggers call, by lower-case name. */
  readonly routines: Map<string, string>
  /** The next number of each sequence by its lower-case name. */
  readonly sequences: Map<string, number>
  /** The least number of those that have one. */
  readonly leasts: Map<string, number>
  /** Procedures by lower-case name, to be run when they are called. */
  readonly procedures: Map<string, readonly Token[]>
  /** Keys of tables that keep the earlier rows of others. */
  readonly histories: Set<string>
  /** Views by lower-case name. */
  readonly views: Set<string>
  /** Modules of virtual tables by the tables' lower-case names. */
  readonly virtual: Map<string, string>
  /** Schemas and roles that the file makes. */
  readonly schemas: Set<string>
  readonly roles: Set<string>
  readonly diagnostics: Diagnostic[]
  /** Schema of names without one. */
  schema: string
  /** Search path, lower case. */
  path: string[]
  statements: number
  /** Statements stand in a body with guards of its own. */
  guarded?: boolean
  /** MySQL: foreign keys were not looked at when tables were made. */
  unchecked?: boolean
  /** MySQL: character set of the database that the file makes; MariaDB's is latin1 where none is named. */
  charset?: string
  /** Extensions bring types that no text shows. */
  extensions?: boolean
  /** The text is written with semicolons: where one is missing, it was forgotten. */
  readonly careful: boolean
  /** The dialect was chosen or shows in the text; else it is only assumed. */
  readonly told: boolean
}
