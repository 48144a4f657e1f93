import type { Catalog } from './catalog/catalog.ts'

/** Columns that link rows of an entity to others: primary and unique keys, foreign keys and what they refer to. */
export function joinedColumns({ entities, relations }: Catalog, name: string): ReadonlySet<string> {
  const constraints = entities.find((one) => one.name === name)?.constraints ?? []
  return new Set([
    ...constraints.flatMap((one) => (one.kind === 'rule' ? [] : one.fields)),
    ...relations.flatMap((one) => [
      ...(one.from === name ? one.fromFields : []),
      ...(one.to === name ? one.toFields : []),
    ]),
  ])
}
