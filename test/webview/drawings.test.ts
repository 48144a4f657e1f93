import { describe, expect, it } from 'vitest'
import { ticks } from '../../src/webview/calendar.ts'
import { smoothed } from '../../src/webview/density.ts'
import { placesOf } from '../../src/webview/found-text.ts'

const at = (iso: string): number => Date.parse(iso)
const labels = (low: string, high: string): readonly string[] => ticks(at(low), at(high)).map((one) => one.label)

describe('marks under a curve over time', () => {
  it('stand at starts of years, months, days or hours', () => {
    expect(labels('2021-03-05', '2025-11-24')).toEqual(['2022', '2023', '2024', '2025'])
    expect(labels('2024-02-10', '2024-08-01')).toEqual([
      '2024-03',
      '2024-04',
      '2024-05',
      '2024-06',
      '2024-07',
      '2024-08',
    ])
    expect(labels('2024-02-10', '2024-02-13')).toEqual(['02-10', '02-11', '02-12', '02-13'])
    expect(labels('2024-02-10T01:30', '2024-02-10T05:00')).toHaveLength(4)
    expect(labels('1880-01-01', '2020-01-01')).toEqual(['1900', '1950', '2000'])
  })
  it('are few and in the range, whatever it is', () => {
    for (let days = 0.01; days < 4_000_000; days *= 3.7) {
      const found = ticks(0, days * 86_400_000)
      expect(found.length).toBeLessThanOrEqual(6)
      for (const one of found) expect(one.at).toBeLessThanOrEqual(days * 86_400_000)
    }
  })
})

it('a smoothed curve keeps its sum', () => {
  const counts = [0, 4, 0, 9, 1, 0, 0, 3]
  const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0)
  expect(sum(smoothed(counts))).toBeCloseTo(sum(counts))
  expect(smoothed(counts)).toHaveLength(counts.length)
})

it('a text is found letter case aside, and nowhere where places would shift', () => {
  expect(placesOf('Anna and anna', 'ANNA')).toEqual([0, 9])
  expect(placesOf('Anna', '')).toEqual([])
  expect(placesOf('İstanbul', 'bul')).toEqual([])
})
