import type { Catalog, Entity, Relation } from '../catalog/catalog.ts'
import type { Field } from '../catalog/shape.ts'
import { standingBy } from './relate-existing.ts'
import type { ParentChoice, ParentGroup } from './step.ts'

/** Foreign keys that are followed from parent to parent. */
const MOST_DEEP = 8
/** Rows of the source that are offered as parents. */
const MOST_EXISTING = 2000
/** Share of the parents that own rows where others must agree on the owner: each then owns several. */
export const OWNERS = 0.4

export interface Parents {
  readonly groups: readonly ParentGroup[]
  /** Column → place of its group. */
  readonly groupOf: ReadonlyMap<string, number>
  /** Columns that can only be NULL: their parent does not exist. */
  readonly dead: ReadonlySet<string>
  /** Columns of this table, by the column of a reference whose parent's key is in the end made of theirs. */
  readonly ringed: ReadonlyMap<string, ReadonlySet<string>>
}

/** The foreign keys of a table that can be followed, and the columns that can only be NULL. */
export interface Links {
  readonly relations: readonly Relation[]
  readonly dead: ReadonlySet<string>
}

/** Planned rows by table. */
export type Counts = ReadonlyMap<string, number>

export function linksOf(catalog: Catalog, entity: Entity, rows: Counts): Links {
  const fields = fieldsOf(entity)
  const dead = new Set<string>()
  const relations = catalog.relations.filter((relation) => {
    if (relation.from !== entity.name) return false
    const parent = catalog.entities.find((one) => one.name === relation.to)
    if (!parent) for (const name of relation.fromFields) if (fields.get(name)?.column?.nullable) dead.add(name)
    if (!parent || relation.fromFields.every((name) => fields.get(name)?.column?.generated)) return false
    if (leadsBack(catalog, relation)) return false
    return rows.has(relation.to) || relation.optional || standingBy(parent, relation.toFields).length > 0
  })
  return { relations, dead }
}

/**
 * The foreign keys of a table as choices of parents. Columns that others refer to are settled first, so that tables may
 * refer to each other's keys in rings; the rest follow, those that share columns together, those to the same table last.
 */
export function parentsOf(
  catalog: Catalog, entity: Entity,
  about: { readonly links: Links; readonly rows: Counts; readonly digits: ReadonlySet<string>; readonly injective: ReadonlyMap<Relation, 'before' | 'itself'>
    /** Columns that a rule keeps apart. */
    readonly apart: Pairs },
): Parents {
  const { relations, dead } = about.links
  const asked = new Set(catalog.relations.filter((one) => one.to === entity.name).flatMap((one) => one.toFields))
  const outer = relations.filter((one) => one.from !== one.to)
  const base = new Set(outer.filter((one) => one.fromFields.every((name) => asked.has(name))))
  for (const one of outer) {
    const open = one.fromFields.some((name) => asked.has(name) && ![...base].some((other) => other.fromFields.includes(name)))
    const shares = [...base].some((other) => other.fromFields.some((name) => one.fromFields.includes(name)))
    if (open || (shares && !leadsInto(catalog, one, entity.name))) base.add(one)
  }
  const stands = new Set([...base].flatMap((one) => one.fromFields))
  const standsOuter = new Set(outer.flatMap((one) => one.fromFields))
  const choice = (one: Relation): ParentChoice | undefined => {
    const settled = base.has(one) ? [] : one.fromFields.filter((name, i) =>
      stands.has(name) || (one.from === one.to && (standsOuter.has(name) || one.toFields[i] === name)))
    const how = about.injective.get(one)
    const made = choiceOf(one, catalog, settled)
    return made && (how === undefined ? made : { ...made, injective: how })
  }
  const tied = about.apart.filter((pair) => pair.every((name) => about.digits.has(name)))
  const sets = [[...base], outer.filter((one) => !base.has(one)), relations.filter((one) => one.from === one.to)]
    .flatMap((list) => join(list.flatMap((one) => choice(one) ?? []), tied))
    .map((list) => list.map((one): ParentChoice => (isLoose(one, list, catalog) ? { ...one, loose: true } : one)))
  const groupOf = new Map<string, number>()
  const groups = sets.map((list, i): ParentGroup => {
    for (const one of list) for (const name of one.columns) if (!one.settled.includes(name) && !groupOf.has(name)) groupOf.set(name, i)
    const sorted = [...list].sort((a, b) => Number(a.optional) - Number(b.optional) || b.columns.length - a.columns.length)
    const [lead] = sorted
    return { choices: sorted, owners: lead && !lead.self && lead.columns.length === 1 && lead.settled.length === 0 ? ownersOf(catalog, entity, lead, about.rows) : 0 }
  })
  const ringed = new Map(outer.flatMap((one) => one.fromFields.map((name) => [name, reachedBy(catalog, one, entity.name)] as const)))
  return { groups, groupOf, dead, ringed }
}

function choiceOf(relation: Relation, catalog: Catalog, settled: readonly string[]): ParentChoice | undefined {
  const parent = catalog.entities.find((one) => one.name === relation.to)
  if (!parent) return undefined
  const fields = fieldsOf(parent)
  const distinct = parent.constraints.some((key) => key.kind !== 'rule' && key.fields.length > 0 && key.where === undefined
    && key.fields.every((name) => relation.toFields.includes(name))) || relation.toFields.some((name) => fields.get(name)?.column?.identity)
  return {
    columns: relation.fromFields, parent: relation.to, parentColumns: relation.toFields, settled,
    existing: standingBy(parent, relation.toFields).slice(0, MOST_EXISTING), self: relation.from === relation.to,
    optional: relation.optional, distinct,
  }
}

function fieldsOf(entity: Entity): ReadonlyMap<string, Field> {
  return new Map((entity.shape.kind === 'object' ? entity.shape.fields : []).map((field) => [field.name, field]))
}

/** Are a choice's columns all those of others beside it, none of which leads to its parent? */
function isLoose(choice: ParentChoice, beside: readonly ParentChoice[], catalog: Catalog): boolean {
  if (choice.self || choice.settled.length > 0) return false
  const others = beside.filter((one) => one !== choice)
  if (!choice.columns.every((name) => others.some((one) => one.columns.includes(name)))) return false
  return !others.some((one) => {
    const columns = choice.columns.map((name) => one.parentColumns[one.columns.indexOf(name)])
    return columns.every((name) => name !== undefined) && isAmong(catalog, { table: one.parent, columns }, { table: choice.parent, columns: choice.parentColumns })
  })
}

interface Columns {
  readonly table: string
  readonly columns: readonly string[]
}

/** Are the values of some columns among those of others, as foreign keys have it? */
function isAmong(catalog: Catalog, from: Columns, to: Columns, depth = 0): boolean {
  if (from.table === to.table && from.columns.join('\u0001') === to.columns.join('\u0001')) return true
  return depth < MOST_DEEP && catalog.relations.some((one) =>
    one.from === from.table && one.from !== one.to && from.columns.every((name) => one.fromFields.includes(name)) &&
    isAmong(catalog, { table: one.to, columns: from.columns.map((name) => one.toFields[one.fromFields.indexOf(name)] ?? '') }, to, depth + 1))
}

/** Are the columns that a reference takes made of columns of this table? */
function leadsInto(catalog: Catalog, relation: Relation, table: string): boolean {
  return reachedBy(catalog, relation, table).size > 0
}

/** The columns of a table that those which a reference takes are made of, from reference to reference. */
function reachedBy(catalog: Catalog, relation: Relation, table: string): ReadonlySet<string> {
  const found = new Set<string>()
  const seen = new Set<string>()
  const queue = relation.toFields.map((column): readonly [string, string] => [relation.to, column])
  for (let next = queue.pop(); next; next = queue.pop()) {
    const [at, column] = next
    if (at === table) found.add(column)
    if (seen.has(`${at}\u0001${column}`)) continue
    seen.add(`${at}\u0001${column}`)
    for (const one of catalog.relations) {
      if (one.from === at && one.from !== one.to && one.fromFields.includes(column)) for (const each of one.toFields) queue.push([one.to, each])
    }
  }
  return found
}

type Pairs = readonly (readonly [string, string])[]

/**
 * Choices that share an open column, directly or through others, together; in the order of the source. So are those of
 * which a key deals columns that a rule keeps apart, unless both are plain references to one table: those are dealt apart.
 */
function join(choices: readonly ParentChoice[], tied: Pairs): ParentChoice[][] {
  const groups: ParentChoice[][] = []
  const open = (one: ParentChoice): readonly string[] => one.columns.filter((name) => !one.settled.includes(name))
  const shares = (one: ParentChoice, other: ParentChoice): boolean => open(one).some((name) => open(other).includes(name))
  const isPlain = (one: ParentChoice): boolean => !choices.some((other) => other !== one && shares(one, other))
  const isTied = (one: ParentChoice, other: ParentChoice): boolean =>
    !(one.parent === other.parent && isPlain(one) && isPlain(other)) &&
    tied.some(([a, b]) => (open(one).includes(a) && open(other).includes(b)) || (open(one).includes(b) && open(other).includes(a)))
  for (const choice of choices) {
    const touching = groups.filter((group) => group.some((one) => shares(one, choice) || isTied(one, choice)))
    for (const group of touching) groups.splice(groups.indexOf(group), 1)
    groups.push([...touching.flat(), choice])
  }
  return groups
}

/** Is the column part of a key of several columns that others refer to (a tenant's rows)? */
function isOwned(catalog: Catalog, table: string, column: string): boolean {
  return catalog.relations.some((one) => one.to === table && one.toFields.length > 1 && one.toFields.includes(column))
}

/** How many of the leading parent's rows own rows: as many as every table that others refer to by its owner can fill. */
function ownersOf(catalog: Catalog, entity: Entity, lead: ParentChoice, rows: Counts): number {
  const mine = lead.columns.some((name) => isOwned(catalog, entity.name, name))
  const shared = catalog.relations.some((one) => one.from === entity.name && one.to !== lead.parent && lead.columns.every((name) => one.fromFields.includes(name)))
  if (!mine && !shared) return 0
  let owners = Math.ceil((rows.get(lead.parent) ?? 0) * OWNERS)
  for (const one of catalog.relations) {
    const count = rows.get(one.from)
    if (one.to !== lead.parent || count === undefined || one.from === one.to) continue
    if (one.fromFields.some((name) => isOwned(catalog, one.from, name))) owners = Math.min(owners, count)
  }
  return owners
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
