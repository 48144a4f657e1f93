import { expect, test } from 'vitest'
import { readSql } from '../../../../src/engine/readers/sql/sql.ts'

function refused(text: string, dialect?: string): Readonly<Record<string, string>> {
  const { catalog } = readSql({ uri: 'a.sql', text, language: 'sql', ...(dialect === undefined ? {} : { dialect }) })
  return Object.fromEntries(catalog.entities.flatMap((one) => (one.table?.refused === undefined ? [] : [[one.name, one.table.refused]])))
}

test('a table whose parent nothing makes, and what hangs on it, is refused by PostgreSQL', () => {
  const text = 'CREATE TABLE a (id int PRIMARY KEY, u int REFERENCES users); CREATE TABLE b (a int REFERENCES a (id)); CREATE TABLE c (id int, p int REFERENCES c (id));'
  expect(Object.keys(refused(text, 'postgresql'))).toEqual(['a', 'b'])
  expect(Object.keys(refused(text, 'mysql'))).toEqual(['a', 'b'])
  expect(refused(`/*!40014 SET @OLD=@@FOREIGN_KEY_CHECKS, FOREIGN_KEY_CHECKS=0 */; ${text}`, 'mysql')).toEqual({})
  expect(Object.keys(refused(`SET FOREIGN_KEY_CHECKS = 0; SET foreign_key_checks = @OLD; ${text}`, 'mysql'))).toEqual(['a', 'b'])
})

test('a second primary key is refused and told; names of keys stay when their table is renamed', () => {
  const key = (more: string) => {
    const { catalog, diagnostics } = readSql({ uri: 'a.sql', text: `CREATE TABLE a (id int PRIMARY KEY, u int NOT NULL); ${more}`, language: 'sql', dialect: 'postgresql' })
    const [entity] = catalog.entities
    return [entity?.constraints.map((one) => (one.kind === 'rule' ? [] : one.fields)), diagnostics.map((one) => one.code), entity?.shape.kind === 'object' && entity.shape.fields.map((field) => field.column?.nullable)]
  }
  expect(key('ALTER TABLE a ADD PRIMARY KEY (u); ALTER TABLE a ALTER id DROP NOT NULL;')).toEqual([[['id']], ['sql/refused-statement'], [false, false]])
  expect(key('ALTER TABLE a RENAME TO b; ALTER TABLE b DROP CONSTRAINT a_pkey; ALTER TABLE b ADD PRIMARY KEY (u);')).toEqual([[['u']], [], [false, false]])
  expect(key('CREATE UNIQUE INDEX i ON a (u); ALTER TABLE a DROP CONSTRAINT a_pkey, ADD PRIMARY KEY USING INDEX i;')).toEqual([[['u']], [], [false, false]])
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

test('a table whose rows a trigger writes under keys that ours may have: ours take their place, without a key they are left to it', () => {
  const fed = (text: string, dialect: string) => readSql({ uri: 'a.sql', text, language: 'sql', dialect }).catalog.entities.filter((one) => one.table?.fed).map((one) => one.name)
  const film = 'CREATE TABLE film (id int PRIMARY KEY, title text); CREATE TABLE film_text (id int PRIMARY KEY, title text);'
  const inline = 'CREATE TRIGGER t AFTER INSERT ON film FOR EACH ROW BEGIN INSERT INTO film_text (id, title) VALUES (NEW.id, NEW.title); END;'
  expect(fed(`${film} ${inline}`, 'sqlite')).toEqual(['film_text'])
  expect(refused(`${film.replace('TABLE film_text (id int PRIMARY KEY', 'TABLE film_text (id int UNIQUE')} ${inline}`, 'sqlite')).toEqual({ film_text: 'a trigger of `film` writes its rows' })
  const routine = 'CREATE FUNCTION f() RETURNS trigger AS $$ BEGIN INSERT INTO public."film_text" VALUES (NEW.id); RETURN NEW; END $$ LANGUAGE plpgsql;'
  const called = 'CREATE TRIGGER t AFTER INSERT OR UPDATE ON film FOR EACH ROW EXECUTE PROCEDURE f();'
  expect(fed(`${film} ${routine} ${called}`, 'postgresql')).toEqual(['film_text'])
  expect(fed(`${film} ${routine} ${called.replace('INSERT OR UPDATE', 'DELETE')}`, 'postgresql')).toEqual([])
  const log = 'CREATE TABLE film (id int PRIMARY KEY); CREATE TABLE log (id integer PRIMARY KEY, film int);'
  expect(fed(`${log} CREATE TRIGGER t AFTER INSERT ON film BEGIN INSERT INTO log (film) VALUES (NEW.id); END;`, 'sqlite')).toEqual([])
})

test('a key over a column that is not there costs the table', () => {
  expect(refused('CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE a (b int, FOREIGN KEY (c) REFERENCES p (id));', 'postgresql')).toEqual({ a: 'one of its keys names a column `c` that it does not have' })
})

test('what refers to auth.users belongs to Supabase', () => {
  const text = 'CREATE TABLE profiles (id uuid PRIMARY KEY REFERENCES auth.users ON DELETE CASCADE, name text);'
  const of = (uri: string, before = '') => readSql({ uri, text: before + text, language: 'sql', dialect: 'postgresql' }).catalog
  const { entities, relations } = of('file:///p/supabase/migrations/1_init.sql')
  expect(entities.map((one) => one.table?.sqlName)).toEqual(['auth.users', 'profiles'])
  expect(relations).toMatchObject([{ from: 'profiles', to: 'users', toFields: ['id'] }])
  for (const other of [of('file:///p/supabase/a.sql', 'CREATE SCHEMA auth;'), of('file:///p/a.sql')]) expect(other.entities.map((one) => one.table?.refused)).toEqual(['it refers to `users`, which nothing before it makes'])
})

test('MySQL refuses types and collations of others, and what refers to such a table', () => {
  expect(refused('CREATE TABLE a (id int PRIMARY KEY, t timestamp without time zone); CREATE TABLE b (a int, FOREIGN KEY (a) REFERENCES a (id)); CREATE TABLE c (d jsonb); CREATE TABLE e (f text COLLATE german);', 'mysql')).toEqual({
    a: 'MySQL has no type `timestamp without time zone` (column `t`)', b: 'it refers to `a`, which is left out too',
    c: 'MySQL has no type `jsonb` (column `d`)', e: 'MySQL has no collation `german` (column `f`)',
  })
  expect(refused('CREATE TABLE a (id bigint unsigned, t timestamp(6), d double precision, u uuid, c varchar(3) COLLATE utf8mb4_bin, e enum(\'a\'), p point, s set(\'x\'), n national varchar(4))', 'mysql')).toEqual({})
})

test('a comma or a semicolon forgotten costs the table; SQLite and texts without semicolons do not mind', () => {
  const comma = 'CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE a (b int, c int, CONSTRAINT x FOREIGN KEY (b) REFERENCES p (id)\n CONSTRAINT y FOREIGN KEY (c) REFERENCES p (id))'
  expect(refused(comma, 'mysql')).toEqual({ a: 'a comma is missing before `CONSTRAINT`' })
  expect(refused(comma, 'sqlite')).toEqual({})
  const many = 'SELECT 1;\n'.repeat(30)
  expect(Object.keys(refused(`${many}CREATE INDEX i ON x (y)\nCREATE TABLE a (b int);\nCREATE TABLE c (d int);`, 'postgresql'))).toEqual(['a'])
  expect(refused('CREATE TABLE a (b int)\nCREATE TABLE c (d int)', 'postgresql')).toEqual({})
})

test('a foreign table has its rows elsewhere', () => {
  expect(Object.keys(refused('CREATE FOREIGN TABLE a (b int) SERVER s; CREATE TABLE c (d int)', 'postgresql'))).toEqual(['a'])
})

test('a table of the same name in a schema that nothing makes is no reference to itself', () => {
  expect(Object.keys(refused('CREATE TABLE users (id uuid PRIMARY KEY REFERENCES auth.users (id)); CREATE TABLE a (u uuid NOT NULL REFERENCES users);', 'postgresql'))).toEqual(['users', 'a'])
  expect(refused('CREATE TABLE users (id int PRIMARY KEY, boss int REFERENCES public.users (id));', 'postgresql')).toEqual({})
})

test('a trigger that writes into a schema that nothing makes costs the table; a column of an extension is told', () => {
  const body = 'CREATE FUNCTION f() RETURNS trigger AS $$ BEGIN INSERT INTO outbox.messages (t) VALUES (1); RETURN NEW; END $$ LANGUAGE plpgsql;'
  const text = `CREATE TABLE a (id int); CREATE TABLE b (g extensions.geometry(point)); ${body} CREATE TRIGGER t AFTER INSERT ON a FOR EACH ROW EXECUTE FUNCTION f();`
  expect(refused(text, 'postgresql')).toEqual({ a: 'its trigger writes to `outbox.messages`, which nothing in the file makes' })
  expect(refused(`CREATE TABLE outbox.messages (t int); ${text}`, 'postgresql')).toEqual({})
  const { diagnostics } = readSql({ uri: 'a.sql', text, language: 'sql', dialect: 'postgresql' })
  expect(diagnostics.filter((one) => one.code === 'sql/extension').map((one) => one.message)).toEqual(['`g` has the type `extensions.geometry`, which an extension brings'])
})

test('a trigger that writes to a virtual table needs its module', () => {
  const text = 'CREATE TABLE a (id integer PRIMARY KEY, b text); CREATE VIRTUAL TABLE s USING fts5(b); CREATE TRIGGER t AFTER INSERT ON a BEGIN INSERT INTO s (rowid, b) VALUES (NEW.id, NEW.b); END;'
  const { diagnostics } = readSql({ uri: 'a.sql', text, language: 'sql', dialect: 'sqlite' })
  expect(diagnostics.filter((one) => one.severity === 'warning').map((one) => one.message)).toEqual(['A trigger of `a` writes to `s`, a table of the module fts5'])
})

test('a table made from a query has the columns of what it reads; from what is not there nothing comes', () => {
  const text = 'CREATE TABLE a (id int PRIMARY KEY, b text NOT NULL); CREATE VIEW v AS SELECT 1; CREATE TABLE c AS SELECT * FROM a WHERE id > 3; CREATE TABLE d AS (SELECT id FROM gone JOIN a ON true); CREATE TABLE e AS SELECT n FROM v; CREATE TABLE f AS SELECT extract(day FROM now()) AS g FROM generate_series(1, 2)'
  const { entities } = readSql({ uri: 'a.sql', text, language: 'sql', dialect: 'postgresql' }).catalog
  expect(refused(text, 'postgresql')).toEqual({ d: 'it is made from `gone`, which nothing before it makes' })
  const [c] = entities.filter((one) => one.name === 'c')
  expect(c?.shape.kind === 'object' ? c.shape.fields.map((field) => `${field.name} ${field.column?.nullable}`) : []).toEqual(['id true', 'b true'])
})

test('a reference to columns that are no key costs the table in PostgreSQL', () => {
  const parent = 'CREATE TABLE p (a int, b int, c int, PRIMARY KEY (a, b), UNIQUE (c));'
  const child = (to: string): string => `${parent} CREATE TABLE k (x int, y int, FOREIGN KEY ${to});`
  expect(Object.keys(refused(child('(x) REFERENCES p (a)'), 'postgresql'))).toEqual(['k'])
  for (const to of ['(x, y) REFERENCES p (b, a)', '(x) REFERENCES p (c)', '(x, y) REFERENCES p']) expect(refused(child(to), 'postgresql')).toEqual({})
})

test('MySQL asks that a counted column is in a key, and that keys hold what partitions the table', () => {
  expect(refused('CREATE TABLE a (n int AUTO_INCREMENT, ip int, PRIMARY KEY (ip)); CREATE TABLE b (n int AUTO_INCREMENT, KEY by_n (n)); CREATE TABLE c (n SERIAL);', 'mysql')).toEqual({
    a: '`n` counts its rows and is in no key',
  })
  const by = (key: string): string => `CREATE TABLE a (id int, at timestamp, PRIMARY KEY (${key})) PARTITION BY RANGE (UNIX_TIMESTAMP(at)) (PARTITION p VALUES LESS THAN MAXVALUE);`
  expect(refused(by('id'), 'mysql')).toEqual({ a: 'it is partitioned by `at`, which one of its keys lacks' })
  expect(refused(by('id, at'), 'mysql')).toEqual({})
})
