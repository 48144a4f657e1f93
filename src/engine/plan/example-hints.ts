import type { Hints } from '../catalog/shape.ts'
import type { Value } from '../catalog/value.ts'

/** A part's hints, with what the examples of the whole show of it where it has none of its own. */
export function exampleHints(own: Hints | undefined, shown: readonly Value[]): Hints | undefined {
  return shown.length === 0 || own?.examples ? own : { ...own, examples: shown }
}
