import type { BranchStep, Step } from '../plan/step.ts'
import { rendezvous } from '../random/choose.ts'
import { hashText, laneA, laneB } from '../random/key.ts'
import type { Generation, Made } from './generation.ts'

const BRANCH = hashText('branch')

/** Weights, or none when they are all equal: then no logarithm is needed. */
function weights(branches: readonly BranchStep[]): readonly number[] | undefined {
  const first = branches[0]?.weight
  return branches.every((one) => one.weight === first) ? undefined : branches.map((one) => one.weight)
}

/** One branch, told apart by its identity; beyond the depth limit only the least high ones take part. */
export function makeChoose(step: Extract<Step, { do: 'choose' }>, generation: Generation): Made {
  const { frame } = generation
  const { until = generation.plan.settings.maxDepth } = step
  const makers = step.branches.map((branch) => generation.make(branch.step))
  const least = Math.min(...step.branches.map((branch) => branch.height))
  const all = { makers, ids: step.branches.map((one) => one.id), weights: weights(step.branches) }
  const lowIndex = step.branches.map((_, i) => i).filter((i) => (step.branches[i]?.height ?? 0) <= least)
  const low = {
    makers: lowIndex.map((i) => makers[i] as Made),
    ids: lowIndex.map((i) => all.ids[i] as number),
    weights: weights(lowIndex.map((i) => step.branches[i]).filter((one) => one !== undefined)),
  }
  const pick = (a: number, b: number): Made => {
    const from = frame.nest > until && low.makers.length < makers.length ? low : all
    return from.makers[rendezvous(laneA(a, b, BRANCH), laneB(a, b, BRANCH), from.ids, from.weights)] as Made
  }
  return { value: (a, b) => pick(a, b).value(a, b) }
}
