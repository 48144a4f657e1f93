import { expect, test } from 'vitest'
import { isEmptyString } from '../../../src/engine/solve/strings.ts'
import { withoutFormats } from '../../../src/engine/solve/formats.ts'

test('a format that Ajv does not assert holds for every text: nothing is outside of it', () => {
  expect(isEmptyString({ notFormats: ['color'] })).toBe(true)
  expect(isEmptyString({ notFormats: ['uri'] })).toBe(false)
})

test('a format and one that it brings with it contradict each other', () => {
  expect(isEmptyString({ formats: ['uri'], notFormats: ['uri-reference'] })).toBe(true)
  expect(isEmptyString({ formats: ['hostname'], notFormats: ['ipv4'] })).toBe(false)
})

test('a format that must not hold becomes patterns', () => {
  expect(withoutFormats({ notFormats: ['email'], minLength: 2 })).toEqual({ notPatterns: ['@'], minLength: 2 })
})
