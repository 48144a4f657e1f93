import { expect, test } from 'vitest'
import { readSql } from '../../../../src/engine/readers/sql/sql.ts'

test('the row of a literal SELECT, under names and inside another', () => {
  const text = "CREATE TABLE t (id int, k char(1)); INSERT INTO t (id, k) SELECT * FROM (SELECT 0 AS id, '0' AS k) AS one WHERE NOT EXISTS (SELECT * FROM t); INSERT INTO t (id, k) SELECT 1 AS id, 'x';"
  const [entity] = readSql({ uri: 'a.sql', text, language: 'sql', dialect: 'mysql' }).catalog.entities
  expect(entity?.existing?.map((one) => one.rows)).toEqual([[[0, '0'], [1, 'x']]])
})

test('numbers that rows take from sequences, which tables may share', () => {
  const text = `CREATE SEQUENCE s START WITH 5; CREATE TABLE a (id int DEFAULT nextval('s'), n text); CREATE TABLE b (n text, id int DEFAULT nextval('public."s"'::regclass));
    INSERT INTO a (n) VALUES ('x'), ('y'); INSERT INTO b (n) VALUES ('z'); SELECT pg_catalog.setval('public.s', 40, true); INSERT INTO b VALUES ('q');`
  const rows = readSql({ uri: 'a.sql', text, language: 'sql', dialect: 'postgresql' }).catalog.entities.map((one) => one.existing?.flatMap((block) => block.rows))
  expect(rows).toEqual([[['x', 5], ['y', 6]], [['z', 7], ['q', 41]]])
})

test('rows behind a guard are told apart: they may not be there', () => {
  const text = "CREATE TABLE t (id int); INSERT INTO t VALUES (1); DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM t) THEN INSERT INTO t VALUES (2); END IF; END $$; INSERT INTO t VALUES (3);"
  const [entity] = readSql({ uri: 'a.sql', text, language: 'sql', dialect: 'postgresql' }).catalog.entities
  expect(entity?.existing?.map((one) => [one.guarded ?? false, one.rows])).toEqual([[false, [[1]]], [true, [[2]]], [false, [[3]]]])
})

test('of many rows some are kept, of the others the highest numbers', () => {
  const create = 'CREATE TABLE t (id int PRIMARY KEY, n text);'
  const lines = Array.from({ length: 200_000 }, (_, i) => `${i === 7 ? 900_000 : i + 1}\tx`)
  const read = (rows: string) => readSql({ uri: 'a.sql', text: `${create} ${rows}`, language: 'sql', dialect: 'postgresql' }).catalog.entities[0]?.existing
  const copied = read(`COPY t (id, n) FROM stdin;\n${lines.join('\n')}\n\\.\n`)
  const inserted = read(`INSERT INTO t VALUES (900000, 'x'); INSERT INTO t VALUES ${lines.map((_, i) => `(${i + 1}, 'x')`).join()};`)
  expect(copied?.map((one) => [one.rows.length, one.beyond])).toEqual([[20_000, { rows: 180_000, highest: { id: 200_000 } }]])
  expect(inserted?.map((one) => [one.rows.length, one.beyond])).toEqual([[20_000, { rows: 180_001, highest: { id: 200_000 } }]])
})

test('rows that the file itself takes away again', () => {
  const text = 'CREATE TABLE a (id int); CREATE TABLE b (id int); INSERT INTO a VALUES (1); INSERT INTO b VALUES (1);'
  const left = (more: string) => readSql({ uri: 'a.sql', text: `${text} ${more}`, language: 'sql', dialect: 'mysql' }).catalog.entities.map((one) => one.existing?.length ?? 0)
  expect(left('TRUNCATE TABLE a; DELETE FROM b;')).toEqual([0, 0])
  expect(left('DELETE FROM b WHERE id = 2; TRUNCATE a, b; INSERT INTO b VALUES (3);')).toEqual([0, 1])
  expect(left('DELETE FROM b WHERE id = 2;')).toEqual([1, 1])
})

test('numbers that MySQL counts from, and the least of a sequence', () => {
  const rows = (text: string, dialect: string) => readSql({ uri: 'a.sql', text, language: 'sql', dialect }).catalog.entities[0]
  const count = 'CREATE TABLE t (id int AUTO_INCREMENT PRIMARY KEY, a int) AUTO_INCREMENT=5;'
  expect(rows(`${count} INSERT INTO t (a) VALUES (1), (2); ALTER TABLE t AUTO_INCREMENT = 40; INSERT INTO t (a) VALUES (3);`, 'mysql')?.existing?.flatMap((one) => one.rows)).toEqual([[1, 5], [2, 6], [3, 40]])
  const { shape } = rows("CREATE SEQUENCE s START 10000 MINVALUE 10000; CREATE TABLE t (id bigint NOT NULL DEFAULT nextval('public.s'::regclass));", 'postgresql') ?? {}
  expect(shape?.kind === 'object' && shape.fields[0]?.shape).toMatchObject({ minimum: 10_000 })
})
