import type { Hints, Shape } from '../catalog/shape.ts'

export const ANY: Shape = { kind: 'types', types: ['string', 'number', 'boolean', 'object', 'array', 'null'] }
export const NEVER: Shape = { kind: 'never' }

/** Makes combinations of shapes, equal ones only once: so that meets of recursive shapes end. */
export interface Terms {
  all(shapes: readonly Shape[]): Shape
  not(shape: Shape): Shape
  id(shape: Shape): number
}

export function isAny(shape: Shape): boolean {
  return shape.kind === 'types' && shape.types.length >= 6
}

export function createTerms(): Terms {
  const ids = new WeakMap<Shape, number>()
  const alls = new Map<string, Shape>()
  const nots = new Map<number, Shape>()
  const values = new Map<string, Shape>()
  let count = 0

  const id = (shape: Shape): number => {
    let known = ids.get(shape)
    if (known === undefined) {
      known = ++count
      ids.set(shape, known)
    }
    return known
  }

  /** Small shapes that are equal by value are one term. */
  const same = (shape: Shape): Shape => {
    if (shape.kind !== 'ref' && shape.kind !== 'types') return shape
    if (shape.hints || shape.span) return shape
    const key = shape.kind === 'ref' ? `r${shape.to}` : `t${shape.types.join()}`
    const known = values.get(key)
    if (known) return known
    values.set(key, shape)
    return shape
  }

  return {
    id,
    all(shapes) {
      const parts: Shape[] = []
      const add = (shape: Shape): void => {
        if (shape.kind === 'all' && !shape.hints) shape.of.forEach(add)
        else if (isAny(shape) && !meaningful(shape.hints)) return
        else {
          const one = same(shape)
          if (!parts.includes(one)) parts.push(one)
        }
      }
      shapes.forEach(add)
      if (parts.some((one) => one.kind === 'never')) return NEVER
      if (parts.length === 0) return shapes[0] ?? ANY
      if (parts.length === 1) return parts[0] ?? ANY
      const key = parts.map(id).sort((a, b) => a - b).join()
      const known = alls.get(key)
      if (known) return known
      const made: Shape = { kind: 'all', of: parts }
      alls.set(key, made)
      return made
    },
    not(shape) {
      if (shape.kind === 'not') return shape.of
      if (shape.kind === 'never') return ANY
      if (isAny(shape)) return NEVER
      const one = same(shape)
      const known = nots.get(id(one))
      if (known) return known
      const made: Shape = { kind: 'not', of: one }
      nots.set(id(one), made)
      return made
    },
  }
}

function meaningful(hints: Hints | undefined): boolean {
  return hints !== undefined && Object.keys(hints).length > 0
}
