import { below, hashText, unit } from '../random/key.ts'

/** Parents whose children lie together. */
const PARENTS = 16
/** With more children than this for each parent they are not dealt: too many would be looked through for one. */
export const MOST_CHILDREN = 256

/** Rows dealt to parents in runs: run `n` holds the children of parents `16 n` to `16 n + 15`, each of which gets one first. */
export interface Dealt {
  parentOf(child: number): number
  childrenOf(parent: number): readonly number[]
}

/** `undefined`: there are too many children, or none. */
export function dealt(id: string, children: number, parents: number): Dealt | undefined {
  if (parents < 1 || children < 1 || children > parents * MOST_CHILDREN) return undefined
  const key = hashText(`dealt:${id}`)
  const start = (run: number): number => Math.floor((Math.min(run * PARENTS, parents) * children) / parents)
  const runOf = (child: number): number => {
    let run = Math.floor((child * parents) / children / PARENTS)
    while (run > 0 && child < start(run)) run--
    while (child >= start(run + 1) && (run + 1) * PARENTS < parents) run++
    return run
  }
  const parentOf = (child: number): number => {
    const run = runOf(child)
    const first = run * PARENTS
    const count = Math.min(PARENTS, parents - first)
    const at = child - start(run)
    if (at < count) return first + ((at + below(key, run, 0, count)) % count)
    // Some have many more than others.
    for (let n = 1; ; n++) {
      const parent = first + below(key, child, n, count)
      const wide = unit(key, parent, 50)
      if (n === 6 || unit(key, child, 20 + n) < 0.15 + 0.85 * wide * wide) return parent
    }
  }
  let known = -1
  let lists: readonly (readonly number[])[] = []
  return {
    parentOf,
    childrenOf: (parent) => {
      const run = Math.floor(parent / PARENTS)
      if (run !== known) {
        const next: number[][] = Array.from({ length: PARENTS }, () => [])
        const end = (run + 1) * PARENTS >= parents ? children : start(run + 1)
        for (let child = start(run); child < end; child++) next[parentOf(child) - run * PARENTS]?.push(child)
        known = run
        lists = next
      }
      return lists[parent - run * PARENTS] ?? []
    },
  }
}
