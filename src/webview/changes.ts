import type { PanelRows } from '../protocol/panel.ts'
import { valueAt } from './columns.ts'
import type { RowCache } from './row-cache.ts'

/** Which fields of which rows are other than they were. */
export function changesOf(before: RowCache, { from, rows }: PanelRows): Map<number, ReadonlySet<string>> {
  const changed = new Map<number, ReadonlySet<string>>()
  for (const [i, row] of rows.entries()) {
    const old = before.at(from + i)?.row
    if (old === undefined || typeof row !== 'object' || row === null) continue
    const names = Object.keys(row).filter(
      (name) => JSON.stringify(valueAt(row, [name])) !== JSON.stringify(valueAt(old, [name])),
    )
    if (names.length > 0) changed.set(from + i, new Set(names))
  }
  return changed
}
