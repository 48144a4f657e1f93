import { expect, test } from 'vitest'
import { powerOfTen } from '../../../src/engine/random/power-of-ten.ts'

test('each power is the nearest double, as its literal', () => {
  for (let n = -330; n <= 310; n++) expect(powerOfTen(n)).toBe(Number(`1e${n}`))
  expect(powerOfTen(-5)).toBe(0.00001)
})
