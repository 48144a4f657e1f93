import { expect, test } from 'vitest'
import { dialectOf } from '../../../src/engine/dialects/dialect.ts'
import { evaluate, truth } from '../../../src/engine/expression/evaluate.ts'
import { parseExpression } from '../../../src/engine/expression/parse.ts'

const is = (text: string, row: Record<string, number | string | null>): unknown =>
  truth(evaluate(parseExpression(text, dialectOf('postgresql')), { column: (name) => row[name], now: 0 }))

test('three-valued logic: NULL is neither true nor false', () => {
  expect(is('a > 1', { a: 2 })).toBe(true)
  expect(is('a > 1', { a: null })).toBe(null)
  expect(is('a > 1 or b = 1', { a: null, b: 1 })).toBe(true)
  expect(is('a is null', { a: null })).toBe(true)
})

test('lists, lengths, patterns and counts of NULL', () => {
  expect(is("a in ('x', 'y')", { a: 'z' })).toBe(false)
  expect(is("length(a) = 3 and a ~ '^[a-z]+$'", { a: 'abc' })).toBe(true)
  expect(is('num_nonnulls(a, b) = 1', { a: null, b: 2 })).toBe(true)
  expect(is("a::text = ANY (ARRAY['x'::text, 'y'::text])", { a: 'y' })).toBe(true)
})

test('an operator named with its schema is the operator', () => {
  const dialect = dialectOf('postgresql')
  expect(parseExpression("a OPERATOR(public.~) '^x'::public.citext", dialect)).toEqual(parseExpression("a ~ '^x'::citext", dialect))
})
