import { DatabaseSync } from 'node:sqlite'
import { PGlite } from '@electric-sql/pglite'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isRecord, Special, type Row } from '../../../src/engine/catalog/value.ts'
import { open } from '../../../src/engine/open.ts'
import { produce } from '../../../src/engine/produce.ts'
import type { Request } from '../../../src/engine/requests.ts'
import { randomSchema, schemaText, type RandomTable } from './random-schema.ts'

const HOST = { readText: () => undefined, list: () => [] }
const request = (text: string, dialect: string, rows: number, more: Partial<Request> = {}): Request =>
  ({ source: { uri: 'file:///t.sql', text, language: 'sql', dialect }, rows, format: 'sql', ...more })

async function statements(text: string, dialect: string, rows: number, more: Partial<Request> = {}): Promise<{ sql: string; rejected: number; made: number; told: string[] }> {
  let sql = ''
  const told: string[] = []
  let rejected = 0
  let made = 0
  for await (const one of produce(request(text, dialect, rows, more), HOST)) {
    if (one.kind === 'text') sql += one.text
    if (one.kind === 'diagnostic') told.push(one.diagnostic.message)
    if (one.kind === 'summary') for (const entity of one.summary.entities) { rejected += entity.rejected; made += entity.made }
  }
  return { sql, rejected, made, told }
}

function sqlite(text: string, ...sqls: readonly string[]): { refused: string | undefined; rows: (name: string) => number } {
  const db = new DatabaseSync(':memory:', { enableForeignKeyConstraints: true })
  db.exec(text)
  let refused: string | undefined
  try {
    for (const sql of sqls) db.exec(`BEGIN;\n${sql}\nCOMMIT;`)
  } catch (error) {
    refused = String(error)
  }
  return { refused, rows: (name) => Number(Object.values(db.prepare(`SELECT count(*) FROM ${name}`).get() ?? {})[0]) }
}

const plain = (row: Row): Row => (isRecord(row) ? Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value instanceof Special ? value.text : value])) : row)
// One walk through the schemas, so that a run says the same each time; others by hand: PROPERTY_SEED, PROPERTY_RUNS.
const runs = Number(process.env['PROPERTY_RUNS'] ?? 60)
const seed = Number(process.env['PROPERTY_SEED'] ?? 1)

describe('rows of random schemas', () => {
  it('load into SQLite, none refused', async () => {
    await fc.assert(fc.asyncProperty(randomSchema, fc.integer({ min: 2, max: 14 }), async (tables, count) => {
      const text = schemaText(tables, 'sqlite')
      const { sql, rejected } = await statements(text, 'sqlite', count)
      expect(sqlite(text, sql).refused, `${text}\n${sql}`).toBeUndefined()
      expect(rejected, `${text}\n${sql}`).toBe(0)
    }), { numRuns: runs, seed })
  }, 120_000)

  describe('in PostgreSQL', () => {
    let db: PGlite
    beforeAll(async () => {
      db = await PGlite.create()
    }, 60_000)
    afterAll(() => db.close())
    it('load, none refused', async () => {
      await fc.assert(fc.asyncProperty(randomSchema, async (tables) => {
        const text = schemaText(tables, 'postgresql')
        const { sql } = await statements(text, 'postgresql', 8)
        await db.exec('DROP SCHEMA public CASCADE; CREATE SCHEMA public;')
        await db.exec(text)
        let refused: string | undefined
        await db.exec(`BEGIN;\n${sql}\nCOMMIT;`).catch((error: unknown) => { refused = String(error) })
        if (refused !== undefined) await db.exec('ROLLBACK')
        expect(refused, `${text}\n${sql}`).toBeUndefined()
      }), { numRuns: Math.ceil(runs / 2), seed })
    }, 120_000)
  })

  it('row n alone is row n of a batch, also far away', async () => {
    await fc.assert(fc.asyncProperty(randomSchema, fc.nat(40), async (tables, n) => {
      const text = schemaText(tables, 'sqlite')
      const batch = (await open(request(text, 'sqlite', 50), HOST)).maker
      const alone = (await open(request(text, 'sqlite', 50), HOST)).maker
      const { name } = tables.at(-1) as RandomTable
      for (let i = 0; i < n; i++) batch.row(name, i)
      expect(alone.row(name, n)).toEqual(batch.row(name, n))
      expect(alone.row(name, 5_000_000)).toEqual(batch.row(name, 5_000_000))
    }), { numRuns: runs, seed })
  }, 120_000)

  it('a table or column more changes no other value', async () => {
    await fc.assert(fc.asyncProperty(randomSchema, async (tables) => {
      const before = await open(request(schemaText(tables, 'sqlite'), 'sqlite', 9), HOST)
      const wider = tables.map((table) => ({ ...table, columns: [{ name: 'remark', type: 'text', nullable: true }, ...table.columns] }))
      const first = tables[0] as RandomTable
      const further: RandomTable = {
        name: 'zz', columns: [{ name: 'id', type: 'integer', nullable: false }, ...first.primary.map((key) => ({ name: `x_${key}`, type: 'integer', nullable: false }))],
        primary: ['id'], uniques: [], checks: [], references: [],
      }
      const after = await open(request(schemaText([further, ...wider], 'sqlite'), 'sqlite', 9), HOST)
      for (const { name } of tables) {
        for (let i = 0; i < 9; i++) {
          const { remark: _, ...row } = after.maker.row(name, i) as { [name: string]: never }
          expect(row).toEqual(before.maker.row(name, i))
        }
      }
    }), { numRuns: runs, seed })
  }, 120_000)

  it('rows from K on take no key of the rows before, and are the slice of one run', async () => {
    await fc.assert(fc.asyncProperty(randomSchema, async (tables) => {
      const text = schemaText(tables, 'sqlite')
      const first = await open(request(text, 'sqlite', 6), HOST)
      const next = await open(request(text, 'sqlite', 6, { from: 6 }), HOST)
      const whole = await open(request(text, 'sqlite', 12), HOST)
      // A table whose key held fewer rows than were made of others has nothing that goes on from there; where a rule keeps
      // two parents apart, one may be redrawn when there are more of them; where a key takes part of a parent's key, it
      // counts the parents that differ in that part.
      const isPartial = tables.some((table) => table.uniques.some((key) => table.references.some(({ columns }) =>
        columns.some((name) => key.includes(name)) && !columns.every((name) => key.includes(name)))))
      const isCounted = text.includes('<>') || isPartial
      for (const table of tables) {
        const rowsOf = (made: typeof first, from: number): Row[] =>
          Array.from({ length: made.chosen.find((one) => one.entity.name === table.name)?.rows ?? 0 }, (_, i) => plain(made.maker.row(table.name, from + i)))
        const later = rowsOf(next, 6)
        expect(later).toEqual(rowsOf(whole, 0).slice(6))
        if (isCounted) continue
        const key = (row: Row): string => JSON.stringify(table.primary.map((name) => (isRecord(row) ? row[name] : null)))
        const taken = new Set(rowsOf(first, 0).map(key))
        expect(later.filter((row) => taken.has(key(row))), `${text}${table.name}`).toEqual([])
      }
      if (isCounted || first.chosen.some((each) => each.rows < 6)) return
      const [one, two] = [await statements(text, 'sqlite', 6), await statements(text, 'sqlite', 6, { from: 6 })]
      expect(sqlite(text, one.sql, two.sql).refused, `${text}\n${one.sql}\n${two.sql}`).toBeUndefined()
    }), { numRuns: runs, seed })
  }, 120_000)
})

it('a key whose CHECK is a pattern that matches itself has more values than the pattern', async () => {
  const text = String.raw`CREATE TABLE t (email text PRIMARY KEY CHECK (email ~ '[^@]+@[^@]+\.[^@]+'));`
  const { chosen, maker } = await open(request(text, 'postgresql', 30), HOST)
  const rows = Array.from({ length: 30 }, (_, i) => maker.row('t', i) as { readonly email: string })
  expect(chosen[0]?.rows).toBe(30)
  expect(new Set(rows.map((one) => one.email)).size).toBe(30)
  expect(rows.filter((one) => !/[^@]+@[^@]+\.[^@]+/.test(one.email))).toEqual([])
})

it('a number of few values goes on beside rows of the source that hold them all', async () => {
  const text = `CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE c (p int NOT NULL REFERENCES p (id), n int NOT NULL CHECK (n BETWEEN 1 AND 3), PRIMARY KEY (p, n));
    INSERT INTO p VALUES (1); INSERT INTO c VALUES (1, 1), (1, 2), (1, 3);`
  const { sql, made } = await statements(text, 'sqlite', 8)
  expect(made).toBe(16)
  expect(sqlite(text, sql).refused).toBeUndefined()
})

it('a key whose CHECK asks for small letters has natural texts in small letters', async () => {
  const text = 'CREATE TABLE t (name varchar(60) NOT NULL UNIQUE CHECK (name = lower(name)));'
  const { sql, rejected } = await statements(text, 'sqlite', 30)
  expect([rejected, sqlite(text, sql).refused, sqlite(text, sql).rows('t')]).toEqual([0, undefined, 30])
})

it('a reference of several columns is followed where another reference asks for one of them alone', async () => {
  const text = `CREATE TABLE tenant (id text PRIMARY KEY); CREATE TABLE client (id text, tenant text NOT NULL, PRIMARY KEY (id, tenant));
    CREATE TABLE code (id integer PRIMARY KEY, client text NOT NULL, tenant text NOT NULL REFERENCES tenant (id), FOREIGN KEY (client, tenant) REFERENCES client (id, tenant));`
  const { sql } = await statements(text, 'sqlite', 8)
  expect([sqlite(text, sql).refused, sqlite(text, sql).rows('code')]).toEqual([undefined, 8])
})

it('of a key with a predicate over its own column, one row is within and all others are without', async () => {
  const text = 'CREATE TABLE t (id integer PRIMARY KEY, is_default boolean NOT NULL); CREATE UNIQUE INDEX i ON t (is_default) WHERE is_default = true;'
  const { sql } = await statements(text, 'sqlite', 9)
  expect([sqlite(text, sql).refused, sqlite(text, sql).rows('t'), sqlite(text, sql).rows('t WHERE is_default')]).toEqual([undefined, 9, 1])
})

it('MySQL takes no row beyond the last of its partitions', async () => {
  const kinds = async (by: string): Promise<number[]> => {
    const { chosen, maker } = await open(request(`CREATE TABLE t (id int, kind int NOT NULL) PARTITION BY ${by};`, 'mysql', 20), HOST)
    return Array.from({ length: chosen[0]?.rows ?? 0 }, (_, i) => (maker.row('t', i) as { readonly kind: number }).kind)
  }
  const ranges = await kinds('RANGE (kind) (PARTITION a VALUES LESS THAN (4), PARTITION b VALUES LESS THAN (9))')
  const lists = await kinds('LIST COLUMNS (kind) (PARTITION a VALUES IN (3, 5), PARTITION b VALUES IN (8))')
  expect([ranges.length, ranges.every((one) => one < 9), lists.length, lists.every((one) => [3, 5, 8].includes(one))]).toEqual([20, true, 20, true])
  expect(await kinds('HASH (id) PARTITIONS 4')).toHaveLength(20)
})

it('a column of two references is of rows that both have', async () => {
  const text = `CREATE TABLE t0 (id int PRIMARY KEY, d boolean NOT NULL UNIQUE); CREATE TABLE t2 (p int NOT NULL REFERENCES t0 (id), id int NOT NULL, PRIMARY KEY (p, id));
    CREATE TABLE t1 (p int PRIMARY KEY REFERENCES t0 (id), f int NOT NULL, FOREIGN KEY (f, p) REFERENCES t2 (p, id));`
  const { sql, rejected } = await statements(text, 'sqlite', 8)
  const loaded = sqlite(text, sql)
  expect([loaded.refused, rejected, loaded.rows('t1')]).toEqual([undefined, 0, 2])
})

it('a key over a parent whose key is made of it is told apart by its other columns', async () => {
  const text = `CREATE TABLE a (kind varchar(9) NOT NULL CHECK (kind IN ('red', 'green', 'blue')), flag boolean NOT NULL, f_kind varchar(9) NOT NULL, f_flag boolean NOT NULL,
      PRIMARY KEY (kind, flag), UNIQUE (kind, f_kind), FOREIGN KEY (f_kind, f_flag) REFERENCES b (kind, flag));
    CREATE TABLE b (kind varchar(9) NOT NULL, flag boolean NOT NULL, PRIMARY KEY (kind, flag), FOREIGN KEY (kind, flag) REFERENCES a (kind, flag));`
  const { sql, rejected } = await statements(text, 'sqlite', 8)
  const loaded = sqlite(text, sql)
  expect([loaded.refused, rejected, loaded.rows('a'), loaded.rows('b')]).toEqual([undefined, 0, 3, 3])
})

it("references of a tenant's row are of that tenant's rows, however deep", async () => {
  const owned = (name: string, more: string): string => `CREATE TABLE ${name} (id int PRIMARY KEY, tenant int NOT NULL REFERENCES tenants (id), ${more}, UNIQUE (id, tenant), UNIQUE (model, id, tenant));`
  const text = `CREATE TABLE tenants (id int PRIMARY KEY);
    CREATE TABLE models (id int PRIMARY KEY, tenant int NOT NULL REFERENCES tenants (id), UNIQUE (id, tenant));
    ${owned('sizes', 'model int NOT NULL, FOREIGN KEY (model, tenant) REFERENCES models (id, tenant)')}
    ${owned('colors', 'model int NOT NULL, FOREIGN KEY (model, tenant) REFERENCES models (id, tenant)')}
    ${owned('stock', `model int NOT NULL, size int NOT NULL, color int NOT NULL, FOREIGN KEY (model, tenant) REFERENCES models (id, tenant),
      FOREIGN KEY (model, size, tenant) REFERENCES sizes (model, id, tenant), FOREIGN KEY (model, color, tenant) REFERENCES colors (model, id, tenant)`)}
    CREATE TABLE lines (id int PRIMARY KEY, tenant int NOT NULL REFERENCES tenants (id), stock int NOT NULL, FOREIGN KEY (stock, tenant) REFERENCES stock (id, tenant));`
  for (const rows of [3, 20, 150]) {
    const { sql, rejected } = await statements(text, 'sqlite', rows)
    const loaded = sqlite(text, sql)
    expect([loaded.refused, rejected, loaded.rows('stock'), loaded.rows('lines')]).toEqual([undefined, 0, rows, rows])
    if (rows > 3) expect(loaded.rows('(SELECT DISTINCT tenant FROM stock)')).toBeGreaterThan(3)
  }
})

it('a key under a pattern holds what the pattern allows', async () => {
  const text = String.raw`CREATE TABLE t (code text PRIMARY KEY CHECK (code ~ '^[A-Z]{3}-[0-9]{4}$'), hash text NOT NULL UNIQUE CHECK (hash ~ '^[0-9a-f]{64}$'),
    seat varchar(3) NOT NULL CHECK (seat ~ '^[A-C][1-9]$'), word text NOT NULL UNIQUE CHECK (word ~ '^[A-Za-z]+$'));
    CREATE TABLE s (seat varchar(3) PRIMARY KEY CHECK (seat ~ '^[A-C][1-9]$'));`
  const { chosen, maker } = await open(request(text, 'postgresql', 9000), HOST)
  expect(chosen.map((one) => one.rows)).toEqual([9000, 27])
  const rows = Array.from({ length: 9000 }, (_, i) => maker.row('t', i) as { readonly code: string; readonly hash: string; readonly word: string })
  for (const name of ['code', 'hash', 'word'] as const) expect(new Set(rows.map((one) => one[name].toLowerCase())).size).toBe(9000)
  expect(rows.filter((one) => !/^[A-Z]{3}-[0-9]{4}$/.test(one.code) || !/^[0-9a-f]{64}$/.test(one.hash))).toEqual([])
  expect(new Set(Array.from({ length: 27 }, (_, i) => (maker.row('s', i) as { readonly seat: string }).seat)).size).toBe(27)
  expect(maker.row('t', 1_000_000)).toEqual((await open(request(text, 'postgresql', 9000), HOST)).maker.row('t', 1_000_000))
})
