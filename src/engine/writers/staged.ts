import type { Entity } from '../catalog/catalog.ts'
import type { Field } from '../catalog/shape.ts'
import type { Dialect } from '../dialects/dialect.ts'
import { writeName } from '../dialects/names.ts'
import { lateFields } from './sql.ts'
import type { LoadOrder } from './sql-order.ts'
import { columnList, keyFields, replacing, tableName, writtenFields } from './sql-tables.ts'
import type { Section } from './writer.ts'

/** A statement, or all rows of a section loaded `into` a table by whatever way the format has. */
export type LoadPart =
  | { readonly kind: 'statement'; readonly text: string }
  | { readonly kind: 'rows'; readonly section: Section; readonly into: string; readonly columns: string }

/**
 * How bulk loads fill PostgreSQL's tables. They have no order within, so where rows must wait for others (a column that is NULL at
 * first, a cycle that only one statement can load, a row that takes the place of a trigger's) they come to a temporary table first.
 */
export function* fillTables(order: LoadOrder, byName: ReadonlyMap<string, Section>, dialect: Dialect): Iterable<LoadPart> {
  const later: string[] = []
  const sectionsOf = (names: readonly string[]): readonly Section[] => names.flatMap((name) => byName.get(name) ?? [])
  for (const step of order.steps) {
    const sections = sectionsOf(step.tables)
    const moves: string[] = []
    for (const section of sections) {
      const { entity } = section
      const fields = writtenFields(entity)
      const late = lateFields(entity, step.late)
      const columns = columnList(fields, dialect)
      if (fields.length === 0) {
        for (const _ of section.rows) yield { kind: 'statement', text: `INSERT INTO ${tableName(entity)} DEFAULT VALUES;` }
      } else if (sections.length === 1 && late.size === 0 && replacing(entity, fields, dialect) === '') {
        yield { kind: 'rows', section, into: tableName(entity), columns }
      } else {
        const into = stage(entity, dialect)
        yield { kind: 'statement', text: `CREATE TEMPORARY TABLE ${into} AS SELECT ${columns} FROM ${tableName(entity)} WITH NO DATA;` }
        yield { kind: 'rows', section, into, columns }
        moves.push(moving(entity, fields, late, dialect))
        const update = updating(entity, fields, late, dialect)
        if (update !== '') later.push(update)
      }
    }
    const last = moves.pop()
    const others = moves.map((move, i) => `part${i} AS (${move})`)
    if (last !== undefined) yield { kind: 'statement', text: `${others.length > 0 ? `WITH ${others.join(', ')} ` : ''}${last};` }
  }
  for (const text of later) yield { kind: 'statement', text }
}

function stage(entity: Entity, dialect: Dialect): string {
  return writeName(`staged_${entity.name}`.slice(0, 63), dialect)
}

function moving(entity: Entity, fields: readonly Field[], late: ReadonlySet<Field>, dialect: Dialect): string {
  const always = fields.some((field) => field.column?.identity === 'always') ? ' OVERRIDING SYSTEM VALUE' : ''
  const values = fields.map((field) => (late.has(field) ? 'NULL' : writeName(field.name, dialect))).join(', ')
  const tail = replacing(entity, fields, dialect)
  return `INSERT INTO ${tableName(entity)} (${columnList(fields, dialect)})${always} SELECT ${values} FROM ${stage(entity, dialect)}${tail === '' ? '' : ` ${tail}`}`
}

function updating(entity: Entity, fields: readonly Field[], late: ReadonlySet<Field>, dialect: Dialect): string {
  const keys = keyFields(entity, fields)
  if (late.size === 0 || keys.length === 0) return ''
  const from = stage(entity, dialect)
  const pair = (field: Field, left: string): string => `${left}${writeName(field.name, dialect)} = ${from}.${writeName(field.name, dialect)}`
  const table = tableName(entity)
  return `UPDATE ${table} SET ${[...late].map((field) => pair(field, '')).join(', ')} FROM ${from} WHERE ${keys.map((field) => pair(field, `${table}.`)).join(' AND ')};`
}
