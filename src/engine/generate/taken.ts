import { isRecord, type Value } from '../catalog/value.ts'
import type { Join } from '../plan/join.ts'
import { numberIn, settler } from './amounts.ts'
import type { Generation } from './generation.ts'

/** Prices of rows that were looked at last: many lines are of few products. */
const MOST_KEPT = 65_536

/** A number as it stands in the row that a reference leads to. */
export function makeTaken(
  { field, reference, entity, column, first }: Extract<Join, { kind: 'taken' }>,
  generation: Generation,
): (a: number, b: number, out: { [name: string]: Value }) => void {
  const settle = settler(field)
  const rowAt = generation.recordOf(entity)
  const kept = new Map<number, number | undefined>()
  const priceOf = (row: number): number | undefined => {
    if (kept.has(row)) return kept.get(row)
    const parent = rowAt(row)
    const price = isRecord(parent) ? numberIn(parent[column]) : undefined
    if (kept.size >= MOST_KEPT) kept.clear()
    kept.set(row, price)
    return price
  }
  return (_a, _b, out) => {
    const key = out[reference]
    const row = typeof key === 'number' ? key - first : -1
    if (!Number.isInteger(row) || row < 0 || row >= generation.rowsOf(entity)) return
    const price = priceOf(row)
    if (price !== undefined) settle?.(out, price, field.decimals ?? 2)
  }
}
