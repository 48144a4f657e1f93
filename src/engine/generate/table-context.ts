import type { Value } from '../catalog/value.ts'
import type { TablePlan } from '../plan/step.ts'
import type { Key } from '../random/key.ts'
import type { Generation } from './generation.ts'

/** Values of a row's columns. */
export type RowValues = Map<string, Value>

/** What the parts of a table share. */
export interface TableContext {
  readonly name: string
  readonly plan: TablePlan
  readonly generation: Generation
  /** Key of the table under its seed: what permutations are keyed by. */
  readonly key: Key
  /** What the column would hold were it free; `attempt` 0 is its own value. */
  natural(column: string, row: RowAt, attempt: number): Value
  /** The column's value before rules, of the row that is being made or of any other. */
  read(column: string, row: RowAt): Value
  /** The column's value after rules; before them while they are being met. */
  final(column: string, row: RowAt): Value
}

/** A row and its key's lanes. */
export interface RowAt {
  readonly index: number
  readonly a: number
  readonly b: number
}
