import type { SqlType } from '../../dialects/types.ts'
import type { Draft } from './draft.ts'
import { findColumn, findTable } from './names.ts'

/** Rounds of narrowing: as deep as chains of references are in practice. */
const ROUNDS = 8

/** What a referred column holds must fit into the columns that refer to it, too: the shorter text, the smaller number. */
export function meetReferences(draft: Draft): void {
  for (let round = 0, grew = true; grew && round < ROUNDS; round++) {
    grew = false
    for (const table of draft.tables.values()) {
      if (table.refused !== undefined) continue
      for (const { columns, references, table: name } of table.references) {
        const parent = findTable(name, draft)
        const keys =
          references.length > 0 ? references : (parent?.keys.find((key) => key.kind === 'primary')?.columns ?? [])
        if (!parent || keys.length !== columns.length) continue
        columns.forEach((own, i) => {
          const [child, column] = [findColumn(table, own), findColumn(parent, keys[i] ?? '')]
          const met = child && column && child !== column ? meet(column.type, child.type) : undefined
          if (!column || !met) return
          column.type = met
          grew = true
        })
      }
    }
  }
}

/** The type narrowed by another of its family; `undefined`: it stays as it is. */
function meet(type: SqlType, other: SqlType): SqlType | undefined {
  if (type.family !== other.family) return undefined
  if (type.family === 'text')
    return other.length !== undefined && other.length < (type.length ?? Infinity)
      ? { ...type, length: other.length }
      : undefined
  if (type.family !== 'integer') return undefined
  const minimum = Math.max(type.minimum ?? -Infinity, other.minimum ?? -Infinity)
  const maximum = Math.min(type.maximum ?? Infinity, other.maximum ?? Infinity)
  const same = minimum === (type.minimum ?? -Infinity) && maximum === (type.maximum ?? Infinity)
  return same || minimum > maximum ? undefined : { ...type, minimum, maximum }
}
