import type { Branch, UnionShape } from '../catalog/shape.ts'
import { hashText } from '../random/key.ts'
import type { Compiling, Place } from './context.ts'
import type { BranchStep, Step } from './step.ts'

/** A union's step: branches by identity; `null` by the null rate; weight 0 only when nothing else is left. */
export function compileUnion(shape: UnionShape, place: Place, context: Compiling): Step | null {
  const { settings, solver } = context
  const usable = shape.branches.some((one) => (one.weight ?? 1) > 0)
    ? shape.branches.filter((one) => (one.weight ?? 1) > 0) : shape.branches
  const nulls = usable.filter(isNull).length
  const steps: BranchStep[] = []
  const others = usable.length - nulls
  for (const branch of usable) {
    const step = context.compile(branch.shape, place)
    if (!step) continue
    const weight = isNull(branch) && others > 0
      ? (settings.nullRate / (1 - Math.min(settings.nullRate, 0.999))) * totalWeight(usable.filter((one) => !isNull(one)))
      : branch.weight ?? 1
    steps.push({ id: hashText(branch.key), weight, step, height: solver.height(branch.shape) })
  }
  if (steps.length === 0) return null
  const [only] = steps
  return steps.length === 1 && only ? only.step : { do: 'choose', branches: steps }
}

/** Is the branch one of the ways to say "nothing"? */
export function isNull(branch: Branch): boolean {
  return branch.shape.kind === 'null' || (branch.shape.kind === 'native' && branch.shape.native === 'absent')
}

function totalWeight(branches: readonly Branch[]): number {
  return branches.reduce((sum, one) => sum + (one.weight ?? 1), 0)
}
