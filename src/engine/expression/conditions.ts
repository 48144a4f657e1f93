import type { Expression } from './expression.ts'

/** Is it true or false rather than a value? */
export function isCondition({ kind }: Expression): boolean {
  return /^(?:not|and|or|compare|distinct|match|in|between|is)$/.test(kind)
}

/** A condition, or a choice among conditions. */
export function isDecision(one: Expression): boolean {
  if (one.kind !== 'case') return isCondition(one)
  return [...one.whens.map(([, then]) => then), ...(one.otherwise ? [one.otherwise] : [])].every(isDecision)
}

/** True or false, as MySQL and SQLite write them, too. */
export function isAnswer(one: Expression): one is Extract<Expression, { kind: 'literal' }> {
  return one.kind === 'literal' && (one.value === true || one.value === false || one.value === 1 || one.value === 0)
}
