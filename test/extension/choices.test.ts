import { expect, it } from 'vitest'
import { type Choices, recall, rowsOf } from '../../src/extension/choices.ts'

const settings: Choices = { rows: 5, seed: '1', locale: 'en_US', format: 'natural', target: 'here' }

it('the last choices are remembered until their setting changes', () => {
  const remembered = { choices: { ...settings, rows: 20, seed: 'x' }, settings }
  expect(recall(settings, undefined)).toBe(settings)
  expect(recall(settings, remembered)).toMatchObject({ rows: 20, seed: 'x' })
  expect(recall({ ...settings, rows: 7 }, remembered)).toMatchObject({ rows: 7, seed: 'x' })
})

it.each([
  ['5', 5],
  [' 1,000 ', 1000],
  ['1_000', 1000],
  ['0', undefined],
  ['-1', undefined],
  ['1.5', undefined],
  ['abc', undefined],
  ['1000001', undefined],
])('%j is %s rows', (typed, rows) => {
  expect(rowsOf(typed)).toBe(rows)
})
