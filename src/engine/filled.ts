import type { Diagnostic } from './diagnostics/diagnostic.ts'
import type { Edit } from './fixtures/fixture.ts'

/** What filling a fixture comes to: the smallest edits of its text. */
export interface Filled {
  readonly edits: readonly Edit[]
  readonly diagnostics: readonly Diagnostic[]
  /** What was made, for `FillOptions.made` of a later filling. */
  readonly made: readonly string[]
  readonly counts: {
    readonly records: number
    /** Records that got members they lacked. */
    readonly filled: number
    /** Records with values in place of those that the judge rejects. */
    readonly repaired: number
    readonly added: number
    /** Records that the judge still rejects. */
    readonly rejected: number
  }
}

export interface FillOptions {
  /** Rows there shall be, at least. */
  readonly rows?: number
  /** Values that the judge rejects are replaced too. */
  readonly repair?: boolean
  /** Only values among these are replaced: earlier ones of ours that nobody has touched. */
  readonly made?: readonly string[]
}
