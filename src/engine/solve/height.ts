import type { Shape } from '../catalog/shape.ts'
import type { Algebra } from './algebra.ts'
import { tightened, placed } from './arrays.ts'
import type { Block } from './block.ts'
import { layoutOf } from './layout.ts'

/** A shape in the graph of what needs what. */
interface Node {
  readonly parts: readonly Part[]
  height: number
}

/** One way to build a value: the heights it needs. */
interface Part {
  /** All of them. */
  readonly needs: readonly Shape[]
  /** The lowest `some` of these besides. */
  readonly choice: readonly { readonly shape: Shape; readonly count: number }[]
  readonly some: number
}

/** `some` of a reference: as high as what it stands for. */
const SAME = -1
const SCALAR: Part = { needs: [], choice: [], some: 0 }

/**
 * The least nesting of a finite value of each shape, as a least fixpoint: 1 for a scalar, `Infinity` where every way
 * to build a value needs itself. Only what a value must have is followed.
 */
export function createHeights(algebra: Algebra): (shape: Shape) => number {
  const known = new Map<number, number>()

  return function height(shape) {
    const done = known.get(algebra.terms.id(shape))
    if (done !== undefined) return done
    const nodes = collect(shape)
    for (let changed = true; changed; ) {
      changed = false
      for (const node of nodes.values()) {
        const found = Math.min(...node.parts.map((part) => heightOf(part, nodes)))
        if (found < node.height) {
          node.height = found
          changed = true
        }
      }
    }
    for (const [id, node] of nodes) known.set(id, node.height)
    return nodes.get(algebra.terms.id(shape))?.height ?? Infinity
  }

  /** Every shape that must be looked at, found breadth first. */
  function collect(shape: Shape): Map<number, Node> {
    const nodes = new Map<number, Node>()
    const queue: Shape[] = [shape]
    for (let next = queue.pop(); next; next = queue.pop()) {
      const id = algebra.terms.id(next)
      if (nodes.has(id) || known.has(id)) continue
      const parts = algebra.raw(next).map((alt) => partOf(alt.block))
      nodes.set(id, { parts, height: Infinity })
      for (const part of parts) {
        queue.push(...part.needs)
        if (part.some > 0) queue.push(...part.choice.map((one) => one.shape))
      }
    }
    return nodes
  }

  function heightOf(part: Part, nodes: ReadonlyMap<number, Node>): number {
    const of = (shape: Shape): number => {
      const id = algebra.terms.id(shape)
      return known.get(id) ?? nodes.get(id)?.height ?? Infinity
    }
    if (part === SCALAR) return 1
    if (part.some === SAME) return part.needs[0] ? of(part.needs[0]) : Infinity
    let most = 0
    for (const need of part.needs) most = Math.max(most, of(need))
    if (part.some > 0) {
      const options = part.choice.map((one) => ({ height: of(one.shape), count: one.count }))
        .filter((one) => one.height < Infinity).sort((a, b) => a.height - b.height)
      let left = part.some
      for (const one of options) {
        if (left <= 0) break
        most = Math.max(most, one.height)
        left -= one.count
      }
      if (left > 0) return Infinity
    }
    return 1 + most
  }

  function partOf(block: Block): Part {
    switch (block.type) {
      case 'ref':
        return { needs: [algebra.definition(block.to)], choice: [], some: SAME }
      case 'array': {
        const empty = (shape: Shape): boolean => algebra.impossible(shape)
        const tight = tightened(block, empty, algebra)
        const built = placed(tight, empty, algebra)
        if (!built || built.min > built.max) return IMPOSSIBLE
        const needs = built.prefix.slice(0, built.min)
        return { needs: built.min > built.prefix.length ? [...needs, built.rest] : needs, choice: [], some: 0 }
      }
      case 'object': {
        const { fields, groups } = layoutOf(block, algebra)
        const needs = fields.filter((slot) => slot.required).map((slot) => slot.shape)
        const choice = fields.filter((slot) => !slot.required).map((slot) => ({ shape: slot.shape, count: 1 }))
        return { needs, choice: [...choice, ...groups], some: Math.max(0, block.min - needs.length) }
      }
      default:
        return SCALAR
    }
  }
}

const IMPOSSIBLE: Part = { needs: [], choice: [], some: 1 }
