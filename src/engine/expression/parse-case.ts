import type { Expression } from './expression.ts'

/** What reading CASE needs of the parser. */
interface Reading {
  upper(): string
  word(...words: readonly string[]): boolean
  expression(depth: number): Expression
}

/** Reads a CASE after its first word, both forms; what does not end in END is unknown. */
export function readCase(reading: Reading, depth: number): Expression {
  const { upper, word, expression } = reading
  const unknown: Expression = { kind: 'unknown', text: 'CASE' }
  const of = upper() === 'WHEN' ? undefined : expression(depth)
  const whens: (readonly [Expression, Expression])[] = []
  while (word('WHEN')) {
    const when = expression(depth + 1)
    if (!word('THEN')) return unknown
    whens.push([when, expression(depth + 1)])
  }
  const otherwise = word('ELSE') ? expression(depth) : undefined
  if (!word('END')) return unknown
  return { kind: 'case', whens, ...(of ? { of } : {}), ...(otherwise ? { otherwise } : {}) }
}
