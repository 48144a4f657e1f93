import type { Entity, Relation } from '../catalog/catalog.ts'
import type { KeyConstraint } from '../catalog/constraint.ts'
import { domainOf, endOf, sizeOf } from './domain.ts'
import { firstNumber, takenBy } from './relate-existing.ts'
import type { Links, Parents } from './relate-parents.ts'
import { apart, isLarge, narrowed, type ReadRule } from './relate-rules.ts'
import type { ColumnFacts, Domain, KeyGroup, KeyPart, WholeColumn } from './step.ts'

/** What is known of a table when its keys are laid. */
export interface Table {
  readonly entity: Entity
  readonly columns: { readonly [name: string]: ColumnFacts }
  readonly links: Links
  readonly rules: readonly ReadRule[]
  /** NULLs are equal in unique keys. */
  readonly nullsEqual: boolean
  domain(name: string): Domain
}

/** Which keys one column holds, and which are left for digits. */
export interface Laid {
  readonly wholes: readonly WholeColumn[]
  readonly pending: readonly KeyConstraint[]
  /** References to the same table that a key keeps apart. */
  readonly injective: ReadonlyMap<Relation, 'before' | 'itself'>
}

/** The domains of a table's columns, narrowed by its rules. */
export function domainsOf(entity: Entity, columns: { readonly [name: string]: ColumnFacts }, rules: readonly ReadRule[]): (name: string) => Domain {
  const fields = new Map((entity.shape.kind === 'object' ? entity.shape.fields : []).map((field) => [field.name, field]))
  const known = new Map<string, Domain>()
  return (name) => {
    const found = known.get(name)
    const field = fields.get(name)
    if (found || !field) return found ?? { kind: 'pool' }
    const about = columns[name] ?? { family: 'text', nullable: true }
    const made = narrowed(domainOf(field, about, firstNumber(entity, name, about)), field, rules)
    known.set(name, made)
    return made
  }
}

/** Keys that hold because one of their columns tells all rows apart: a number, a text with a number. */
export function layWholes(table: Table): Laid {
  const { entity, columns, links, rules, domain } = table
  const fields = new Map((entity.shape.kind === 'object' ? entity.shape.fields : []).map((field) => [field.name, field]))
  const keys = entity.constraints.filter((one) => one.kind !== 'rule' && one.fields.length > 0 && one.fields.every((name) => fields.has(name) && !links.dead.has(name)))
    .filter((one) => one.kind !== 'rule')
  const joined = new Set(rules.filter((rule) => rule.columns.length > 1).flatMap((rule) => rule.columns))
  const isFree = (name: string): boolean => !links.relations.some((one) => one.fromFields.some((each, i) => each === name && !(one.from === one.to && one.toFields[i] === name)))
  const whole = new Set<string>()
  for (const field of fields.values()) {
    if (field.column?.identity && columns[field.name]?.family === 'integer' && isFree(field.name)) whole.add(field.name)
  }
  const ends = new Map<string, Domain>()
  for (const { ranges, fields: [low = '', high = ''] } of keys) {
    const both = ranges && [[low, 'low'] as const, [high, 'high'] as const].flatMap(([name, end]) => {
      const domain = columns[name] && isFree(name) && !whole.has(name) ? endOf(columns[name], end) : undefined
      return domain ? [[name, domain] as const] : []
    })
    if (both?.length !== 2) continue
    for (const [name, domain] of both) {
      whole.add(name)
      ends.set(name, domain)
    }
  }
  const left: KeyConstraint[] = []
  for (const key of [...keys].sort((a, b) => a.fields.length - b.fields.length || rankOf(a) - rankOf(b))) {
    if (key.fields.some((name) => whole.has(name))) continue
    const own = key.fields.filter((name) => isFree(name) && (key.fields.length === 1 || isLarge(domain(name))) && fields.get(name)?.column?.generated !== true)
    const [best] = own.sort((a, b) => score(domain(a), key, joined.has(a)) - score(domain(b), key, joined.has(b)))
    if (best === undefined) left.push(key)
    else whole.add(best)
  }
  const injective = new Map<Relation, 'before' | 'itself'>()
  // A reference to the same table that a key keeps apart refers to the row before or to the row itself; then the key of
  // that row has to differ in the same columns.
  const pending = left.flatMap((key): KeyConstraint[] => {
    const mirrored = key.fields.map((name) => {
      const self = links.relations.find((one) => one.from === one.to && one.fromFields.some((each, i) => each === name && name !== one.toFields[i]))
      if (!self) return name
      const shared = links.relations.some((one) => one !== self && one.fromFields.some((each) => self.fromFields.includes(each)))
      const plain = self.optional && !shared && self.fromFields.every((each) => !self.toFields.includes(each))
        && key.fields.every((each) => self.fromFields.includes(each)) && injective.get(self) !== 'itself'
      injective.set(self, plain ? 'before' : 'itself')
      return self.toFields[self.fromFields.indexOf(name)] ?? name
    })
    return mirrored.some((name) => whole.has(name)) ? [] : [{ ...key, fields: [...new Set(mirrored)] }]
  })
  const wholes = [...whole].map((column): WholeColumn => {
    const alone = keys.filter((key) => key.fields.includes(column))
    const spare = !ends.has(column) && columns[column]?.nullable === true && !alone.some((key) => key.kind === 'primary' || key.nullsEqual || table.nullsEqual)
    const unless = alone.length === 1 ? alone[0]?.where : undefined
    return {
      column, domain: ends.get(column) ?? domain(column), taken: takenBy(entity, [column]).map(([value]) => value ?? null), spare,
      ...(unless === undefined ? {} : { unless }),
    }
  })
  return { wholes, pending, injective }
}

/** Primary keys choose first. */
function rankOf(key: KeyConstraint): number {
  return key.kind === 'primary' ? 0 : 1
}

/** Which column of a key is best told apart: the least score. */
function score(domain: Domain, key: KeyConstraint, isJoined: boolean): number {
  const order: { readonly [K in Domain['kind']]: number } = {
    count: key.kind === 'primary' ? 0 : 3, free: 1, text: 2, bytes: 4, bits: 5, code: 6, instant: 7, net: 8, slot: 8, place: 8, day: 9, clock: 9, pool: 12, list: 13,
  }
  return order[domain.kind] + (isJoined ? 20 : 0)
}

interface Laying extends Table {
  readonly parents: Parents
}

/** Keys without a column that tells all rows apart, by the digits they share. */
export function layDigits(pending: readonly KeyConstraint[], table: Laying): { readonly groups: readonly KeyGroup[]; readonly most?: number } {
  // How many parents agree with a column that stands differs from row to row: such a key is not counted.
  const isCounted = (key: KeyConstraint): boolean => key.fields.every((name) =>
    table.parents.groups[table.parents.groupOf.get(name) ?? -1]?.choices.every((one) => one.settled.length === 0) !== false)
  const groups = keyGroups(pending.filter(isCounted), table)
  return pending.every(isCounted) ? { groups } : { groups, most: 1 }
}

function keyGroups(pending: readonly KeyConstraint[], table: Laying): KeyGroup[] {
  const keys = pending.filter((key) => !pending.some((other) => other !== key && isWithin(other, key, pending)))
  const sets = keys.map((key) => ({ key, ids: new Set(key.fields.map((name) => idOf(name, table))) }))
  const groups: (typeof sets)[] = []
  for (const set of sets) {
    const touching = groups.filter((group) => group.some((one) => [...one.ids].some((id) => set.ids.has(id))))
    for (const group of touching) groups.splice(groups.indexOf(group), 1)
    groups.push([...touching.flat(), set])
  }
  return swapped(groups.flatMap((group) => layGroup(group, table)), table)
}

/** Two keys that each deal parents of one table, kept apart by a rule: the second swaps neighbours. */
function swapped(groups: readonly KeyGroup[], table: Laying): KeyGroup[] {
  const pairs = apart(table.rules)
  return groups.map((group, i) => {
    const [part] = group.core
    if (part?.kind !== 'parent') return group
    const clash = groups.slice(0, i).some(({ core: [other] }) => other?.kind === 'parent' && pairs.some(([a, b]) =>
      (part.columns.includes(a) && other.columns.includes(b)) || (part.columns.includes(b) && other.columns.includes(a))))
    return clash ? { ...group, core: [{ ...part, swapped: true }, ...group.core.slice(1)] } : group
  })
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
  const isFull = (one: string): boolean => {
    const full = part(one)
    return full.kind === 'parent' && full.apart.every((set) => table.parents.groups[full.group]?.choices[0]?.columns.every((name) => set.includes(name)) === true)
  }
  // A digit that a rule keeps apart from another key's leads, so that both are dealt and never meet.
  const own = new Set(set.flatMap((one) => one.key.fields))
  const isPaired = (one: string): boolean => apart(table.rules).some(([a, b]) =>
    (own.has(a) && !own.has(b) && idOf(a, table) === one) || (own.has(b) && !own.has(a) && idOf(b, table) === one))
  const leads = core.filter((one) => isLead(one, table)).sort((a, b) => Number(isPaired(b)) - Number(isPaired(a)))
  const lead = leads.find(isFull) ?? leads[0] ?? (core.length === 0 ? undefined : core[0])
  // Parents whose keys are made of this very key cannot be counted by it.
  const isRinged = (one: string): boolean => [...own].some((name) => idOf(name, table) === one && [...(table.parents.ringed.get(name) ?? [])].some((back) => own.has(back)))
  const plain = all.filter((one) => !isRinged(one))
  if (plain.length < all.length && set.every((each) => plain.some((one) => each.ids.has(one)))) return oneEach(plain)
  if (set.length === 1 && lead !== undefined) {
    const others = all.filter((one) => one !== lead)
    return [{ id, core: [part(lead)], rests: others.length > 0 ? [kept(others.map(part), part(lead), table)] : [], ...about }]
  }
  if (!overlap && lead !== undefined) {
    const inner = [lead, ...core.filter((one) => one !== lead)].map(part)
    // A key that has no digit but the shared ones leaves none to the others.
    const more = rests.some((rest) => rest.length === 0) ? [] : rests
    return [{ id, core: inner, rests: more.map((rest) => kept(rest.map(part), part(lead), table)), ...about }]
  }
  return oneEach(all)

  /** One digit per key is enough when it tells all rows apart: fewer rows, never a duplicate. */
  function oneEach(digits: readonly string[]): KeyGroup[] {
    const chosen: string[] = []
    for (let left = [...set]; left.length > 0;) {
      const count = (one: string): number => left.filter((each) => each.ids.has(one)).length
      const size = (one: string): number => { const p = part(one); return p.kind === 'domain' ? (sizeOf(p.domain) ?? 0) : 1e5 }
      const [best] = digits.filter((one) => count(one) > 0).sort((a, b) => count(b) - count(a) || size(b) - size(a))
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
}

/** Parents are dealt in turn, unless they are rows of the same table. */
function isLead(id: string, table: Laying): boolean {
  return id.startsWith('p:') && table.parents.groups[Number(id.slice(2))]?.choices[0]?.self !== true
}

/** Beside other columns of a key ten years of days are enough, which a reader believes. */
function nearby(domain: Domain): Domain {
  return domain.kind === 'day' ? { ...domain, size: Math.min(domain.size, NEAR_DAYS) } : domain
}
const NEAR_DAYS = 3650

function partOf(id: string, keys: readonly KeyConstraint[], table: Laying): KeyPart {
  if (id.startsWith('c:')) return { kind: 'domain', column: id.slice(2), domain: nearby(table.domain(id.slice(2))) }
  const sets = keys.map((key) => key.fields.filter((name) => idOf(name, table) === id)).filter((one) => one.length > 0)
  const apart = sets.filter((set, i) => !sets.some((other, j) => j !== i && other.every((name) => set.includes(name)) && (other.length < set.length || j < i)))
  return { kind: 'parent', group: Number(id.slice(2)), columns: [...new Set(sets.flat())], apart }
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

