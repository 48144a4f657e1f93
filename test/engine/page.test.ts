import { describe, expect, it } from 'vitest'
import { findRow } from '../../src/engine/find-row.ts'
import { open } from '../../src/engine/open.ts'
import { page, pageOf } from '../../src/engine/page.ts'
import { pictureOf, summary } from '../../src/engine/picture.ts'
import type { Request } from '../../src/engine/requests.ts'
import { memoryHost } from './memory-host.ts'

const sql = `CREATE TABLE author (id int PRIMARY KEY, name text NOT NULL, born date);
CREATE TABLE book (id int PRIMARY KEY, author_id int NOT NULL REFERENCES author (id), title text NOT NULL, price numeric(8,2));`
const request: Request = { source: { uri: 'file:///shop.sql', text: sql, language: 'sql' }, rows: 40 }
const host = memoryHost({})
type Rows = readonly { readonly [name: string]: unknown }[]

describe('a page', () => {
  it('gives the rows at once, and their verdicts when asked', async () => {
    const opened = await open(request, host)
    const bare = await pageOf(opened, { entity: 'book', from: 0, count: 5, judge: false })
    expect(bare?.verdicts).toBeNull()
    const judged = await pageOf(opened, { entity: 'book', from: 0, count: 5 })
    expect(judged?.rows).toEqual(bare?.rows)
    expect(judged?.verdicts?.map((one) => one.state)).toEqual(['judged', 'judged', 'judged', 'judged', 'judged'])
  })
  it('ends with the last row', async () => {
    const last = await page(request, host, { entity: 'book', from: 38, count: 10 })
    expect(last).toMatchObject({ total: 40 })
    expect(last?.rows).toHaveLength(2)
  })
  it('names spans, references and keys of its columns', async () => {
    const shown = await page(request, host, { entity: 'book', from: 0, count: 1 })
    const column = shown?.columns.find((one) => one.name === 'author_id')
    expect(column).toMatchObject({ joined: true, reference: { entity: 'author', column: 'id' } })
    const span = shown?.columns.find((one) => one.name === 'title')?.span
    expect(sql.slice(span?.start, span?.end)).toContain('title')
  })
  it('names the fields of objects within', async () => {
    const schema = {
      type: 'object',
      properties: { home: { type: 'object', properties: { city: { type: 'string' } } } },
    }
    const source = { uri: 'file:///a.schema.json', text: JSON.stringify(schema), language: 'json' }
    const shown = await page({ source }, host, { from: 0, count: 1 })
    expect(shown?.columns[0]?.fields.map((one) => one.name)).toEqual(['city'])
  })
})

describe('variations', () => {
  const rowsOf = async (variations: Request['variations']): Promise<Rows> =>
    (await page({ ...request, ...(variations ? { variations } : {}) }, host, { entity: 'book', from: 0, count: 10 }))
      ?.rows as Rows
  it('draw one cell again and nothing else', async () => {
    const before = await rowsOf(undefined)
    const after = await rowsOf([{ entity: 'book', row: 3, column: 'title', turn: 1 }])
    expect(after[3]?.['title']).not.toBe(before[3]?.['title'])
    expect(after.map((row, i) => (i === 3 ? { ...row, title: before[3]?.['title'] } : row))).toEqual(before)
  })
  it('draw a row again and keep what links it', async () => {
    const before = await rowsOf(undefined)
    const after = await rowsOf([{ entity: 'book', row: 2, turn: 7 }])
    expect(after[2]).toMatchObject({ id: before[2]?.['id'] })
    expect(after[2]?.['title']).not.toBe(before[2]?.['title'])
    expect(after[1]).toEqual(before[1])
  })
  it('pin a value until the cell is drawn again', async () => {
    const pin = { entity: 'book', row: 0, column: 'title', value: 'Emma' }
    expect((await rowsOf([pin]))[0]).toMatchObject({ title: 'Emma' })
    expect((await rowsOf([pin, { entity: 'book', turn: 2 }]))[0]).toMatchObject({ title: 'Emma' })
    expect((await rowsOf([pin, { entity: 'book', row: 0, column: 'title', turn: 3 }]))[0]?.['title']).not.toBe('Emma')
  })
  it('are judged: a pinned null in a NOT NULL column is rejected', async () => {
    const variations = [{ entity: 'book', row: 1, column: 'title', value: null }]
    const shown = await page({ ...request, variations }, host, { entity: 'book', from: 0, count: 3 })
    expect(shown?.verdicts?.map((one) => one.state)).toEqual(['judged', 'rejected', 'judged'])
  })
})

describe('a picture', () => {
  it('counts nulls, distinct values and the most frequent', () => {
    expect(summary(['a', null, 'b', 'a'])).toMatchObject({
      nulls: 1,
      distinct: 2,
      top: [
        { value: 'a', count: 2 },
        { value: 'b', count: 1 },
      ],
    })
  })
  it('spreads whole numbers over bins of their own', () => {
    expect(summary([1, 2, 2, 4]).histogram).toEqual({ of: 'number', low: 1, high: 4, counts: [1, 2, 0, 1] })
    expect(summary(['2020-01-01', '2021-01-01']).histogram).toMatchObject({ of: 'time' })
    expect(summary(['abc', 'de']).histogram).toMatchObject({ of: 'length', low: 2, high: 3 })
  })
  it('looks at the rows of a column', async () => {
    expect(await pictureOf(await open(request, host), 'book', ['title'])).toMatchObject({ rows: 40, nulls: 0, absent: 0 })
  })
})

describe('finding', () => {
  it('finds a text from a row on, and the parent of a row', async () => {
    const opened = await open(request, host)
    const { rows } = (await pageOf(opened, { entity: 'book', from: 0, count: 40 })) ?? { rows: [] }
    const row = (rows as Rows)[20]
    const text = String(row?.['title']).toUpperCase()
    expect(await findRow(opened, 'book', { from: 5, most: 1000, needle: { text } })).toBeGreaterThanOrEqual(5)
    const parent = await findRow(opened, 'author', {
      from: 0,
      most: 1000,
      needle: { column: 'id', value: row?.['author_id'] as number },
    })
    expect(parent).toBeGreaterThanOrEqual(0)
    expect(await findRow(opened, 'book', { from: 30, most: 1000, needle: { text }, back: true })).toBeGreaterThanOrEqual(20)
    expect(await findRow(opened, 'book', { from: 99, most: 3, needle: { text: '' }, back: true })).toBe(39)
    expect(await findRow(opened, 'book', { from: 0, most: 1000, needle: { text: 'no such text at all' } })).toBe(-1)
  })
})
