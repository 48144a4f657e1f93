import type { ListForm } from '../catalog/typed-list.ts'
import type { Row } from '../catalog/value.ts'

/** What the outside judge says of a row. */
export type Verdict =
  | { readonly state: 'judged' }
  | { readonly state: 'rejected'; readonly because: string }
  | { readonly state: 'not-judged'; readonly because: string }

/** An outside judge, made once per source and entity. */
export interface Judge {
  /** Who judges, for the badge: "Ajv 8.20, draft-07", "TypeScript 6.0.3". */
  readonly name: string
  judge(rows: readonly Row[]): readonly Verdict[]
  /** Told all rows of another table (or of its own) before it judges: what refers to that table must find its row. */
  beside?(entity: string, rows: readonly Row[]): void
  /** All rows of the entity were shown: what was kept of them may go. */
  readonly forget?: () => void
  /** What it has against the rows as they would be written in this form; absent: it knows no forms. */
  objection?(rows: readonly Row[], form: ListForm): string | undefined
  /** Everything that is wrong with a row; absent: the judge can only say yes or no. */
  faults?(row: Row): readonly Fault[]
}

/** One thing that a judge finds wrong. */
export interface Fault {
  /** Names and indexes (as text) that lead to the value it is about. */
  readonly path: readonly string[]
  /** The member that it lacks. */
  readonly missing?: string
  /** Only one of several ways to be valid: another may do. */
  readonly branch: boolean
  readonly message: string
}
