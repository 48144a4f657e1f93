import type { Relation } from './catalog/catalog.ts'
import { isRecord, type Row, type Value } from './catalog/value.ts'
import { identity } from './generate/domain-values.ts'
import type { Opened } from './open.ts'

/** Larger runs bring all rows of their parents: nearly all are referred to, and to look would cost as much again. */
const MOST = 20_000

/**
 * Of parents that nobody asked for, the rows that others refer to, by index: nothing more comes along. Parents that are
 * not listed are written whole.
 */
export function referredRows({ chosen: all, compiled, maker, reading }: Opened): ReadonlyMap<string, readonly number[]> {
  const planned = new Set(compiled.plan.entities.map((one) => one.name))
  const chosen = all.filter((one) => planned.has(one.entity.name))
  const brought = new Map(chosen.filter((one) => one.because !== undefined).map((one) => [one.entity.name, one]))
  if (brought.size === 0 || chosen.some((one) => one.rows > MOST)) return new Map()
  const relations = reading.catalog.relations.filter((one) => brought.has(one.to))
  const places = new Map<Relation, ReadonlyMap<string, number>>()
  const placeOf = (relation: Relation, key: string): number | undefined => {
    const known = places.get(relation) ?? new Map(range(brought.get(relation.to)?.rows ?? 0).map((i) => [keyOf(maker.row(relation.to, i), relation.toFields) ?? '', i]))
    places.set(relation, known)
    return known.get(key)
  }
  const needed = new Map([...brought.keys()].map((name): [string, Set<number>] => [name, new Set()]))
  const waiting = chosen.filter((one) => one.because === undefined).flatMap((one) => range(one.rows).map((index): [string, number] => [one.entity.name, index]))
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [table, index] = next
    const row = maker.row(table, index)
    for (const relation of relations) {
      const key = relation.from === table ? keyOf(row, relation.fromFields) : undefined
      const place = key === undefined ? undefined : placeOf(relation, key)
      const marked = needed.get(relation.to)
      if (place === undefined || marked === undefined || marked.has(place)) continue
      marked.add(place)
      waiting.push([relation.to, place])
    }
  }
  return new Map([...needed].map(([name, marked]) => [name, [...marked].sort((a, b) => a - b)]))
}

const range = (end: number): number[] => Array.from({ length: end }, (_, i) => i)

/** The values of some columns as one text; `undefined` where one is null: such a key refers to nothing. */
function keyOf(row: Row, columns: readonly string[]): string | undefined {
  if (!isRecord(row)) return undefined
  const values = columns.map((name): Value => row[name] ?? null)
  return values.includes(null) ? undefined : values.map(identity).join('\u0001')
}
