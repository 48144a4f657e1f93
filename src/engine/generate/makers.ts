import type { Step } from '../plan/step.ts'
import { makeArray } from './arrays.ts'
import { makeChoose } from './choose.ts'
import { makeFit } from './fit.ts'
import type { Generation, Made } from './generation.ts'
import { makeObject } from './objects.ts'
import { makeLiteral, makeNumber, makePick, makeSample, makeSpecial, makeView, makeWrap } from './scalars.ts'
import { makePeer } from './peers.ts'
import { makeBound } from './tables.ts'

type Makers = { readonly [K in Step['do']]: (step: Extract<Step, { do: K }>, generation: Generation) => Made }

/** How each kind of step is run. A new kind fails to compile until it stands here. */
export const MAKERS: Makers = {
  literal: makeLiteral,
  pick: makePick,
  sample: makeSample,
  view: makeView,
  number: makeNumber,
  wrap: makeWrap,
  object: makeObject,
  array: makeArray,
  choose: makeChoose,
  call: (step, generation) => generation.definition(step.definition),
  fit: makeFit,
  special: makeSpecial,
  key: ({ first, by }, { frame }) => ({ value: () => first + (by === 'item' ? frame.item : frame.row) }),
  peer: makePeer,
  reference: makeBound,
  member: makeBound,
}
