import names from './data/joins.json' with { type: 'json' }
import type { Amount, Join } from './join.ts'

interface Named {
  readonly words: string
}
type Find = (phrases: string) => Amount | undefined

const BOUNDS = names.bounds.split(', ').map((pair) => pair.split(' ') as [string, string])

/** `min price` and `max price`: two numbers whose names differ in one word that says which is lower. */
export function boundsOf(fields: readonly Named[], find: Find): readonly Join[] {
  return fields.flatMap(({ words }): readonly Join[] => {
    const parts = words.split(' ')
    const pair = BOUNDS.find(([below]) => parts.includes(below))
    if (!pair) return []
    const low = find(words)
    const high = find(parts.map((one) => (one === pair[0] ? pair[1] : one)).join(' '))
    return low?.test.number && high?.test.number ? [{ kind: 'bounds', low, high }] : []
  })
}

/** `entitlement`, `used` and `remaining` days: one field of each sort. */
export function restOf(fields: readonly Named[], find: Find): readonly Join[] {
  const [whole, used, rest] = [names.whole, names.used, names.rest].map((text) => {
    const some = fields.filter(({ words }) => words.split(' ').some((word) => text.split(' ').includes(word)) && find(words))
    return some.length === 1 && some[0] ? find(some[0].words) : undefined
  })
  if (!whole?.test.number || !used?.test.number || !rest?.test.number) return []
  return new Set([whole.field, used.field, rest.field]).size === 3 ? [{ kind: 'rest', whole, used, rest }] : []
}

/** A payslip: gross pay, its deductions, net pay. */
export function payOf(fields: readonly Named[], find: Find): readonly Join[] {
  const [gross, net, deducted] = [find(names.gross), find(names.net), find(names.deducted)]
  if (!gross?.test.number || !net?.test.number) return []
  const shares: { readonly [words: string]: number } = names.deductions
  const deductions = fields.flatMap(({ words }) => {
    const share = shares[words]
    const amount = share === undefined ? undefined : find(words)
    return amount?.test.number && share !== undefined ? [{ amount, share }] : []
  })
  return [{ kind: 'pay', gross: gross.field, net, deductions, ...(deducted ? { deducted } : {}) }]
}
