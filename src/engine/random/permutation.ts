import { bits } from './key.ts'

/**
 * A keyed bijection on [0, size): distinct rows get distinct ordinals, without memory.
 * Balanced Feistel network over the next power of four, eight rounds, cycle-walking back into the range.
 * `size` ≤ 2^53.
 */
export function permute(a: number, b: number, size: number, index: number): number {
  if (size <= 1) return 0
  let half = 1
  while (half * half < size) half *= 2
  let x = index
  do {
    let left = Math.floor(x / half)
    let right = x % half
    for (let round = 0; round < 8; round++) {
      const mixed = (bits(a ^ Math.imul(round + 1, 0x9e3779b1), b, right) >>> 0) & (half - 1)
      const next = left ^ mixed
      left = right
      right = next
    }
    x = left * half + right
  } while (x >= size)
  return x
}

/** The inverse of `permute`. */
export function unpermute(a: number, b: number, size: number, ordinal: number): number {
  if (size <= 1) return 0
  let half = 1
  while (half * half < size) half *= 2
  let x = ordinal
  do {
    let left = Math.floor(x / half)
    let right = x % half
    for (let round = 7; round >= 0; round--) {
      const mixed = (bits(a ^ Math.imul(round + 1, 0x9e3779b1), b, left) >>> 0) & (half - 1)
      const previous = right ^ mixed
      right = left
      left = previous
    }
    x = left * half + right
  } while (x >= size)
  return x
}
