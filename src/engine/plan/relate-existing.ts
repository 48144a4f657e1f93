import type { Entity, ExistingRows } from '../catalog/catalog.ts'
import { Special, type Value } from '../catalog/value.ts'
import type { ColumnFacts } from './step.ts'

/** The values of some columns in the rows of the source that are there for certain: parents to choose from. */
export function standingBy(entity: Entity, columns: readonly string[]): (readonly Value[])[] {
  return takenBy(entity, columns, (block) => block.guarded !== true)
}

/** The values of some columns in the rows of the source; rows that lack one are left out, numbered columns counted. */
export function takenBy(entity: Entity, columns: readonly string[], isAsked: (block: ExistingRows) => boolean = () => true): (readonly Value[])[] {
  const out: (readonly Value[])[] = []
  let serial = 0
  const fields = entity.shape.kind === 'object' ? entity.shape.fields : []
  for (const block of entity.existing ?? []) {
    const places = columns.map((name) => block.columns.indexOf(name))
    for (const row of block.rows) {
      serial++
      const values = columns.map((name, i): Value | undefined => {
        const place = places[i] ?? -1
        if (place >= 0) return row[place]
        if (row.length < block.columns.length) return undefined
        return fields.find((field) => field.name === name)?.column?.identity ? serial : undefined
      })
      if (isAsked(block) && values.every((one) => one !== undefined && one !== null && !(one instanceof Special && /^(?:code|absent)$/.test(one.kind)))) {
        out.push(values.map((one) => one ?? null))
      }
    }
  }
  return out
}

/** The first number of a column that rows of the source have not reached. */
export function firstNumber(entity: Entity, name: string, about: ColumnFacts | undefined): number {
  let most = Math.max(0, (about?.minimum ?? 1) - 1)
  for (const [value] of takenBy(entity, [name])) if (typeof value === 'number' && value > most) most = Math.floor(value)
  let rows = 0
  for (const block of entity.existing ?? []) {
    rows += block.rows.length + (block.beyond?.rows ?? 0)
    most = Math.max(most, Math.floor(block.beyond?.highest[name] ?? 0))
  }
  const first = Math.max(most, rows) + 1
  // Where none is left, all are gone through once more: keys pass over those that are taken.
  return first > (about?.maximum ?? Infinity) ? Math.max(0, about?.minimum ?? 1) : first
}
