import type { SourceLanguage } from '../catalog/catalog.ts'
import type { Branch, UnionShape } from '../catalog/shape.ts'
import { hashText } from '../random/key.ts'
import { weightOf } from './annotated.ts'
import type { Compiling, Place } from './context.ts'
import nulls from './data/nulls.json' with { type: 'json' }
import { depthUnder } from './recursion-depth.ts'
import type { BranchStep, Step } from './step.ts'

/** A union's step: branches by identity; `null` by the null rate; weight 0 only when nothing else is left. */
export function compileUnion(shape: UnionShape, place: Place, context: Compiling): Step | null {
  const { settings, solver } = context
  const usable = shape.branches.some((one) => (one.weight ?? 1) > 0)
    ? shape.branches.filter((one) => (one.weight ?? 1) > 0) : shape.branches
  const nulls = usable.filter(isNull).length
  const steps: BranchStep[] = []
  const others = usable.length - nulls
  const { annotation } = place.hints ?? {}
  const rate = annotation?.nullRate ?? nullRate(settings.nullRate, place.guess?.meaning, context.language)
  const chosen = annotation?.weights && usable.some((one) => weighted(one, annotation.weights) > 0) ? annotation.weights : undefined
  for (const branch of usable) {
    const step = context.compile(branch.shape, place)
    if (!step) continue
    const weight = isNull(branch) && others > 0
      ? (rate / (1 - Math.min(rate, 0.999))) * totalWeight(usable.filter((one) => !isNull(one)), chosen)
      : (branch.weight ?? 1) * weighted(branch, chosen)
    steps.push({ id: hashText(branch.key), weight, step, height: solver.height(branch.shape) })
  }
  if (steps.length === 0) return null
  const [only] = steps
  if (steps.length === 1 && only) return only.step
  const isLevel = steps.every((one) => one.height === steps[0]?.height)
  const until = isLevel ? undefined : depthUnder(context.recursion(shape), settings.maxDepth)
  return { do: 'choose', branches: steps, ...(until === undefined ? {} : { until }) }
}

const RATES: { readonly [meaning: string]: number } = nulls.rates
const USUAL: ReadonlySet<string> = new Set(nulls.usual.split(' '))

/** The share of nulls by what the field means; a rate of none or all is an order. */
function nullRate(usual: number, meaning: string | undefined, language: SourceLanguage): number {
  if (usual <= 0 || usual >= 1 || meaning === undefined) return usual
  const own = RATES[meaning]
  if (own !== undefined) return Math.max(usual, own)
  return language === 'sql' && !USUAL.has(meaning) ? usual * nulls.part : usual
}

/** Is the branch one of the ways to say "nothing"? */
export function isNull(branch: Branch): boolean {
  return branch.shape.kind === 'null' || (branch.shape.kind === 'native' && branch.shape.native === 'absent')
}

function totalWeight(branches: readonly Branch[], chosen: Weights): number {
  return branches.reduce((sum, one) => sum + (one.weight ?? 1) * weighted(one, chosen), 0)
}

type Weights = { readonly [value: string]: number } | undefined

/** What the user's weights of values give a branch: the sum of its literals' weights, any other branch once. */
function weighted({ shape }: Branch, weights: Weights): number {
  if (!weights || shape.kind === 'null') return 1
  return shape.kind === 'literal' ? shape.values.reduce<number>((sum, value) => sum + weightOf(value, weights), 0) : 1
}
