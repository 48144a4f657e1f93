import { expect, test } from 'vitest'
import { Special } from '../../../src/engine/catalog/value.ts'
import { copy } from '../../../src/engine/writers/copy.ts'
import type { ObjectShape, Shape } from '../../../src/engine/catalog/shape.ts'
import { writeRows } from './write-rows.ts'

const text: Shape = { kind: 'string' }
function table(columns: { readonly [name: string]: readonly [type: string, family: string] }): ObjectShape {
  const fields = Object.entries(columns).map(([name, [type, family]]) => ({
    name,
    shape: text,
    optional: false,
    column: { type, family, nullable: true },
  }))
  return { kind: 'object', fields, rest: [], closed: true }
}

test('a block of lines, NULL as \\N, what would end a field or line escaped', () => {
  const shape = table({ a: ['text', 'text'], b: ['integer', 'integer'] })
  expect(
    writeRows(
      copy,
      {
        t: [
          { a: 'x\ty\\z\n', b: 1 },
          { a: null, b: null },
          { a: '', b: -2 },
          { a: '\\.', b: 0 },
        ],
      },
      { dialect: 'postgresql' },
      { t: shape },
    ).text,
  ).toBe('COPY t (a, b) FROM stdin;\nx\\ty\\\\z\\n\t1\n\\N\t\\N\n\t-2\n\\\\.\t0\n\\.\n')
})

test('booleans, bytes, moments, arrays, composites and JSON as PostgreSQL reads them', () => {
  const shape = table({
    a: ['boolean', 'boolean'],
    b: ['bytea', 'bytes'],
    c: ['timestamptz', 'timestamp'],
    d: ['date', 'date'],
    e: ['text[]', 'array'],
    f: ['jsonb', 'json'],
    g: ['place', 'composite'],
    h: ['numeric', 'decimal'],
  })
  const row = {
    a: true,
    b: new Special('bytes', 'dead'),
    c: new Special('timestamp', '2024-02-03T04:05:06.000Z'),
    d: new Special('day', '2024-02-03'),
    e: ['a"b', null, 'c,d'],
    f: { x: ['y'] },
    g: new Special('code', 'ROW(${0}, ${1}, ${2})', ['a "b"', null, 3]),
    h: new Special('decimal', '1.50'),
  }
  const written = writeRows(copy, { t: [row] }, { dialect: 'postgresql' }, { t: shape }).text
  expect(written.split('\n')[1]?.split('\t')).toEqual([
    'true',
    '\\\\xdead',
    '2024-02-03 04:05:06+00',
    '2024-02-03',
    '{"a\\\\"b",NULL,"c,d"}',
    '{"x":["y"]}',
    '("a ""b""",,"3")',
    '1.50',
  ])
})

test('a dialect without COPY gets INSERTs, and is told so', () => {
  const { text: written, told } = writeRows(
    copy,
    { t: [{ a: 'x' }] },
    { dialect: 'sqlite' },
    { t: table({ a: ['text', 'text'] }) },
  )
  expect(written).toContain("INSERT INTO t (a) VALUES\n  ('x');")
  expect(told).toEqual(['write/unsupported-format SQLite has no COPY … FROM stdin'])
})
