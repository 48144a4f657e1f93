import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { randomSchema, schemaText } from '../engine/generate/random-schema.ts'
import { openDatabases } from './database.ts'
import { made } from './made.ts'

const databases = await openDatabases()
afterAll(async () => {
  for (const database of databases) await database.close()
})
const folder = path.join(import.meta.dirname, 'schemas/postgresql')
const postgresql = databases.find((one) => one.dialect === 'postgresql')

describe.runIf(postgresql !== undefined)('COPY loads what INSERT loads', () => {
  const load = async (text: string, format: string): Promise<ReadonlyMap<string, number> | string> => {
    const { text: sql } = await made(text, 'postgresql', { rows: 30, format })
    const loaded = await postgresql?.load(text, sql)
    return loaded?.rows ?? loaded?.counts ?? 'no database'
  }
  test.each(readdirSync(folder))(
    '%s',
    async (name) => {
      const text = readFileSync(path.join(folder, name), 'utf8')
      const inserted = await load(text, 'sql')
      // Rows that break a construct not met yet break it in either form.
      const copied = await load(text, 'copy')
      if (typeof inserted === 'string') expect(typeof copied).toBe('string')
      else expect(copied).toEqual(inserted)
    },
    60_000,
  )

  test('random schemas', async () => {
    await fc.assert(
      fc.asyncProperty(randomSchema, async (tables) => {
        const text = schemaText(tables, 'postgresql')
        const { text: sql, made: counts } = await made(text, 'postgresql', { rows: 12, format: 'copy' })
        const loaded = await postgresql?.load(text, sql)
        expect(loaded?.rows, `${text}${sql}`).toBeUndefined()
        expect(Object.fromEntries(loaded?.counts ?? []), text).toEqual(Object.fromEntries(counts))
      }),
      { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 25), seed: Number(process.env['PROPERTY_SEED'] ?? 1) },
    )
  }, 600_000)
})
