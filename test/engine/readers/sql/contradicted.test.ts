import { expect, test } from 'vitest'
import { readSql } from '../../../../src/engine/readers/sql/sql.ts'
import { produce } from '../../../../src/engine/index.ts'
import { memoryHost } from '../../memory-host.ts'

function told(text: string, dialect = 'postgresql'): readonly string[] {
  const { diagnostics } = readSql({ uri: 'a.sql', text, language: 'sql', dialect })
  return diagnostics
    .filter((one) => one.code === 'sql/rule')
    .map((one) => `${one.severity} at ${text.slice(one.span?.start, one.span?.end)}: ${one.message}`)
}

test('CHECKs that contradict one another are told where they stand, by the fewest of them; what hangs on the table is left out', () => {
  const text =
    'CREATE TABLE a (id int PRIMARY KEY, n int CHECK (n > 0), lo int NOT NULL CHECK (lo > 10), hi int NOT NULL, CHECK (hi < 5), CHECK (lo < hi)); CREATE TABLE b (a int NOT NULL REFERENCES a);'
  expect(told(text)).toEqual([
    'error at CHECK (lo < hi): `a` can have no rows: no row can meet CHECK (lo < hi) together with CHECK (lo > 10) and CHECK (hi < 5)',
  ])
  const { catalog } = readSql({ uri: 'a.sql', text, language: 'sql', dialect: 'postgresql' })
  expect(catalog.entities.map((one) => one.table?.refused !== undefined)).toEqual([true, true])
})

test('a type may contradict a CHECK, but not in SQLite, which keeps what a type does not hold', () => {
  const text = 'CREATE TABLE a (n smallint NOT NULL CHECK (n > 100000), t varchar(3) NOT NULL CHECK (length(t) = 8));'
  expect(told(text)).toHaveLength(2)
  expect(told(text, 'sqlite')).toEqual([])
})

async function made(text: string): Promise<{ readonly rows: unknown; readonly codes: readonly string[] }> {
  let out = ''
  const codes: string[] = []
  for await (const one of produce(
    { source: { uri: 'file:///a.sql', text, dialect: 'postgresql' }, rows: 2, format: 'json' },
    memoryHost(),
  )) {
    if (one.kind === 'text') out += one.text
    else if (one.kind === 'diagnostic')
      codes.push(`${one.diagnostic.code} at ${text.slice(one.diagnostic.span?.start, one.diagnostic.span?.end)}`)
  }
  return { rows: JSON.parse(out), codes }
}

test('a column that can only be NULL is NULL, and that is told', async () => {
  expect(
    await made(`CREATE TABLE a (id int PRIMARY KEY, day date CHECK (day < '2020-01-01' AND day > '2021-01-01'));`),
  ).toEqual({
    rows: [
      { id: 1, day: null },
      { id: 2, day: null },
    ],
    codes: [`sql/rule at CHECK (day < '2020-01-01' AND day > '2021-01-01')`],
  })
})

test('a function of the server is told; the rest of the CHECK is kept', async () => {
  const { rows, codes } = await made(
    'CREATE TABLE a (id int PRIMARY KEY, n int NOT NULL CHECK (n > 500 AND is_prime(n)));',
  )
  expect((rows as readonly { readonly n: number }[]).every((row) => row.n > 500)).toBe(true)
  expect(codes).toEqual(['sql/unknown-expression at CHECK (n > 500 AND is_prime(n))'])
})
