import type { Value } from '../catalog/value.ts'
import { dialectOf } from '../dialects/dialect.ts'
import { refuses, type Scope } from '../expression/evaluate.ts'
import { columnsOf, type Expression } from '../expression/expression.ts'
import { parseExpression } from '../expression/parse.ts'
import { satisfy } from '../expression/satisfy.ts'
import { hashText, laneA, laneB } from '../random/key.ts'
import { assignment } from './table-assignment.ts'
import type { RowAt, RowValues, TableContext } from './table-context.ts'

/** Rules that share columns, which are met together. */
export interface RuleGroup {
  readonly columns: ReadonlySet<string>
  values(row: RowAt): RowValues
}

interface Around {
  /** Rules that hold of rows from an index on: predicates of partial indexes whose values are spent. */
  readonly late: readonly { readonly text: string; readonly from: () => number }[]
  /** May rules change the column? */
  isSettable(column: string): boolean
  isReference(column: string): boolean
  /** Columns that are drawn together with this one. */
  mates(column: string): readonly string[]
  /** Draws a column (and its mates) anew. */
  draw(column: string, row: RowAt, attempt: number): ReadonlyMap<string, Value>
}

const ATTEMPTS = 60
const ROUNDS = 12
const RETRY = hashText('table attempt')

/** A rule that holds of all rows. */
const ALWAYS = (): number => 0

interface Rule {
  readonly tree: Expression
  readonly from: () => number
}

/** The rules of a table by the columns they join. */
export function ruleGroups(context: TableContext, around: Around): readonly RuleGroup[] {
  const { plan } = context
  const dialect = dialectOf(plan.dialect)
  const names = new Map(Object.keys(plan.columns).map((name) => [name.toLowerCase(), name]))
  const own = (name: string): string => (Object.hasOwn(plan.columns, name) ? name : (names.get(name.toLowerCase()) ?? name))
  const rules: Rule[] = [
    ...plan.rules.map((text) => ({ tree: parseExpression(text, dialect), from: ALWAYS })),
    ...around.late.map(({ text, from }) => ({ tree: { kind: 'not', of: parseExpression(text, dialect) } as const, from })),
  ]
  const groups: { rules: Rule[]; columns: Set<string> }[] = []
  for (const rule of rules) {
    const read = [...columnsOf(rule.tree)].map(own).filter((name) => Object.hasOwn(plan.columns, name) && around.isSettable(name))
    const columns = new Set(read.flatMap((name) => around.mates(name)))
    const touching = groups.filter((group) => [...columns].some((name) => group.columns.has(name)))
    for (const group of touching) groups.splice(groups.indexOf(group), 1)
    groups.push({ rules: [...touching.flatMap((one) => one.rules), rule], columns: new Set([...touching.flatMap((one) => [...one.columns]), ...columns]) })
  }
  return groups.filter((group) => group.columns.size > 0).map((group) => createGroup(group, context, { ...around, own }))
}

function createGroup(
  group: { readonly rules: readonly Rule[]; readonly columns: ReadonlySet<string> }, context: TableContext,
  around: Around & { readonly own: (name: string) => string },
): RuleGroup {
  const { columns, rules } = group
  const { own } = around
  const { now } = context.generation.samplers
  function solve(row: RowAt): RowValues {
    const values: RowValues = new Map()
    for (const column of columns) values.set(column, context.read(column, row))
    const active = rules.every((rule) => rule.from === ALWAYS) ? rules : rules.filter((rule) => row.index >= rule.from())
    let redo: readonly string[] | undefined
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (redo) redraw(values, redo, row, attempt)
      redo = repair(values, active, row, attempt)
      if (!redo) break
    }
    return values
  }

  function redraw(values: RowValues, broken: readonly string[], row: RowAt, attempt: number): void {
    const done = new Set<string>()
    for (const column of broken) {
      if (!columns.has(column) || done.has(column)) continue
      for (const [name, value] of around.draw(column, row, attempt)) {
        done.add(name)
        if (columns.has(name)) values.set(name, value)
      }
    }
  }

  /** Steers the row to its rules; the columns of a rule that stays broken, or `undefined`. */
  function repair(values: RowValues, active: readonly Rule[], row: RowAt, attempt: number): readonly string[] | undefined {
    const scope: Scope = {
      now,
      column(name) {
        const column = own(name)
        if (values.has(column)) return values.get(column) ?? null
        return Object.hasOwn(context.plan.columns, column) ? context.read(column, row) : undefined
      },
    }
    const broken = (): Rule | undefined => active.find((rule) => refuses(rule.tree, scope))
    if (!broken()) return undefined
    const state = assignment(values, {
      table: context.plan, a: laneA(row.a, row.b, RETRY - attempt), b: laneB(row.a, row.b, RETRY - attempt), generation: context.generation,
      scope, own, isReference: (column) => around.isReference(column),
      redraw: (column, n) => redraw(values, [column], row, 100 + attempt * 50 + n),
    })
    for (let round = 0; round < ROUNDS; round++) {
      if (!broken()) return undefined
      for (const rule of active) if (refuses(rule.tree, state)) satisfy(rule.tree, true, state)
    }
    const last = broken()
    return last ? state.touched(last.tree) : undefined
  }

  return { columns, values: solve }
}
