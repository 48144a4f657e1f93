import type { Entity, Relation } from '../catalog/catalog.ts'
import type { ReadResult } from '../catalog/reader.ts'
import { isRecord, Special, type Row, type Value } from '../catalog/value.ts'
import { textOf } from '../expression/evaluate.ts'

type Record = { readonly [name: string]: Value }

/** Rows whose keys are kept. */
const MOST_ROWS = 65_536

interface RowKeys {
  /** The key that a row shares with another one that was shown before. */
  clash(row: Record): string | undefined
  /** References that lead nowhere, as far as is known. */
  dangling(row: Record): readonly { readonly fromFields: readonly string[]; readonly message: string }[]
  /** The row was judged: others may refer to it, or not. */
  note(row: Record, accepted: boolean): void
  /** All rows were shown: no other will share a key with them. */
  forget(): void
  /** All rows of a table, besides those of the source. */
  beside(entity: string, rows: readonly Row[]): void
}

/** Keys of rows that were rejected, by reading and relation: what refers to them is lost, too. */
const lost = new WeakMap<ReadResult, Map<Relation, Set<string>>>()

/** What ties the rows of a table to each other and to those of its parents. */
export function rowKeys(reading: ReadResult, entity: Entity): RowKeys {
  const { relations, entities } = reading.catalog
  const gone = lost.get(reading) ?? new Map<Relation, Set<string>>()
  lost.set(reading, gone)
  const own = relations.filter((one) => one.from === entity.name)
  const children = relations.filter((one) => one.to === entity.name)
  const known = new Map<Relation, Set<string>>()
  const uniques = entity.constraints.flatMap((one) =>
    one.kind === 'rule' || one.where !== undefined || one.over !== undefined ? [] : [{ fields: one.fields, seen: new Map<string | number, number>() }])

  return {
    clash(row) {
      if (uniques.length === 0) return undefined
      const whole = hashOf(row)
      for (const { fields, seen } of uniques) {
        const only = fields.length === 1 ? row[fields[0] ?? ''] : undefined
        const key = typeof only === 'number' ? only : keyOf(row, fields)
        if (key === undefined) continue
        const before = seen.get(key)
        if (before !== undefined && before !== whole) return `the key (${fields.join(', ')}) is taken`
        if (before === undefined && seen.size < MOST_ROWS) seen.set(key, whole)
      }
      return undefined
    },
    dangling(row) {
      if (known.size === 0 && gone.size === 0) return NONE
      return own.flatMap((relation) => {
        const rows = known.get(relation)
        if (rows === undefined && !gone.has(relation)) return []
        const text = keyOf(row, relation.fromFields)
        if (text === undefined) return []
        const isGone = gone.get(relation)?.has(text) === true && !(relation.to === entity.name && text === keyOf(row, relation.toFields))
        if (!isGone && (rows === undefined || rows.has(text))) return []
        return [{ fromFields: relation.fromFields, message: `refers to a row of ${relation.to} that is not there` }]
      })
    },
    note(row, accepted) {
      for (const relation of children) {
        if (accepted && !gone.has(relation)) continue
        const text = keyOf(row, relation.toFields)
        if (text === undefined) continue
        const keys = gone.get(relation) ?? new Set<string>()
        if (accepted) keys.delete(text)
        else if (keys.size < MOST_ROWS) gone.set(relation, keys.add(text))
      }
    },
    forget() {
      for (const { seen } of uniques) seen.clear()
    },
    beside(name, rows) {
      const parent = entities.find((one) => one.name === name)
      for (const relation of own) {
        if (relation.to !== name) continue
        const brought = (parent?.existing ?? []).flatMap((block) =>
          block.rows.map((values) => Object.fromEntries(block.columns.map((column, i) => [column, values[i] ?? null]))))
        // Where the database makes a parent's key, or the source's rows come of a query, nobody knows what there is.
        const keys = [...brought, ...rows.filter(isRecord)].map((one) => keyOf(one, relation.toFields))
        if (!keys.includes(undefined)) known.set(relation, new Set(keys.flatMap((one) => one ?? [])))
      }
    },
  }
}

/** Nothing that dangles. */
const NONE: readonly never[] = []

/** Letters of a text that are looked at: enough to tell two rows apart that have other values, too. */
const LOOKED_AT = 8

/** Tells a row that is shown again from another one. */
function hashOf(row: Record): number {
  let hash = 0x811c9dc5
  for (const name in row) {
    const value = row[name] ?? null
    if (typeof value === 'number' && value === (value | 0)) {
      hash = Math.imul(hash ^ value, 0x85ebca6b)
      continue
    }
    const text = textOf(value)
    const step = Math.ceil(text.length / LOOKED_AT)
    for (let i = 0; i < text.length; i += step) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
    hash = Math.imul(hash ^ text.length, 0x85ebca6b)
  }
  return hash
}

/** A key's values as one text; `undefined` when one is NULL or not known. */
function keyOf(row: Record, fields: readonly string[]): string | undefined {
  let key = ''
  for (let i = 0; i < fields.length; i++) {
    const value = row[fields[i] as string] ?? null
    if (value === null || (value instanceof Special && (value.kind === 'code' || value.kind === 'absent'))) return undefined
    key = i === 0 ? textOf(value) : `${key}\u0001${textOf(value)}`
  }
  return key
}
