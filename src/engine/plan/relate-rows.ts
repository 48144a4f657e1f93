import type { Catalog, Entity } from '../catalog/catalog.ts'
import type { Shape } from '../catalog/shape.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { EntityPlan } from './step.ts'

/** How many rows each table gets: as asked, or as many as its keys and required parents allow. */
export function capacities(catalog: Catalog, plans: readonly EntityPlan[], report: (diagnostic: Diagnostic) => void): ReadonlyMap<string, number> {
  const rows = new Map(plans.map((plan) => [plan.name, plan.rows]))
  const entities = new Map(catalog.entities.map((one) => [one.name, one]))
  const told = new Map<string, Diagnostic>()
  for (let pass = 0, changed = true; changed && pass < 50; pass++) {
    changed = false
    for (const plan of plans) {
      const entity = entities.get(plan.name)
      if (!entity) continue
      const now = rows.get(plan.name) ?? 0
      const [most, why] = capacity(catalog, entity, rows, entities)
      if (most >= now) continue
      rows.set(plan.name, most)
      changed = true
      told.set(plan.name, {
        code: most === 0 ? 'sql/no-parents' : 'plan/too-few-values', severity: most === 0 ? 'error' : 'information', span: entity.nameSpan ?? null,
        message: `${plan.name}: ${plan.rows} rows were asked for, ${most} fit: ${why}`, instead: `${most} rows are made.`,
      })
    }
  }
  for (const diagnostic of told.values()) report(diagnostic)
  return rows
}

function capacity(
  catalog: Catalog, entity: Entity, rows: ReadonlyMap<string, number>, entities: ReadonlyMap<string, Entity>,
): readonly [number, string] {
  const relations = catalog.relations.filter((one) => one.from === entity.name)
  const parents = (name: string): number => (rows.get(name) ?? 0) + existing(entities.get(name))
  for (const one of relations) {
    const isPlanned = rows.has(one.to) && one.to !== entity.name
    if (isPlanned && !one.optional && parents(one.to) === 0) return [0, `its parent ${one.to} has no rows`]
  }
  let most = Infinity
  let why = ''
  const fields = entity.shape.kind === 'object' ? entity.shape.fields : []
  for (const key of entity.constraints) {
    if (key.kind === 'rule') continue
    let size = 1
    const done = new Set<string>()
    for (const name of key.fields) {
      if (done.has(name)) continue
      const field = fields.find((one) => one.name === name)
      const relation = relations.find((one) => one.fromFields.includes(name) && rows.has(one.to) && one.to !== one.from)
      if (field?.column?.nullable) size = Infinity
      else if (relation) {
        size *= parents(relation.to)
        for (const one of relation.fromFields) done.add(one)
      } else size *= field ? valuesOf(field.shape) : Infinity
    }
    if (key.fields.length === 0) size = 1
    const free = Math.max(0, size - existing(entity))
    if (free < most) {
      most = free
      why = `its key (${key.fields.join(', ')}) holds no more`
    }
  }
  return [most, why]
}

function existing(entity: Entity | undefined): number {
  return (entity?.existing ?? []).reduce((sum, block) => sum + block.rows.filter((row) => row.length >= block.columns.length).length, 0)
}

function valuesOf(shape: Shape): number {
  if (shape.kind === 'literal') return shape.values.length
  return shape.kind === 'boolean' ? 2 : Infinity
}
