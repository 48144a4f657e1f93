import type { Value } from '../catalog/value.ts'
import type { Step } from '../plan/step.ts'
import { makeAmounts, makeLineJoin } from './amounts.ts'
import { makeBounds } from './bounds.ts'
import type { Generation } from './generation.ts'
import { makeStages } from './stages.ts'

type Settle = (a: number, b: number, out: { [name: string]: Value }) => void

/** What the joins of an object change once its fields stand; `undefined` when it has none. */
export function makeJoins({ joins = [], fields }: Extract<Step, { do: 'object' }>, generation: Generation): Settle | undefined {
  const settle = joins.map((join): Settle => {
    switch (join.kind) {
      case 'line':
        return makeLineJoin(join)
      case 'amounts':
        return makeAmounts(join)
      case 'bounds':
        return makeBounds(join)
      case 'stages':
        return makeStages(join, fields, generation)
    }
  })
  if (settle.length === 0) return undefined
  return (a, b, out) => {
    for (const one of settle) one(a, b, out)
  }
}
