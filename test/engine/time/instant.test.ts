import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isoDay, isoInstant, parseInstant } from '../../../src/engine/time/instant.ts'

const instant = fc.integer({ min: Date.parse('0000-01-01'), max: Date.parse('9999-12-31') })

test('a moment as we write it is read as Date.parse reads it', () => {
  fc.assert(
    fc.property(instant, (ms) => {
      expect(parseInstant(isoInstant(ms))).toBe(ms)
      expect(parseInstant(isoDay(ms))).toBe(Date.parse(isoDay(ms)))
    }),
  )
})

test('what is no moment stays none, other writings stay what they are', () => {
  for (const text of ['2024-13-01', '2024-00-10', '2024-01-00', '20x4-01-01', '2024-01-01T25:00:00.000Z', '2024-01-01T10:60:00.000Z', '']) {
    expect(parseInstant(text)).toBeNaN()
  }
  for (const text of ['2024-02-29', '2024-02-30', '2024-01-01T24:00:00.000Z', '2024-01-01T10:00:00+02:00', '2024-01-01T10:00:00.5Z']) {
    expect(parseInstant(text)).toBe(Date.parse(text))
  }
})
