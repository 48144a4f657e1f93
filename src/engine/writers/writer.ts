import type { Catalog, Entity } from '../catalog/catalog.ts'
import type { ListForm } from '../catalog/typed-list.ts'
import type { Row } from '../catalog/value.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'

/** How text should look; taken from the file it goes to. */
export interface TextStyle {
  /** One level of indentation; '' writes on one line where the format can. */
  readonly indent: string
  readonly eol: '\n' | '\r\n'
  /** TypeScript only. */
  readonly quote: '"' | "'"
  readonly semicolons: boolean
  readonly trailingComma: boolean
}

export const DEFAULT_STYLE: TextStyle = { indent: '  ', eol: '\n', quote: '"', semicolons: true, trailingComma: true }

export interface WriteOptions {
  readonly style: TextStyle
  /** SQL dialect of the output; absent: the catalog's, else postgresql. */
  readonly dialect?: string
  /** TypeScript: the file the text goes to, for the import's module specifier; absent: beside the source. */
  readonly target?: string
  /** TypeScript: name of the constant; absent: the entity's plural in camel case. */
  readonly constant?: string
  /** Only the bare literal or document, without declaration, import or header. */
  readonly bare?: boolean
  /** SQL: wrap in BEGIN / COMMIT; absent: where constraints are deferred. */
  readonly transaction?: boolean
}

/** One entity and its rows, made while they are written. */
export interface Section {
  readonly entity: Entity
  readonly rows: Iterable<Row>
  /**
   * The texts of the rows where they are written in blocks, each for itself: `write` gives the text of up to `most` rows, the
   * first of which is the one at `start`. What it yields stands for the texts, which may come of other threads.
   */
  inBlocks?(most: number, write: (rows: readonly Row[], start: number) => string): Iterable<string>
  /** The rows that were written, once more; absent: `rows` can be walked again. */
  again?(): Iterable<Row>
  /** What the judge has against rows written in this form; absent: there is nobody to ask. */
  objection?(rows: readonly Row[], form: ListForm): string | undefined
}

/** Yields chunks; several sections only when the format holds many. `report` takes what the format could not hold. */
export type Write = (
  sections: readonly Section[],
  catalog: Catalog,
  options: WriteOptions,
  report: (diagnostic: Diagnostic) => void,
) => Iterable<string>

/** Writes rows as text. Registered in `writers/registry.ts`. */
export interface Writer {
  readonly id: string
  /** File-name extension without the dot. */
  readonly extension: string
  /** Editor's language id of the text. */
  readonly language: string
  /** Can hold several entities in one text. */
  readonly many: boolean
  /** Writes rows without knowing those before: blocks of them can be written by several threads. */
  readonly inBlocks?: true
  /** Brings the format's own parts in, on first use. */
  load(): Promise<Write>
  /** The form whose files, one per table, a script beside them loads into a database; `undefined`: no such script for the dialect. */
  loader?(catalog: Catalog, options: WriteOptions): Promise<Loader | undefined>
}

/** Files of tables, and the script that loads them. */
export interface Loader {
  readonly write: Write
  /** Name of the script. */
  readonly file: string
  /** The script for these sections, whose rows were written; their files are called `fileOf`. */
  script(sections: readonly Section[], fileOf: (entity: Entity) => string): string
}
