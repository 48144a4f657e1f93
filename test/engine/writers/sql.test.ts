import { expect, test } from 'vitest'
import { produce } from '../../../src/engine/index.ts'
import { memoryHost } from '../memory-host.ts'

async function written(text: string, dialect: string, rows: number): Promise<string> {
  let out = ''
  const request = { source: { uri: 'file:///t.sql', text, language: 'sql', dialect }, rows, format: 'sql', write: { transaction: true } }
  for await (const one of produce(request, memoryHost())) if (one.kind === 'text') out += one.text
  return out
}

test.each([
  ['postgresql', 'BEGIN;', 'COMMIT;'], ['mysql', 'BEGIN;', 'COMMIT;'], ['sqlite', 'BEGIN;', 'COMMIT;'],
  ['mssql', 'BEGIN TRANSACTION;', 'COMMIT TRANSACTION;'], ['oracle', 'INSERT INTO', 'COMMIT;'],
])('a transaction in %s', async (dialect, first, last) => {
  const out = (await written('CREATE TABLE t (n int NOT NULL PRIMARY KEY);', dialect, 2)).trim()
  expect(out.startsWith(first)).toBe(true)
  expect(out.endsWith(last)).toBe(true)
})

test('SQL Server is told that its own numbers are given', async () => {
  const out = await written('CREATE TABLE t (id int IDENTITY(1,1) PRIMARY KEY, n int NOT NULL);', 'mssql', 2)
  expect(out).toMatch(/SET IDENTITY_INSERT t ON;\s+INSERT INTO t[^;]+;\s+SET IDENTITY_INSERT t OFF;/)
})

test('a sequence goes on behind the last key', async () => {
  const out = await written('CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY);', 'postgresql', 2)
  expect(out).toMatch(/OVERRIDING SYSTEM VALUE VALUES[^;]+;\s+SELECT setval\(pg_get_serial_sequence\('t', 'id'\)/)
})
