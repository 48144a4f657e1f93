import type { Catalog, Entity } from '../catalog/catalog.ts'
import { bare } from './domain.ts'
import type { ViewField } from './view-plan.ts'

export function entityOf(catalog: Catalog, name: string): Entity | undefined {
  return catalog.entities.find((one) => one.name === name)
}

/** The columns of a table, without what may be NULL. */
export function fieldsOf(entity: Entity): readonly ViewField[] {
  return entity.shape.kind === 'object'
    ? entity.shape.fields.map(({ name, shape }) => ({ name, guess: null, shape: bare(shape) }))
    : []
}
