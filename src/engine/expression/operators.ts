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
