import type { Source } from './catalog/host.ts'
import type { Row } from './catalog/value.ts'
import type { Verdict } from './check/judge.ts'
import type { Diagnostic, Span } from './diagnostics/diagnostic.ts'
import type { Variation } from './generate/varied.ts'
import type { Settings } from './plan/settings.ts'
import type { WriteOptions } from './writers/writer.ts'

/** What to make: plain data, so that it crosses to a worker as it is. */
export interface Request {
  readonly source: Source
  /** Absent: every table in loadable order; every exported type; a schema's root, or its definitions. */
  readonly entity?: string
  /** Rows per entity: one number for all, or by name. Default 5. */
  readonly rows?: number | { readonly [entity: string]: number }
  /** First row's index. Absent: 0, and parents that come along have no row that nothing refers to. */
  readonly from?: number
  readonly settings?: Partial<Settings>
  /** Writer id; absent: the source's natural one (`json`, `ts`, `sql`). */
  readonly format?: string
  readonly write?: Partial<WriteOptions>
  /** Every entity as a text of its own, one after the other; needed where the format holds one only (CSV, NDJSON). */
  readonly split?: boolean
  /** The user allows that documents which references name are fetched from the network. Absent: nothing is. */
  readonly remote?: boolean
  /** What is drawn again or pinned; the summary's seed alone does not make such rows again. */
  readonly variations?: readonly Variation[]
}

/** What making gives, in order of time; text chunks of one entity concatenate. */
export type Produced =
  /** `entity` where each has a text of its own (`split`), to be called `file`; '': a script that loads the others. */
  | { readonly kind: 'text'; readonly text: string; readonly entity?: string; readonly file?: string }
  | { readonly kind: 'progress'; readonly entity: string; readonly done: number; readonly of: number }
  | { readonly kind: 'diagnostic'; readonly diagnostic: Diagnostic }
  | { readonly kind: 'summary'; readonly summary: Summary }

/** Counts of a run, per entity. */
export interface Summary {
  readonly entities: readonly {
    readonly name: string
    readonly asked: number
    readonly made: number
    readonly judged: number
    readonly rejected: number
    readonly lastResort: number
    readonly notJudged: number
    readonly judge: string | null
    /** Made because another entity needs it, not because it was asked for. */
    readonly because?: string
  }[]
}

/** A page of rows for the preview. */
export interface Page {
  readonly entity: string
  /** Rows there are: as many as were asked for, or as fit. */
  readonly total: number
  readonly columns: readonly PageColumn[]
  readonly rows: readonly Row[]
  /** One per row; `null`: they were not asked for. */
  readonly verdicts: readonly Verdict[] | null
  /** Who judges; `null` also while nobody was asked to. */
  readonly judge: string | null
  /** Our own plan has no rows: these come from json-schema-faker. */
  readonly lastResort: boolean
}

/** What is known of a column, or of a field within one. */
export interface PageColumn {
  readonly name: string
  /** Why its values look as they do. */
  readonly because: string
  /** Sampler or kind of step: `person.email`, `one of 3`. */
  readonly how: string
  /** How sure the guess at its meaning is, 0 to 1; `null`: nothing was guessed. */
  readonly confidence: number | null
  /** Where it is declared, in the source or the file that the span names. */
  readonly span: Span | null
  /** A key or foreign key: it links rows, so it is not drawn again by itself. */
  readonly joined: boolean
  /** A foreign key leads there. */
  readonly reference: { readonly entity: string; readonly column: string } | null
  /** Fields of an object that stands in the column. */
  readonly fields: readonly PageColumn[]
}

/** What a column holds, over a sample of rows. */
export interface Picture {
  readonly column: string
  readonly rows: number
  readonly absent: number
  readonly nulls: number
  readonly distinct: number
  /** The most frequent values, as text. */
  readonly top: readonly { readonly value: string; readonly count: number }[]
  /** Counts over equal parts of the range: of numbers, of instants (ISO texts), of the lengths of other texts. */
  readonly histogram: { readonly of: 'number' | 'time' | 'length'; readonly low: number; readonly high: number; readonly counts: readonly number[] } | null
}
