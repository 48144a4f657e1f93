import type { Value } from '../catalog/value.ts'
import { dialectOf } from '../dialects/dialect.ts'
import { evaluate, truth } from '../expression/evaluate.ts'
import { parseExpression } from '../expression/parse.ts'
import type { Step } from '../plan/step.ts'
import { makeAmounts, makeLineJoin } from './amounts.ts'
import { makeBounds } from './bounds.ts'
import { makeElapsed } from './elapsed.ts'
import type { Generation } from './generation.ts'
import { makeStages } from './stages.ts'

type Settle = (a: number, b: number, out: { [name: string]: Value }) => void

/** What the joins of an object change once its fields stand; `undefined` when it has none. */
export function makeJoins({ joins = [], fields, guard }: Extract<Step, { do: 'object' }>, generation: Generation): Settle | undefined {
  const settle = joins.map((join): Settle => {
    switch (join.kind) {
      case 'line':
        return makeLineJoin(join)
      case 'amounts':
        return makeAmounts(join)
      case 'elapsed':
        return makeElapsed(join)
      case 'bounds':
        return makeBounds(join)
      case 'stages':
        return makeStages(join, fields, generation)
    }
  })
  if (settle.length === 0) return undefined
  const isBroken = brokenBy(guard, generation)
  return (a, b, out) => {
    for (const one of settle) {
      const before = isBroken && { ...out }
      one(a, b, out)
      if (before && isBroken(out)) Object.assign(out, before)
    }
  }
}

/** Do the rules of a table say no to a row? */
function brokenBy(
  guard: Extract<Step, { do: 'object' }>['guard'], generation: Generation,
): ((row: { readonly [name: string]: Value }) => boolean) | undefined {
  if (!guard) return undefined
  const trees = guard.rules.map((rule) => parseExpression(rule, dialectOf(guard.dialect)))
  const { now } = generation.samplers
  return (row) => {
    const folded = new Map(Object.keys(row).map((name) => [name.toLowerCase(), name]))
    const column = (name: string): Value | undefined => row[Object.hasOwn(row, name) ? name : (folded.get(name.toLowerCase()) ?? name)]
    return trees.some((tree) => truth(evaluate(tree, { column, now })) === false)
  }
}
