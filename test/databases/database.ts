import { spawnSync } from 'node:child_process'
import { DatabaseSync } from 'node:sqlite'
import { PGlite } from '@electric-sql/pglite'

/** What became of a schema and of rows for it. */
export interface Loaded {
  /** Statements of the schema that the database refused; it goes on after each. */
  readonly schema: readonly string[]
  /** Why the rows were refused. */
  readonly rows: string | undefined
  /** Rows by table afterwards; names without their schema. */
  readonly counts: ReadonlyMap<string, number>
}

/** A database that schemas are loaded into, each into an empty one. */
export interface Database {
  readonly dialect: 'postgresql' | 'mysql' | 'sqlite'
  readonly title: string
  /** `folder`: where files lie that the rows' script names. */
  load(schema: string, rows: string, folder?: string): Promise<Loaded>
  /** All rows of what was loaded last, as text that tells any difference; absent: embedded databases. */
  contents?(): string
  close(): Promise<void>
}

/** Those that are to be had: real servers where `npm run test:databases` started them, else the embedded ones. */
export async function openDatabases(): Promise<readonly Database[]> {
  const { LIFELIKE_DATABASES: mode, LIFELIKE_POSTGRESQL: postgresql = '', LIFELIKE_MARIADB: mariadb = '' } = process.env
  if (mode !== 'real') return [embeddedPostgresql(await PGlite.create()), sqlite()]
  return [
    ...(postgresql === '' ? [] : [realPostgresql(postgresql)]),
    ...(mariadb === '' ? [] : [realMariadb(mariadb)]),
    sqlite(),
  ]
}

const errorLines = (stderr: string): string[] => stderr.split('\n').filter((line) => /\bERROR\b|^ERROR/.test(line))
const countsOf = (table: string): Map<string, number> =>
  new Map(
    table
      .split('\n')
      .filter(Boolean)
      .map((line) => line.split('\t'))
      .map(([name = '', count]) => [name, Number(count)]),
  )

const TABLES = `SELECT format('%I.%I', nspname, relname) AS name, relname AS said
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE relkind IN ('r', 'p') AND NOT relispartition AND nspname NOT IN ('pg_catalog', 'information_schema') AND nspname !~ '^pg_' ORDER BY 1`

/** psql runs what dumps hold: COPY with its rows, backslash commands. */
function realPostgresql(folder: string): Database {
  const psqlIn = (
    cwd: string | undefined,
    input: string,
    ...args: readonly string[]
  ): { readonly status: number | null; readonly stdout: string; readonly stderr: string } =>
    spawnSync('psql', ['-X', '-q', '-A', '-t', '-F', '\t', '-h', folder, '-U', 'postgres', ...args], {
      input,
      cwd,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
      timeout: 120_000,
    })
  const psql = (input: string, ...args: readonly string[]) => psqlIn(undefined, input, ...args)
  const names = (): string[][] =>
    psql('', '-d', 'loaded', '-c', TABLES)
      .stdout.split('\n')
      .filter(Boolean)
      .map((line) => line.split('\t'))
  return {
    dialect: 'postgresql',
    title: 'PostgreSQL',
    load(schema, rows, cwd) {
      const make = (): string[] => {
        psql('', '-d', 'postgres', '-c', 'DROP DATABASE IF EXISTS loaded WITH (FORCE)', '-c', 'CREATE DATABASE loaded')
        return errorLines(psql(schema, '-d', 'loaded').stderr)
      }
      let made = make()
      // Dumps grant to roles that stand on their own server.
      const roles = new Set(made.flatMap((line) => /role "([^"]+)" does not exist/.exec(line)?.[1] ?? []))
      for (const role of roles) psql('', '-d', 'postgres', '-c', `CREATE ROLE "${role}"`)
      if (roles.size > 0) made = make()
      const { status, stderr } = psqlIn(cwd, rows, '-d', 'loaded', '-v', 'ON_ERROR_STOP=1')
      const tables = names()
      const counting = tables.map(([name, said]) => `SELECT $$${said}$$, count(*) FROM ${name}`).join(' UNION ALL ')
      const counts = countsOf(counting === '' ? '' : psql(counting, '-d', 'loaded').stdout)
      return Promise.resolve({ schema: made, rows: status === 0 ? undefined : stderr, counts })
    },
    contents: () =>
      names()
        .map(
          ([name]) => `${name}\n${psql('', '-d', 'loaded', '-c', `SELECT t::text FROM ${name} t ORDER BY 1`).stdout}`,
        )
        .join('\n'),
    close: () => Promise.resolve(),
  }
}

function embeddedPostgresql(db: PGlite): Database {
  return {
    dialect: 'postgresql',
    title: 'PostgreSQL (embedded)',
    async load(schema, rows) {
      const refused = async (sql: string): Promise<string | undefined> => {
        try {
          await db.exec(sql)
        } catch (error) {
          await db.exec('ROLLBACK')
          return String(error)
        }
        return undefined
      }
      const old = await db.query<{ nspname: string }>(
        `SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'`,
      )
      for (const { nspname } of old.rows) await db.exec(`DROP SCHEMA "${nspname}" CASCADE`)
      await db.exec('CREATE SCHEMA public')
      const made = await refused(schema)
      const failed = await refused(rows)
      const counts = new Map<string, number>()
      for (const { name, said } of (await db.query<{ name: string; said: string }>(TABLES)).rows) {
        const [one] = (await db.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${name}`)).rows
        counts.set(said, one?.n ?? 0)
      }
      return { schema: made === undefined ? [] : [made], rows: failed, counts }
    },
    close: () => db.close(),
  }
}

function realMariadb(folder: string): Database {
  const clientIn = (
    cwd: string | undefined,
    input: string,
    ...args: readonly string[]
  ): { readonly status: number | null; readonly stdout: string; readonly stderr: string } =>
    spawnSync(
      'mariadb',
      [
        '--no-defaults',
        '--local-infile=1',
        '-S',
        `${folder}/s`,
        '-uroot',
        '--batch',
        '--raw',
        '-N',
        '--default-character-set=utf8mb4',
        ...args,
      ],
      { input, cwd, encoding: 'utf8', maxBuffer: 2 ** 28, timeout: 120_000 },
    )
  const client = (input: string, ...args: readonly string[]) => clientIn(undefined, input, ...args)
  const own = `table_schema NOT IN ('information_schema', 'mysql', 'performance_schema', 'sys')`
  return {
    dialect: 'mysql',
    title: 'MariaDB',
    load(schema, rows, cwd) {
      for (const name of client(
        `SELECT schema_name FROM information_schema.schemata WHERE ${own.replace('table_schema', 'schema_name')}`,
      )
        .stdout.split('\n')
        .filter(Boolean))
        client(`DROP DATABASE \`${name}\``)
      client('CREATE DATABASE loaded CHARACTER SET utf8mb4')
      const made = errorLines(client(schema, '--force', 'loaded').stderr)
      const tables = client(
        `SELECT table_schema, table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE' AND ${own}`,
      )
        .stdout.split('\n')
        .filter(Boolean)
        .map((line) => line.split('\t'))
      const home =
        tables.length === 0 || tables.some(([database]) => database === 'loaded')
          ? 'loaded'
          : (tables[0]?.[0] ?? 'loaded')
      const { status, stderr } = clientIn(cwd, rows, home)
      const counting = tables
        .map(([database, name]) => `SELECT '${name}', count(*) FROM \`${database}\`.\`${name}\``)
        .join(' UNION ALL ')
      return Promise.resolve({
        schema: made,
        rows: status === 0 ? undefined : stderr,
        counts: countsOf(counting === '' ? '' : client(counting).stdout),
      })
    },
    contents: () =>
      spawnSync(
        'mariadb-dump',
        [
          '--no-defaults',
          '-S',
          `${folder}/s`,
          '-uroot',
          '--no-create-info',
          '--skip-comments',
          '--hex-blob',
          '--order-by-primary',
          'loaded',
        ],
        { encoding: 'utf8' },
      ).stdout,
    close: () => Promise.resolve(),
  }
}

function sqlite(): Database {
  return {
    dialect: 'sqlite',
    title: 'SQLite',
    load(schema, rows) {
      const db = new DatabaseSync(':memory:', { enableForeignKeyConstraints: true })
      const refused = (sql: string): string | undefined => {
        try {
          db.exec(sql)
        } catch (error) {
          return String(error)
        }
        return undefined
      }
      const made = refused(schema)
      const failed = refused(rows)
      const names = db
        .prepare(
          `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE 'create virtual%'`,
        )
        .all()
        .map((one) => String(one['name']))
      const counts = new Map(
        names.map((name) => [name, Number(db.prepare(`SELECT count(*) AS n FROM "${name}"`).get()?.['n'])]),
      )
      db.close()
      return Promise.resolve({ schema: made === undefined ? [] : [made], rows: failed, counts })
    },
    close: () => Promise.resolve(),
  }
}
