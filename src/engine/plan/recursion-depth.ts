import { ln } from '../random/math.ts'

/** Values that recursion may grow to: a page or two of text. */
const MOST_GROWN = 40
const LEAST_DEEP = 2

/** How deep recursion of a width may go, where every level multiplies what the record holds; absent: as deep as others. */
export function depthUnder(width: number, maxDepth: number): number | undefined {
  let grown = 1
  for (let level = 0; level < maxDepth && grown <= MOST_GROWN; level++) grown *= width
  if (grown <= MOST_GROWN) return undefined
  return Math.max(LEAST_DEEP, Math.floor(ln(MOST_GROWN) / ln(width)))
}
