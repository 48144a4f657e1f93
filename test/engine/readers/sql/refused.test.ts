import { expect, test } from 'vitest'
import { readSql } from '../../../../src/engine/readers/sql/sql.ts'

function refused(text: string, dialect?: string): Readonly<Record<string, string>> {
  const { catalog } = readSql({ uri: 'a.sql', text, language: 'sql', ...(dialect === undefined ? {} : { dialect }) })
  return Object.fromEntries(catalog.entities.flatMap((one) => (one.table?.refused === undefined ? [] : [[one.name, one.table.refused]])))
}

test('a table whose parent nothing makes, and what hangs on it, is refused by PostgreSQL', () => {
  const text = 'CREATE TABLE a (id int PRIMARY KEY, u int REFERENCES users); CREATE TABLE b (a int REFERENCES a (id)); CREATE TABLE c (id int, p int REFERENCES c (id));'
  expect(Object.keys(refused(text, 'postgresql'))).toEqual(['a', 'b'])
  expect(refused(text, 'mysql')).toEqual({})
})

test('a table made again after its parents is taken', () => {
  expect(refused('CREATE TABLE a (u int REFERENCES u (id)); CREATE TABLE u (id int PRIMARY KEY); CREATE TABLE a (u int REFERENCES u (id));', 'postgresql')).toEqual({})
})

test('types that PostgreSQL lacks: only where the dialect is no guess, and no extension may bring them', () => {
  expect(refused('CREATE TABLE a (b blob, c int)', 'postgresql')).toEqual({ a: 'PostgreSQL has no type `blob` (column `b`)' })
  expect(refused('CREATE TABLE a (b blob, c int)')).toEqual({})
  expect(Object.keys(refused('CREATE TABLE a (b isbn)', 'postgresql'))).toEqual(['a'])
  expect(refused('CREATE EXTENSION isn; CREATE TABLE a (b isbn)', 'postgresql')).toEqual({})
})

test('tables that take no row: partitioned without a partition, SQLite references to nowhere, and their children', () => {
  expect(Object.keys(refused('CREATE TABLE p (id int PRIMARY KEY) PARTITION BY HASH (id); CREATE TABLE c (p int NOT NULL REFERENCES p (id)); CREATE TABLE d (p int REFERENCES p (id));', 'postgresql'))).toEqual(['p', 'c'])
  expect(Object.keys(refused('CREATE TABLE a (id integer primary key, x int references gone); CREATE TABLE b (a int NOT NULL references a)', 'sqlite'))).toEqual(['a', 'b'])
})

test('a table whose rows a trigger writes under keys of its own choice is left to it', () => {
  const film = 'CREATE TABLE film (id int PRIMARY KEY, title text); CREATE TABLE film_text (id int PRIMARY KEY, title text);'
  const inline = 'CREATE TRIGGER t AFTER INSERT ON film FOR EACH ROW BEGIN INSERT INTO film_text (id, title) VALUES (NEW.id, NEW.title); END;'
  expect(refused(`${film} ${inline}`, 'sqlite')).toEqual({ film_text: 'a trigger of `film` writes its rows' })
  const routine = 'CREATE FUNCTION f() RETURNS trigger AS $$ BEGIN INSERT INTO public."film_text" VALUES (NEW.id); RETURN NEW; END $$ LANGUAGE plpgsql;'
  const called = 'CREATE TRIGGER t AFTER INSERT OR UPDATE ON film FOR EACH ROW EXECUTE PROCEDURE f();'
  expect(Object.keys(refused(`${film} ${routine} ${called}`, 'postgresql'))).toEqual(['film_text'])
  expect(refused(`${film} ${routine} ${called.replace('INSERT OR UPDATE', 'DELETE')}`, 'postgresql')).toEqual({})
  expect(refused(`${film} CREATE TABLE r (f int REFERENCES film_text (id)); ${routine} ${called}`, 'postgresql')).toEqual({})
  const log = 'CREATE TABLE film (id int PRIMARY KEY); CREATE TABLE log (id integer PRIMARY KEY, film int);'
  expect(refused(`${log} CREATE TRIGGER t AFTER INSERT ON film BEGIN INSERT INTO log (film) VALUES (NEW.id); END;`, 'sqlite')).toEqual({})
})
