import type { Catalog, Entity, Relation } from '../catalog/catalog.ts'
import type { Field } from '../catalog/shape.ts'
import { takenBy } from './relate-existing.ts'
import type { ParentChoice, ParentGroup } from './step.ts'

/** Rows of the source that are offered as parents. */
const MOST_EXISTING = 2000

export interface Parents {
  readonly groups: readonly ParentGroup[]
  /** Column → place of its group. */
  readonly groupOf: ReadonlyMap<string, number>
  /** Columns that can only be NULL: their parent does not exist. */
  readonly dead: ReadonlySet<string>
}

/** The foreign keys of a table as choices of parents; those that share columns in one group. */
export function parentsOf(catalog: Catalog, entity: Entity, planned: ReadonlySet<string>): Parents {
  const fields = new Map((entity.shape.kind === 'object' ? entity.shape.fields : []).map((field) => [field.name, field]))
  const dead = new Set<string>()
  const choices: ParentChoice[] = []
  for (const relation of catalog.relations) {
    if (relation.from !== entity.name) continue
    const parent = catalog.entities.find((one) => one.name === relation.to)
    if (!parent) {
      for (const name of relation.fromFields) if (fields.get(name)?.column?.nullable) dead.add(name)
      continue
    }
    if (relation.fromFields.every((name) => fields.get(name)?.column?.generated) || leadsBack(catalog, relation)) continue
    const choice = choiceOf(relation, parent)
    if (planned.has(relation.to) || choice.optional || choice.existing.length > 0) choices.push(choice)
  }
  const joined = join(choices)
  const groupOf = new Map<string, number>()
  const groups = joined.map((list, i): ParentGroup => {
    for (const choice of list) for (const name of choice.columns) if (!isOwn(choice, name)) groupOf.set(name, i)
    const sorted = [...list].sort((a, b) =>
      Number(a.self) - Number(b.self) || Number(a.optional) - Number(b.optional) || b.columns.length - a.columns.length)
    return { choices: sorted, dealt: isDealt(catalog, entity, list) }
  })
  return { groups, groupOf, dead }
}

/** A column that a self-reference copies from its own row: `(tenant, parent) → (tenant, id)`. */
export function isOwn(choice: ParentChoice, name: string): boolean {
  const place = choice.columns.indexOf(name)
  return choice.self && place >= 0 && choice.parentColumns[place] === name
}

function choiceOf(relation: Relation, parent: Entity): ParentChoice {
  const fields = new Map<string, Field>((parent.shape.kind === 'object' ? parent.shape.fields : []).map((one) => [one.name, one]))
  const distinct = parent.constraints.some((key) => key.kind !== 'rule' && key.fields.length > 0
    && key.fields.every((name) => relation.toFields.includes(name))) || relation.toFields.every((name) => fields.get(name)?.column?.identity)
  return {
    columns: relation.fromFields, parent: relation.to, parentColumns: relation.toFields,
    existing: takenBy(parent, relation.toFields).slice(0, MOST_EXISTING), self: relation.from === relation.to,
    optional: relation.optional, distinct,
  }
}

/** Choices that share a column, directly or through others, together; in the order of the source. */
function join(choices: readonly ParentChoice[]): ParentChoice[][] {
  const groups: ParentChoice[][] = []
  for (const choice of choices) {
    const mine = [choice]
    const touching = groups.filter((group) => group.some((one) => one.columns.some((name) => choice.columns.includes(name))))
    for (const group of touching) groups.splice(groups.indexOf(group), 1)
    groups.push([...touching.flat(), ...mine])
  }
  return groups
}

/** Do others refer to this table by a key that holds columns of these parents (a tenant's rows)? */
function isDealt(catalog: Catalog, entity: Entity, choices: readonly ParentChoice[]): boolean {
  return catalog.relations.some((one) => one.to === entity.name && one.toFields.length > 1
    && choices.some((choice) => !choice.self && choice.columns.some((name) => one.toFields.includes(name))))
}

/** Keys that are each other's parents (`a.id → b.id → a.id`): the table that comes first in the file numbers them. */
function leadsBack(catalog: Catalog, relation: Relation): boolean {
  const order = (name: string): number => catalog.entities.findIndex((one) => one.name === name)
  const start = relation.fromFields.join('\u0001')
  let at = { table: relation.to, columns: relation.toFields }
  let first = Math.min(order(relation.from), order(relation.to))
  for (let depth = 0; depth < 40; depth++) {
    if (at.table === relation.from && at.columns.join('\u0001') === start) return first === order(relation.from) || relation.from === relation.to
    const next = catalog.relations.find((one) => one.from === at.table && one.fromFields.join('\u0001') === at.columns.join('\u0001'))
    if (!next) return false
    at = { table: next.to, columns: next.toFields }
    first = Math.min(first, order(next.to))
  }
  return false
}
