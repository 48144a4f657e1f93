import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openDatabases } from './database.ts'
import { made } from './made.ts'

const databases = await openDatabases()
const folder = mkdtempSync(path.join(tmpdir(), 'lifelike-csv-'))
afterAll(async () => {
  rmSync(folder, { recursive: true })
  for (const database of databases) await database.close()
})

/** Writes the table's files and gives back the script that loads them. */
async function files(text: string, dialect: string): Promise<string> {
  const { texts } = await made(text, dialect, { rows: 25, format: 'csv', split: true })
  for (const [name, content] of texts) writeFileSync(path.join(folder, name), content)
  return texts.get('load.sql') ?? ''
}
const schemas = (dialect: string): readonly (readonly [string, string])[] => {
  const place = path.join(import.meta.dirname, 'schemas', dialect)
  // A trigger's clock tells two loads apart.
  return readdirSync(place)
    .filter((name) => !name.endsWith('.psql.sql') && name !== 'triggers.sql')
    .map((name) => [name, readFileSync(path.join(place, name), 'utf8')])
}

describe.each(databases.filter((one) => one.contents !== undefined))(
  'CSV files and their script fill $title as INSERTs do',
  (database) => {
    test.each(schemas(database.dialect))(
      '%s',
      async (_, text) => {
        const inserted = await database.load(text, (await made(text, database.dialect, { rows: 25 })).text)
        const wanted = database.contents?.()
        const loaded = await database.load(text, await files(text, database.dialect), folder)
        // Rows of a construct that is not met yet are refused in either form; LOAD DATA LOCAL leaves such rows out.
        if (inserted.rows !== undefined)
          return expect(database.dialect === 'mysql' || loaded.rows !== undefined).toBe(true)
        expect(loaded.rows).toBeUndefined()
        expect(database.contents?.()).toBe(wanted)
      },
      60_000,
    )
  },
)

const hasShell = spawnSync('sh', ['-c', 'command -v sqlite3']).status === 0
if (!hasShell) console.error('LEFT OUT  CSV files in SQLite: there is no sqlite3')
describe.runIf(hasShell)("CSV files and their script fill SQLite's shell as INSERTs do", () => {
  const run = (file: string, input: string): string => {
    const { status, stdout, stderr } = spawnSync('sqlite3', ['-batch', file], { input, cwd: folder, encoding: 'utf8' })
    expect(`${status} ${stderr}`).toBe('0 ')
    return stdout
  }
  test('all types but bytes, which need a newer shell', async () => {
    const text =
      schemas('sqlite')
        .find(([name]) => name === 'constructs.sql')?.[1]
        .replaceAll(/ [df] BLOB NOT NULL,/g, '') ?? ''
    const [one, two] = [path.join(folder, 'one.db'), path.join(folder, 'two.db')]
    const { text: sql } = await made(text, 'sqlite', { rows: 25 })
    run(one, `PRAGMA foreign_keys = ON;\n${text}\n${sql}`)
    run(two, `${text}\n${await files(text, 'sqlite')}`)
    expect(run(two, '.dump')).toBe(run(one, '.dump'))
  }, 60_000)
})
