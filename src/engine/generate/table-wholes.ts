import type { Value } from '../catalog/value.ts'
import { dialectOf } from '../dialects/dialect.ts'
import { evaluate, truth } from '../expression/evaluate.ts'
import { columnsOf } from '../expression/expression.ts'
import { parseExpression } from '../expression/parse.ts'
import type { WholeColumn } from '../plan/step.ts'
import { hashText, laneA, laneB } from '../random/key.ts'
import { permute } from '../random/permutation.ts'
import { identity, type DomainValues } from './domain-values.ts'
import type { RowAt, TableContext } from './table-context.ts'

/** Draws for a value that a predicate leaves out. */
const MOST_DRAWS = 16

/** A column that tells all rows apart, at run time. */
export interface WholeRun {
  readonly whole: WholeColumn
  /** How many rows it tells apart, those of the source left out. */
  size(): number
  value(row: RowAt): Value
}

export function createWhole(whole: WholeColumn, values: DomainValues, context: TableContext): WholeRun {
  const { column, domain } = whole
  const id = hashText(`whole:${column}`)
  const a = laneA(context.key.a, context.key.b, id)
  const b = laneB(context.key.a, context.key.b, id)
  const taken = new Map<string, number>()
  for (const value of whole.taken) if (!taken.has(identity(value))) taken.set(identity(value), taken.size)
  const size = (): number => Math.max(0, values.size - taken.size)
  const at = (ordinal: number, row: RowAt): Value =>
    values.at(values.inOrder ? ordinal : permute(a, b, values.size, ordinal), () => filled(row))
  function filled(row: RowAt): Value {
    const value = context.natural(column, row, 0)
    return value ?? context.natural(column, row, 1)
  }
  const predicate = whole.unless === undefined ? undefined : parseExpression(whole.unless, dialectOf(context.plan.dialect))
  const isAlone = predicate && [...columnsOf(predicate)].every((name) => name.toLowerCase() === column.toLowerCase())
  /** A value that the key's own predicate leaves out: `UNIQUE (is_default) WHERE is_default`. */
  function outside(row: RowAt): Value | undefined {
    if (!predicate || !isAlone) return undefined
    const isOut = (value: Value): boolean => truth(evaluate(predicate, { now: context.generation.samplers.now, column: () => value })) !== true
    for (let attempt = 0; attempt < MOST_DRAWS; attempt++) {
      const value = context.natural(column, row, attempt)
      if (isOut(value)) return value
    }
    for (let ordinal = 0; ordinal < Math.min(values.size, MOST_DRAWS); ordinal++) {
      const value = values.at(ordinal, () => filled(row))
      if (isOut(value)) return value
    }
    return undefined
  }
  return {
    whole, size,
    value(row) {
      if (row.index >= size()) return whole.spare || whole.unless === undefined ? null : (outside(row) ?? at(row.index % Math.max(1, size()), row))
      if (whole.spare && context.natural(column, row, 0) === null) return null
      if (domain.kind === 'free') return filled(row)
      let value = at(row.index, row)
      if (taken.size === 0) return value
      for (let place = taken.get(identity(value)), k = 0; place !== undefined && k <= taken.size; k++) {
        // The ordinal that is kept for the row of the source whose value this is.
        value = at(values.size - 1 - place, row)
        place = taken.get(identity(value))
      }
      return value
    },
  }
}
