import { expect, test } from 'vitest'
import { dialectOf } from '../../../src/engine/dialects/dialect.ts'
import { evaluate, truth } from '../../../src/engine/expression/evaluate.ts'
import { parseExpression } from '../../../src/engine/expression/parse.ts'
import { satisfy, type Assignment } from '../../../src/engine/expression/satisfy.ts'
import type { Value } from '../../../src/engine/catalog/value.ts'

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

test('two conditions that must differ are met by choosing one of them', () => {
  const row: Record<string, Value> = { a: 1, b: 2 }
  let draws = 0
  const assignment: Assignment = {
    now: 0, column: (name) => row[name], settable: () => true, nullable: () => true, set: (name, value) => { row[name] = value },
    redraw: (name) => { row[name] = 7 }, below: () => draws++ % 2, matching: () => undefined, ofLength: () => '', atInstant: () => null,
  }
  const tree = parseExpression('(a IS NULL) <> (b IS NULL)', dialectOf('postgresql'))
  for (let i = 0; i < 4; i++) {
    row['a'] = 1
    row['b'] = 2
    satisfy(tree, true, assignment)
    expect(truth(evaluate(tree, assignment))).toBe(true)
  }
})

test('a choice among conditions, compared with true or 1, is met by meeting what is chosen', () => {
  for (const text of ['IF(r IS NULL, h IS NOT NULL, h IS NULL AND s IS NULL) = 1', '(CASE WHEN r IS NULL THEN h IS NOT NULL ELSE h IS NULL AND s IS NULL END) = TRUE']) {
    const tree = parseExpression(text, dialectOf('mysql'))
    const row: Record<string, Value> = { r: 1, h: 2, s: 3 }
    const assignment: Assignment = {
      now: 0, column: (name) => row[name], settable: () => true, nullable: () => true, below: () => 0, matching: () => undefined, ofLength: () => 'x', atInstant: () => null,
      set: (name, value) => { row[name] = value }, redraw: (name) => { row[name] = 9 },
    }
    satisfy(tree, true, assignment)
    expect([truth(evaluate(tree, { now: 0, column: (name) => row[name] })), row]).toEqual([true, { r: 1, h: null, s: null }])
  }
})

test('XOR stands between OR and AND, and is NULL beside NULL', () => {
  const truths = [1, 0, null]
  const got = truths.flatMap((a) => truths.map((b) => is('a XOR b', { a, b })))
  expect(got).toEqual([false, true, null, true, false, null, null, null, null])
  expect(is('a = 1 XOR b = 1 AND b = 2', { a: 1, b: 1 })).toBe(true)
  expect(is('a = 1 OR a = 1 XOR b = 1', { a: 1, b: 1 })).toBe(true)
  expect(is('a = 2 XOR a IS NOT NULL XOR b = 5', { a: 2, b: 5 })).toBe(true)
})

test('calls whose arguments stand between words', () => {
  expect(is("trim(leading 'x' from a) = 'ax'", { a: 'xxax' })).toBe(true)
  expect(is("trim(trailing from a) = ' a'", { a: ' a ' })).toBe(true)
  expect(is("trim(both 'x' from a) = 'a' and position('b' in b) = 2", { a: 'xax', b: 'abc' })).toBe(true)
  expect(is("trim('x' from a) = 'a' and trim(b) = 'b' and trim(b, ' b') = ''", { a: 'xax', b: ' b ' })).toBe(true)
  expect(is("substring(a from 2 for 1) = 'b' and extract(year from b) = 2024", { a: 'abc', b: '2024-03-01' })).toBe(true)
})

test('BETWEEN is FALSE beyond one end even where the other is NULL', () => {
  expect(is('a between b and 5', { a: 6, b: null })).toBe(false)
  expect(is('a between 5 and b', { a: 4, b: null })).toBe(false)
  expect(is('a between b and 5', { a: 4, b: null })).toBe(null)
  expect(is('a between 1 and 5', { a: 3 })).toBe(true)
})
