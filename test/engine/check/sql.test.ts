import { expect, test } from 'vitest'
import { judgeFor } from '../../../src/engine/check/registry.ts'
import type { Row } from '../../../src/engine/catalog/value.ts'
import { judgeData } from '../../../src/engine/judge-data.ts'
import { readSql } from '../../../src/engine/readers/sql/sql.ts'
import { memoryHost } from '../memory-host.ts'

const source = (text: string, dialect: string) => ({ uri: 'a.sql', text, language: 'sql', dialect })

async function verdicts(text: string, rows: readonly Row[], dialect = 'postgresql'): Promise<string[]> {
  const reading = readSql(source(text, dialect))
  const [entity] = reading.catalog.entities
  if (!entity) throw new Error('no table')
  const judge = await judgeFor(reading, entity, source(text, dialect), memoryHost())
  return (judge?.judge(rows) ?? []).map((one) => (one.state === 'judged' ? 'ok' : one.because))
}

test('a value that its type does not hold', async () => {
  const table = 'CREATE TABLE t (a varchar(3), n smallint, d numeric(5,2), u uuid, e char(2))'
  expect(await verdicts(table, [
    { a: 'abc', n: 32767, d: 999.99, u: '00000000-0000-4000-8000-000000000001', e: 'é' }, { a: 'ab 😀' }, { a: 'abc  ' }, { n: 32768 }, { n: 'x' }, { n: '12' }, { d: 1000 }, { u: 'u' },
  ])).toEqual([
    'ok', 'a has 4 characters, more than varchar(3) holds', 'ok', 'n is beyond what smallint holds', 'n is no number', 'ok', 'd is beyond what numeric(5,2) holds', 'u is no UUID',
  ])
  expect(await verdicts('CREATE TABLE t (a varchar(3), n tinyint unsigned)', [{ a: 'abcd' }, { n: 255 }, { n: -1 }], 'mysql')).toEqual([
    'a has 4 characters, more than varchar(3) holds', 'ok', 'n is beyond what tinyint unsigned holds',
  ])
  expect(await verdicts('CREATE TABLE t (a varchar(3), n int)', [{ a: 'abcd', n: 'x' }], 'sqlite')).toEqual(['ok'])
})

test('a generated column takes no value, but is shown one', async () => {
  const table = 'CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a * 2) STORED)'
  const reading = readSql(source(table, 'postgresql'))
  const judge = await judgeFor(reading, reading.catalog.entities[0] as never, source(table, 'postgresql'), memoryHost())
  expect(judge?.faults?.({ a: 1 })).toEqual([])
  expect(judge?.faults?.({ a: 1, b: 2 })).toMatchObject([{ path: ['b'], message: 'is computed by the database and takes no value' }])
  expect(await verdicts(table, [{ a: 1, b: 2 }])).toEqual(['ok'])
})

test('what refers to a rejected row is rejected, too', async () => {
  const text = 'CREATE TABLE p (id int PRIMARY KEY, n int CHECK (n > 1 AND n < 1)); CREATE TABLE c (id int PRIMARY KEY, p int NOT NULL REFERENCES p (id));'
  const reading = readSql(source(text, 'postgresql'))
  const [parent, child] = await Promise.all(reading.catalog.entities.map((one) => judgeFor(reading, one, source(text, 'postgresql'), memoryHost())))
  expect(parent?.judge([{ id: 1, n: null }, { id: 2, n: 0 }]).map((one) => one.state)).toEqual(['judged', 'rejected'])
  expect(child?.judge([{ id: 1, p: 1 }, { id: 2, p: 2 }])).toEqual([{ state: 'judged' }, { state: 'rejected', because: 'p refers to a row of p that is not there' }])
})

test('data of several tables: a reference must find its row, there or in the source', async () => {
  const text = "CREATE TABLE p (id int PRIMARY KEY); INSERT INTO p VALUES (9); CREATE TABLE c (id int PRIMARY KEY, p int REFERENCES p (id), up int REFERENCES c (id));"
  const data = { p: [{ id: 1 }], c: [{ id: 1, p: 1, up: null }, { id: 2, p: 9, up: 1 }, { id: 3, p: 2, up: 1 }, { id: 4, p: null, up: 7 }] }
  const { diagnostics } = await judgeData({ uri: 'd.json', text: JSON.stringify(data) }, { source: source(text, 'postgresql') }, memoryHost())
  expect(diagnostics.map((one) => one.message)).toEqual([
    'Record 2 of c: p refers to a row of p that is not there', 'Record 3 of c: up refers to a row of c that is not there',
  ])
})
