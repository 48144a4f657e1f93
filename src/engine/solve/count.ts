import type { Shape } from '../catalog/shape.ts'
import type { Algebra } from './algebra.ts'
import type { Block } from './block.ts'
import { countNumbers } from './numbers.ts'
import { countStrings } from './strings.ts'

/** An upper limit on how many values a shape holds, at most `most`. */
export function countValues(shape: Shape, algebra: Algebra, most: number, depth = 0): number {
  if (depth > 4) return most
  let total = 0
  for (const alt of algebra.raw(shape)) {
    total += countBlock(alt.block, algebra, most, depth)
    if (total >= most) return most
  }
  return total
}

function countBlock(block: Block, algebra: Algebra, most: number, depth: number): number {
  switch (block.type) {
    case 'null':
      return 1
    case 'boolean':
      return 2
    case 'literal':
      return block.values.length
    case 'number':
      return countNumbers(block.limits, most)
    case 'string':
      return block.limits.patterns ? countStrings(block.limits, most) : most
    case 'ref':
      return countValues(algebra.definition(block.to), algebra, most, depth + 1)
    default:
      return most
  }
}
