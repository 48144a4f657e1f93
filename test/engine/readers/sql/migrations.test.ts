import { describe, expect, test } from 'vitest'
import { produce, read } from '../../../../src/engine/index.ts'
import { memoryHost } from '../../memory-host.ts'

type Files = { readonly [path: string]: string }

async function tables(uri: string, files: Files, text = files[uri.slice(7)] ?? ''): Promise<{ [table: string]: string[] }> {
  const { catalog } = await read({ source: { uri, text } }, memoryHost(files))
  return Object.fromEntries(catalog.entities.map(({ name, shape }) => [name, shape.kind === 'object' ? shape.fields.map((one) => one.name) : []]))
}

const A = 'CREATE TABLE a (id int PRIMARY KEY);'
const B = 'ALTER TABLE a ADD COLUMN name text NOT NULL;'

describe('a folder of migrations is one source', () => {
  test.each<[string, Files]>([
    ['Flyway', { '/m/V2__name.sql': B, '/m/V1__a.sql': A, '/m/U2__name.sql': 'DROP TABLE a;', '/m/R__views.sql': 'CREATE TABLE r (n int);', '/m/V10__b.sql': 'ALTER TABLE a ADD c10 int;', '/m/V9.1__b.sql': 'ALTER TABLE a ADD c9 int;' }],
    ['golang-migrate', { '/m/000001_a.up.sql': A, '/m/000001_a.down.sql': 'DROP TABLE a;', '/m/000002_b.up.sql': B }],
    ['goose', { '/m/migrations/00001_a.sql': `-- +goose Up\n${A}\n-- +goose Down\nDROP TABLE a;\n`, '/m/migrations/2_b.sql': B }],
    ['dbmate', { '/m/migrations/20200101_a.sql': `-- migrate:up\n${A}\n\n-- migrate:down\nDROP TABLE a;\n`, '/m/migrations/20200102_b.sql': B }],
    ['Rails', { '/m/structure.sql': A + B, '/m/seeds.sql': 'DROP TABLE a;' }],
    ['Prisma', { '/m/migrations/20200102_b/migration.sql': B, '/m/migrations/20200101_a/migration.sql': A, '/m/migrations/migration_lock.toml': '' }],
    ['Drizzle', { '/m/0001_a.sql': A, '/m/0000_b.sql': B, '/m/9999_left.sql': 'DROP TABLE a;', '/m/meta/_journal.json': '{"entries":[{"idx":0,"tag":"0001_a"},{"idx":1,"tag":"0000_b"}]}' }],
    ['Diesel', { '/m/migrations/2020-01-01-0_a/up.sql': A, '/m/migrations/2020-01-01-0_a/down.sql': 'DROP TABLE a;', '/m/migrations/2020-01-02-0_b/up.sql': B }],
    ['plain scripts', { '/m/a.sql': A, '/m/b.sql': B }],
  ])('%s', async (_, files) => {
    const { a } = await tables('file:///m/', files)
    expect(a?.slice(0, 2)).toEqual(['id', 'name'])
  })

  test('versions are numbers, repeated files come last, a baseline stands for what came before', async () => {
    const files = {
      '/m/V1__a.sql': 'CREATE TABLE gone (n int);', '/m/B3__all.sql': A, '/m/V10__c.sql': 'ALTER TABLE b ADD c int;', '/m/V3.1__b.sql': 'CREATE TABLE b (n int);',
      '/m/R__z.sql': 'ALTER TABLE b ADD z int;',
    }
    expect(await tables('file:///m/', files)).toEqual({ a: ['id'], b: ['n', 'c', 'z'] })
  })

  test('one open file offers all, and what stands in it wins over the disk', async () => {
    const files = { '/m/V1__a.sql': A, '/m/V2__b.sql': 'CREATE TABLE b (id int);' }
    expect(await tables('file:///m/V2__b.sql', files, B)).toEqual({ a: ['id', 'name'] })
  })

  test('numbered files elsewhere stand alone', async () => {
    expect(await tables('file:///migration-tool/db/x/02-b.sql', { '/migration-tool/db/x/01-a.sql': A, '/migration-tool/db/x/02-b.sql': 'CREATE TABLE b (id int);' })).toEqual({ b: ['id'] })
    expect(Object.keys(await tables('file:///db/migrations/02-b.sql', { '/db/migrations/01-a.sql': A, '/db/migrations/02-b.sql': 'CREATE TABLE b (id int);' }))).toEqual(['a', 'b'])
    expect(await tables('file:///corpus/02-b.sql', { '/corpus/01-a.sql': A, '/corpus/02-b.sql': 'CREATE TABLE b (id int);' })).toEqual({ b: ['id'] })
  })

  test('spans point into their files', async () => {
    const files: Files = { '/m/V1__a.sql': `-- one\n${A}`, '/m/V2__b.sql': `ALTER TABLE a ADD n int CHECK (n > 'open);`, '/m/V3__c.sql': 'BLAH x;' }
    const { catalog, diagnostics } = await read({ source: { uri: 'file:///m/V3__c.sql', text: files['/m/V3__c.sql'] ?? '' } }, memoryHost(files))
    const span = catalog.entities[0]?.nameSpan
    expect(span).toEqual({ start: 20, end: 21, uri: 'file:///m/V1__a.sql' })
    expect(diagnostics.find((one) => one.code === 'sql/unknown-statement')?.span).toEqual({ start: 0, end: 6 })
  })

  test('rows are made of what stands', async () => {
    const files = { '/m/V1__a.sql': A, '/m/V2__b.sql': B }
    let text = ''
    for await (const one of produce({ source: { uri: 'file:///m/', text: '' }, rows: 2, format: 'sql' }, memoryHost(files))) if (one.kind === 'text') text += one.text
    expect(text).toMatch(/INSERT INTO a \(id, name\) VALUES/)
  })

  test('an empty folder says so', async () => {
    const { diagnostics } = await read({ source: { uri: 'file:///m/', text: '' } }, memoryHost({}))
    expect(diagnostics.map((one) => one.code)).toContain('source/no-entity')
  })
})
