import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { type Database, openDatabases } from './database.ts'
import { made } from './made.ts'

const databases = await openDatabases()
afterAll(async () => {
  for (const database of databases) await database.close()
})

const root = path.resolve(import.meta.dirname, '../..')
const sources = (folder: string): (readonly [string, string])[] =>
  readdirSync(path.join(root, folder))
    .filter((name) => name.endsWith('.sql'))
    .map((name) => [name, readFileSync(path.join(root, folder, name), 'utf8')])

/** Loads rows of the text and expects every table to have what was made for it. */
async function expectLoaded(database: Database, text: string, rows: number, write: object): Promise<void> {
  const { text: sql, told, made: counts } = await made(text, database.dialect, { rows, write })
  const loaded = await database.load(text, sql)
  expect(loaded.schema).toEqual([])
  expect(loaded.rows).toBeUndefined()
  expect([...loaded.counts].filter(([, count]) => count === 0)).toEqual([])
  const fewer = [...counts].filter(([name, count]) => (loaded.counts.get(name) ?? 0) < count)
  expect(fewer, JSON.stringify([...loaded.counts])).toEqual([])
  expect(told.filter((one) => !/^information|plan\/too-few-values/.test(one))).toEqual([])
}

const RUNS: readonly (readonly [number, object])[] = [
  [10, {}],
  [30, { transaction: true }],
  [60, {}],
]

describe.each(databases)('$title', (database) => {
  for (const [name, text] of sources(`test/databases/schemas/${database.dialect}`)) {
    // What psql alone understands.
    if (name.endsWith('.psql.sql') && database.title !== 'PostgreSQL') continue
    test.each(RUNS)(`${name}, %d rows, %j`, async (rows, write) => expectLoaded(database, text, rows, write), 120_000)
  }
})
