import type { Catalog, Relation } from '../catalog/catalog.ts'
import { wordsOf } from '../meaning/words.ts'
import type { Compiling } from './context.ts'
import { entityOf, fieldsOf } from './entity-fields.ts'
import names from './data/joins.json' with { type: 'json' }
import type { ChildLines } from './join.ts'
import { type Amounts, sumsOf } from './joins.ts'
import type { EntityPlan, ParentGroup, TablePlan } from './step.ts'

const LISTS = new Set(names.lists.split(' '))

/**
 * Totals across tables: an order's amounts follow from its rows of `order_items`, where those can be found from the order
 * alone. A reference that nothing else decides is dealt in short runs; one that a key deals in turn stands as it is.
 */
export function withSums(catalog: Catalog, plans: readonly EntityPlan[], at: Pick<Compiling, 'language' | 'solver'>): readonly EntityPlan[] {
  const changed = new Map(plans.map((plan) => [plan.name, plan]))
  const summed = new Set<string>()
  for (const relation of catalog.relations) {
    const [child, parent] = [changed.get(relation.from), changed.get(relation.to)]
    const [lines, order] = [entityOf(catalog, relation.from), entityOf(catalog, relation.to)]
    if (!child?.table || !parent || !lines || !order || child === parent || summed.has(relation.to)) continue
    if (!wordsOf(relation.from).slice(-1).some((word) => LISTS.has(word))) continue
    const found = sumsOf(fieldsOf(order), fieldsOf(lines), at)
    const way = found && wayOf(child.table, relation)
    if (!found || !way) continue
    summed.add(relation.to)
    const rows: ChildLines = { entity: child.name, columns: relation.fromFields, parentColumns: relation.toFields, by: way.by, ...found.line }
    changed.set(parent.name, withJoin(parent, { ...found.sums, rows }))
    if (way.by === 'dealt') changed.set(child.name, { ...child, table: { ...child.table, parents: child.table.parents.map((one) => (one === way.group ? dealt(one) : one)) } })
  }
  return plans.map((plan) => changed.get(plan.name) ?? plan)
}

/** How the rows that refer to a parent can be found; `undefined`: only by looking through all. */
function wayOf(table: TablePlan, { fromFields, to }: Relation): { readonly by: ChildLines['by']; readonly group: ParentGroup } | undefined {
  const place = table.parents.findIndex(({ choices }) => choices.some((one) => one.parent === to && one.columns.join() === fromFields.join()))
  const group = table.parents[place]
  const [choice, ...others] = group?.choices ?? []
  if (!group || !choice || others.length > 0 || group.owners > 0 || choice.self || choice.settled.length > 0 || choice.existing.length > 0) return undefined
  const holding = table.keys.filter((key) => [...key.core, ...key.rests.flat()].some((part) => part.kind === 'parent' && part.group === place))
  if (holding.length === 0) return { by: 'dealt', group }
  const first = holding[0]?.core[0] ?? holding[0]?.rests[0]?.[0]
  return holding.length === 1 && first?.kind === 'parent' && first.group === place ? { by: 'turn', group } : undefined
}

function dealt(group: ParentGroup): ParentGroup {
  return { ...group, choices: group.choices.map((one) => ({ ...one, dealt: true })) }
}

function withJoin(plan: EntityPlan, join: Amounts): EntityPlan {
  if (plan.step.do !== 'object') return plan
  const others = (plan.step.joins ?? []).filter((one) => one.kind !== 'amounts')
  return { ...plan, step: { ...plan.step, joins: [...others, join] } }
}
