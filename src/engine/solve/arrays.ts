import type { Shape } from '../catalog/shape.ts'
import { distinctMembers } from '../random/distinct-members.ts'
import type { Algebra } from './algebra.ts'
import { type ArrayBlock, canonical } from './block.ts'
import { NEVER } from './terms.ts'

export function itemShape(block: ArrayBlock, at: number): Shape {
  return block.prefix[at] ?? block.rest
}

export function meetArrays(a: ArrayBlock, b: ArrayBlock, algebra: Algebra): ArrayBlock {
  const { all } = algebra.terms
  const length = Math.max(a.prefix.length, b.prefix.length)
  const prefix = Array.from({ length }, (_, i) => all([itemShape(a, i), itemShape(b, i)]))
  return {
    type: 'array', prefix, rest: all([a.rest, b.rest]), min: Math.max(a.min, b.min), max: Math.min(a.max, b.max),
    unique: a.unique || b.unique, duplicate: a.duplicate || b.duplicate, contains: [...a.contains, ...b.contains],
  }
}

/** The block with everything that follows from its parts written down: shorter where an item cannot be. */
export function tightened(block: ArrayBlock, empty: (shape: Shape) => boolean, algebra: Algebra): ArrayBlock {
  let { max, min, rest } = block
  let prefix = block.prefix
  const hole = prefix.slice(0, Math.min(prefix.length, max)).findIndex(empty)
  if (hole >= 0) max = Math.min(max, hole)
  if (max <= prefix.length) {
    prefix = prefix.slice(0, max)
    rest = NEVER
  } else if (rest.kind === 'never' || empty(rest)) {
    max = Math.min(max, prefix.length)
    rest = NEVER
  }
  if (block.unique && max > 1) max = Math.min(max, mostDistinct(prefix, rest, algebra))
  for (const one of block.contains) min = Math.max(min, one.min)
  return { ...block, prefix, rest, min, max }
}

/** How long an array can be whose items all differ. */
function mostDistinct(prefix: readonly Shape[], rest: Shape, algebra: Algebra): number {
  const ids = new Map<string, number>()
  const idsOf = (shape: Shape): readonly number[] | undefined => algebra.values(shape)?.map((one) => {
    const text = canonical(one)
    const id = ids.get(text) ?? ids.size
    ids.set(text, id)
    return id
  })
  const before = prefix.map(idsOf)
  const after = rest.kind === 'never' ? [] : idsOf(rest)
  if (!after && before.every((one) => !one)) return Infinity
  const places = after ? [...before, ...after.map(() => after)] : before
  // An item of which there is no end of values never stands in the way: it gets one of its own.
  const sets = places.map((one, i) => one ?? [-1 - i])
  const most = distinctMembers(sets).length
  return after || most < sets.length ? most : Infinity
}

export function isDeadArray(block: ArrayBlock, algebra: Algebra): boolean {
  if (block.min > block.max || (block.unique && block.duplicate)) return true
  if (block.contains.some((one) => one.min > one.max || (one.min > 0 && algebra.impossible(one.shape)))) return true
  if (block.min === 0 && !block.contains.some((one) => one.min > 0)) return false
  const tight = tightened(block, (shape) => algebra.impossible(shape), algebra)
  return tight.min > tight.max
}

/**
 * The block with its `contains` built in: items that must be there get a place, the others are kept from matching
 * where their number is limited. One of several ways to do it; empty: none was found.
 */
export function placed(block: ArrayBlock, empty: (shape: Shape) => boolean, algebra: Algebra): ArrayBlock | undefined {
  const { all, not } = algebra.terms
  let now = block
  // One way of several is followed.
  if (block.contains.length > 1) algebra.doubt()
  for (const one of block.contains) {
    if (one.min === 0 && one.max === Infinity) continue
    const limited = one.max < Infinity
    const without = (shape: Shape): Shape => (limited ? all([shape, not(one.shape)]) : shape)
    const prefix: Shape[] = []
    let left = one.min
    let spare = one.max
    const tail = now.max - now.prefix.length
    for (const item of now.prefix) {
      const yes = all([item, one.shape])
      const must = limited && empty(without(item))
      const needed = left > 0 && (now.rest.kind === 'never' || tail < left)
      if ((must || needed) && !empty(yes) && spare > 0) {
        prefix.push(yes)
        left--
        spare--
      } else prefix.push(without(item))
    }
    const yes = all([now.rest, one.shape])
    if (left > 0 && (tail < left || empty(yes))) return undefined
    const start = now.prefix.length
    for (let i = 0; i < Math.min(left, 200); i++) prefix.push(yes)
    const min = Math.max(now.min, left > 0 ? start + left : 0)
    now = { ...now, prefix, rest: without(now.rest), min }
    if (limited && now.min > now.max) return undefined
  }
  return { ...now, contains: [] }
}
