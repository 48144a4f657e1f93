import { expect, test } from 'vitest'
import { isRecord } from '../../../src/engine/catalog/value.ts'
import { open } from '../../../src/engine/open.ts'

test('a currency without cents has none in a column that has room for them', async () => {
  const source = { uri: 'file:///a.sql', text: 'CREATE TABLE t (total numeric(10,2) NOT NULL);', language: 'sql', dialect: 'postgresql' }
  const { maker } = await open({ source, rows: 200, settings: { locale: 'ja_JP' } }, { readText: () => undefined, list: () => [] })
  const totals = Array.from({ length: 200 }, (_, i) => maker.row('t', i)).map((row) => (isRecord(row) ? row['total'] : undefined))
  expect(totals.filter((one) => !Number.isInteger(one))).toEqual([])
})
