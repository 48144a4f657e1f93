import { expect, test } from 'vitest'
import { readSql } from '../../../../src/engine/readers/sql/sql.ts'

test('the row of a literal SELECT, under names and inside another', () => {
  const text = "CREATE TABLE t (id int, k char(1)); INSERT INTO t (id, k) SELECT * FROM (SELECT 0 AS id, '0' AS k) AS one WHERE NOT EXISTS (SELECT * FROM t); INSERT INTO t (id, k) SELECT 1 AS id, 'x';"
  const [entity] = readSql({ uri: 'a.sql', text, language: 'sql', dialect: 'mysql' }).catalog.entities
  expect(entity?.existing?.map((one) => one.rows)).toEqual([[[0, '0'], [1, 'x']]])
})
