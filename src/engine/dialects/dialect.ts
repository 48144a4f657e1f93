/** How one SQL dialect writes names, strings and statements: data, no behaviour. */
export interface Dialect {
  readonly id: string
  readonly title: string
  /** The dialect whose types and literals it shares. */
  readonly base: 'postgresql' | 'mysql' | 'sqlite' | 'mssql' | 'oracle'
  /** The dialect it is mostly written like: what tells of that one in a script tells of this one, too. */
  readonly kin?: string
  /** What becomes of the letters of a name that is not quoted. */
  readonly fold: 'lower' | 'upper' | 'keep'
  /** Opens and closes a quoted name. */
  readonly quote: readonly [open: string, close: string]
  /** Backslash escapes in plain strings. */
  readonly backslash: boolean
  /** `"text"` is a string. */
  readonly doubleQuotedStrings: boolean
  readonly dollarQuotes: boolean
  readonly nestedComments: boolean
  /** `[name]` is a quoted name. */
  readonly brackets: boolean
  /** `#` opens a comment. */
  readonly hashComments: boolean
  /** `//` opens a comment. */
  readonly slashComments?: boolean
  /** `--` opens a comment only before a space. */
  readonly spacedDashes?: boolean
  /** Characters of words besides letters, digits, `_` and what lies beyond ASCII. */
  readonly wordCharacters: string
  /** The schema that needs no name. */
  readonly defaultSchema: string
  /** A statement may end without a semicolon. */
  readonly looseEnds: boolean
  /** Rows of one INSERT: the dialect's own limit, or what servers take well. */
  readonly insertRows: number
  /** `INSERT ALL` instead of several rows behind VALUES, with at most so many values in all. */
  readonly insertAll?: number
  /** What stands around the hexadecimal digits of bytes. */
  readonly bytes: readonly [open: string, close: string]
  /** TRUE and FALSE are values; else 1 and 0. */
  readonly truths: boolean
  /** Lengths of `char` and `varchar` count bytes unless the type says otherwise. */
  readonly byteLengths?: boolean
  /** Foreign keys are words only: rows load in any order. */
  readonly unenforced?: boolean
  /** Statements around what must load whole; '': a transaction begins by itself. */
  readonly transaction: readonly [open: string, close: string]
}

const BASE = {
  fold: 'keep', quote: ['"', '"'], backslash: false, doubleQuotedStrings: false, dollarQuotes: false,
  nestedComments: false, brackets: false, hashComments: false, wordCharacters: '$', defaultSchema: '',
  looseEnds: false, insertRows: 500, transaction: ['BEGIN;', 'COMMIT;'], bytes: ["X'", "'"], truths: true,
} as const

const POSTGRESQL: Dialect = {
  ...BASE, id: 'postgresql', title: 'PostgreSQL', base: 'postgresql', fold: 'lower', dollarQuotes: true,
  nestedComments: true, defaultSchema: 'public', bytes: ["'\\x", "'"],
}
const MYSQL: Dialect = {
  ...BASE, id: 'mysql', title: 'MySQL', base: 'mysql', quote: ['`', '`'], backslash: true, doubleQuotedStrings: true,
  hashComments: true, spacedDashes: true, wordCharacters: '$@',
  truths: false,
}
const SQLITE: Dialect = { ...BASE, id: 'sqlite', title: 'SQLite', base: 'sqlite', brackets: true, defaultSchema: 'main', truths: false }
const MSSQL: Dialect = {
  ...BASE, id: 'mssql', title: 'SQL Server', base: 'mssql', quote: ['[', ']'], brackets: true, nestedComments: true,
  wordCharacters: '$@#', defaultSchema: 'dbo', looseEnds: true, insertRows: 1000, transaction: ['BEGIN TRANSACTION;', 'COMMIT TRANSACTION;'], bytes: ['0x', ''], truths: false,
}
const ORACLE: Dialect = {
  ...BASE, id: 'oracle', title: 'Oracle', base: 'oracle', fold: 'upper', wordCharacters: '$#@', insertRows: 500, transaction: ['', 'COMMIT;'],
}

/** Every dialect by its name; those after the first six borrow another's habits. */
export const DIALECTS: { readonly [id: string]: Dialect } = {
  postgresql: POSTGRESQL,
  mysql: MYSQL,
  mariadb: { ...MYSQL, id: 'mariadb', title: 'MariaDB', kin: 'mysql' },
  sqlite: SQLITE,
  mssql: MSSQL,
  oracle: { ...ORACLE, insertRows: 1, insertAll: 999, bytes: ["HEXTORAW('", "')"], byteLengths: true },
  cockroach: { ...POSTGRESQL, id: 'cockroach', title: 'CockroachDB', kin: 'postgresql' },
  yugabyte: { ...POSTGRESQL, id: 'yugabyte', title: 'YugabyteDB', kin: 'postgresql' },
  redshift: { ...POSTGRESQL, id: 'redshift', unenforced: true, title: 'Amazon Redshift', kin: 'postgresql', bytes: ["TO_VARBYTE('", "', 'hex')"], byteLengths: true },
  snowflake: { ...POSTGRESQL, id: 'snowflake', unenforced: true, title: 'Snowflake', kin: 'postgresql', fold: 'upper', slashComments: true, bytes: ["X'", "'"] },
  duckdb: { ...POSTGRESQL, id: 'duckdb', title: 'DuckDB', kin: 'postgresql', defaultSchema: 'main', bytes: ["unhex('", "')"] },
  bigquery: { ...MYSQL, id: 'bigquery', unenforced: true, title: 'BigQuery', kin: 'mysql', spacedDashes: false, truths: true, bytes: ["FROM_HEX('", "')"], transaction: ['BEGIN TRANSACTION;', 'COMMIT TRANSACTION;'] },
  spark: { ...MYSQL, id: 'spark', title: 'Spark SQL', kin: 'mysql', unenforced: true, spacedDashes: false, hashComments: false, truths: true, transaction: ['', ''] },
  clickhouse: { ...MYSQL, id: 'clickhouse', title: 'ClickHouse', kin: 'mysql', unenforced: true, spacedDashes: false, truths: true, bytes: ["unhex('", "')"], transaction: ['', ''] },
  cassandra: { ...POSTGRESQL, id: 'cassandra', title: 'Cassandra', kin: 'postgresql', slashComments: true, unenforced: true, insertRows: 1, bytes: ['0x', ''], transaction: ['', ''] },
  h2: { ...POSTGRESQL, id: 'h2', title: 'H2', kin: 'postgresql', fold: 'upper', slashComments: true, bytes: ["X'", "'"] },
  hsqldb: { ...POSTGRESQL, id: 'hsqldb', title: 'HSQLDB', kin: 'postgresql', fold: 'upper', bytes: ["X'", "'"], transaction: ['START TRANSACTION;', 'COMMIT;'] },
  derby: { ...ORACLE, id: 'derby', title: 'Derby', kin: 'postgresql' },
  db2: { ...ORACLE, id: 'db2', title: 'Db2', kin: 'postgresql', byteLengths: true },
  hana: { ...ORACLE, id: 'hana', title: 'SAP HANA', kin: 'mssql', insertRows: 1 },
  firebird: { ...ORACLE, id: 'firebird', title: 'Firebird', kin: 'postgresql', insertRows: 1 },
  sybase: { ...MSSQL, id: 'sybase', title: 'Sybase', kin: 'mssql', insertRows: 1 },
}

const ALIASES: { readonly [name: string]: string } = {
  postgres: 'postgresql', pg: 'postgresql', psql: 'postgresql', pgsql: 'postgresql', cockroachdb: 'cockroach', crdb: 'cockroach',
  yugabytedb: 'yugabyte', sqlserver: 'mssql', sql_server: 'mssql', synapse: 'mssql', tsql: 'mssql', 'transact-sql': 'mssql', plsql: 'oracle',
  sqlite3: 'sqlite', hsql: 'hsqldb', databricks: 'spark', interbase: 'firebird',
}

/** Names by which a dialect can be called, aliases among them. */
export function dialectNames(): readonly string[] {
  return [...Object.keys(DIALECTS), ...Object.keys(ALIASES)]
}

/** The dialect called `id` (or an alias of it), or `undefined`. */
export function dialectCalled(id: string): Dialect | undefined {
  const name = id.toLowerCase()
  const known = ALIASES[name] ?? name
  return Object.hasOwn(DIALECTS, known) ? DIALECTS[known] : undefined
}

/** The dialect called `id`, else PostgreSQL. */
export function dialectOf(id: string | undefined): Dialect {
  return (id === undefined ? undefined : dialectCalled(id)) ?? POSTGRESQL
}

/** A name that is not quoted, as the database keeps it. */
export function foldName(name: string, dialect: Dialect): string {
  if (dialect.fold === 'lower') return name.toLowerCase()
  return dialect.fold === 'upper' ? name.toUpperCase() : name
}
