import { describe, expect, it } from 'vitest'
import { cellOf, typedValue } from '../../src/webview/cell.ts'
import { columnsInView, layout, valueAt } from '../../src/webview/columns.ts'
import { createRowCache } from '../../src/webview/row-cache.ts'
import { moved, rangeOf, tabSeparated } from '../../src/webview/selection.ts'

const column = (name: string, fields: readonly string[] = []): Parameters<typeof layout>[0][number] => ({
  name,
  how: '',
  because: '',
  confidence: null,
  span: null,
  joined: false,
  reference: null,
  fields: fields.map((one) => column(one)),
})
const bounds = { rows: 100, columns: 4, page: 20 }
const key = (name: string, ctrl = false) => ({ key: name, ctrl })

describe('the keyboard', () => {
  it('walks cells, the header and the row numbers, and stops at the edges', () => {
    expect(moved({ row: 0, column: 0 }, key('ArrowUp'), bounds)).toEqual({ row: -1, column: 0 })
    expect(moved({ row: 0, column: 0 }, key('ArrowLeft'), bounds)).toEqual({ row: 0, column: -1 })
    expect(moved({ row: 99, column: 3 }, key('ArrowDown'), bounds)).toEqual({ row: 99, column: 3 })
  })
  it('pages, and goes to the ends', () => {
    expect(moved({ row: 95, column: 1 }, key('PageDown'), bounds)).toEqual({ row: 99, column: 1 })
    expect(moved({ row: 50, column: 1 }, key('Home', true), bounds)).toEqual({ row: 0, column: 0 })
    expect(moved({ row: 50, column: 1 }, key('End'), bounds)).toEqual({ row: 50, column: 3 })
    expect(moved({ row: 1, column: 1 }, key('x'), bounds)).toBeUndefined()
  })
})

describe('a selection', () => {
  it('is a rectangle; the number of a row stands for the whole row', () => {
    expect(rangeOf({ anchor: { row: 5, column: 2 }, active: { row: 3, column: 1 } }, 4)).toEqual({
      top: 3,
      bottom: 5,
      left: 1,
      right: 2,
    })
    expect(rangeOf({ anchor: { row: 5, column: -1 }, active: { row: 6, column: 1 } }, 4)).toEqual({
      top: 5,
      bottom: 6,
      left: 0,
      right: 3,
    })
  })
  it('is copied so that a spreadsheet reads it', () => {
    expect(
      tabSeparated([
        ['a', 1, null],
        ['b\tc', { x: 1 }, 'say "x"'],
      ]),
    ).toBe('a\t1\t\n"b\tc"\t"{""x"":1}"\t"say ""x"""')
  })
})

describe('columns', () => {
  it('an expanded group stands before its fields', () => {
    const shown = layout([column('id'), column('home', ['city'])], {
      expanded: new Set(['home']),
      widths: new Map([['id', 50]]),
      natural: () => 100,
    })
    expect(shown.map((one) => one.path.join('.'))).toEqual(['id', 'home', 'home.city'])
    expect(shown[1]?.x).toBe(50)
  })
  it('only those in view are drawn', () => {
    const shown = layout(
      Array.from({ length: 1000 }, (_, i) => column(`c${i}`)),
      { expanded: new Set(), widths: new Map(), natural: () => 100 },
    )
    expect(columnsInView(shown, 5000, 400).map((one) => one.path[0])).toEqual(['c50', 'c51', 'c52', 'c53'])
  })
  it('a record that is no object stands in one column', () => {
    expect(layout([], { expanded: new Set(), widths: new Map(), natural: () => 100 })[0]?.path).toEqual([''])
    expect(valueAt(3, [''])).toBe(3)
    expect(valueAt({ a: { b: null } }, ['a', 'b'])).toBeNull()
    expect(valueAt({ a: 1 }, ['a', 'b'])).toBeUndefined()
  })
})

describe('cells', () => {
  it('tell null, nothing, text and number apart', () => {
    expect([null, undefined, '', 0, [1, 2], { a: 1 }].map((one) => cellOf(one).kind)).toEqual([
      'null',
      'absent',
      'text',
      'numeric',
      'nested',
      'nested',
    ])
  })
  it('a typed value is JSON where it is some', () => {
    expect(['12', 'null', 'Emma', '"12"', '[1]'].map(typedValue)).toEqual([12, null, 'Emma', '12', '[1]'])
  })
})

describe('the row cache', () => {
  const rows = (from: number, judged: boolean) => ({
    revision: 1,
    from,
    rows: Array.from({ length: 100 }, (_, i) => from + i),
    judge: 'x',
    verdicts: judged ? Array.from({ length: 100 }, () => ({ state: 'judged' as const })) : null,
  })
  it('asks for what is seen and nothing else, rows first', () => {
    const cache = createRowCache(10_000_000)
    expect(cache.wanted(9_000_050, 9_000_090)).toEqual([{ from: 9_000_000, count: 100, judge: false }])
    expect(cache.wanted(9_000_050, 9_000_090)).toEqual([])
    cache.put(rows(9_000_000, false))
    expect(cache.at(9_000_050)).toEqual({ row: 9_000_050, verdict: null })
    expect(cache.counts().waiting).toBe(100)
    expect(cache.wanted(9_000_050, 9_000_090)).toEqual([{ from: 9_000_000, count: 100, judge: true }])
    cache.put(rows(9_000_000, true))
    expect(cache.counts()).toMatchObject({ judged: 100, waiting: 0 })
    expect(cache.wanted(9_000_050, 9_000_090)).toEqual([])
  })
  it('forgets what was seen long ago', () => {
    const cache = createRowCache(10_000_000)
    for (let i = 0; i < 200; i++) cache.put(rows(i * 100, false))
    expect(cache.at(0)).toBeUndefined()
    expect(cache.at(19_950)).toBeDefined()
  })
  it('keeps few requests under way', () => {
    const cache = createRowCache(1000)
    expect(cache.wanted(0, 1000)).toHaveLength(2)
  })
})
