import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Row, Special } from '../../../src/engine/catalog/value.ts'
import { json } from '../../../src/engine/writers/json.ts'
import { writeRows } from './write-rows.ts'

const oneLine = { style: { indent: '' } }

describe('documents', () => {
  test('one entity is an array', () => {
    expect(writeRows(json, { a: [{ id: 1 }, { id: 2, tags: ['x'] }] }).text).toBe(
      '[\n  {\n    "id": 1\n  },\n  {\n    "id": 2,\n    "tags": [\n      "x"\n    ]\n  }\n]\n',
    )
  })

  test('several entities are one object of arrays', () => {
    expect(writeRows(json, { users: [{ id: 1 }], orders: [] }).text).toBe(
      '{\n  "users": [\n    {\n      "id": 1\n    }\n  ],\n  "orders": []\n}\n',
    )
  })

  test('no rows, no entities', () => {
    expect(writeRows(json, { a: [] }).text).toBe('[]\n')
    expect(writeRows(json, {}).text).toBe('{}\n')
  })

  test('on one line, and in the line ends of the file', () => {
    expect(writeRows(json, { a: [1, { b: [] }] }, oneLine).text).toBe('[1,{"b":[]}]\n')
    expect(writeRows(json, { a: [1], b: [2] }, oneLine).text).toBe('{"a":[1],"b":[2]}\n')
    expect(writeRows(json, { a: [{ b: 'x\ny' }] }, { style: { eol: '\r\n', indent: '\t' } }).text).toBe(
      '[\r\n\t{\r\n\t\t"b": "x\\ny"\r\n\t}\r\n]\r\n',
    )
  })
})

describe('values that JSON does not have', () => {
  test.each<[string, Special, string, boolean]>([
    ['bigint', new Special('bigint', '9007199254740993'), '9007199254740993', false],
    ['decimal', new Special('decimal', '12.50'), '12.50', false],
    ['decimal NaN', new Special('decimal', 'NaN'), '"NaN"', false],
    ['date', new Special('date', '2026-01-01T00:00:00.000Z'), '"2026-01-01T00:00:00.000Z"', false],
    ['url', new Special('url', 'https://a.example/'), '"https://a.example/"', false],
    ['bytes', new Special('bytes', '00ff10ab'), '"AP8Qqw=="', true],
    ['regexp', new Special('regexp', '/a"b/i'), '"/a\\"b/i"', true],
    ['symbol', new Special('symbol', 'tag'), '"tag"', true],
    ['set', new Special('set', '', [1, new Special('bigint', '2')]), '[1,2]', true],
    ['map', new Special('map', '', [['k', new Special('decimal', '0.10')]]), '{"k":0.10}', true],
    ['map with other keys', new Special('map', '', [[1, 'a']]), '[[1,"a"]]', true],
    ['code', new Special('code', 'new Foo()'), '"new Foo()"', true],
  ])('%s', (_name, value, text, lossy) => {
    const { text: written, told } = writeRows(json, { a: [{ v: value }] }, oneLine)
    expect(written).toBe(`[{"v":${text}}]\n`)
    expect(told.length).toBe(lossy ? 1 : 0)
  })

  test('an absent member is left out, an absent item is null', () => {
    const absent = new Special('absent', '')
    expect(writeRows(json, { a: [{ x: absent, y: [absent] }] }, oneLine).text).toBe('[{"y":[null]}]\n')
  })

  test('a field is told once, however many rows', () => {
    const bytes = new Special('bytes', 'ff')
    const { told } = writeRows(json, { a: [{ x: bytes, y: { z: [bytes, bytes] } }, { x: bytes }] })
    expect(told).toEqual([
      'write/unsupported-value JSON cannot hold the bytes in a.x',
      'write/unsupported-value JSON cannot hold the bytes in a.y.z[]',
    ])
  })

  test('base64 of any bytes is what Node says', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 20 }), (bytes) => {
        const buffer = Buffer.from(bytes)
        const row = new Special('bytes', buffer.toString('hex'))
        expect(writeRows(json, { a: [row] }, oneLine).text).toBe(`["${buffer.toString('base64')}"]\n`)
      }),
    )
  })
})

test('any JSON value comes back, on one line and indented, beside special values or alone', () => {
  fc.assert(
    fc.property(
      fc.array(fc.jsonValue(), { maxLength: 4 }),
      fc.constantFrom('', ' ', '\t', '    '),
      (values, indent) => {
        const rows = values as Row[]
        const plain = writeRows(json, { a: rows }, { style: { indent } }).text
        expect(JSON.parse(plain)).toEqual(JSON.parse(JSON.stringify(values)))
        // The way of rows with special values writes the same text as the fast one.
        const slow = writeRows(json, { a: [[...rows, new Special('bigint', '7')]] }, { style: { indent } }).text
        expect(slow).toBe(writeRows(json, { a: [[...rows, 7]] }, { style: { indent } }).text)
      },
    ),
  )
})
