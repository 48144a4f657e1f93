import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Shape, SolvedShape } from '../catalog/shape.ts'
import type { Value } from '../catalog/value.ts'

/**
 * Turns any shape into one a value can be built from, one level at a time.
 * Contract with `plan/compile`:
 * - `head` returns a solved shape whose children are still unsolved. A union's branches are solved heads that are not
 *   unions. An object's known `fields` never match a group of `rest`; the groups do not overlap; `closed` is true;
 *   `minProperties`/`maxProperties` are attainable. A field that cannot have a value is gone when optional; when
 *   required, the whole is `never` with `because`.
 * - recursion comes back as `ref`; `definition` gives its shape (names made by the solver included).
 * - `height` is the least nesting of a finite value (1 for a scalar); Infinity: there is none.
 */
export interface Solver {
  head(shape: Shape): SolvedShape
  definition(name: string): Shape
  height(shape: Shape): number
  /** All values of a shape, each once; `undefined`: there are many, or it is not clear. */
  values(shape: Shape): readonly Value[] | undefined
  /** The search stopped at a limit somewhere: that a shape holds nothing is then no proof. */
  readonly gaveUp: boolean
  /** What was found on the way: contradictions with both spans, limits reached. Grows while heads are asked for. */
  readonly diagnostics: readonly Diagnostic[]
}
