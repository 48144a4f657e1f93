import { PGlite } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { expect, test } from 'vitest'
import { produce } from '../../../../src/engine/produce.ts'

const HOST = { readText: () => undefined, list: () => [] }

async function made(text: string): Promise<{ readonly sql: string; readonly warned: readonly string[] }> {
  let sql = ''
  const warned: string[] = []
  for await (const one of produce({ source: { uri: 'a.sql', text, language: 'sql', dialect: 'postgresql' }, rows: 12, format: 'sql' }, HOST)) {
    if (one.kind === 'text') sql += one.text
    else if (one.kind === 'diagnostic' && one.diagnostic.severity === 'warning') warned.push(one.diagnostic.message)
  }
  return { sql, warned }
}

test('ranges under EXCLUDE lie apart, in PostgreSQL', async () => {
  const text = `CREATE TABLE booking (id int PRIMARY KEY, room int NOT NULL, during tstzrange NOT NULL, EXCLUDE USING gist (room WITH =, during WITH &&));
    CREATE TABLE price (id int PRIMARY KEY, valid daterange, span int4range, EXCLUDE USING gist (valid WITH &&), CONSTRAINT s EXCLUDE USING gist (span WITH &&));`
  const { sql, warned } = await made(text)
  const db = await PGlite.create({ extensions: { btree_gist } })
  await db.exec(`CREATE EXTENSION btree_gist; ${text} ${sql}`)
  const { rows } = await db.query('SELECT (SELECT count(*) FROM booking) AS a, (SELECT count(*) FROM price) AS b')
  expect([rows, warned]).toEqual([[{ a: 12, b: 12 }], []])
  await db.close()
}, 120_000)

test('an EXCLUDE beyond that is told', async () => {
  const { warned } = await made('CREATE TABLE t (a float NOT NULL, b float NOT NULL, EXCLUDE USING gist (box(point(a, a), point(b, b)) WITH &&));')
  expect(warned).toEqual(['The EXCLUDE constraint of `t` compares more than ranges of one column or between two'])
})
