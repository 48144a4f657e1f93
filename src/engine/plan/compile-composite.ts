import type { ArrayShape, Branch, ObjectShape, Rest, Shape, UnionShape } from '../catalog/shape.ts'
import { hashText } from '../random/key.ts'
import { stringProgram } from '../solve/strings.ts'
import type { Compiling, Place } from './context.ts'
import type { BranchStep, FieldStep, RestStep, Step } from './step.ts'

/** An array's step; items stand under the array's own name. */
export function compileArray(shape: ArrayShape, place: Place, context: Compiling): Step | null {
  const { settings, solver } = context
  const inside: Place = { ...place, item: true, depth: place.depth + 1 }
  const min = shape.minItems ?? 0
  const prefix: Step[] = []
  for (const one of shape.prefix) {
    const step = context.compile(one, inside)
    if (!step) break
    prefix.push(step)
  }
  const musts = shape.contains ?? []
  const forbidden = musts.filter((one) => one.max !== undefined).map((one): Shape => ({ kind: 'not', of: one.shape }))
  const rest = shape.rest && forbidden.length > 0 ? all([shape.rest, ...forbidden]) : shape.rest
  const items = rest && prefix.length === shape.prefix.length ? context.compile(rest, inside) : null
  const contains: { step: Step; min: number }[] = []
  for (const one of musts) {
    if (one.min <= 0) continue
    const step = context.compile(shape.rest ? all([shape.rest, one.shape]) : one.shape, inside)
    if (!step) return null
    contains.push({ step, min: one.min })
  }
  const musted = contains.reduce((sum, one) => sum + one.min, 0)
  const room = items ? Infinity : prefix.length + musted
  const max = Math.min(shape.maxItems ?? Infinity, room)
  if (max < min) return null
  const height = 1 + (min > 0 && rest ? solver.height(rest) : 0)
  const least = Math.max(min, Math.min(settings.minItems, max), Math.min(prefix.length, max))
  return {
    do: 'array', prefix, items, min, max: Number.isFinite(max) ? max : 2 ** 31,
    preferred: [least, Math.max(least, Math.min(max, Math.max(settings.maxItems, min + 2)))],
    unique: shape.unique ?? false, contains, height: rest ? Math.max(height, 1 + solver.height(rest)) : height,
  }
}

function all(of: readonly Shape[]): Shape {
  return { kind: 'all', of }
}

/** An object's step: known fields by name, then groups of further names. */
export function compileObject(shape: ObjectShape, place: Place, context: Compiling): Step | null {
  const { settings, solver } = context
  const names = shape.fields.map((field) => field.name)
  const ancestors = place.name === '' ? place.ancestors : [...place.ancestors, place.name]
  const fields: FieldStep[] = []
  for (const field of shape.fields) {
    const step = context.compile(field.shape, {
      entity: place.entity, name: field.name, ancestors, siblings: names, item: false,
      level: place.level + 1, depth: place.depth + 1,
      ...(field.shape.hints ? { hints: field.shape.hints } : {}), ...(field.column ? { column: field.column } : {}),
    })
    if (!step) {
      if (field.optional) continue
      return null
    }
    fields.push({
      name: field.name, step, presence: field.optional ? settings.optionalRate : 1, height: solver.height(field.shape),
    })
  }
  const rest = shape.rest.map((one) => compileRest(one, shape, ancestors, { place, context }))
  const max = shape.maxProperties ?? 2 ** 31
  return {
    do: 'object', fields, rest: rest.filter((one) => one !== null), minProperties: shape.minProperties ?? 0, maxProperties: max,
  }
}

/** A group of further names: made when it must be, or when its shape says more than "anything". */
function compileRest(
  rest: Rest, shape: ObjectShape, ancestors: readonly string[], { place, context }: { place: Place; context: Compiling },
): RestStep | null {
  const must = (rest.min ?? 0) > 0 || (shape.minProperties ?? 0) > shape.fields.length
    || ((shape.minProperties ?? 0) > 0 && shape.fields.every((field) => field.optional))
  const anything = rest.shape.kind === 'types' && rest.shape.types.length >= 6
  if (anything && !must) return null
  const step = context.compile(rest.shape, {
    entity: place.entity, name: ancestors.at(-1) ?? place.entity, ancestors, siblings: [], item: true,
    level: place.level + 1, depth: place.depth + 1, ...(rest.shape.hints ? { hints: rest.shape.hints } : {}),
  })
  if (!step) return null
  const usual = shape.fields.length === 0 ? [1, 3] : [0, rest.names ? 2 : 0]
  const min = Math.max(rest.min ?? 0, shape.fields.length === 0 && !anything ? 1 : 0)
  const max = Math.min(rest.max ?? 2 ** 31, Math.max(min, usual[1] ?? 0))
  if (max === 0 && !must) return null
  const names: Step = rest.names || shape.propertyNames
    ? nameStep(rest, shape)
    : { do: 'sample', sampler: 'text.key', args: {} }
  return { names, step, min: Math.min(min, rest.max ?? min), max, height: context.solver.height(rest.shape) }
}

function nameStep(rest: Rest, shape: ObjectShape): Step {
  const extra = shape.propertyNames?.kind === 'string' ? shape.propertyNames : undefined
  const limits = {
    ...rest.names, ...(extra?.minLength === undefined ? {} : { minLength: extra.minLength }),
    ...(extra?.maxLength === undefined ? {} : { maxLength: extra.maxLength }),
    patterns: [...(rest.names?.patterns ?? []), ...(extra?.patterns ?? [])],
  }
  const program = stringProgram(limits)
  return { do: 'sample', sampler: program.sampler, args: program.args }
}

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

function isNull(branch: Branch): boolean {
  return branch.shape.kind === 'null' || (branch.shape.kind === 'native' && branch.shape.native === 'absent')
}

function totalWeight(branches: readonly Branch[]): number {
  return branches.reduce((sum, one) => sum + (one.weight ?? 1), 0)
}
