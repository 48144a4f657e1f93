import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { randomSchema, schemaText } from '../engine/generate/random-schema.ts'
import { openDatabases } from './database.ts'
import { made } from './made.ts'

const databases = await openDatabases()
afterAll(async () => {
  for (const database of databases) await database.close()
})
const runs = Number(process.env['PROPERTY_RUNS'] ?? 25)
const seed = Number(process.env['PROPERTY_SEED'] ?? 1)

describe.each(databases)('rows of random schemas load into $title', (database) => {
  test.each([3, 40])(
    '%d rows',
    async (rows) => {
      await fc.assert(
        fc.asyncProperty(randomSchema, async (tables) => {
          const text = schemaText(tables, database.dialect)
          const { text: sql, made: counts } = await made(text, database.dialect, { rows })
          const loaded = await database.load(text, sql)
          expect(loaded.schema, text).toEqual([])
          expect(loaded.rows, text).toBeUndefined()
          expect(Object.fromEntries(loaded.counts), text).toEqual(Object.fromEntries(counts))
        }),
        { numRuns: runs, seed },
      )
    },
    600_000,
  )
})
