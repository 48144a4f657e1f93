import type { ArrayShape, Shape } from '../catalog/shape.ts'
import type { Compiling, Place } from './context.ts'
import type { Step } from './step.ts'

/** An array's step; items stand under the array's own name. */
export function compileArray(shape: ArrayShape, place: Place, context: Compiling): Step | null {
  const { settings, solver } = context
  const { guess: _guess, view: _view, ...rest0 } = place
  const inside: Place = { ...rest0, item: true, depth: place.depth + 1 }
  const min = shape.minItems ?? 0
  const prefix: Step[] = []
  for (const one of shape.prefix) {
    const step = context.compile(one, inside)
    if (!step) break
    prefix.push(step)
  }
  const musts = shape.contains ?? []
  const forbidden = musts.filter((one) => one.max !== undefined).map((one): Shape => ({ kind: 'not', of: one.shape }))
  const allowed = shape.rest && forbidden.length > 0 ? all([shape.rest, ...forbidden]) : shape.rest
  const rest = allowed && shape.unique && min > 1 ? distinguishable(allowed, context) : allowed
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

/** Objects that may be empty are all alike: where items must differ, each gets a property of some name. */
function distinguishable(shape: Shape, { solver }: Compiling): Shape {
  const head = solver.head(shape)
  if (head.kind !== 'object' || head.rest.length === 0 || head.fields.length > 0) return shape
  const filled = all([shape, { kind: 'object', fields: [], rest: [], closed: false, minProperties: 1 }])
  return solver.height(filled) < Infinity ? filled : shape
}

function all(of: readonly Shape[]): Shape {
  return { kind: 'all', of }
}
