import { expect, test } from 'vitest'
import { dialectOf } from '../../../src/engine/dialects/dialect.ts'
import { evaluate, refuses } from '../../../src/engine/expression/evaluate.ts'
import { parseExpression } from '../../../src/engine/expression/parse.ts'

const NOW = Date.UTC(2026, 0, 31)
const holds = (text: string, row: { readonly [name: string]: string }, dialect = 'mssql'): unknown =>
  evaluate(parseExpression(text, dialectOf(dialect)), { column: (name) => row[name.toLowerCase()] ?? null, now: NOW })

test("SQL Server's LIKE has classes", () => {
  expect(holds("id LIKE '[A-Z][0-9][^0-9]%'", { id: 'B7x-anything' })).toBe(true)
  expect(holds("id LIKE '[A-Z][0-9][^0-9]%'", { id: 'B77' })).toBe(false)
  expect(holds("id NOT LIKE '[0-9]_'", { id: '5*' })).toBe(false)
  expect(holds("id LIKE '[0-9]*'", { id: '5x' })).toBe(false)
  expect(holds("id LIKE '[A-Z]'", { id: '[A-Z]' }, 'postgresql')).toBe(true)
})

test('REGEXP_LIKE is a match, so that keys under it are made by it', () => {
  expect(parseExpression("REGEXP_LIKE(code, '^[A-Z]{3}$', 'i')", dialectOf('oracle'))).toMatchObject({
    kind: 'match',
    how: 'regexp',
    insensitive: true,
  })
  expect(holds("REGEXP_LIKE(code, '^[A-Z]{3}$', 'i')", { code: 'abc' }, 'oracle')).toBe(true)
  expect(holds("NOT REGEXP_LIKE(code, '^[A-Z]{3}$')", { code: 'abc' }, 'oracle')).toBe(true)
})

test("an interval is no whole number that a text must be", () => {
  expect(refuses(parseExpression("born BETWEEN '1930-01-01' AND NOW() - INTERVAL '18 years'", dialectOf("postgresql")), { column: () => "1990-05-01", now: NOW })).toBe(false)
})

test('dates that are moved and compared', () => {
  expect(holds('born <= DATEADD(YEAR, -18, GETDATE())', { born: '2008-01-31' })).toBe(true)
  expect(holds('born <= DATEADD(yy, -18, GETDATE())', { born: '2008-02-01' })).toBe(false)
  expect(holds("DATEADD(month, 1, '2024-01-31') = '2024-02-29T00:00:00.000Z'", {})).toBe(true)
  expect(holds('DATEDIFF(day, a, b) > 1', { a: '2024-01-01', b: '2024-01-03' })).toBe(true)
  expect(holds('DATEDIFF(year, a, b) = 1', { a: '2023-12-31', b: '2024-01-01' })).toBe(true)
  expect(holds('x > ADD_MONTHS(SYSDATE, 1)', { x: '2026-03-01' }, 'oracle')).toBe(true)
})

test('a text that is not of the type it is cast to: an error, NULL or the number it begins with', () => {
  const isRefused = (text: string, a: string, dialect: string): boolean =>
    refuses(parseExpression(text, dialectOf(dialect)), { column: () => a, now: NOW })
  expect(isRefused('a::integer > 0', 'seven', 'postgresql')).toBe(true)
  expect(isRefused('NOT (a::integer > 0)', 'seven', 'postgresql')).toBe(true)
  expect(isRefused("a = 'seven' OR a::integer > 0", 'seven', 'postgresql')).toBe(false)
  expect(isRefused('a::jsonb IS NOT NULL', '{', 'postgresql')).toBe(true)
  expect(isRefused('TRY_CAST(a AS int) > 0', 'seven', 'mssql')).toBe(false)
  expect(isRefused('CAST(a AS SIGNED) > 0', '7 days', 'mysql')).toBe(false)
  expect(isRefused('CAST(a AS SIGNED) > 0', 'days', 'mysql')).toBe(true)
  expect(isRefused('a IS JSON (STRICT)', 'days', 'oracle')).toBe(true)
})
