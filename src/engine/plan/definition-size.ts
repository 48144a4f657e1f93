import type { Shape } from '../catalog/shape.ts'
import type { Solver } from '../solve/solver.ts'

/** Beyond so many shapes a definition is compiled once and called, instead of wherever it is used. */
const MOST_INLINE = 150

/**
 * Whether a definition is compiled in place or called: a property of the definition alone, so that adding a field
 * elsewhere changes nothing (law 1). Definitions that reach themselves are always called.
 */
export function definitionSizes(solver: Solver): (name: string) => number | 'call' {
  const known = new Map<string, number>()
  const open = new Set<string>()

  function sizeOfDefinition(name: string): number {
    const size = known.get(name)
    if (size !== undefined) return size
    if (open.has(name)) return Infinity
    open.add(name)
    const found = size0(solver.definition(name), 0)
    open.delete(name)
    known.set(name, found)
    return found
  }

  function size0(shape: Shape, depth: number): number {
    if (depth > 40) return Infinity
    const head = shape.kind === 'types' ? shape : solver.head(shape)
    let total = 1
    for (const part of parts(head)) {
      total += size0(part, depth + 1)
      if (total > MOST_INLINE) return Infinity
    }
    return head.kind === 'ref' ? total + sizeOfDefinition(head.to) : total
  }

  return (name) => {
    const size = sizeOfDefinition(name)
    return size > MOST_INLINE ? 'call' : size
  }
}

/** Beyond so many shapes an expansion is large all the same. */
const MOST_COUNTED = 100
/** What ends by itself need not grow so rare that none of it is seen. */
const MOST_FINITE = 20

/**
 * How many shapes one expansion of a shape shows: a definition inside itself counts one. A property of the shape alone.
 * At most `MOST_COUNTED`.
 */
export function expansionSizes(solver: Solver): (shape: Shape) => number {
  const known = new Map<string, number>()
  const open = new Set<string>()

  function ofDefinition(name: string): number {
    const size = known.get(name)
    if (size !== undefined) return size
    if (open.has(name)) return 1
    open.add(name)
    const found = of(solver.definition(name), 0)
    open.delete(name)
    known.set(name, found)
    return found
  }
  function of(shape: Shape, depth: number): number {
    if (depth > 12) return 1
    const head = shape.kind === 'types' ? shape : solver.head(shape)
    if (head.kind === 'ref') return Math.min(MOST_COUNTED, ofDefinition(head.to))
    let total = 1
    const inside = parts(head)
    for (const part of inside) {
      total += of(part, depth + 1)
      if (total >= MOST_COUNTED && head.kind !== 'union') return MOST_COUNTED
    }
    // A value shows one branch of a union.
    return head.kind === 'union' ? Math.ceil(total / Math.max(1, inside.length)) : total
  }
  const endless = new Map<string, boolean>()
  /** Can what it shows hold itself again? */
  function recurs(shape: Shape, depth: number): boolean {
    if (depth > 12) return false
    const head = shape.kind === 'types' ? shape : solver.head(shape)
    if (head.kind !== 'ref') return parts(head).some((part) => recurs(part, depth + 1))
    const found = endless.get(head.to)
    if (found !== undefined) return found
    // Met again while it is still open: it is inside itself.
    endless.set(head.to, true)
    const inside = recurs(solver.definition(head.to), 0)
    endless.set(head.to, inside)
    return inside
  }
  return (shape) => {
    const size = of(shape, 0)
    return size > MOST_FINITE && !recurs(shape, 0) ? MOST_FINITE : size
  }
}

/** The shapes that a value of a shape may hold. */
export function parts(shape: Shape): readonly Shape[] {
  switch (shape.kind) {
    case 'array':
      return [...shape.prefix, ...(shape.rest ? [shape.rest] : []), ...(shape.contains ?? []).map((one) => one.shape)]
    case 'object':
      return [...shape.fields.map((field) => field.shape), ...shape.rest.map((one) => one.shape)]
    case 'union':
      return shape.branches.map((one) => one.shape)
    case 'native':
      return shape.of ?? []
    default:
      return []
  }
}
