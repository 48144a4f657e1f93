import type { Value } from '../catalog/value.ts'
import type { Domain } from '../plan/step.ts'
import { type Key, laneA, laneB } from '../random/key.ts'
import { headOf, identity, isNoMark, MOST_MISSES, MOST_POOL, type Naturals, textOf } from './domain-values.ts'

/**
 * Draws of one thing (a person) under each of which every column that tells rows apart (e-mail address, user name) holds
 * something new. A row takes its draw whole, and its free columns (the name) follow it.
 */
export interface SharedDraws {
  /** The key of that draw; `undefined` past the last. */
  key(ordinal: number): Key | undefined
  of(column: string): Naturals
}

export interface DrawnColumn {
  readonly name: string
  readonly domain: Domain['kind']
  /** Identities of values that rows of the source hold. */
  readonly taken: ReadonlySet<string>
  natural(a: number, b: number): Value
  fits(value: Value): boolean
}

/** Draws under keys of the table, made as far as asked for. */
export function sharedDraws(table: Key, columns: readonly DrawnColumn[]): SharedDraws {
  const seen = columns.map((one) => new Set(one.taken))
  const values: (readonly Value[])[] = []
  const keys: Key[] = []
  let drawn = 0
  let misses = 0
  const isNew = (made: readonly Value[]): boolean =>
    columns.every((column, i) => {
      const value = made[i] ?? null
      if (value === null || seen[i]?.has(identity(value)) || !column.fits(value)) return false
      return column.domain !== 'text' || isNoMark(/\d+$/.exec(headOf(textOf(value)))?.[0] ?? '', keys.length)
    })
  const upTo = (count: number): void => {
    for (; keys.length < count && drawn < MOST_POOL && misses < MOST_MISSES; drawn++) {
      const key = { a: laneA(table.a, table.b, drawn), b: laneB(table.a, table.b, drawn) }
      const made = columns.map((one) => one.natural(key.a, key.b))
      if (!isNew(made)) misses++
      else {
        made.forEach((value, i) => seen[i]?.add(identity(value)))
        keys.push(key)
        values.push(made)
      }
    }
  }
  return {
    key(ordinal) {
      upTo(ordinal + 1)
      return keys[ordinal]
    },
    of(name) {
      const column = columns.findIndex((one) => one.name === name)
      return {
        at(ordinal) {
          upTo(ordinal + 1)
          return values[ordinal]?.[column]
        },
        all() {
          upTo(Infinity)
          return values.map((made) => made[column] ?? null)
        },
      }
    },
  }
}
