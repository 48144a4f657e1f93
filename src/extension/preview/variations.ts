import type { Variation } from '../../protocol/engine-types.ts'
import type { PanelChange } from '../../protocol/panel.ts'

/** What was drawn again or pinned in the panel, in order of time, with what was taken back. */
export interface Variations {
  readonly done: readonly Variation[]
  readonly undone: readonly Variation[]
  /** The last draw: each is another. */
  readonly turn: number
}

export const NO_VARIATIONS: Variations = { done: [], undone: [], turn: 0 }

/** More changes by hand than these are forgotten, the oldest first. */
const KEPT = 2000

/** With one more; what was taken back is gone then. */
export function vary({ done, turn }: Variations, entity: string, { row, column, value }: PanelChange): Variations {
  const where = { entity, ...(row === undefined ? {} : { row }), ...(column === undefined ? {} : { column }) }
  const next = value === undefined ? { ...where, turn: turn + 1 } : { ...where, value }
  return { done: [...done, next].slice(-KEPT), undone: [], turn: value === undefined ? turn + 1 : turn }
}

/** Without the last one. */
export function undo({ done, undone, turn }: Variations): Variations {
  const last = done.at(-1)
  return last === undefined ? { done, undone, turn } : { done: done.slice(0, -1), undone: [...undone, last], turn }
}

/** With the one that was taken back last. */
export function redo({ done, undone, turn }: Variations): Variations {
  const last = undone.at(-1)
  return last === undefined ? { done, undone, turn } : { done: [...done, last], undone: undone.slice(0, -1), turn }
}
