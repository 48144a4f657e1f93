import type { Catalog, Entity } from '../catalog/catalog.ts'
import type { Shape } from '../catalog/shape.ts'
import { isRecord, type Row, Special, type Value } from '../catalog/value.ts'

/** Names on the way to a cell; empty for a row that is no object. */
export type ColumnPath = readonly string[]

const MAX_COLUMNS = 500
const MAX_DEPTH = 4

/** The columns that the entity's shape foresees, nested objects spread out, in the order of the declaration. */
export function columnsOfShape(entity: Entity, catalog: Catalog): ColumnPath[] {
  const found = new Map<string, ColumnPath>()
  visit(entity.shape, [], [])
  found.delete('[]')
  return [...found.values()]

  function visit(shape: Shape, path: ColumnPath, refs: readonly string[]): void {
    const objects = path.length < MAX_DEPTH ? objectsOf(shape, catalog, refs, 0) : []
    if (objects.length === 0 && found.size < MAX_COLUMNS) found.set(JSON.stringify(path), path)
    for (const { object, refs: inside } of objects) {
      for (const field of object.fields) {
        if (field.column?.generated !== true) visit(field.shape, [...path, field.name], inside)
      }
    }
  }
}

type Found = { readonly object: Shape & { readonly kind: 'object' }; readonly refs: readonly string[] }

/** The object shapes with fields that a value of `shape` may have. */
function objectsOf(shape: Shape, catalog: Catalog, refs: readonly string[], depth: number): Found[] {
  const inside = (each: Shape | undefined): Found[] =>
    each === undefined || depth > 20 ? [] : objectsOf(each, catalog, refs, depth + 1)
  switch (shape.kind) {
    case 'object':
      return shape.fields.length > 0 ? [{ object: shape, refs }] : []
    case 'union':
    case 'one':
      return shape.branches.flatMap((branch) => inside(branch.shape))
    case 'all':
      return shape.of.flatMap(inside)
    case 'if':
      return [...inside(shape.then), ...inside(shape.else)]
    case 'ref': {
      const to = catalog.definitions[shape.to]
      if (to === undefined || refs.includes(shape.to)) return []
      return objectsOf(to, catalog, [...refs, shape.to], depth + 1)
    }
    default:
      return []
  }
}

/** The leaves of a row: what is no object, or an object without members. */
export function cellsOf(row: Row): Map<string, { readonly path: ColumnPath; readonly value: Value }> {
  const cells = new Map<string, { path: ColumnPath; value: Value }>()
  visit(row, [])
  return cells

  function visit(value: Value, path: ColumnPath): void {
    if (value instanceof Special && value.kind === 'absent') return
    if (path.length < MAX_DEPTH && isRecord(value) && Object.keys(value).length > 0) {
      for (const [name, member] of Object.entries(value)) visit(member, [...path, name])
    } else cells.set(JSON.stringify(path), { path, value })
  }
}
