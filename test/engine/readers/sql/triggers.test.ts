import { expect, test } from 'vitest'
import { readSql } from '../../../../src/engine/readers/sql/sql.ts'

const read = (text: string, dialect = 'postgresql') =>
  readSql({ uri: 'a.sql', text, language: 'sql', dialect }).catalog.entities
const trigger = (body: string, columns: string): string =>
  `CREATE FUNCTION f() RETURNS trigger AS $$ BEGIN ${body} RETURN NEW; END $$ LANGUAGE plpgsql;
   CREATE TABLE t (id int PRIMARY KEY, ${columns});
   CREATE TRIGGER g BEFORE INSERT OR UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f();`
const rules = (text: string, dialect?: string) =>
  read(text, dialect)[0]?.constraints.flatMap((one) => (one.kind === 'rule' ? [one.expression] : []))

test('settings of the session that a trigger reads get a value of the kind it takes', () => {
  const body = `NEW.by = current_setting('app.user', true); NEW.n := nullif(current_setting('app.tenant', true), '')::int;
    NEW.owner = current_setting('request.claims')::json->>'sub'; IF current_setting('is_superuser') THEN NULL; END IF;`
  expect(read(trigger(body, 'by uuid NOT NULL, n int, owner text'))[0]?.table?.session).toEqual({
    'app.user': '00000000-0000-4000-8000-000000000001',
    'app.tenant': '1',
    'request.claims': '{"sub":"lifelike"}',
  })
})

test('a name that must be a role is one of the server', () => {
  const body = "IF NOT EXISTS (SELECT 1 FROM pg_roles r WHERE r.rolname = NEW.role) THEN RAISE EXCEPTION 'no'; END IF;"
  const shape = (before: string) => {
    const own = read(before + trigger(body, 'role name NOT NULL'))[0]?.shape
    return own?.kind === 'object' ? own.fields[1]?.shape : undefined
  }
  expect(shape('CREATE ROLE clerk;')).toMatchObject({ kind: 'literal', values: ['clerk'] })
  expect(shape('')).toMatchObject({ kind: 'literal' })
})

test('what a refusing trigger reads stays at its default, else NULL', () => {
  const body = "IF NEW.parent IS NOT NULL AND NEW.kind <> 'x' THEN RAISE EXCEPTION 'no'; END IF; NEW.at := now();"
  const text = trigger(body, "parent int, kind text NOT NULL DEFAULT 'y', at timestamp, free int")
  expect(rules(text)).toEqual(['"parent" IS NULL'])
  const shape = read(text)[0]?.shape
  expect(shape?.kind === 'object' && shape.fields[2]?.shape).toMatchObject({ kind: 'literal', values: ['y'] })
  expect(rules(trigger("IF NEW.parent IS NULL THEN RAISE EXCEPTION 'no'; END IF;", 'parent int'))).toEqual([])
  expect(rules(trigger("IF NEW.parent > 1 THEN RAISE NOTICE 'so'; END IF;", 'parent int'))).toEqual([])
  const sqlite =
    "CREATE TABLE t (id integer PRIMARY KEY, a int); CREATE TRIGGER g BEFORE INSERT ON t BEGIN SELECT RAISE(ABORT, 'no') WHERE NEW.a < 3; END;"
  expect(rules(sqlite, 'sqlite')).toEqual(['"a" IS NULL'])
})

test('a trigger that always calls what the file does not make lets no row in', () => {
  const call = 'CREATE SCHEMA own; ' + trigger('PERFORM jobs.add(NEW.id);', 'a int')
  expect(read(call)[0]?.table?.refused).toBe('its trigger calls `jobs.add`, which nothing in the file makes')
  const refused = (body: string) => read('CREATE SCHEMA own; ' + trigger(body, 'a int'))[0]?.table?.refused
  expect(refused('IF NEW.a > 3 THEN PERFORM jobs.add(NEW.id); END IF;')).toBe('its trigger may call `jobs.add`, which nothing in the file makes')
  expect(refused("IF TG_OP = 'UPDATE' THEN PERFORM jobs.add(NEW.id); ELSIF (TG_OP = 'DELETE') THEN PERFORM jobs.drop(1); END IF;")).toBeUndefined()
  expect(refused("IF TG_OP = 'UPDATE' THEN NULL; ELSE PERFORM jobs.add(NEW.id); END IF;")).toBe('its trigger may call `jobs.add`, which nothing in the file makes')
})

test('what only a later server takes, and calls that only some rows come to, are told beforehand', () => {
  const told = (text: string) => readSql({ uri: 'a.sql', text, language: 'sql', dialect: 'postgresql' }).diagnostics.flatMap((one) => (one.code === 'sql/version' || one.severity === 'warning' ? [one.message] : []))
  expect(told('CREATE TABLE a (b int, c int GENERATED ALWAYS AS (b * 2) VIRTUAL, UNIQUE NULLS NOT DISTINCT (b)); CREATE TABLE d AS SELECT x FROM (SELECT 1 AS x) GROUP BY x; CREATE TABLE e AS SELECT x FROM (SELECT 1 AS x) s;')).toEqual([
    'A virtual generated column: PostgreSQL takes it from version 18 on', 'NULLS NOT DISTINCT: PostgreSQL takes it from version 15 on',
    'A subquery without a name: PostgreSQL takes it from version 16 on',
  ])
  expect(told('CREATE SCHEMA own; ' + trigger('IF NEW.a > 3 THEN PERFORM jobs.add(NEW.id); END IF;', 'a int'))).toEqual([
    '`t` is left out: its trigger may call `jobs.add`, which nothing in the file makes',
  ])
})

test('a trigger that writes to its own table without end lets no row in; a table that it writes to is found in another schema', () => {
  const refused = (body: string) => read(trigger(body, 'a int'))[0]?.table?.refused
  expect(refused('INSERT INTO t VALUES (NEW.id, NEW.a);')).toBe('its trigger writes to the table itself without end')
  expect(refused('IF NEW.a > 1 THEN INSERT INTO t VALUES (NEW.id + 1, 0); END IF;')).toBeUndefined()
  const twin = `CREATE SCHEMA own; CREATE TABLE own.t (id int PRIMARY KEY); ${trigger('INSERT INTO own.t VALUES (NEW.id);', 'a int')}`
  expect(read(twin).map((one) => one.table?.refused)).toEqual([undefined, undefined])
  const text = `CREATE SCHEMA own; CREATE TABLE own.u (id int PRIMARY KEY); ${trigger('INSERT INTO own.u VALUES (NEW.id);', 'a int')}`
  expect(read(text).map((one) => one.table?.fed)).toEqual([['t'], undefined])
})
