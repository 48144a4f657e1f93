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
