import { expect, test } from 'vitest'
import { produce } from '../../../src/engine/index.ts'
import { memoryHost } from '../memory-host.ts'

const TEXT = `CREATE TABLE "a b" (id int PRIMARY KEY, c int, note varchar(9) CHECK (note IN ('null', 'x')));
CREATE TABLE c (id int PRIMARY KEY, a int NOT NULL REFERENCES "a b" (id)); ALTER TABLE "a b" ADD FOREIGN KEY (c) REFERENCES c (id);`

async function files(dialect: string): Promise<{ readonly [file: string]: string }> {
  const out: { [file: string]: string } = {}
  const text = dialect === 'mysql' ? TEXT.replaceAll('"', '`') : TEXT
  const request = {
    source: { uri: 'file:///t.sql', text, language: 'sql', dialect },
    rows: 8,
    format: 'csv',
    split: true,
  }
  for await (const one of produce(request, memoryHost()))
    if (one.kind === 'text') out[one.file ?? ''] = (out[one.file ?? ''] ?? '') + one.text
  return out
}

test('a file for each table and a script, whose rows wait where a cycle asks', async () => {
  const made = await files('postgresql')
  expect(Object.keys(made)).toEqual(['a_b.csv', 'c.csv', 'load.sql'])
  expect(made['load.sql']?.split('\n').slice(1)).toEqual([
    'BEGIN;',
    'CREATE TEMPORARY TABLE "staged_a b" AS SELECT id, c, note FROM "a b" WITH NO DATA;',
    `\\copy "staged_a b" (id, c, note) FROM 'a_b.csv' WITH (FORMAT csv, HEADER)`,
    'INSERT INTO "a b" (id, c, note) SELECT id, NULL, note FROM "staged_a b";',
    `\\copy c (id, a) FROM 'c.csv' WITH (FORMAT csv, HEADER)`,
    'UPDATE "a b" SET c = "staged_a b".c FROM "staged_a b" WHERE "a b".id = "staged_a b".id;',
    'COMMIT;',
    '',
  ])
})

test.each([
  ['postgresql', ''],
  ['mysql', 'NULL'],
  ['sqlite', '\\N'],
  ['mssql', ''],
])('NULL in a file for %s, and a text that could be taken for it', async (dialect, none) => {
  const lines =
    (await files(dialect))['a_b.csv']
      ?.split('\n')
      .slice(1, -1)
      .map((line) => line.split(',').at(-1)) ?? []
  expect(new Set(lines)).toEqual(new Set([none, 'x', dialect === 'mysql' ? '"null"' : 'null']))
})

test('a dialect without a loader gets plain CSV and no script', async () => {
  expect(Object.keys(await files('oracle'))).toEqual(['a_b.csv', 'C.csv'])
})
