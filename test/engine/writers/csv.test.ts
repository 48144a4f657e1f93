import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Field, ObjectShape, Shape } from '../../../src/engine/catalog/shape.ts'
import { type Row, Special } from '../../../src/engine/catalog/value.ts'
import { csv } from '../../../src/engine/writers/csv.ts'
import { writeRows } from './write-rows.ts'

const text: Shape = { kind: 'string' }

function object(fields: { readonly [name: string]: Shape }): ObjectShape {
  const list = Object.entries(fields).map(([name, shape]): Field => ({ name, shape, optional: false }))
  return { kind: 'object', fields: list, rest: [], closed: true }
}

describe('header', () => {
  test('the columns of the shape in its order, there in the rows or not', () => {
    const shape = object({ b: text, a: text, c: text })
    expect(writeRows(csv, { t: [{ a: '1', b: '2' }] }, {}, { t: shape }).text).toBe('b,a,c\n2,1,\n')
  })

  test('nested objects are spread, null in their place empties their columns', () => {
    const owner: Shape = {
      kind: 'union',
      branches: [
        { shape: { kind: 'null' }, key: 'null' },
        { shape: object({ id: text, name: text }), key: 'o' },
      ],
    }
    const rows = [
      { id: 1, owner: { id: 7, name: 'Ann' } },
      { id: 2, owner: null },
    ]
    expect(writeRows(csv, { t: rows }, {}, { t: object({ id: text, owner }) }).text).toBe(
      'id,owner.id,owner.name\n1,7,Ann\n2,,\n',
    )
  })

  test('a generated column is not asked for', () => {
    const column = { type: 'int', family: 'integer', nullable: false, generated: true }
    const shape: ObjectShape = {
      ...object({ a: text }),
      fields: [
        { name: 'a', shape: text, optional: false },
        { name: 'sum', shape: text, optional: false, column },
      ],
    }
    expect(writeRows(csv, { t: [{ a: 'x' }] }, {}, { t: shape }).text).toBe('a\nx\n')
  })

  test('names that the shape does not foresee follow it', () => {
    expect(writeRows(csv, { t: [{ a: 1 }, { a: 2, b: 3 }] }).text).toBe('a,b\n1,\n2,3\n')
  })

  test('a name that comes too late is told, not lost in silence', () => {
    const rows: Row[] = Array.from({ length: 1500 }, (_, i) => (i < 1400 ? { a: i } : { a: i, late: i }))
    const { text: written, told } = writeRows(csv, { t: rows })
    expect(written.split('\n').length).toBe(1502)
    expect(told).toEqual(['write/unsupported-value CSV has no column late in t: it first appears after row 1000'])
  })

  test('rows that are no objects have one column; recursion ends', () => {
    expect(writeRows(csv, { t: [1, 'x'] }, {}, { t: text }).text).toBe('value\n1\nx\n')
    expect(writeRows(csv, { t: [{ a: { a: { a: { a: { a: 1 } } } } }] }).text).toBe('a.a.a.a\n"{""a"":1}"\n')
  })

  test('bare: no header; no rows: the header alone', () => {
    expect(writeRows(csv, { t: [{ a: 1 }] }, { bare: true }).text).toBe('1\n')
    expect(writeRows(csv, { t: [] }, {}, { t: object({ a: text }) }).text).toBe('a\n')
  })
})

describe('cells', () => {
  test('null is empty, an empty text is not', () => {
    expect(writeRows(csv, { t: [{ a: null, b: '', c: 'x' }] }).text).toBe('a,b,c\n,"",x\n')
  })

  test('arrays are JSON text, said once; digits stay', () => {
    const rows = [
      { a: [1, 'x'], n: new Special('decimal', '1.10') },
      { a: [], n: new Special('bigint', '9007199254740993') },
    ]
    const { text: written, told } = writeRows(csv, { t: rows })
    expect(written).toBe('a,n\n"[1,""x""]",1.10\n[],9007199254740993\n')
    expect(told).toEqual(['write/unsupported-value CSV cannot hold the array in t.a'])
  })

  test('line ends of the file', () => {
    expect(writeRows(csv, { t: [{ a: 'x\ny' }] }, { style: { eol: '\r\n' } }).text).toBe('a\r\n"x\ny"\r\n')
  })
})

test('any text comes back through another reader of CSV', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.string(), fc.string({ unit: 'binary' })), { minLength: 1, maxLength: 5 }),
      (pairs) => {
        const written = writeRows(csv, { t: pairs.map(([a, b]) => ({ a, b })) }).text
        expect(parse(written, { relax_column_count: false })).toEqual([['a', 'b'], ...pairs])
      },
    ),
  )
})
