import type { Token } from '../dialects/token.ts'
import type { Comparison } from './expression.ts'

/** Signs that compare, by how they are written. */
export const COMPARISONS: { readonly [sign: string]: Comparison } = {
  '=': '=', '==': '=', '<>': '<>', '!=': '<>', '<': '<', '<=': '<=', '>': '>', '>=': '>=',
}
/** PostgreSQL's signs for LIKE and regular expressions. */
export const REGEXPS: { readonly [sign: string]: readonly [how: 'regexp' | 'like', insensitive: boolean, negated: boolean] } = {
  '~': ['regexp', false, false], '~*': ['regexp', true, false], '!~': ['regexp', false, true], '!~*': ['regexp', true, true],
  '~~': ['like', false, false], '~~*': ['like', true, false], '!~~': ['like', false, true], '!~~*': ['like', true, true],
}

/** PostgreSQL's `OPERATOR(public.~)`, as its dumps write operators of extensions: the bare sign in its place. */
export function plainOperators(tokens: readonly Token[]): readonly Token[] {
  const out: Token[] = []
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    if (!token) break
    let sign = at + 2
    if (token.upper === 'OPERATOR' && tokens[at + 1]?.text === '(') {
      while (tokens[sign + 1]?.text === '.') sign += 2
      const found = tokens[sign]
      if (found?.kind === 'sign' && tokens[sign + 1]?.text === ')') {
        out.push(found)
        at = sign + 1
        continue
      }
    }
    out.push(token)
  }
  return out
}
