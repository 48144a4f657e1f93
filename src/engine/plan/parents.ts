import type { Catalog, Entity } from '../catalog/catalog.ts'

const MOST_DEEP = 200

/**
 * The fewest tables that must have rows before `entity` can get any: parents of its required foreign keys and theirs,
 * parents first, without the entity itself.
 */
export function requiredParents(catalog: Catalog, entity: Entity): readonly Entity[] {
  const byName = new Map(catalog.entities.map((one) => [one.name, one]))
  const order: Entity[] = []
  const seen = new Set<string>([entity.name])
  const visit = (name: string, depth: number): void => {
    if (depth > MOST_DEEP) return
    for (const relation of catalog.relations) {
      if (relation.from !== name || relation.optional || seen.has(relation.to)) continue
      seen.add(relation.to)
      visit(relation.to, depth + 1)
      const parent = byName.get(relation.to)
      if (parent) order.push(parent)
    }
  }
  visit(entity.name, 0)
  return order
}
