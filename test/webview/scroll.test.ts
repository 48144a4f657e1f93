import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rowsInView, scrollOf, topOf, topToShow, trackHeight } from '../../src/webview/scroll.ts'

const ten = { rows: 10_000_000, rowHeight: 24, view: 480 }

describe('scrolling', () => {
  it('stays under the height that browsers draw', () => {
    expect(trackHeight(ten)).toBeLessThan(16_000_000)
    expect(trackHeight({ rows: 100, rowHeight: 24 })).toBe(2400)
  })
  it('reaches the first and the last row', () => {
    expect(rowsInView(topOf(0, ten), ten)).toEqual({ first: 0, end: 20 })
    expect(rowsInView(topOf(trackHeight(ten) - ten.view, ten), ten).end).toBe(ten.rows)
  })
  it('a place of the bar and a pixel of the rows are one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), fc.double({ min: 0, max: 1, noNaN: true }), (rows, part) => {
        const track = { ...ten, rows }
        const top = Math.max(0, rows * 24 - 480) * part
        expect(Math.abs(topOf(scrollOf(top, track), track) - top)).toBeLessThan(1)
      }),
    )
  })
  it('brings any row whole into view', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: ten.rows - 1 }), fc.integer({ min: 0, max: 239_999_000 }), (row, top) => {
        const at = topToShow(row, top, ten)
        expect(row * 24 >= at && (row + 1) * 24 <= at + 480).toBe(true)
      }),
    )
  })
})
