/**
 * One member of each set, no two alike, for as many sets from the first on as there are: bipartite matching by
 * augmenting paths (Kuhn 1955). Of a set's members those named first are taken where the other sets leave them.
 */
export function distinctMembers(sets: readonly (readonly number[])[]): readonly number[] {
  const owner = new Map<number, number>()
  const taken: number[] = []
  const place = (at: number, seen: Set<number>): boolean => {
    const set = sets[at] ?? []
    const free = set.find((one) => !owner.has(one))
    const give = (one: number): true => {
      owner.set(one, at)
      taken[at] = one
      return true
    }
    if (free !== undefined) return give(free)
    for (const one of set) {
      if (seen.has(one)) continue
      seen.add(one)
      if (place(owner.get(one) ?? 0, seen)) return give(one)
    }
    return false
  }
  for (let at = 0; at < sets.length; at++) if (!place(at, new Set())) break
  return taken
}
