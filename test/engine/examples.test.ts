import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { PGlite } from '@electric-sql/pglite'
import { expect, test } from 'vitest'
import { produce } from '../../src/engine/produce.ts'
import { readSql } from '../../src/engine/readers/sql/sql.ts'

const FOLDER = path.resolve(import.meta.dirname, '../../examples/sql')
const HOST = { readText: () => undefined, list: () => [] }
const ROWS = 25
const DIALECTS: { readonly [file: string]: string } = {
  'bookings.mysql.sql': 'mysql',
  'library.sqlite.sql': 'sqlite',
  'payroll.mssql.sql': 'mssql',
  'projects.oracle.sql': 'oracle',
  'shop.sql': 'postgresql',
}

async function made(
  file: string,
): Promise<{
  readonly text: string
  readonly sql: string
  readonly told: readonly string[]
  readonly empty: readonly string[]
}> {
  const text = readFileSync(path.join(FOLDER, file), 'utf8')
  let sql = ''
  const told: string[] = []
  const empty: string[] = []
  for await (const one of produce(
    { source: { uri: `file:///${file}`, text, language: 'sql' }, rows: ROWS, format: 'sql' },
    HOST,
  )) {
    if (one.kind === 'text') sql += one.text
    if (one.kind === 'diagnostic') told.push(`${one.diagnostic.severity} ${one.diagnostic.message}`)
    if (one.kind === 'summary')
      empty.push(
        ...one.summary.entities.flatMap((entity) => (entity.made === 0 || entity.rejected > 0 ? [entity.name] : [])),
      )
  }
  return { text, sql, told, empty }
}

test('there is one for each dialect that is read in full', () => {
  expect(readdirSync(FOLDER).sort()).toEqual(Object.keys(DIALECTS).sort())
})

test.each(Object.entries(DIALECTS))(
  '%s is found to be %s by its text, and every table of it has rows',
  async (file, dialect) => {
    const { catalog } = readSql({
      uri: 'file:///a.sql',
      text: readFileSync(path.join(FOLDER, file), 'utf8'),
      language: 'sql',
    })
    expect(catalog.variant?.id).toBe(dialect)
    const { told, empty } = await made(file)
    expect(told).toEqual([])
    expect(empty).toEqual([])
  },
)

test('the rows load where a database is at hand', async () => {
  const lite = await made('library.sqlite.sql')
  const db = new DatabaseSync(':memory:', { enableForeignKeyConstraints: true })
  db.exec(lite.text)
  db.exec(lite.sql)
  expect(db.prepare('SELECT count(*) AS n FROM loan').get()).toEqual({ n: ROWS })
  const shop = await made('shop.sql')
  const pg = await PGlite.create()
  await pg.exec(shop.text)
  await pg.exec(shop.sql)
  expect((await pg.query('SELECT count(*)::int AS n FROM order_items')).rows).toEqual([{ n: ROWS }])
  await pg.close()
}, 60_000)
