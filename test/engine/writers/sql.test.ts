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
  ['mssql', 'BEGIN TRANSACTION;', 'COMMIT TRANSACTION;'], ['oracle', 'INSERT ALL', 'COMMIT;'],
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

test.each([
  ['sqlite', 'SAVEPOINT lifelike;', 'RELEASE lifelike;'], ['postgresql', 'BEGIN;', 'COMMIT;'],
])('what is deferred stands in a transaction, asked for or not: %s', async (dialect, first, last) => {
  const text = `CREATE TABLE a (id int PRIMARY KEY, b int NOT NULL REFERENCES b (id) DEFERRABLE, UNIQUE (b));
    CREATE TABLE b (id int PRIMARY KEY, c int NOT NULL REFERENCES c (id) DEFERRABLE);
    CREATE TABLE c (id int PRIMARY KEY, a int NOT NULL REFERENCES a (id) DEFERRABLE);`
  const of = async (write: object): Promise<string> => {
    let out = ''
    for await (const one of produce({ source: { uri: 'file:///t.sql', text, language: 'sql', dialect }, rows: 2, format: 'sql', write }, memoryHost()))
      if (one.kind === 'text') out += one.text
    return out.trim()
  }
  const plain = await of({})
  if (/DEFERRED|defer_foreign_keys/.test(plain)) expect([plain.split('\n')[0], plain.split('\n').at(-1)]).toEqual([first, last])
  else expect(plain).not.toContain(first)
  expect(await of({ transaction: false })).not.toContain(first)
})

test.each([
  ['sqlite', 'ON CONFLICT (id) DO UPDATE SET title = EXCLUDED.title;'], ['mysql', 'ON DUPLICATE KEY UPDATE title = VALUES(title);'],
])('rows take the place of those that a trigger writes: %s', async (dialect, end) => {
  const text = `CREATE TABLE film (id int PRIMARY KEY, title varchar(20)); CREATE TABLE film_text (id int PRIMARY KEY, title varchar(20));
    CREATE TRIGGER t AFTER INSERT ON film FOR EACH ROW BEGIN INSERT INTO film_text (id, title) VALUES (NEW.id, NEW.title); END;`
  const out = await written(text.replace(/^(.*?;) (.*?;)/, '$2 $1'), dialect, 2)
  expect(out).toContain(end)
  expect(out.indexOf('INTO film ')).toBeLessThan(out.indexOf('INTO film_text '))
})
