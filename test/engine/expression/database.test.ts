import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dialectOf } from '../../../src/engine/dialects/dialect.ts'
import { evaluate, truth, UNKNOWN } from '../../../src/engine/expression/evaluate.ts'
import { parseExpression } from '../../../src/engine/expression/parse.ts'

// Conditions of CHECKs over two numbers and two texts; what we cannot evaluate may be unknown, never wrong.
const { condition } = fc.letrec<{ number: string; text: string; condition: string }>((tie) => ({
  number: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('n', 'm', 'NULL', '0', '1', '2', '7', '-3'),
    fc.tuple(tie('number'), fc.constantFrom('+', '-', '*', '/', '%'), tie('number')).map(([a, o, b]) => `(${a} ${o} ${b})`),
    fc.tuple(fc.constantFrom('length(', 'abs('), tie('number'), tie('text')).map(([f, n, t]) => `${f}${f === 'abs(' ? n : t})`),
    fc.tuple(tie('condition'), tie('number'), tie('number')).map(([c, a, b]) => `CASE WHEN ${c} THEN ${a} ELSE ${b} END`),
    fc.tuple(tie('number'), tie('number')).map(([a, b]) => `coalesce(${a}, ${b})`),
  ),
  text: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('s', 't', 'NULL', "''", "'a'", "'aB'", "' b '"),
    fc.tuple(fc.constantFrom('lower', 'upper', 'trim', 'ltrim', 'rtrim'), tie('text')).map(([f, a]) => `${f}(${a})`),
    fc.tuple(tie('text'), tie('text')).map(([a, b]) => `(${a} || ${b})`),
  ),
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.tuple(tie('number'), fc.constantFrom('=', '<>', '<', '<=', '>', '>='), tie('number')).map((one) => one.join(' ')),
    fc.tuple(tie('text'), fc.constantFrom('=', '<>', '<', '>='), tie('text')).map((one) => one.join(' ')),
    fc.tuple(tie('text'), fc.constantFrom('LIKE', 'NOT LIKE', 'GLOB'), fc.constantFrom("'a%'", "'_'", "'%b%'", "'a*'", "'[a-c]?'")).map((one) => one.join(' ')),
    fc.tuple(tie('number'), fc.constantFrom('', 'NOT '), fc.array(tie('number'), { minLength: 1, maxLength: 3 })).map(([a, not, list]) => `${a} ${not}IN (${list.join(', ')})`),
    fc.tuple(tie('number'), fc.constantFrom('', 'NOT '), tie('number'), tie('number')).map(([a, not, low, high]) => `${a} ${not}BETWEEN ${low} AND ${high}`),
    fc.tuple(fc.oneof(tie('number'), tie('text')), fc.constantFrom('IS NULL', 'IS NOT NULL')).map((one) => one.join(' ')),
    fc.tuple(tie('condition'), fc.constantFrom('AND', 'OR'), tie('condition')).map(([a, o, b]) => `(${a}) ${o} (${b})`),
    tie('condition').map((one) => `NOT (${one})`),
  ),
}))

const small = fc.constantFrom(null, -2, 0, 1, 3, 10)
const short = fc.constantFrom(null, '', 'a', 'B', 'ab', ' a', 'aB')

test('conditions have the value that SQLite gives them', () => {
  const db = new DatabaseSync(':memory:')
  db.exec('CREATE TABLE r (n integer, m integer, s text, t text)')
  let known = 0
  let all = 0
  fc.assert(fc.property(condition, fc.tuple(small, small, short, short), (text, [n, m, s, t]) => {
    db.exec('DELETE FROM r')
    db.prepare('INSERT INTO r VALUES (?, ?, ?, ?)').run(n, m, s, t)
    const theirs = Object.values(db.prepare(`SELECT ${text} FROM r`).get() ?? {})[0]
    const row = { n, m, s, t }
    const ours = truth(evaluate(parseExpression(text, dialectOf('sqlite')), { column: (name) => Object.entries(row).find(([key]) => key === name)?.[1], now: 0 }))
    all++
    if (ours === UNKNOWN) return
    known++
    expect(ours, `${text} over ${JSON.stringify(row)}`).toBe(theirs === null ? null : theirs === 1)
  }), { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 500), seed: Number(process.env['PROPERTY_SEED'] ?? 1) })
  expect(known / all).toBeGreaterThan(0.9)
})
