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
  | { readonly kind: 'rows'; readonly section: Section; readonly into: string; readonly fields: readonly Field[] }

/** How a bulk load's temporary tables hold what comes from the files. */
export interface Staging {
  readonly dialect: Dialect
  /** All rows come to a table of texts first, since the load itself knows no NULL, no types or no columns by name. */
  readonly texts: boolean
  /** The value of a staged text for its column. */
  read(field: Field, text: string): string
}

/** PostgreSQL's COPY and MySQL's LOAD DATA make values of their texts themselves. */
export function typedStaging(dialect: Dialect): Staging {
  return { dialect, texts: false, read: (_, text) => text }
}

/**
 * How bulk loads fill the tables. They have no order within, so where rows must wait for others (a column that is NULL at first,
 * a cycle that only one statement can load, a row that takes the place of a trigger's) they come to a temporary table first.
 */
export function* fillTables(
  order: LoadOrder,
  byName: ReadonlyMap<string, Section>,
  staging: Staging,
): Iterable<LoadPart> {
  const { dialect } = staging
  const later: string[] = []
  const statement = (text: string): LoadPart => ({ kind: 'statement', text })
  for (const step of order.steps) {
    const sections = step.tables.flatMap((name) => byName.get(name) ?? [])
    const moves: string[] = []
    for (const section of sections) {
      const { entity } = section
      const fields = writtenFields(entity)
      const late = lateFields(entity, step.late)
      const empty = lateFields(entity, [...step.late, ...step.lost])
      if (fields.length === 0) {
        for (const _ of section.rows) yield statement(`INSERT INTO ${tableName(entity)} DEFAULT VALUES;`)
      } else if (
        !staging.texts &&
        sections.length === 1 &&
        empty.size === 0 &&
        replacing(entity, fields, dialect) === ''
      ) {
        yield { kind: 'rows', section, into: tableName(entity), fields }
      } else {
        yield statement(creating(entity, fields, staging))
        yield { kind: 'rows', section, into: stage(entity, dialect), fields }
        moves.push(moving(entity, fields, empty, staging))
        later.push(...updating(entity, fields, late, staging))
      }
    }
    const last = moves.pop()
    if (last === undefined) continue
    const numbered =
      dialect.base === 'mssql'
        ? sections.filter(({ entity }) => writtenFields(entity).some((field) => field.column?.identity))
        : []
    for (const { entity } of numbered) yield statement(`SET IDENTITY_INSERT ${tableName(entity)} ON;`)
    yield statement(
      `${moves.length > 0 ? `WITH ${moves.map((move, i) => `part${i} AS (${move})`).join(', ')} ` : ''}${last};`,
    )
    for (const { entity } of numbered) yield statement(`SET IDENTITY_INSERT ${tableName(entity)} OFF;`)
  }
  for (const text of later) yield statement(text)
}

function stage(entity: Entity, dialect: Dialect): string {
  const name = `staged_${entity.name}`.slice(0, 60)
  return writeName(dialect.base === 'mssql' ? `#${name}` : name, dialect)
}

function creating(entity: Entity, fields: readonly Field[], { dialect, texts }: Staging): string {
  const into = stage(entity, dialect)
  const columns = columnList(fields, dialect)
  if (dialect.base === 'mssql')
    return `CREATE TABLE ${into} (${fields.map((field) => `${writeName(field.name, dialect)} nvarchar(max)`).join(', ')});`
  if (texts) return `CREATE TEMPORARY TABLE ${into} (${columns});`
  return `CREATE TEMPORARY TABLE ${into} AS SELECT ${columns} FROM ${tableName(entity)} ${dialect.base === 'mysql' ? 'LIMIT 0' : 'WITH NO DATA'};`
}

function moving(
  entity: Entity,
  fields: readonly Field[],
  late: ReadonlySet<Field>,
  { dialect, texts, read }: Staging,
): string {
  const always =
    dialect.base === 'postgresql' && fields.some((field) => field.column?.identity === 'always')
      ? ' OVERRIDING SYSTEM VALUE'
      : ''
  const values = fields
    .map((field) => (late.has(field) ? 'NULL' : read(field, writeName(field.name, dialect))))
    .join(', ')
  // SQLite would take ON CONFLICT for a join's ON without the WHERE.
  const tail = replacing(entity, fields, dialect)
    .replace(/^/, dialect.base === 'sqlite' ? 'WHERE true ' : '')
    .trimEnd()
  const from = `SELECT ${values} FROM ${stage(entity, dialect)}`
  return `INSERT INTO ${tableName(entity)} (${columnList(fields, dialect)})${always} ${from}${tail === '' || (texts && tail === 'WHERE true') ? '' : ` ${tail}`}`
}

function updating(
  entity: Entity,
  fields: readonly Field[],
  late: ReadonlySet<Field>,
  { dialect, read }: Staging,
): readonly string[] {
  const keys = keyFields(entity, fields)
  if (late.size === 0 || keys.length === 0) return []
  const from = stage(entity, dialect)
  const table = tableName(entity)
  const name = (field: Field): string => writeName(field.name, dialect)
  const value = (field: Field): string => read(field, `${from}.${name(field)}`)
  const where = keys.map((field) => `${table}.${name(field)} = ${value(field)}`).join(' AND ')
  if (dialect.base === 'mysql')
    return [
      `UPDATE ${table} JOIN ${from} ON ${where} SET ${[...late].map((field) => `${table}.${name(field)} = ${value(field)}`).join(', ')};`,
    ]
  return [
    `UPDATE ${table} SET ${[...late].map((field) => `${name(field)} = ${value(field)}`).join(', ')} FROM ${from} WHERE ${where};`,
  ]
}
