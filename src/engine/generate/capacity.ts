import type { Generation } from './generation.ts'
import { tableRun } from './tables.ts'

/** How many rows of a table fit, and what holds no more. */
export interface Capacity {
  readonly rows: number
  readonly because: string
}

/** The least of what a table's keys hold; nothing where a required parent has no rows. */
export function capacityOf(name: string, generation: Generation): Capacity {
  const table = generation.plan.entities.find((one) => one.name === name)?.table
  const run = table ? tableRun(name, generation) : undefined
  if (!table || !run) return { rows: Infinity, because: '' }
  let least: Capacity = { rows: Infinity, because: '' }
  const offer = (rows: number, because: string): void => {
    if (rows < least.rows) least = { rows, because }
  }
  for (const group of table.parents) {
    for (const choice of group.choices) {
      if (!choice.optional && !choice.self && choice.existing.length === 0 && generation.rowsOf(choice.parent) === 0) offer(0, `its parent ${choice.parent} has no rows`)
    }
  }
  if (table.most !== undefined) offer(table.most, 'one of its keys holds no more, or cannot be counted')
  for (const { whole, size } of run.wholes) {
    if (!whole.spare && whole.unless === undefined) offer(size(), `its key (${whole.column}) holds no more`)
  }
  for (const { group, size } of run.keys) {
    if (group.spare.length > 0 || group.unless !== undefined) continue
    const columns = [...new Set(group.taken.flatMap((one) => one.columns))]
    offer(size(), `its key (${columns.join(', ')}) holds no more`)
  }
  return least
}
