import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dialectOf } from '../../../src/engine/dialects/dialect.ts'
import { contradict } from '../../../src/engine/expression/contradiction.ts'
import { evaluate, truth } from '../../../src/engine/expression/evaluate.ts'
import type { ColumnLimits } from '../../../src/engine/expression/limits.ts'
import { parseExpression } from '../../../src/engine/expression/parse.ts'

const COLUMNS: { readonly [name: string]: ColumnLimits } = {
  a: { name: 'a', nullable: false, kind: 'number', integer: true, minimum: -3, maximum: 3 },
  b: { name: 'b', nullable: false, kind: 'number', integer: true, minimum: -3, maximum: 3 },
  c: { name: 'c', nullable: true, kind: 'number', integer: true, minimum: -3, maximum: 3 },
  t: { name: 't', nullable: false, kind: 'text', maxLength: 3 },
  d: { name: 'd', nullable: false, kind: 'instant' },
  e: { name: 'e', nullable: false, kind: 'text', values: ['x', 'y'] },
  x: { name: 'x', nullable: false, kind: 'number' },
}
const contradicts = (...rules: readonly string[]): boolean =>
  contradict(
    rules.map((rule) => parseExpression(rule, dialectOf('postgresql'))),
    (name) => COLUMNS[name.toLowerCase()],
  )

test.each([
  [`t IN ('a', 'b') AND t = 'c'`],
  ['a > 1 AND a < 2'],
  ['a > 3'],
  ['x > 5', 'x <= 5'],
  ['a < b', 'b < a'],
  ['a < b', 'a > 1', 'b <= 2'],
  [`length(t) > 3`],
  [`d < '2020-01-01'`, `d > '2021-01-01'`],
  [`e NOT IN ('x', 'Y')`],
  ['a IS NULL'],
  ['c IS NULL', 'c IS NOT NULL'],
  ['c IS NOT NULL AND c > 2 AND c < 1'],
  ['NOT (a > 1 OR a <= 1)'],
  ['a BETWEEN 2 AND 1'],
  ['a = 1 OR a = 2', 'a = 3'],
  ['a <> a'],
  ['false'],
])('%s %s %s: no row', (...rules) => {
  expect(contradicts(...rules)).toBe(true)
})

test.each([
  [`t IN ('a', 'b') AND t = 'B '`],
  ['x > 1 AND x < 2'],
  ['c > 2 AND c < 1'],
  ['a <= b', 'b <= a'],
  [`t > 'b' AND t < 'a'`],
  ['f(a) > 1 AND f(a) < 1'],
  ['a > 1 OR f(b)'],
  ['NOT (c > 1)', 'NOT (c <= 1)'],
  [`d > now() AND d < '1990-01-01'`],
  ['a = 1 OR a = 2', 'a = 2'],
])('%s %s: perhaps a row', (...rules) => {
  expect(contradicts(...rules)).toBe(false)
})

const atom = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('a', 'b', 'c'),
      fc.constantFrom('=', '<>', '<', '<=', '>', '>='),
      fc.oneof(fc.integer({ min: -4, max: 4 }).map(String), fc.constantFrom('a', 'b', 'c')),
    )
    .map((all) => all.join(' ')),
  fc
    .tuple(
      fc.constantFrom('a', 'b', 'c'),
      fc.constantFrom('IS NULL', 'IS NOT NULL', 'IN (1, 2)', 'NOT IN (0, 1, 2)', 'BETWEEN -1 AND 1'),
    )
    .map((all) => all.join(' ')),
)
const { tree } = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    atom,
    fc.tuple(tie('tree'), fc.constantFrom('AND', 'OR'), tie('tree')).map(([l, o, r]) => `(${l} ${o} ${r})`),
    tie('tree').map((one) => `NOT (${one})`),
  ),
}))
const NUMBERS = [-3, -2, -1, 0, 1, 2, 3]

test('never claimed where a row meets the rules', () => {
  fc.assert(
    fc.property(fc.array(tree, { minLength: 1, maxLength: 3 }), (rules) => {
      if (!contradicts(...rules)) return
      const trees = rules.map((rule) => parseExpression(rule, dialectOf('postgresql')))
      for (const a of NUMBERS)
        for (const b of NUMBERS)
          for (const c of [null, ...NUMBERS]) {
            const row: { readonly [name: string]: number | null } = { a, b, c }
            expect(
              trees.every((one) => truth(evaluate(one, { column: (name) => row[name], now: 0 })) !== false),
              `${rules.join('; ')} with ${JSON.stringify(row)}`,
            ).toBe(false)
          }
    }),
    { numRuns: 300 },
  )
})
