import { expect, test } from 'vitest'
import { Special } from '../../../src/engine/catalog/value.ts'
import { open } from '../../../src/engine/open.ts'

const HOST = { readText: () => undefined, list: () => [] }
const made = async (columns: string, dialect = 'postgresql') => {
  const { compiled, maker } = await open({ source: { uri: 'a.sql', text: `CREATE TABLE t (${columns});`, language: 'sql', dialect }, rows: 9 }, HOST)
  return { told: compiled.diagnostics.map((one) => one.message), rows: Array.from({ length: 9 }, (_, i) => maker.row('t', i) as { readonly [name: string]: unknown }) }
}

test('a generated column is what the database will make of the row', async () => {
  const { told, rows } = await made('price numeric(8,2) NOT NULL, n int NOT NULL, total numeric(20,2) GENERATED ALWAYS AS (price * n) STORED, a text NOT NULL, b text, ab text GENERATED ALWAYS AS (coalesce(b, a)) STORED')
  for (const row of rows) expect([row['total'], row['ab']]).toEqual([Number((Number(row['price']) * Number(row['n'])).toFixed(6)), row['b'] ?? row['a']])
  expect(told).toEqual([])
})

test('what cannot be evaluated here is left out, and told', async () => {
  const { told, rows } = await made("a text NOT NULL, s tsvector GENERATED ALWAYS AS (to_tsvector('english', a)) STORED")
  expect(rows.every((row) => row['s'] instanceof Special && row['s'].kind === 'absent')).toBe(true)
  expect(told).toEqual(['`s` of t is made by the database, by a function that is not known here: `to_tsvector`'])
})

test('keys and rules over a generated column are met by the columns it is made of', async () => {
  const { rows } = await made("code varchar(9) NOT NULL, low varchar(9) AS (lower(code)) UNIQUE, n int NOT NULL, m int AS (n * 2) CHECK (m BETWEEN 10 AND 20)", 'mysql')
  expect(new Set(rows.map((row) => row['low'])).size).toBe(9)
  expect(rows.every((row) => Number(row['n']) >= 5 && Number(row['n']) <= 10 && row['m'] === Number(row['n']) * 2)).toBe(true)
})
