import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type Row, Special } from '../../../src/engine/catalog/value.ts'
import { yaml } from '../../../src/engine/writers/yaml.ts'
import { writeRows } from './write-rows.ts'

describe('documents', () => {
  test('one entity is a sequence', () => {
    expect(
      writeRows(yaml, {
        a: [
          { id: 1, tags: ['x', 'z'] },
          { id: 2, owner: { name: 'Ann' } },
        ],
      }).text,
    ).toBe('- id: 1\n  tags:\n    - x\n    - z\n- id: 2\n  owner:\n    name: Ann\n')
  })

  test('several entities are a map of sequences', () => {
    expect(writeRows(yaml, { users: [{ id: 1 }], no: [] }).text).toBe('users:\n  - id: 1\n"no": []\n')
  })

  test('no rows, no entities', () => {
    expect(writeRows(yaml, { a: [] }).text).toBe('[]\n')
    expect(writeRows(yaml, {}).text).toBe('{}\n')
  })

  test('indentation and line ends of the file', () => {
    const text = writeRows(yaml, { a: [{ b: { c: [1] } }] }, { style: { indent: '    ', eol: '\r\n' } }).text
    expect(text).toBe('- b:\r\n      c:\r\n          - 1\r\n')
  })
})

test('texts that a reader of YAML 1.1 or 1.2 would take for something else are quoted', () => {
  const { text } = writeRows(yaml, { a: [['no', 'on', 'null', '1e3', '0o7', '2026-01-01', '~', '1_000', '12:30:45']] })
  for (const version of ['1.1', '1.2'] as const) {
    expect(parse(text, { version })).toEqual([
      ['no', 'on', 'null', '1e3', '0o7', '2026-01-01', '~', '1_000', '12:30:45'],
    ])
  }
})

test('values that JSON does not have', () => {
  const row: Row = {
    big: new Special('bigint', '9007199254740993'),
    price: new Special('decimal', '12.50'),
    at: new Special('date', '2026-01-01T00:00:00.000Z'),
    bytes: new Special('bytes', '00ff10ab'),
    map: new Special('map', '', [[1, 'a']]),
    set: new Special('set', '', ['x']),
    gone: new Special('absent', ''),
  }
  const { text, told } = writeRows(yaml, { a: [row] })
  expect(text).toBe(
    '- big: 9007199254740993\n  price: 12.50\n  at: "2026-01-01T00:00:00.000Z"\n  bytes: !!binary AP8Qqw==\n' +
      '  map:\n    1: a\n  set:\n    - x\n',
  )
  expect(told).toEqual(['write/unsupported-value YAML cannot hold the set in a.set'])
})

test('any JSON value comes back, alone and beside another entity', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue(), { maxLength: 3 }), fc.constantFrom('  ', '    '), (values, indent) => {
      const rows = values as Row[]
      // JSON has one zero, YAML two: both sides are compared as JSON.
      const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
      const same = json(values)
      expect(json(parse(writeRows(yaml, { a: rows }, { style: { indent } }).text))).toEqual(same)
      expect(json(parse(writeRows(yaml, { a: rows, b: rows }, { style: { indent } }).text))).toEqual({ a: same, b: same })
    }),
  )
})
