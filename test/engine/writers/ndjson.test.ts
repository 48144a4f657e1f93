import { expect, test } from 'vitest'
import { Special } from '../../../src/engine/catalog/value.ts'
import { ndjson } from '../../../src/engine/writers/ndjson.ts'
import { writeRows } from './write-rows.ts'

test('a line per row, whatever the style', () => {
  const rows = [{ a: 'x\ny', b: [1, { c: null }] }, 7, 'text']
  expect(writeRows(ndjson, { a: rows }, { style: { indent: '    ', eol: '\r\n' } }).text).toBe(
    '{"a":"x\\ny","b":[1,{"c":null}]}\n7\n"text"\n',
  )
})

test('digits stay', () => {
  const { text, told } = writeRows(ndjson, { a: [{ n: new Special('bigint', '123456789012345678901234567890') }] })
  expect(text).toBe('{"n":123456789012345678901234567890}\n')
  expect(told).toEqual([])
})
