import { expect, test } from 'vitest'
import { open } from '../../../src/engine/index.ts'
import { memoryHost } from '../memory-host.ts'

/** Share of nulls per column of a table whose columns are all nullable. */
async function shares(columns: string, settings: object = {}): Promise<{ readonly [column: string]: number }> {
  const source = { uri: 'file:///a.sql', text: `CREATE TABLE customers (id int primary key, ${columns});` }
  const one = await open({ source, rows: 500, settings }, memoryHost())
  const rows = Array.from(
    { length: 500 },
    (_, i) => one.maker.row('customers', i) as { readonly [name: string]: unknown },
  )
  return Object.fromEntries(
    Object.keys(rows[0] ?? {}).map((name) => [name, rows.filter((row) => row[name] === null).length / rows.length]),
  )
}

test('columns that are nullable by default are mostly filled, those that records do without are not', async () => {
  const found = await shares(
    'email text, status text, phone text, middle_name text, deleted_at timestamp, frobnication text',
  )
  expect(found['email']).toBeLessThan(0.05)
  expect(found['status']).toBeLessThan(0.05)
  expect(found['phone']).toBeGreaterThan(0.05)
  expect(found['frobnication']).toBeGreaterThan(0.05)
  expect(found['middle_name']).toBeGreaterThan(0.4)
  expect(found['deleted_at']).toBeGreaterThan(0.8)
})

test('no nulls, or nothing else, is an order', async () => {
  expect(await shares('email text, deleted_at timestamp', { nullRate: 0 })).toMatchObject({ email: 0, deleted_at: 0 })
  expect((await shares('email text', { nullRate: 1 }))['email']).toBeGreaterThan(0.98)
})
