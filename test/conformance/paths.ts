import type { Plan, Step } from '../../src/engine/plan/step.ts'

/** What a plan can make, by path (`a.b`, `items[].c`), to a depth. */
export interface Paths {
  /** Fields that may be left out. */
  readonly optional: ReadonlySet<string>
  /** Arrays that can hold items. */
  readonly arrays: ReadonlySet<string>
}

/** Lists of lists of … have paths without end. */
const DEEPEST = '[][][]'

/** A plan's optional fields and its arrays, `depth` names deep. */
export function pathsOf(plan: Plan, root: Step, depth: number): Paths {
  const optional = new Set<string>()
  const arrays = new Set<string>()
  const seen = new Set<string>()

  function walk(step: Step, at: string, level: number): void {
    if (at.endsWith(DEEPEST)) return
    switch (step.do) {
      case 'object':
        if (level >= depth) return
        for (const field of step.fields) {
          const here = at === '' ? field.name : `${at}.${field.name}`
          if (field.presence > 0 && field.presence < 1) optional.add(here)
          if (field.presence > 0) walk(field.step, here, level + 1)
        }
        return
      case 'array':
        if (step.max > 0 && (step.items ?? step.prefix[0])) arrays.add(at)
        for (const one of [step.items, ...step.prefix])
          if (one) walk(one, `${at}[]`, level)
        return
      case 'choose':
        for (const branch of step.branches) if (branch.weight > 0) walk(branch.step, at, level)
        return
      case 'call': {
        const key = `${step.definition} ${at}`
        const definition = plan.definitions[step.definition]
        if (!definition || seen.has(key)) return
        seen.add(key)
        walk(definition, at, level)
        return
      }
      case 'fit':
        return walk(step.otherwise, at, level)
      default:
    }
  }
  walk(root, '', 0)
  return { optional, arrays }
}

/** What one record holds: its fields by path, how its arrays are filled, and its leaves. */
export interface Held {
  readonly paths: Set<string>
  readonly arrays: { full: number; empty: number }
  leaves: number
}

/** Adds a record to what was held; paths as `pathsOf` writes them, to the same depth. */
export function hold(record: unknown, held: Held, paths: Paths, depth: number): void {
  const visit = (value: unknown, at: string, level: number): void => {
    if (Array.isArray(value)) {
      if (level <= depth && paths.arrays.has(at)) held.arrays[value.length > 0 ? 'full' : 'empty']++
      if (value.length === 0) held.leaves++
      for (const one of value) visit(one, `${at}[]`, level)
    } else if (typeof value === 'object' && value !== null) {
      const entries = Object.entries(value)
      if (entries.length === 0) held.leaves++
      for (const [name, one] of entries) {
        const here = at === '' ? name : `${at}.${name}`
        if (level < depth) held.paths.add(here)
        visit(one, here, level + 1)
      }
    } else held.leaves++
  }
  visit(record, '', 0)
}
