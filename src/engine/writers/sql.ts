import type { Entity, Relation } from '../catalog/catalog.ts'
import { isRecord, type Row } from '../catalog/value.ts'
import type { Field } from '../catalog/shape.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { dialectOf, type Dialect } from '../dialects/dialect.ts'
import { sqlLiteral } from '../dialects/literals.ts'
import { writeName } from '../dialects/names.ts'
import { rowTexts } from './row-texts.ts'
import { loadOrder, type LoadOrder } from './sql-order.ts'
import {
  columnList,
  frameOf,
  keyFields,
  loadRelations,
  replacing,
  tableName,
  targetOf,
  writtenFields,
} from './sql-tables.ts'
import type { Section, WriteOptions, Write } from './writer.ts'

/** Most rows of one INSERT: what people can read and every server takes. */
const MOST_ROWS = 100
/** Most characters of one INSERT, far within what servers take at once (MySQL: `max_allowed_packet`, 16 MB and more). */
const MOST_TEXT = 1_000_000

/** INSERT statements in an order (or with deferral) that loads with every constraint in force. */
export const sql: Write = function* (sections, catalog, options, report) {
  const dialect = dialectOf(options.dialect ?? catalog.variant?.id)
  const { eol } = options.style
  const byName = new Map(sections.map((section) => [section.entity.name, section]))
  const order = loadOrder([...byName.keys()], loadRelations(sections, catalog), dialect)
  const { before, after } = frameOf(sections, order, dialect, options.transaction)
  for (const line of before) yield line + eol
  for (const step of order.steps) {
    const [name] = step.tables
    const section = step.tables.length === 1 && name !== undefined ? byName.get(name) : undefined
    if (section) yield* inserts(section, { dialect, options, late: lateFields(section.entity, [...step.late, ...step.lost]) })
    else
      yield together(
        step.tables.flatMap((one) => byName.get(one) ?? []),
        step.late,
        { dialect, options },
      )
  }
  for (const step of order.steps)
    for (const name of step.late.length > 0 ? step.tables : []) {
      const section = byName.get(name)
      if (section) yield* updates(section, { dialect, options, late: lateFields(section.entity, step.late) })
    }
  for (const diagnostic of refusals(order, byName, dialect)) report(diagnostic)
  for (const line of after) yield line + eol
}

/** Tables that the dialect has no way to load. */
export function* refusals(
  order: LoadOrder,
  byName: ReadonlyMap<string, Section>,
  dialect: Dialect,
): Iterable<Diagnostic> {
  for (const name of order.refused) {
    yield {
      code: 'sql/cycle',
      severity: 'error',
      span: byName.get(name)?.entity.nameSpan ?? null,
      message: `${name} stands in (or depends on) a cycle of required foreign keys: ${order.refused.join(', ')}`,
      instead: `${dialect.title} has no way to load its first row; no rows were written.`,
    }
  }
}

/** The columns that are NULL until all rows are in. */
export function lateFields(entity: Entity, late: readonly Relation[]): ReadonlySet<Field> {
  const names = new Set(late.filter((one) => one.from === entity.name).flatMap((one) => one.fromFields))
  return new Set(writtenFields(entity).filter((field) => names.has(field.name) && field.column?.nullable))
}

interface Context {
  readonly dialect: Dialect
  readonly options: WriteOptions
  readonly late: ReadonlySet<Field>
}

function* inserts(section: Section, context: Context): Iterable<string> {
  const { dialect, options } = context
  const { eol } = options.style
  const { entity } = section
  const fields = writtenFields(entity)
  if (fields.length === 0 && dialect.base !== 'mysql') {
    for (const _ of section.rows) yield `INSERT INTO ${tableName(entity)} DEFAULT VALUES;${eol}`
    return
  }
  const numbered = dialect.base === 'mssql' && fields.some((field) => field.column?.identity)
  const most =
    dialect.insertAll === undefined
      ? Math.min(MOST_ROWS, dialect.insertRows)
      : Math.max(1, Math.floor(dialect.insertAll / fields.length))
  const statement = statements(entity, fields, context)
  if (numbered) yield `SET IDENTITY_INSERT ${tableName(entity)} ON;${eol}`
  const tuple = tupleOf(fields, context)
  yield* rowTexts(section, most, (rows) => {
    let text = ''
    let tuples: string[] = []
    let length = 0
    for (const row of rows) {
      const one = tuple(row)
      if (length + one.length > MOST_TEXT && tuples.length > 0) {
        text += statement(tuples)
        tuples = []
        length = 0
      }
      tuples.push(one)
      length += one.length
    }
    return text + statement(tuples)
  })
  if (numbered) yield `SET IDENTITY_INSERT ${tableName(entity)} OFF;${eol}`
}

/** The statement of some rows. Oracle knows several rows only as `INSERT ALL`, before its version 23. */
function statements(
  entity: Entity,
  fields: readonly Field[],
  { dialect, options }: Context,
): (tuples: readonly string[]) => string {
  const { eol, indent } = options.style
  const head = opening(entity, fields, dialect)
  if (dialect.insertAll !== undefined) {
    const into = `${indent}INTO ${tableName(entity)} (${columnList(fields, dialect)}) VALUES `
    return (tuples) =>
      tuples.length === 1
        ? `${head} ${tuples[0]};${eol}`
        : `INSERT ALL${eol}${tuples.map((one) => into + one).join(eol)}${eol}SELECT 1 FROM DUAL;${eol}`
  }
  const tail = replacing(entity, fields, dialect)
  const end = `${tail === '' ? '' : eol + tail};${eol}`
  return (tuples) => `${head}${eol}${indent}${tuples.join(`,${eol}${indent}`)}${end}`
}

/** Tables of a required cycle in one statement: PostgreSQL looks at foreign keys when all of it is done. */
function together(sections: readonly Section[], late: readonly Relation[], context: Omit<Context, 'late'>): string {
  const { dialect, options } = context
  const parts = sections.flatMap((section) => {
    const fields = writtenFields(section.entity)
    const lines = Array.from(section.rows, tupleOf(fields, { ...context, late: lateFields(section.entity, late) }))
    return lines.length === 0 ? [] : [`${opening(section.entity, fields, dialect)} ${lines.join(', ')}`]
  })
  const last = parts.pop()
  if (last === undefined) return ''
  const before = parts.map((part, i) => `part${i} AS (${part})`)
  return `${before.length > 0 ? `WITH ${before.join(`,${options.style.eol}`)}${options.style.eol}` : ''}${last};${options.style.eol}`
}

function opening(entity: Entity, fields: readonly Field[], dialect: Dialect): string {
  const always = dialect.base === 'postgresql' && fields.some((field) => field.column?.identity === 'always')
  return `INSERT INTO ${tableName(entity)} (${columnList(fields, dialect)})${always ? ' OVERRIDING SYSTEM VALUE' : ''} VALUES`
}

function tupleOf(fields: readonly Field[], { dialect, late }: Context): (row: Row) => string {
  const columns = fields.map((field) => ({ name: field.name, target: targetOf(field), isLate: late.has(field) }))
  return (row) => {
    const values = isRecord(row) ? row : {}
    let text = '('
    for (const { name, target, isLate } of columns) {
      if (text.length > 1) text += ', '
      text += isLate ? 'NULL' : sqlLiteral(values[name] ?? null, target, dialect)
    }
    return `${text})`
  }
}

/** Sets the columns that waited, in the same rows made once more. */
function* updates(section: Section, { dialect, options, late }: Context): Iterable<string> {
  const { entity } = section
  const keys = keyFields(entity, writtenFields(entity))
  if (keys.length === 0 || late.size === 0) return
  for (const row of section.again?.() ?? section.rows) {
    const values = isRecord(row) ? row : {}
    const assignments = (some: Iterable<Field>, between: string): string =>
      [...some]
        .map(
          (field) =>
            `${writeName(field.name, dialect)} = ${sqlLiteral(values[field.name] ?? null, targetOf(field), dialect)}`,
        )
        .join(between)
    const set = [...late].filter((field) => (values[field.name] ?? null) !== null)
    if (set.length > 0)
      yield `UPDATE ${tableName(entity)} SET ${assignments(set, ', ')} WHERE ${assignments(keys, ' AND ')};${options.style.eol}`
  }
}
