import { expect, test } from 'vitest'
import { DIALECTS } from '../../../../src/engine/dialects/dialect.ts'
import { detectDialect } from '../../../../src/engine/readers/sql/detect.ts'

/** One script of each dialect, without its name. */
const SCRIPTS: { readonly [dialect: string]: string } = {
  postgresql: 'CREATE TABLE a (id bigserial PRIMARY KEY, body jsonb);',
  mysql: 'CREATE TABLE `a` (`id` int unsigned NOT NULL AUTO_INCREMENT) ENGINE=InnoDB;',
  mariadb: '-- MariaDB dump\nCREATE TABLE `a` (`id` int NOT NULL) ENGINE=InnoDB;',
  sqlite: 'CREATE TABLE a (id INTEGER PRIMARY KEY AUTOINCREMENT, n TEXT);',
  mssql: 'CREATE TABLE [dbo].[a]([id] [int] IDENTITY(1,1) NOT NULL)\nGO\n',
  oracle: 'CREATE TABLE a (id NUMBER(10) NOT NULL, n VARCHAR2(20 CHAR))\n/\n',
  cockroach:
    'CREATE TABLE public.a (id UUID NOT NULL, n STRING NULL, FAMILY "primary" (id, n)) LOCALITY REGIONAL BY ROW;',
  yugabyte: 'CREATE TABLE a (id int, n text, PRIMARY KEY (id HASH, n ASC)) SPLIT INTO 4 TABLETS;',
  redshift: 'create table a (id integer not null distkey sortkey, n varchar(20) encode zstd);',
  snowflake: 'create or replace transient table a (id number(38,0) not null, t timestamp_ntz, v variant);',
  duckdb: "CREATE TABLE a (id UBIGINT PRIMARY KEY, n VARCHAR); INSERT INTO a SELECT * FROM read_csv('a.csv');",
  bigquery: 'CREATE TABLE `p.d.a` (id INT64 NOT NULL, n STRING OPTIONS(description="x"));',
  spark: 'CREATE TABLE `a` (id BIGINT, n STRING) USING DELTA PARTITIONED BY (n);',
  clickhouse: 'CREATE TABLE a (`id` UInt64, `n` LowCardinality(String)) ENGINE = ReplacingMergeTree ORDER BY id;',
  cassandra: 'CREATE TABLE a (id timeuuid, n text, PRIMARY KEY ((id), n)) WITH CLUSTERING ORDER BY (n DESC);',
  h2: 'SET REFERENTIAL_INTEGRITY FALSE; CREATE TABLE a (id BIGINT AUTO_INCREMENT, n VARCHAR_IGNORECASE(20));',
  hsqldb: 'CREATE CACHED TABLE a (id BIGINT, n LONGVARCHAR);',
  derby: '-- Derby\nCREATE TABLE a (id BIGINT GENERATED ALWAYS AS IDENTITY, n VARCHAR(20));',
  db2: 'CREATE TABLE a (id BIGINT GENERATED ALWAYS AS IDENTITY, n CHAR(16) FOR BIT DATA, b BLOB(1M) NOT LOGGED);',
  hana: 'CREATE COLUMN TABLE a (id BIGINT, n NVARCHAR(20), t SECONDDATE);',
  firebird: 'SET TERM ^ ;\nCREATE TABLE a (id BIGINT, b BLOB SUB_TYPE TEXT)^',
  sybase: 'create table a (id numeric(19,0) identity not null, n varchar(20) null) lock datarows\ngo\n',
}

test.each(Object.keys(DIALECTS))('%s shows in its text, by a reason that is said', (id) => {
  const { dialect, because } = detectDialect(SCRIPTS[id] ?? '', 'a.sql', undefined)
  expect(dialect.id).toBe(id)
  expect(because).toMatch(/\w{2}/)
})

test.each(Object.keys(DIALECTS))('%s shows in the name of its file', (id) => {
  const { dialect, because } = detectDialect(
    'CREATE TABLE a (id BIGINT NOT NULL);',
    `file:///schema/${id}/tables.sql`,
    undefined,
  )
  expect(dialect.id).toBe(id)
  expect(because).toContain(`\`${id}\` in the file's name`)
})

test('what is chosen is not asked of the text', () => {
  expect(detectDialect(SCRIPTS['mysql'] ?? '', 'mysql.sql', 'sqlserver')).toMatchObject({
    dialect: { id: 'mssql' },
    because: 'chosen',
  })
})

test('where nothing tells, that is the reason', () => {
  expect(detectDialect('CREATE TABLE a (id int);', 'a.sql', undefined)).toMatchObject({
    dialect: { id: 'postgresql' },
    because: expect.stringContaining('nothing in the text tells') as string,
  })
})

test('T-SQL has no CREATE TABLE IF NOT EXISTS', () => {
  expect(
    detectDialect(
      'CREATE TABLE IF NOT EXISTS [a] ([id] INTEGER PRIMARY KEY, [n] NVARCHAR(20), [t] TEXT DEFAULT (strftime(1)));',
      'a.sql',
      undefined,
    ).dialect.id,
  ).toBe('sqlite')
})

test('a word that is a type elsewhere, in a text, is no sign', () => {
  expect(detectDialect("CREATE TABLE a (id bigint PRIMARY KEY); CREATE FUNCTION f() RETURNS void AS $$ BEGIN RAISE EXCEPTION 'Product variant not found.'; END $$ LANGUAGE plpgsql;", 'a.sql', undefined).dialect.id).toBe('postgresql')
})
