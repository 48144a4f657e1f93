import type { Catalog, Relation } from '../catalog/catalog.ts'

/**
 * References that no table declares, but that rows elsewhere need: where `(client_id, tenant)` refers to a client's key and
 * `tenant` to a tenant, the tenant of each client has to be one, too.
 */
export function impliedReferences(catalog: Catalog): readonly Relation[] {
  const out: Relation[] = []
  for (const wide of catalog.relations) {
    if (wide.fromFields.length < 2 || wide.from === wide.to) continue
    for (const narrow of catalog.relations) {
      const places = narrow.fromFields.map((name) => wide.fromFields.indexOf(name))
      if (narrow.from !== wide.from || narrow === wide || narrow.to === wide.to || places.includes(-1)) continue
      if (narrow.fromFields.length >= wide.fromFields.length) continue
      const fromFields = places.map((place) => wide.toFields[place] ?? '')
      const parent = catalog.entities.find((one) => one.name === wide.to)
      const isFree = ![...catalog.relations, ...out].some(
        (one) => one.from === wide.to && one.fromFields.some((name) => fromFields.includes(name)),
      )
      // Numbers that a key counts agree by themselves, under each owner from the first on.
      const isCounted = (name: string): boolean => parent?.constraints.some((one) => one.kind !== 'rule' && one.fields.includes(name)) === true
      const fields =
        parent?.shape.kind === 'object' ? parent.shape.fields.filter((field) => fromFields.includes(field.name)) : []
      if (!isFree || fields.length < fromFields.length || fields.some((field) => field.column?.identity ?? (field.column?.family === 'integer' && isCounted(field.name)))) continue
      out.push({
        from: wide.to,
        fromFields,
        to: narrow.to,
        toFields: narrow.toFields,
        optional: fields.some((field) => field.column?.nullable === true),
      })
    }
  }
  return out
}
