import { expect, test } from 'vitest'
import { entityAt, fieldAt } from '../../src/outline/outline.ts'
import { sqlOutline, sqlStatements } from '../../src/outline/sql.ts'

const tables = (text: string): string[] =>
  sqlOutline(text)?.entities.map((each) => `${each.name}(${each.fields.map((field) => field.name).join(' ')})`) ?? []

test('names: qualified, quoted, if not exists, temporary', () => {
  expect(tables('CREATE TABLE a (x int);')).toEqual(['a(x)'])
  expect(tables('create temporary table if not exists "My Schema"."T t" ("A a" int, `b` int, [c d] int)')).toEqual(['T t(A a b c d)'])
  expect(tables('CREATE UNLOGGED TABLE public.a (x int); CREATE TABLE `b` (y int) ENGINE=InnoDB;')).toEqual(['a(x)', 'b(y)'])
})

test('columns, without constraints of the table', () => {
  const text = `CREATE TABLE orders (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, -- the key, not; a statement
  total numeric(10, 2) CHECK (total > 0),
  note text DEFAULT 'a,b(c',
  CONSTRAINT fk FOREIGN KEY (user_id) REFERENCES users (id),
  PRIMARY KEY (id), UNIQUE (a, b), KEY k (a),
  user_id bigint NOT NULL REFERENCES users
);`
  expect(tables(text)).toEqual(['orders(id total note user_id)'])
  const outline = sqlOutline(text)
  const entity = outline ? entityAt(outline, text.indexOf('numeric')) : undefined
  const field = entity && fieldAt(entity, text.indexOf('numeric'))
  expect(text.slice(field?.range.start, field?.range.end)).toBe('total numeric(10, 2) CHECK (total > 0)')
})

test('other statements, bodies in dollar quotes and comments do not hide or make tables', () => {
  const text = `-- CREATE TABLE no (x int);
/* CREATE TABLE no2 (x int); */
CREATE FUNCTION f() RETURNS void AS $body$ CREATE TABLE no3 (x int); $body$ LANGUAGE sql;
INSERT INTO a VALUES ('CREATE TABLE no4 (x int);', 'it''s');
FROBNICATE THE ( database;
CREATE TABLE yes (x int)
GO
CREATE TABLE also (y int);`
  expect(tables(text)).toEqual(['yes(x)', 'also(y)'])
})

test('statements with their tables', () => {
  const text = 'CREATE TABLE a (x int);\nALTER TABLE ONLY public.a ADD y int;\nINSERT INTO "a" (x) VALUES (1);\nSELECT 1;'
  expect(sqlStatements(text).map((each) => `${each.kind} ${each.table}`)).toEqual(['create a', 'alter a', 'insert a', 'other '])
})

test('broken and empty texts', () => {
  expect(sqlOutline('')).toBeNull()
  expect(sqlOutline('SELECT 1')).toBeNull()
  expect(tables('CREATE TABLE a (x int, y')).toEqual(['a(x)'])
  expect(tables("CREATE TABLE a (x int); INSERT INTO a VALUES ('open")).toEqual(['a(x)'])
  expect(tables('CREATE TABLE')).toEqual([])
})
