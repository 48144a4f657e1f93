import type { Entity } from '../catalog/catalog.ts'
import type { KeyConstraint } from '../catalog/constraint.ts'
import { domainOf, sizeOf } from './domain.ts'
import { firstNumber, takenBy } from './relate-existing.ts'
import type { Parents } from './relate-parents.ts'
import { apart, isLarge, narrowed, type ReadRule } from './relate-rules.ts'
import type { ColumnFacts, Domain, KeyGroup, KeyPart, WholeColumn } from './step.ts'

export interface Keys {
  readonly wholes: readonly WholeColumn[]
  readonly groups: readonly KeyGroup[]
  /** Most rows of the table, where a key over no column holds one. */
  readonly most?: number
}

interface Table {
  readonly entity: Entity
  readonly columns: { readonly [name: string]: ColumnFacts }
  readonly parents: Parents
  readonly rules: readonly ReadRule[]
  /** NULLs are equal in unique keys. */
  readonly nullsEqual: boolean
}

/**
 * How each key of a table is met by construction. A key holds when one of its columns tells all rows apart (a number,
 * a text with a number); keys without such a column read digits of one ordinal.
 */
export function layKeys(table: Table): Keys {
  const { entity, columns, parents, rules } = table
  const fields = new Map((entity.shape.kind === 'object' ? entity.shape.fields : []).map((field) => [field.name, field]))
  const keys = entity.constraints.filter((one) => one.kind !== 'rule')
  const joined = new Set(rules.filter((rule) => rule.columns.length > 1).flatMap((rule) => rule.columns))
  const domains = new Map<string, Domain>()
  const domain = (name: string): Domain => {
    const known = domains.get(name)
    const field = fields.get(name)
    if (known || !field) return known ?? { kind: 'pool' }
    const about = columns[name] ?? { family: 'text', nullable: true }
    const made = narrowed(domainOf(field, about, firstNumber(entity, name, about)), field, rules)
    domains.set(name, made)
    return made
  }
  const isFree = (name: string): boolean => fields.has(name) && !parents.groupOf.has(name) && !parents.dead.has(name)
  const whole = new Map<string, readonly KeyConstraint[]>()
  for (const field of fields.values()) {
    if (field.column?.identity && columns[field.name]?.family === 'integer' && isFree(field.name)) whole.set(field.name, [])
  }
  const pending: KeyConstraint[] = []
  for (const key of [...keys].sort((a, b) => a.fields.length - b.fields.length || rankOf(a) - rankOf(b))) {
    if (key.fields.some((name) => whole.has(name))) continue
    if (key.fields.length === 0 || key.fields.some((name) => parents.dead.has(name) || !fields.has(name))) continue
    const own = key.fields.filter((name) => isFree(name) && (key.fields.length === 1 || isLarge(domain(name))) && fields.get(name)?.column?.generated !== true)
    const [best] = own.sort((a, b) => score(domain(a), key, joined.has(a)) - score(domain(b), key, joined.has(b)))
    if (best === undefined) pending.push(key)
    else whole.set(best, keys.filter((one) => one.fields.includes(best)))
  }
  const wholes = [...whole].map(([column]): WholeColumn => {
    const alone = keys.filter((key) => key.fields.includes(column))
    const free = columns[column]?.nullable === true && !alone.some((key) => key.kind === 'primary' || key.nullsEqual || table.nullsEqual)
    const unless = alone.length === 1 ? alone[0]?.where : undefined
    return {
      column, domain: domain(column), taken: takenBy(entity, [column]).map(([value]) => value ?? null), spare: free,
      ...(unless === undefined ? {} : { unless }),
    }
  })
  const single = keys.some((key) => key.fields.length === 0)
  return { wholes, groups: keyGroups(pending, { ...table, domain }), ...(single ? { most: 1 } : {}) }
}

/** Primary keys choose first. */
function rankOf(key: KeyConstraint): number {
  return key.kind === 'primary' ? 0 : 1
}

/** Which column of a key is best told apart: the least score. */
function score(domain: Domain, key: KeyConstraint, isJoined: boolean): number {
  const order: { readonly [K in Domain['kind']]: number } = {
    count: key.kind === 'primary' ? 0 : 3, free: 1, text: 2, bytes: 4, bits: 5, code: 6, instant: 7, net: 8, day: 9, clock: 9, pool: 12, list: 13,
  }
  return order[domain.kind] + (isJoined ? 20 : 0)
}

interface Laying extends Table {
  domain(name: string): Domain
}

/** Keys without a column that tells all rows apart, by the digits they share. */
function keyGroups(pending: readonly KeyConstraint[], table: Laying): KeyGroup[] {
  const keys = pending.filter((key) => !pending.some((other) => other !== key && isWithin(other, key, pending)))
  const sets = keys.map((key) => ({ key, ids: new Set(key.fields.map((name) => idOf(name, table))) }))
  const groups: (typeof sets)[] = []
  for (const set of sets) {
    const touching = groups.filter((group) => group.some((one) => [...one.ids].some((id) => set.ids.has(id))))
    for (const group of touching) groups.splice(groups.indexOf(group), 1)
    groups.push([...touching.flat(), set])
  }
  return groups.flatMap((group) => layGroup(group, table))
}

/** Does `inner` make `outer` hold? Of equal ones the first stays. */
function isWithin(inner: KeyConstraint, outer: KeyConstraint, all: readonly KeyConstraint[]): boolean {
  if (!inner.fields.every((name) => outer.fields.includes(name)) || inner.where !== undefined) return false
  return inner.fields.length < outer.fields.length || all.indexOf(inner) < all.indexOf(outer)
}

/** A digit: the group of parents that a column belongs to, or the column itself. */
function idOf(name: string, table: Laying): string {
  const group = table.parents.groupOf.get(name)
  return group === undefined ? `c:${name}` : `p:${group}`
}

function layGroup(set: readonly { readonly key: KeyConstraint; readonly ids: ReadonlySet<string> }[], table: Laying): KeyGroup[] {
  const [first] = set
  if (!first) return []
  const all = [...new Set(set.flatMap((one) => [...one.ids]))]
  const part = (id: string): KeyPart => partOf(id, set.map((one) => one.key), table)
  const core = all.filter((id) => set.every((one) => one.ids.has(id)))
  const rests = set.map((one) => all.filter((id) => one.ids.has(id) && !core.includes(id)))
  const overlap = rests.some((rest, i) => rests.some((other, j) => i !== j && rest.some((id) => other.includes(id))))
  const about = { taken: set.map(({ key }) => ({ columns: key.fields, rows: takenBy(table.entity, key.fields) })), ...spareOf(set, table) }
  const id = [...new Set(set.flatMap((one) => one.key.fields))].sort().join()
  const lead = core.find((one) => isLead(one, table)) ?? (core.length === 0 ? undefined : core[0])
  if (set.length === 1 && lead !== undefined) {
    const others = all.filter((one) => one !== lead)
    return [{ id, core: [part(lead)], rests: others.length > 0 ? [kept(others.map(part), part(lead), table)] : [], ...about }]
  }
  if (!overlap && lead !== undefined) {
    const inner = [lead, ...core.filter((one) => one !== lead)].map(part)
    return [{ id, core: inner, rests: rests.filter((rest) => rest.length > 0).map((rest) => rest.map(part)), ...about }]
  }
  // One digit per key is enough when it tells all rows apart: fewer rows, never a duplicate.
  const chosen: string[] = []
  for (let left = [...set]; left.length > 0;) {
    const count = (one: string): number => left.filter((each) => each.ids.has(one)).length
    const size = (one: string): number => { const p = part(one); return p.kind === 'domain' ? (sizeOf(p.domain) ?? 0) : 1e5 }
    const [best] = all.filter((one) => count(one) > 0).sort((a, b) => count(b) - count(a) || size(b) - size(a))
    if (best === undefined) break
    chosen.push(best)
    left = left.filter((each) => !each.ids.has(best))
  }
  return chosen.map((one) => {
    const only = part(one)
    const columns = only.kind === 'parent' ? only.columns : [only.column]
    return { id: `${id}:${one}`, core: [only], rests: [], spare: [], taken: [{ columns, rows: takenBy(table.entity, columns) }] }
  })
}

/** Parents are dealt in turn, unless they are rows of the same table. */
function isLead(id: string, table: Laying): boolean {
  return id.startsWith('p:') && table.parents.groups[Number(id.slice(2))]?.choices[0]?.self !== true
}

function partOf(id: string, keys: readonly KeyConstraint[], table: Laying): KeyPart {
  if (id.startsWith('c:')) return { kind: 'domain', column: id.slice(2), domain: table.domain(id.slice(2)) }
  const subsets = keys.map((key) => key.fields.filter((name) => idOf(name, table) === id)).filter((one) => one.length > 0)
  const shared = (subsets[0] ?? []).filter((name) => subsets.every((one) => one.includes(name)))
  return { kind: 'parent', group: Number(id.slice(2)), columns: shared.length > 0 ? shared : [...new Set(subsets.flat())] }
}

/** Marks parts that a rule keeps apart from the leading one. */
function kept(parts: readonly KeyPart[], lead: KeyPart, table: Laying): readonly KeyPart[] {
  if (lead.kind !== 'parent') return parts
  const pairs = apart(table.rules)
  return parts.map((part) => {
    if (part.kind !== 'parent') return part
    const differ = pairs.some(([a, b]) => (part.columns.includes(a) && lead.columns.includes(b)) || (part.columns.includes(b) && lead.columns.includes(a)))
    const parent = (group: number): string | undefined => table.parents.groups[group]?.choices[0]?.parent
    return differ && parent(part.group) === parent(lead.group) ? { ...part, differs: lead.group } : part
  })
}

/** Which columns may be NULL beyond the last ordinal, or which predicate then fails. */
function spareOf(set: readonly { readonly key: KeyConstraint }[], table: Laying): Pick<KeyGroup, 'spare' | 'unless'> {
  const free = set.every(({ key }) => key.kind !== 'primary' && !key.nullsEqual && !table.nullsEqual)
  const nullable = (field: string): boolean => table.columns[field]?.nullable === true
  const common = (set[0]?.key.fields ?? []).filter((name) => nullable(name) && set.every(({ key }) => key.fields.includes(name)))
  const [where] = set.map(({ key }) => key.where)
  return { spare: free ? common.slice(0, 1) : [], ...(set.length === 1 && where !== undefined ? { unless: where } : {}) }
}

