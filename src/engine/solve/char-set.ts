/** A set of Unicode code points: sorted, disjoint, closed ranges, flattened `[lo, hi, lo, hi, ...]`. */
export type CharSet = readonly number[]

export const MAX_CODE_POINT = 0x10ffff

/** Every code point but the surrogates, which no JSON text should hold alone. */
export const ANY_CHAR: CharSet = [0, 0xd7ff, 0xe000, MAX_CODE_POINT]
export const DIGIT: CharSet = [48, 57]
export const WORD: CharSet = [48, 57, 65, 90, 95, 95, 97, 122]
export const SPACE: CharSet = [
  9, 13, 32, 32, 0xa0, 0xa0, 0x1680, 0x1680, 0x2000, 0x200a, 0x2028, 0x2029, 0x202f, 0x202f, 0x205f, 0x205f,
  0x3000, 0x3000, 0xfeff, 0xfeff,
]
export const LINE_END: CharSet = [10, 10, 13, 13, 0x2028, 0x2029]

/** Sorts and joins ranges. */
export function charSet(ranges: readonly number[]): CharSet {
  const pairs: [number, number][] = []
  for (let i = 0; i + 1 < ranges.length; i += 2) pairs.push([ranges[i] ?? 0, ranges[i + 1] ?? 0])
  pairs.sort((x, y) => x[0] - y[0])
  const out: number[] = []
  for (const [lo, hi] of pairs) {
    const last = out[out.length - 1]
    if (last !== undefined && lo <= last + 1) out[out.length - 1] = Math.max(last, hi)
    else out.push(lo, hi)
  }
  return out
}

export function union(a: CharSet, b: CharSet): CharSet {
  return charSet([...a, ...b])
}

/** All code points not in `set`, surrogates left out. */
export function complement(set: CharSet): CharSet {
  const out: number[] = []
  let next = 0
  for (let i = 0; i < set.length; i += 2) {
    const lo = set[i] ?? 0
    if (lo > next) out.push(next, lo - 1)
    next = (set[i + 1] ?? 0) + 1
  }
  if (next <= MAX_CODE_POINT) out.push(next, MAX_CODE_POINT)
  return intersect(out, ANY_CHAR)
}

export function intersect(a: CharSet, b: CharSet): CharSet {
  const out: number[] = []
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    const lo = Math.max(a[i] ?? 0, b[j] ?? 0)
    const hi = Math.min(a[i + 1] ?? 0, b[j + 1] ?? 0)
    if (lo <= hi) out.push(lo, hi)
    if ((a[i + 1] ?? 0) < (b[j + 1] ?? 0)) i += 2
    else j += 2
  }
  return out
}

export function has(set: CharSet, point: number): boolean {
  for (let i = 0; i < set.length; i += 2) {
    if (point < (set[i] ?? 0)) return false
    if (point <= (set[i + 1] ?? 0)) return true
  }
  return false
}

/** How many code points. */
export function size(set: CharSet): number {
  let n = 0
  for (let i = 0; i < set.length; i += 2) n += (set[i + 1] ?? 0) - (set[i] ?? 0) + 1
  return n
}

/** The characters themselves: for small sets only. */
export function members(set: CharSet): readonly string[] {
  const out: string[] = []
  for (let i = 0; i < set.length; i += 2) {
    for (let point = set[i] ?? 0; point <= (set[i + 1] ?? -1); point++) out.push(String.fromCodePoint(point))
  }
  return out
}

/** What reads well, best first: a set is sampled from the first of these that it meets. */
const NICE: readonly CharSet[] = [
  [97, 122],
  [65, 90],
  [48, 57],
  [45, 46, 95, 95],
  [33, 33, 35, 44, 47, 47, 58, 64],
  [32, 32],
  [33, 126],
  [0xc0, 0x24f],
  [0x370, 0x7ff, 0x900, 0xd7ff],
]

/** Capitals that are there only because small letters are (`[0-9a-fA-F]`) are left out. */
function oneCase(set: CharSet): CharSet {
  const small = intersect(set, [97, 122])
  const capitals = intersect(set, [65, 90])
  const same = small.length > 0 && small.join() === capitals.map((point) => point + 32).join()
  return same ? intersect(set, [48, 57, 97, 122]) : set
}

/**
 * The part of `set` that a reader expects: letters and digits as far as the set is a narrow class (hexadecimal,
 * capitals, alphanumeric codes), lower case when it is broad, never control characters where others will do.
 */
export function nice(set: CharSet): CharSet {
  const alnum = intersect(set, [48, 57, 65, 90, 97, 122])
  const broad = size(set) > 80
  const both = has(set, 97) && has(set, 122) && has(set, 65) && has(set, 90)
  if (alnum.length > 0 && !broad && !both) return oneCase(alnum)
  for (const part of NICE) {
    const some = intersect(set, part)
    if (some.length > 0) return some
  }
  return set
}
