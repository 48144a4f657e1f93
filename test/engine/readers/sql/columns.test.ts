import { expect, test } from 'vitest'
import { readSql } from '../../../../src/engine/readers/sql/sql.ts'

function columns(text: string, dialect: string): readonly string[] {
  const [entity] = readSql({ uri: 'a.sql', text, language: 'sql', dialect }).catalog.entities
  return entity?.shape.kind === 'object' ? entity.shape.fields.map((field) => `${field.name} ${field.column?.family} ${JSON.stringify(field.shape)}`) : []
}

test('types whose first word may also follow a type', () => {
  const [a, b, c] = columns('CREATE TABLE t (a character varying(5) NOT NULL, b character varying[] NOT NULL, c character(1) NOT NULL)', 'postgresql')
  expect(a).toBe('a text {"kind":"string","maxLength":5}')
  expect(b).toContain('b array')
  expect(c).toBe('c text {"kind":"string","maxLength":1}')
  expect(columns('CREATE TABLE t (a binary(16) NOT NULL, b varchar(9) character set ascii NOT NULL)', 'mysql').map((one) => one.slice(0, 7))).toEqual(['a bytes', 'b text '])
})

test('places of a geometry have as many numbers as its type asks', () => {
  expect(columns('CREATE TABLE t (a geometry(MULTIPOINTZ, 4326) NOT NULL)', 'postgresql')[0]).toContain("'SRID=4326;MULTIPOINT Z (0 0 1,1 1 1)'")
  expect(columns('CREATE TABLE t (a geometry(GEOMETRYZ) NOT NULL)', 'postgresql')[0]).toContain('POINT Z (13.4 52.5 1)')
})

test('quoted names that differ in case are two tables, where case is folded', () => {
  const names = (dialect: string) => readSql({ uri: 'a.sql', text: 'CREATE TABLE "Foo" (a int); CREATE TABLE foo (b int);', language: 'sql', dialect }).catalog.entities.map((one) => one.name)
  expect(names('postgresql')).toEqual(['Foo', 'foo'])
  expect(names('sqlite')).toEqual(['Foo'])
})

test('a partitioned table takes no NULL where no partition does', () => {
  const rules = (bound: string) => readSql({ uri: 'a.sql', text: `CREATE TABLE p (a int) PARTITION BY ${bound.startsWith('FROM') ? 'RANGE' : 'LIST'} (a); CREATE TABLE q PARTITION OF p FOR VALUES ${bound};`, language: 'sql', dialect: 'postgresql' })
    .catalog.entities[0]?.constraints.flatMap((one) => (one.kind === 'rule' ? [one.expression] : []))
  expect(rules('FROM (1) TO (9)')).toEqual(['("a" IS NOT NULL AND "a" >= 1 AND "a" < 9)'])
  expect(rules('IN (1, NULL)')).toEqual(['("a" IS NULL OR "a" IN (1, NULL))'])
})

test('a partition that is partitioned takes what its own partitions take, and none is left out of the sum', () => {
  const text = `CREATE TABLE p (a int, b int) PARTITION BY RANGE (a); CREATE TABLE q PARTITION OF p FOR VALUES FROM (1) TO (9) PARTITION BY LIST (b);
    CREATE TABLE r PARTITION OF p FOR VALUES FROM (20) TO (30); CREATE TABLE empty PARTITION OF p FOR VALUES FROM (40) TO (50) PARTITION BY HASH (b); CREATE TABLE s PARTITION OF q FOR VALUES IN (7);`
  const [entity] = readSql({ uri: 'a.sql', text, language: 'sql', dialect: 'postgresql' }).catalog.entities
  expect(entity?.constraints.flatMap((one) => (one.kind === 'rule' ? [one.expression] : []))).toEqual([
    '(("a" IS NOT NULL AND "a" >= 1 AND "a" < 9) AND (("b" IS NOT NULL AND "b" IN (7)))) OR ("a" IS NOT NULL AND "a" >= 20 AND "a" < 30)',
  ])
})

test('floats of so many digits, enums without labels', () => {
  expect(columns('CREATE TABLE t (a double(5,4) NOT NULL, b float NOT NULL)', 'mysql')).toEqual([
    'a float {"kind":"number","minimum":-9.9999,"maximum":9.9999,"multipleOf":[0.0001],"decimal":true}', 'b float {"kind":"number","minimum":-1000000,"maximum":1000000}',
  ])
  expect(columns('CREATE TABLE t (a enum NOT NULL)', 'sqlite')).toEqual(['a text {"kind":"string"}'])
})

test('keys that follow each other without a comma, behind what a reference does', () => {
  const text = 'CREATE TABLE a (id text PRIMARY KEY); CREATE TABLE t (x text, y text, FOREIGN KEY (x) REFERENCES a (id) ON DELETE cascade FOREIGN KEY (y) REFERENCES a (id) CONSTRAINT k PRIMARY KEY (x))'
  const { catalog } = readSql({ uri: 'a.sql', text, language: 'sql', dialect: 'sqlite' })
  expect(catalog.relations.map((one) => one.fromFields)).toEqual([['x'], ['y']])
  expect(catalog.entities[1]?.constraints.map((one) => one.kind)).toEqual(['primary'])
})

test('a referred column holds what fits into those that refer to it', () => {
  const [code, id] = columns('CREATE TABLE p (code varchar(50) NOT NULL, id bigint NOT NULL, PRIMARY KEY (code, id)); CREATE TABLE c (code varchar(15), id smallint, FOREIGN KEY (code, id) REFERENCES p (code, id));', 'mysql')
  expect(code).toBe('code text {"kind":"string","maxLength":15}')
  expect(id).toContain('"maximum":32767')
})

test('Prisma migrations for PostgreSQL are told by their enums', () => {
  expect(readSql({ uri: 'm.sql', text: `CREATE TYPE "Role" AS ENUM ('A'); CREATE TABLE "User" ("id" TEXT NOT NULL, "at" TIMESTAMP(3) NOT NULL, CONSTRAINT "k" PRIMARY KEY ("id"));`, language: 'sql' }).catalog.variant?.id).toBe('postgresql')
  const warned = '/* You are about to drop the `Make` table. */ -- `Make`\nALTER TABLE "public"."Model" DROP CONSTRAINT "k"; CREATE TABLE "A" ("id" TEXT NOT NULL, "at" TIMESTAMP(3) NOT NULL);'
  expect(readSql({ uri: 'm.sql', text: warned, language: 'sql' }).catalog.variant?.id).toBe('postgresql')
  expect(readSql({ uri: 'm.sql', text: '/*!40101 SET x */; -- MariaDB dump\nCREATE TABLE a (b int)', language: 'sql' }).catalog.variant?.id).toBe('mariadb')
})

test('a column in a version comment is told: MariaDB has it not', () => {
  const text = 'CREATE TABLE a (id int,\n  /*!50705 place GEOMETRY NOT NULL,*/\n  b int);'
  const of = (dialect: string) => readSql({ uri: 'a.sql', text, language: 'sql', dialect })
  const names = ({ catalog: { entities: [one] } }: ReturnType<typeof of>) => (one?.shape.kind === 'object' ? one.shape.fields.map((field) => field.name) : [])
  expect(names(of('mysql'))).toEqual(['id', 'place', 'b'])
  expect(of('mysql').diagnostics.map((one) => one.code)).toEqual(['sql/version'])
  expect(names(of('mariadb'))).toEqual(['id', 'b'])
})

test('a type in a schema whose name says something else elsewhere', () => {
  expect(columns("CREATE TYPE storage.kind AS ENUM ('a'); CREATE TABLE t (b storage.kind NOT NULL)", 'postgresql')).toEqual(['b enum {"kind":"literal","values":["a"]}'])
})

test('a column that is numbered no more when its type or default goes', () => {
  const numbered = (more: string) => {
    const [entity] = readSql({ uri: 'a.sql', text: `CREATE TABLE t (id serial PRIMARY KEY); ALTER TABLE t ALTER id ${more};`, language: 'sql', dialect: 'postgresql' }).catalog.entities
    return entity?.shape.kind === 'object' ? entity.shape.fields[0]?.column?.identity : undefined
  }
  expect([numbered('SET NOT NULL'), numbered('TYPE text'), numbered('TYPE bigint'), numbered('DROP DEFAULT')]).toEqual(['default', undefined, 'default', undefined])
})

test('the few letters that columns of MySQL hold', () => {
  const charsets = (text: string) => {
    const [entity] = readSql({ uri: 'a.sql', text, language: 'sql', dialect: 'mysql' }).catalog.entities
    return entity?.shape.kind === 'object' ? entity.shape.fields.map((field) => field.column?.charset) : []
  }
  const table = 'CREATE TABLE t (a text, b text CHARACTER SET utf8mb4, c char(3) COLLATE ascii_bin, d int)'
  expect(charsets(`${table} ENGINE=InnoDB DEFAULT CHARSET=latin1;`)).toEqual(['latin1', undefined, 'ascii', undefined])
  expect(charsets(`CREATE DATABASE x; ${table};`)).toEqual(['latin1', undefined, 'ascii', undefined])
  expect(charsets(`CREATE DATABASE x DEFAULT CHARACTER SET utf8mb4; ${table};`)).toEqual([undefined, undefined, 'ascii', undefined])
  expect(charsets(`${table} CHARSET latin1; ALTER TABLE t CONVERT TO CHARACTER SET utf8mb4;`)).toEqual([undefined, undefined, undefined, undefined])
})

test('columns of a query that gives numbers', () => {
  expect(columns("CREATE TABLE t AS SELECT 1 AS id, 2.5 AS share, ''::text AS name", 'postgresql').map((one) => one.split(' ').slice(0, 2).join(' '))).toEqual(['id integer', 'share decimal', 'name text'])
})
