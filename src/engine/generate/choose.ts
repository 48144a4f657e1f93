import type { Value } from '../catalog/value.ts'
import type { BranchStep, Step } from '../plan/step.ts'
import { hashText } from '../random/key.ts'
import type { Generation, Made } from './generation.ts'
import { chooser } from './places.ts'

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
  const among = (branches: readonly BranchStep[]) => chooser(frame, { ids: branches.map((one) => one.id), weights: weights(branches), draw: BRANCH })
  const lowest = step.branches.filter((one) => one.height <= least)
  const all = { makers, choose: among(step.branches) }
  const low = lowest.length === makers.length ? all : { makers: lowest.map((one) => generation.make(one.step)), choose: among(lowest) }
  const value = (a: number, b: number): Value => {
    const from = frame.nest > until ? low : all
    return (from.makers[from.choose(a, b)] as Made).value(a, b)
  }
  return { value }
}
