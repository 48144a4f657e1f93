import { expect, test } from 'vitest'
import { readSql } from '../../../../src/engine/readers/sql/sql.ts'

const read = (text: string, dialect: string) => readSql({ uri: 'a.sql', text, language: 'sql', dialect }).catalog

test('a DO block that guards what it makes: types and foreign keys, as Drizzle writes them', () => {
  const { entities, relations } = read(
    `
    DO $$ BEGIN CREATE TYPE "role" AS ENUM('a', 'b'); EXCEPTION WHEN duplicate_object THEN null; END $$;
    CREATE TABLE "u" ("id" serial PRIMARY KEY, "role" "role" NOT NULL, "p" int);
    DO $$ BEGIN
      IF NOT EXISTS (SELECT 1 FROM pg_constraint) THEN ALTER TABLE "u" ADD CONSTRAINT "k" FOREIGN KEY ("p") REFERENCES "u"("id"); END IF;
    END $$;`,
    'postgresql',
  )
  const shape = entities[0]?.shape
  expect(shape?.kind === 'object' && shape.fields[1]?.shape).toMatchObject({ kind: 'literal', values: ['a', 'b'] })
  expect(relations).toMatchObject([{ fromFields: ['p'], toFields: ['id'] }])
})

test('rows of a procedure count when it is called', () => {
  const procedure = `CREATE TABLE t (id int AUTO_INCREMENT PRIMARY KEY, a text);
    DELIMITER $$
    CREATE PROCEDURE p() BEGIN DECLARE x int; INSERT INTO t (a) VALUES ('one'), (x); IF x > 1 THEN INSERT INTO t (a) VALUES ('two'); END IF; END $$
    DELIMITER ;
    `
  const rows = (text: string) => read(text, 'mysql').entities[0]?.existing?.flatMap((one) => one.rows).length
  expect(rows(procedure)).toBeUndefined()
  expect(rows(`${procedure} CALL p(); CALL p();`)).toBe(3)
})

test('INSERT … SELECT: as many as its series say, at least a fair number, no more than the key has room for', () => {
  const rows = (type: string, from: string) =>
    read(`CREATE TABLE t (id ${type} PRIMARY KEY); INSERT INTO t SELECT x FROM ${from};`, 'postgresql').entities[0]
      ?.existing?.[0]?.rows.length
  expect(rows('int', 'generate_series(1, 50) x, generate_series(1, 40) y')).toBe(2000)
  expect(rows('int', 'other')).toBe(1000)
  expect(rows('tinyint', 'other')).toBe(22)
})
