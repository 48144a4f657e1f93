import type { Shape } from '../catalog/shape.ts'
import type { Value } from '../catalog/value.ts'
import type { Algebra } from './algebra.ts'
import { tightened } from './arrays.ts'
import { type Alt, type ArrayBlock, type Block, canonical, type ObjectBlock } from './block.ts'
import { layoutOf } from './layout.ts'
import { numbersWithin } from './numbers.ts'
import { textsWithin } from './strings.ts'

/** Shapes with more values than this are as good as endless. */
export const FEW = 200
const MOST_NESTED = 5

type Values = readonly Value[] | undefined

/**
 * All values of a shape, each once; `undefined` where there are more than `FEW` or it is not clear. `settled` gives the
 * blocks of a shape, unless it is still being worked out.
 */
export function createValues(algebra: Algebra, settled: (shape: Shape) => readonly Alt[] | undefined): (shape: Shape) => Values {
  let nested = 0

  function values(shape: Shape): Values {
    if (nested >= MOST_NESTED) return undefined
    nested++
    const found = ofAlts(settled(shape))
    nested--
    return found
  }

  function ofAlts(alts: readonly Alt[] | undefined): Values {
    if (!alts) return undefined
    const all = new Map<string, Value>()
    for (const { block } of alts) {
      const some = ofBlock(block)
      if (!some) return undefined
      for (const one of some) all.set(canonical(one), one)
      if (all.size > FEW) return undefined
    }
    return [...all.values()]
  }

  function ofBlock(block: Block): Values {
    switch (block.type) {
      case 'null':
        return [null]
      case 'boolean':
        return [false, true]
      case 'literal':
        return block.values
      case 'number':
        return numbersWithin(block.limits, FEW)
      case 'string':
        return textsWithin(block.limits, FEW)
      case 'ref':
        return values(algebra.definition(block.to))
      case 'array':
        return ofArray(block)
      case 'object':
        return ofObject(block)
      case 'native':
        return undefined
    }
  }

  function ofArray(block: ArrayBlock): Values {
    const { prefix, rest, max } = tightened(block, (shape) => algebra.impossible(shape), algebra)
    if (max > FEW) return undefined
    let lists: readonly (readonly Value[])[] = [[]]
    const all: Value[] = []
    for (let length = 0; ; length++) {
      all.push(...lists.filter((list) => meets(block, list)))
      if (length >= max || lists.length === 0) return all
      const items = values(prefix[length] ?? rest)
      if (!items || lists.length * items.length + all.length > FEW) return undefined
      lists = lists.flatMap((list) => items.map((item) => [...list, item]))
    }
  }

  function meets(block: ArrayBlock, list: readonly Value[]): boolean {
    if (list.length < block.min || list.length > block.max) return false
    const differ = new Set(list.map(canonical)).size === list.length
    if ((block.unique && !differ) || (block.duplicate && differ)) return false
    return block.contains.every((one) => {
      const count = list.filter((item) => algebra.member(one.shape, item)).length
      return count >= one.min && count <= one.max
    })
  }

  function ofObject(block: ObjectBlock): Values {
    const { fields, groups } = layoutOf(block, algebra)
    const closed = groups.every((group) => algebra.impossible(group.shape)) || fields.filter((one) => one.required).length >= block.max
    if (!closed) return undefined
    let objects: readonly { readonly [name: string]: Value }[] = [{}]
    for (const { name, shape, required } of fields) {
      const inside = values(shape)
      if (!inside || objects.length * (inside.length + (required ? 0 : 1)) > FEW) return undefined
      objects = objects.flatMap((one) => [...(required ? [] : [one]), ...inside.map((value) => ({ ...one, [name]: value }))])
    }
    return objects.filter((one) => {
      const count = Object.keys(one).length
      return count >= block.min && count <= block.max
    })
  }

  return values
}
