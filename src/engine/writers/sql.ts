import type { Catalog, Entity, Relation } from '../catalog/catalog.ts'
import { isRecord, type Row } from '../catalog/value.ts'
import type { Field } from '../catalog/shape.ts'
import { dialectOf, type Dialect } from '../dialects/dialect.ts'
import { literalTarget, sqlLiteral, type LiteralTarget } from '../dialects/literals.ts'
import { writeName } from '../dialects/names.ts'
import { loadOrder } from './sql-order.ts'
import type { Section, WriteOptions, Write } from './writer.ts'

/** Most rows of one INSERT: what people can read and every server takes. */
const MOST_ROWS = 100

/** INSERT statements in an order (or with deferral) that loads with every constraint in force. */
export const sql: Write = function* (sections, catalog, options, report) {
  const dialect = dialectOf(options.dialect ?? catalog.variant?.id)
  const { eol } = options.style
  const byName = new Map(sections.map((section) => [section.entity.name, section]))
  // A row that takes the place of a trigger's is written when that stands.
  const after = sections.flatMap(({ entity }) => (entity.table?.fed ?? []).map((to): Relation => ({ from: entity.name, fromFields: [], to, toFields: [], optional: true })))
  const order = loadOrder([...byName.keys()], [...catalog.relations, ...after], dialect)
  const [begin, commit] = around(dialect, order.deferred, options.transaction)
  if (begin !== '') yield begin + eol
  if (order.deferred && dialect.base === 'sqlite') yield `PRAGMA defer_foreign_keys = ON;${eol}`
  if (order.deferred && dialect.base === 'postgresql') yield `SET CONSTRAINTS ALL DEFERRED;${eol}`
  if (dialect.base === 'postgresql') yield* session(sections, eol)
  const updates: string[] = []
  for (const step of order.steps) {
    const [name] = step.tables
    if (step.tables.length === 1 && name !== undefined) {
      const section = byName.get(name)
      if (section) yield* inserts(section, { dialect, options, late: step.late.filter((one) => one.from === name), updates })
    } else yield together(step.tables.flatMap((one) => byName.get(one) ?? []), { dialect, options, late: step.late, updates })
  }
  for (const update of updates) yield update + eol
  for (const name of order.refused) {
    report({
      code: 'sql/cycle', severity: 'error', span: byName.get(name)?.entity.nameSpan ?? null,
      message: `${name} stands in (or depends on) a cycle of required foreign keys: ${order.refused.join(', ')}`,
      instead: `${dialect.title} has no way to load its first row; no rows were written.`,
    })
  }
  if (dialect.base === 'postgresql') for (const section of sections) if (!order.refused.includes(section.entity.name)) yield* sequences(section.entity, catalog, eol)
  if (commit !== '') yield commit + eol
}

/**
 * What opens and closes the statements. Deferral holds until a transaction ends and no further than the statement outside
 * of one; within one already a second BEGIN is a warning to PostgreSQL and an error to SQLite, which has savepoints.
 */
function around(dialect: Dialect, deferred: boolean, wanted: boolean | undefined): readonly [string, string] {
  if (wanted === true) return dialect.transaction
  if (wanted === false || !deferred) return ['', '']
  if (dialect.base === 'sqlite') return ['SAVEPOINT lifelike;', 'RELEASE lifelike;']
  return dialect.base === 'postgresql' ? dialect.transaction : ['', '']
}

/** What triggers read of the session: who is signed in, which tenant. */
function* session(sections: readonly Section[], eol: string): Iterable<string> {
  const settings = new Map(sections.flatMap(({ entity }) => Object.entries(entity.table?.session ?? {})))
  for (const [name, value] of settings) yield `SELECT set_config('${name}', '${value.replaceAll("'", "''")}', false);${eol}`
}

interface Context {
  readonly dialect: Dialect
  readonly options: WriteOptions
  readonly late: readonly Relation[]
  readonly updates: string[]
}

function tableName(entity: Entity): string {
  return entity.table?.sqlName ?? entity.name
}

function* inserts(section: Section, context: Context): Iterable<string> {
  const { dialect, options } = context
  const { eol } = options.style
  const fields = written(section.entity)
  const head = opening(section.entity, fields, dialect)
  const tail = replacing(section.entity, fields, dialect)
  const most = Math.min(MOST_ROWS, dialect.insertRows)
  if (fields.length === 0 && dialect.base !== 'mysql') {
    for (const _ of section.rows) yield `INSERT INTO ${tableName(section.entity)} DEFAULT VALUES;${eol}`
    return
  }
  const numbered = dialect.base === 'mssql' && fields.some((field) => field.column?.identity)
  if (numbered) yield `SET IDENTITY_INSERT ${tableName(section.entity)} ON;${eol}`
  let lines: string[] = []
  for (const row of section.rows) {
    lines.push(tuple(row, fields, section.entity, context))
    if (lines.length < most) continue
    yield statement(head, lines, tail, options)
    lines = []
  }
  if (lines.length > 0) yield statement(head, lines, tail, options)
  if (numbered) yield `SET IDENTITY_INSERT ${tableName(section.entity)} OFF;${eol}`
}

function statement(head: string, lines: readonly string[], tail: string, options: WriteOptions): string {
  const { eol, indent } = options.style
  return `${head}${eol}${lines.map((line) => indent + line).join(`,${eol}`)}${tail === '' ? '' : eol + tail};${eol}`
}

/** What makes a row take the place of one that a trigger wrote under the same key. */
function replacing(entity: Entity, fields: readonly Field[], dialect: Dialect): string {
  const key = entity.constraints.find((one) => one.kind === 'primary')
  if (entity.table?.fed === undefined || key?.kind !== 'primary') return ''
  // A number that is always the database's own is not set again.
  const free = fields.filter((field) => field.column?.identity !== 'always')
  const others = free.filter((field) => !key.fields.includes(field.name))
  const set = (value: (name: string) => string): string =>
    (others.length > 0 ? others : free).map((field) => writeName(field.name, dialect)).map((name) => `${name} = ${value(name)}`).join(', ')
  if (dialect.base === 'mysql') return `ON DUPLICATE KEY UPDATE ${set((name) => `VALUES(${name})`)}`
  if (dialect.base !== 'postgresql' && dialect.base !== 'sqlite') return ''
  return `ON CONFLICT (${key.fields.map((name) => writeName(name, dialect)).join(', ')}) DO UPDATE SET ${set((name) => `EXCLUDED.${name}`)}`
}

/** Tables of a required cycle in one statement: PostgreSQL looks at foreign keys when all of it is done. */
function together(sections: readonly Section[], context: Context): string {
  const { dialect, options } = context
  const parts = sections.flatMap((section) => {
    const fields = written(section.entity)
    const lines = [...section.rows].map((row) => tuple(row, fields, section.entity, context))
    return lines.length === 0 ? [] : [`${opening(section.entity, fields, dialect)} ${lines.join(', ')}`]
  })
  const last = parts.pop()
  if (last === undefined) return ''
  const before = parts.map((part, i) => `part${i} AS (${part})`)
  return `${before.length > 0 ? `WITH ${before.join(`,${options.style.eol}`)}${options.style.eol}` : ''}${last};${options.style.eol}`
}

function written(entity: Entity): readonly Field[] {
  return entity.shape.kind === 'object' ? entity.shape.fields.filter((field) => field.column?.generated !== true) : []
}

function opening(entity: Entity, fields: readonly Field[], dialect: Dialect): string {
  const always = dialect.base === 'postgresql' && fields.some((field) => field.column?.identity === 'always')
  const names = fields.map((field) => writeName(field.name, dialect)).join(', ')
  return `INSERT INTO ${tableName(entity)} (${names})${always ? ' OVERRIDING SYSTEM VALUE' : ''} VALUES`
}

function tuple(row: Row, fields: readonly Field[], entity: Entity, context: Context): string {
  const { dialect, late, updates } = context
  const values = isRecord(row) ? row : {}
  const literal = (field: Field): string => sqlLiteral(values[field.name] ?? null, target(field), dialect)
  if (late.length === 0) return `(${fields.map(literal).join(', ')})`
  const put = new Set(late.filter((one) => one.from === entity.name).flatMap((one) =>
    one.fromFields.filter((name) => fields.find((field) => field.name === name)?.column?.nullable)))
  const set = fields.filter((field) => put.has(field.name) && (values[field.name] ?? null) !== null)
  if (set.length > 0) {
    const key = entity.constraints.find((one) => one.kind === 'primary' || one.kind === 'unique')
    const keys = fields.filter((field) => key && key.kind !== 'rule' && key.fields.includes(field.name))
    if (keys.length > 0) {
      const assign = set.map((field) => `${writeName(field.name, dialect)} = ${literal(field)}`).join(', ')
      const where = keys.map((field) => `${writeName(field.name, dialect)} = ${literal(field)}`).join(' AND ')
      updates.push(`UPDATE ${tableName(entity)} SET ${assign} WHERE ${where};`)
    }
  }
  return `(${fields.map((field) => (put.has(field.name) ? 'NULL' : literal(field))).join(', ')})`
}

const targets = new WeakMap<Field, LiteralTarget>()

function target(field: Field): LiteralTarget {
  const known = targets.get(field)
  if (known) return known
  const made = literalTarget(field.column?.family ?? 'text', field.column?.type ?? '')
  targets.set(field, made)
  return made
}

/** Sequences go on behind the last key. */
function* sequences(entity: Entity, catalog: Catalog, eol: string): Iterable<string> {
  const dialect = dialectOf(catalog.variant?.id)
  if (dialect.id !== 'postgresql') return
  for (const field of written(entity)) {
    if (!field.column?.identity) continue
    const table = tableName(entity)
    const name = writeName(field.name, dialect)
    yield `SELECT setval(pg_get_serial_sequence('${table.replaceAll("'", "''")}', '${field.name.replaceAll("'", "''")}'), (SELECT max(${name}) FROM ${table}));${eol}`
  }
}
