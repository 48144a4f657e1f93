import type { Catalog, Entity } from '../catalog/catalog.ts'

const MOST_DEEP = 200

/**
 * The fewest tables that must have rows before `entity` can get any: parents of its required foreign keys and theirs,
 * parents first, without the entity itself and those that `stands` says have rows.
 */
export function requiredParents(catalog: Catalog, entity: Entity, stands: (parent: Entity) => boolean = () => false): readonly Entity[] {
  const byName = new Map(catalog.entities.map((one) => [one.name, one]))
  const order: Entity[] = []
  const seen = new Set<string>([entity.name])
  const visit = (name: string, depth: number): void => {
    if (depth > MOST_DEEP) return
    for (const relation of catalog.relations) {
      if (relation.from !== name || relation.optional || seen.has(relation.to)) continue
      seen.add(relation.to)
      const parent = byName.get(relation.to)
      if (parent && stands(parent)) continue
      visit(relation.to, depth + 1)
      if (parent) order.push(parent)
    }
  }
  visit(entity.name, 0)
  return order
}
