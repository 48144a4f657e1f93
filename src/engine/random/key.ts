/**
 * Keyed randomness. A key is 64 bits in two 32-bit lanes `(a, b)`, passed as two numbers so that no object is made.
 * A child's key is derived from its parent's and an identity (hash of a property name, array position, row index,
 * attempt); a value draws from its own key only. Nothing is ever shared, so nothing can be disturbed (law 1).
 * The mix is three rounds of xor-shift-multiply in the manner of murmur3's and xxhash's finalisers.
 */

/** 32 uniform bits, signed: draw number `n` of key `(a, b)`. */
export function bits(a: number, b: number, n: number): number {
  let h = Math.imul((a ^ Math.imul(n, 0x9e3779b1)) + 0x165667b1, 0x85ebca77)
  h = Math.imul(h ^ (h >>> 15) ^ b, 0xc2b2ae3d)
  h = Math.imul(h ^ (h >>> 13) ^ (n + b), 0x27d4eb2f)
  h = Math.imul(h ^ (h >>> 16), 0x2c1b3c6d)
  return h ^ (h >>> 15)
}

/** First lane of the key derived from `(a, b)` for the child `n`. */
export function laneA(a: number, b: number, n: number): number {
  let h = Math.imul((a ^ Math.imul(n, 0xcc9e2d51)) + 0x3c6ef372, 0x1b873593)
  h = Math.imul(h ^ (h >>> 16) ^ b, 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13) ^ n, 0xc2b2ae35)
  h = Math.imul(h ^ (h >>> 16), 0x2c1b3c6d)
  return h ^ (h >>> 15)
}

/** Second lane of the key derived from `(a, b)` for the child `n`. */
export function laneB(a: number, b: number, n: number): number {
  let h = Math.imul((b ^ Math.imul(n, 0x7feb352d)) + 0x68e31da4, 0x846ca68b)
  h = Math.imul(h ^ (h >>> 15) ^ a, 0x7feb352d)
  h = Math.imul(h ^ (h >>> 13) ^ n, 0x297a2d39)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  return h ^ (h >>> 14)
}

/** Uniform in [0, 1) with 32 bits. */
export function unit(a: number, b: number, n: number): number {
  return (bits(a, b, n) >>> 0) * 2.3283064365386963e-10
}

/** Uniform in [0, 1) with 53 bits: for spaces larger than 2^32. Uses draws `n` and `~n`. */
export function unit53(a: number, b: number, n: number): number {
  return ((bits(a, b, n) >>> 0) * 2097152 + (bits(a, b, ~n) >>> 11)) * 1.1102230246251565e-16
}

/** Uniform integer in [0, size), `size` ≤ 2^53. */
export function below(a: number, b: number, n: number, size: number): number {
  return size <= 1048576 ? Math.floor(unit(a, b, n) * size) : Math.floor(unit53(a, b, n) * size)
}

/** 32-bit identity of a text (FNV-1a over UTF-16 units, finalised); used when a plan is compiled, never per value. */
export function hashText(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

/** A key as data, for plans. */
export interface Key {
  readonly a: number
  readonly b: number
}

/** The key of an entity under a seed and generation. Seeds `1` and `"1"` are one seed. */
export function entityKey(seed: string, generation: number, entity: string): Key {
  const s = hashText(`seed:${seed}`)
  const s2 = hashText(`deed:${seed}`)
  const g = hashText(`generation:${generation}`)
  const a = laneA(s, s2 ^ g, hashText(entity))
  const b = laneB(s ^ g, s2, hashText(`e:${entity}`))
  return { a, b }
}
