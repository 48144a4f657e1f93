import { expect, test } from 'vitest'
import { shownWeights, writtenWeights } from '../../src/webview/weights-text.ts'

test('weights are typed as a person would, and shown so', () => {
  expect(writtenWeights('paid: 7, refunded=1, open')).toBe('{"paid": 7, "refunded": 1, "open": 1}')
  expect(shownWeights('{"paid": 7, "refunded": 1}')).toBe('paid: 7, refunded: 1')
  expect(writtenWeights(' ')).toBe('')
})

test('JSON stays where it must', () => {
  expect(shownWeights('{"a, b": 1}')).toBe('{"a, b": 1}')
  expect(shownWeights('{"a": "x"}')).toBe('{"a": "x"}')
  expect(shownWeights('nonsense')).toBe('nonsense')
  expect(writtenWeights('{"a, b": 1}')).toBe('{"a, b": 1}')
})
