import type { Catalog, Entity } from '../catalog/catalog.ts'
import type { Compiling } from './context.ts'
import { relate } from './relate.ts'
import type { EntityPlan } from './step.ts'

/** The plans of entities outside SQL, of which single fields shall tell the records apart (`@unique`): by keys, as tables have them. */
export function kept(catalog: Catalog, plans: readonly EntityPlan[], context: Compiling): readonly EntityPlan[] {
  const keyed = catalog.entities.flatMap((entity) => (plans.some((plan) => plan.name === entity.name) ? (withKeys(entity, context) ?? []) : []))
  if (keyed.length === 0) return plans
  const names = new Set(keyed.map((one) => one.name))
  const related = relate({ ...catalog, entities: keyed, relations: [] }, plans.filter((plan) => names.has(plan.name)), context.report)
  return plans.map((plan) => related.find((one) => one.name === plan.name) ?? plan)
}

/** The entity with a key for each field that is asked to be unique; `undefined`: there is none. */
function withKeys(entity: Entity, { solver }: Compiling): Entity | undefined {
  const shape = solver.head(entity.shape)
  if (shape.kind !== 'object') return undefined
  const fields = shape.fields.filter((field) => field.shape.hints?.annotation?.unique)
  if (fields.length === 0) return undefined
  const constraints = fields.map((field) => ({ kind: 'unique', fields: [field.name], span: field.span ?? { start: 0, end: 0 } }) as const)
  return { ...entity, shape: { ...shape, fields: shape.fields.map((field) => ({ ...field, shape: solver.head(field.shape) })) }, constraints }
}
