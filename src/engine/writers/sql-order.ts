import type { Relation } from '../catalog/catalog.ts'
import type { Dialect } from '../dialects/dialect.ts'

/** A step of loading: tables in one statement, or one table whose late columns are NULL at first. */
export interface LoadStep {
  readonly tables: readonly string[]
  /** Relations whose columns are set by UPDATE when all rows are in. */
  readonly late: readonly Relation[]
  /** Relations to tables that are refused: their columns are NULL. */
  readonly lost: readonly Relation[]
}

export interface LoadOrder {
  readonly steps: readonly LoadStep[]
  /** Constraints must be checked at the end of the transaction. */
  readonly deferred: boolean
  /** References of required cycles that are switched off while the rows come, and looked at as a whole behind them. */
  readonly suspended: readonly Relation[]
  /** Tables of a required cycle that the dialect cannot load. */
  readonly refused: readonly string[]
}

/** In which order tables load with every foreign key in force. */
export function loadOrder(names: readonly string[], relations: readonly Relation[], dialect: Dialect): LoadOrder {
  const inside = new Set(names)
  const edges = relations.filter((one) => one.from !== one.to && inside.has(one.from) && inside.has(one.to))
  const placed = new Set<string>()
  const steps: Omit<LoadStep, 'lost'>[] = []
  const suspended: Relation[] = []
  const refused: string[] = []
  let deferred = false
  let left = [...names]
  const waits = (name: string, test: (relation: Relation) => boolean): boolean =>
    edges.some((one) => one.from === name && !placed.has(one.to) && test(one))
  const place = (name: string, without: readonly Relation[] = []): void => {
    const late = dialect.unenforced ? [] : edges.filter((one) => one.from === name && !placed.has(one.to) && !without.includes(one))
    steps.push({ tables: [name], late: deferred && dialect.base !== 'mysql' ? late.filter((one) => one.optional && dialect.base !== 'sqlite' && one.deferrable !== true) : late })
    placed.add(name)
    left = left.filter((one) => one !== name)
  }
  while (left.length > 0) {
    const free = left.filter((name) => !waits(name, () => true))
    if (free.length > 0) {
      for (const name of free) place(name)
      continue
    }
    const soft = left.find((name) => !waits(name, (one) => !one.optional))
    if (soft !== undefined) {
      place(soft)
      continue
    }
    if (dialect.unenforced) {
      place(left[0] ?? '')
      continue
    }
    const cycle = cycleIn(left, edges.filter((one) => !one.optional && !placed.has(one.to)))
    const deferrable = dialect.base === 'sqlite' || edges.filter((one) => cycle.includes(one.from) && cycle.includes(one.to)).every((one) => one.deferrable === true || one.optional)
    if (deferrable && dialect.base !== 'mysql') {
      deferred = true
      place(cycle.find((name) => !waits(name, (one) => !cycle.includes(one.to))) ?? cycle[0] ?? left[0] ?? '')
    } else if (dialect.base === 'postgresql') {
      steps.push({ tables: cycle, late: edges.filter((one) => cycle.includes(one.from) && !placed.has(one.to) && !cycle.includes(one.to)) })
      for (const name of cycle) placed.add(name)
      left = left.filter((name) => !cycle.includes(name))
    } else if (canSuspend(dialect, edges.filter((one) => cycle.includes(one.from) && cycle.includes(one.to) && !one.optional))) {
      const first = cycle.find((name) => !waits(name, (one) => !cycle.includes(one.to))) ?? cycle[0] ?? left[0] ?? ''
      const open = edges.filter((one) => one.from === first && !placed.has(one.to) && !one.optional)
      suspended.push(...open)
      place(first, open)
    } else {
      const gone = new Set(cycle)
      for (let grew = true; grew;) {
        grew = false
        for (const one of edges) {
          if (one.optional || gone.has(one.from) || !gone.has(one.to)) continue
          gone.add(one.from)
          grew = true
        }
      }
      refused.push(...gone)
      for (const name of gone) placed.add(name)
      left = left.filter((name) => !gone.has(name))
    }
  }
  const isLost = (one: Relation): boolean => refused.includes(one.to)
  const settled = steps.map(({ tables, late }) => ({ tables, late: late.filter((one) => !isLost(one)), lost: edges.filter((one) => tables.includes(one.from) && isLost(one)) }))
  return { steps: settled, deferred, suspended, refused }
}

/** SQL Server switches references off by their names or all of a table, Oracle and Db2 by their names alone. */
function canSuspend(dialect: Dialect, edges: readonly Relation[]): boolean {
  return dialect.id === 'mssql' || (/^(?:oracle|db2)$/.test(dialect.id) && edges.every((one) => one.name !== undefined))
}

/** Tables that reach each other through required references: one such set that waits for no other. */
function cycleIn(names: readonly string[], edges: readonly Relation[]): readonly string[] {
  const reach = (start: string): Set<string> => {
    const seen = new Set<string>()
    for (const queue = [start]; queue.length > 0;) {
      const at = queue.pop()
      for (const one of edges) {
        if (one.from !== at || seen.has(one.to)) continue
        seen.add(one.to)
        queue.push(one.to)
      }
    }
    return seen
  }
  let own: readonly string[] = names.slice(0, 1)
  let least = Infinity
  for (const name of names) {
    const reached = reach(name)
    if (!reached.has(name) || reached.size >= least) continue
    least = reached.size
    own = names.filter((one) => reached.has(one) && reach(one).has(name))
  }
  return own
}
