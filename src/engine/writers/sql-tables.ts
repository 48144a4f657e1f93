import type { Catalog, Entity, Relation } from '../catalog/catalog.ts'
import type { Field } from '../catalog/shape.ts'
import type { Dialect } from '../dialects/dialect.ts'
import { literalTarget, type LiteralTarget } from '../dialects/literals.ts'
import { writeName } from '../dialects/names.ts'
import type { LoadOrder } from './sql-order.ts'
import type { Section } from './writer.ts'

/** The table as it must be written, quoted and qualified. */
export function tableName(entity: Entity): string {
  return entity.table?.sqlName ?? entity.name
}

/** The columns that are written: what the database generates is not. */
export function writtenFields(entity: Entity): readonly Field[] {
  return entity.shape.kind === 'object' ? entity.shape.fields.filter((field) => field.column?.generated !== true) : []
}

/** Names in parentheses, commas between. */
export function columnList(fields: readonly Field[], dialect: Dialect): string {
  return fields.map((field) => writeName(field.name, dialect)).join(', ')
}

/** The columns that tell the table's rows apart: those of its first key. */
export function keyFields(entity: Entity, fields: readonly Field[]): readonly Field[] {
  const key = entity.constraints.find((one) => one.kind === 'primary' || one.kind === 'unique')
  return fields.filter((field) => key && key.kind !== 'rule' && key.fields.includes(field.name))
}

/** What makes a row take the place of one that a trigger wrote under the same key; '' where no trigger does. */
export function replacing(entity: Entity, fields: readonly Field[], dialect: Dialect): string {
  const key = entity.constraints.find((one) => one.kind === 'primary')
  if (entity.table?.fed === undefined || key?.kind !== 'primary') return ''
  // A number that is always the database's own is not set again.
  const free = fields.filter((field) => field.column?.identity !== 'always')
  const others = free.filter((field) => !key.fields.includes(field.name))
  const set = (value: (name: string) => string): string =>
    (others.length > 0 ? others : free)
      .map((field) => writeName(field.name, dialect))
      .map((name) => `${name} = ${value(name)}`)
      .join(', ')
  if (dialect.base === 'mysql') return `ON DUPLICATE KEY UPDATE ${set((name) => `VALUES(${name})`)}`
  if (dialect.base !== 'postgresql' && dialect.base !== 'sqlite') return ''
  return `ON CONFLICT (${key.fields.map((name) => writeName(name, dialect)).join(', ')}) DO UPDATE SET ${set((name) => `EXCLUDED.${name}`)}`
}

const targets = new WeakMap<Field, LiteralTarget>()

/** What the field's column says of its literals, looked up once. */
export function targetOf(field: Field): LiteralTarget {
  const known = targets.get(field)
  if (known) return known
  const made = literalTarget(field.column?.family ?? 'text', field.column?.type ?? '', field.column?.charset)
  targets.set(field, made)
  return made
}

/** Statements before the rows and behind them. */
export interface Frame {
  readonly before: readonly string[]
  readonly after: readonly string[]
}

/**
 * What stands around the rows: a transaction where it is wanted or something is deferred, the settings that triggers read,
 * and counters that go on behind the last key. Deferral holds until a transaction ends and no further than the statement
 * outside of one; within one already a second BEGIN is a warning to PostgreSQL and an error to SQLite, which has savepoints.
 */
export function frameOf(
  sections: readonly Section[],
  order: LoadOrder,
  dialect: Dialect,
  transaction: boolean | undefined,
): Frame {
  const [begin, commit] = around(dialect, order.deferred, transaction)
  const entities = sections.map((section) => section.entity).filter((entity) => !order.refused.includes(entity.name))
  const [open, close] = numbering(entities, dialect)
  const [off, on] = suspending(sections, order.suspended, dialect)
  const settings =
    dialect.base === 'postgresql' ? new Map(entities.flatMap(({ table }) => Object.entries(table?.session ?? {}))) : []
  return {
    before: [
      ...open,
      ...off,
      ...(begin === '' ? [] : [begin]),
      ...(order.deferred ? deferring(dialect) : []),
      ...[...settings].map(([name, value]) => `SELECT set_config('${name}', ${text(value)}, false);`),
    ],
    after: [
      ...(dialect.id === 'postgresql' ? entities.flatMap((entity) => sequences(entity, dialect)) : []),
      ...(commit === '' ? [] : [commit]),
      ...on,
      ...close,
    ],
  }
}

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`

function around(dialect: Dialect, deferred: boolean, wanted: boolean | undefined): readonly [string, string] {
  if (wanted === true) return dialect.transaction
  if (wanted === false || !deferred) return ['', '']
  if (dialect.base === 'sqlite') return ['SAVEPOINT lifelike;', 'RELEASE lifelike;']
  return dialect.base === 'postgresql' || dialect.base === 'oracle' ? dialect.transaction : ['', '']
}

function deferring({ base }: Dialect): readonly string[] {
  if (base === 'sqlite') return ['PRAGMA defer_foreign_keys = ON;']
  return base === 'postgresql' || base === 'oracle' ? ['SET CONSTRAINTS ALL DEFERRED;'] : []
}

/** References of a cycle are off while its rows come; switched on again, the database looks at all of them. */
function suspending(
  sections: readonly Section[],
  relations: readonly Relation[],
  dialect: Dialect,
): readonly [off: readonly string[], on: readonly string[]] {
  const parts = new Set(
    relations.flatMap((relation) => {
      const entity = sections.find((one) => one.entity.name === relation.from)?.entity
      return entity
        ? [`${tableName(entity)}\u0000${relation.name === undefined ? 'ALL' : writeName(relation.name, dialect)}`]
        : []
    }),
  )
  const lines = (before: string, after = ''): readonly string[] =>
    [...parts].map((part) => {
      const [table = '', constraint = ''] = part.split('\u0000')
      return `ALTER TABLE ${table} ${before} ${constraint}${after};`
    })
  if (dialect.id === 'oracle') return [lines('DISABLE CONSTRAINT'), lines('ENABLE CONSTRAINT')]
  return dialect.id === 'db2'
    ? [lines('ALTER FOREIGN KEY', ' NOT ENFORCED'), lines('ALTER FOREIGN KEY', ' ENFORCED')]
    : [lines('NOCHECK CONSTRAINT'), lines('WITH CHECK CHECK CONSTRAINT')]
}

/** Oracle numbers on from where it stood unless told, and takes no number of ours where it always gives its own. */
function numbering(
  entities: readonly Entity[],
  dialect: Dialect,
): readonly [open: readonly string[], close: readonly string[]] {
  if (dialect.id !== 'oracle') return [[], []]
  const columns = entities.flatMap((entity) =>
    writtenFields(entity)
      .filter((field) => field.column?.identity)
      .map((field) => ({ entity, field })),
  )
  const alter = (one: (typeof columns)[number], how: string): string =>
    `ALTER TABLE ${tableName(one.entity)} MODIFY (${writeName(one.field.name, dialect)} GENERATED ${how});`
  return [
    columns.filter((one) => one.field.column?.identity === 'always').map((one) => alter(one, 'BY DEFAULT AS IDENTITY')),
    columns.map((one) =>
      alter(
        one,
        `${one.field.column?.identity === 'always' ? 'ALWAYS' : 'BY DEFAULT'} AS IDENTITY (START WITH LIMIT VALUE)`,
      ),
    ),
  ]
}

/** Sequences go on behind the last key. SQL Server, MySQL and SQLite see to that themselves. */
function sequences(entity: Entity, dialect: Dialect): readonly string[] {
  return writtenFields(entity).flatMap((field) => {
    const sequence = sequenceOf(entity, field)
    if (sequence === undefined) return []
    return [`SELECT setval(${sequence}, (SELECT max(${writeName(field.name, dialect)}) FROM ${tableName(entity)}));`]
  })
}

function sequenceOf(entity: Entity, field: Field): string | undefined {
  const named = /^nextval\s*\(\s*('(?:[^']|'')+')/i.exec(field.column?.default ?? '')
  // A column that became a text keeps its default, but no number to go on from.
  if (named)
    return /^(?:integer|decimal)$/.test(field.column?.family ?? '') ? besideTable(named[1] ?? '', entity) : undefined
  return field.column?.identity ? `pg_get_serial_sequence(${text(tableName(entity))}, ${text(field.name)})` : undefined
}

/** A sequence that is named without its schema, where the path led to it, stands beside its table. */
function besideTable(sequence: string, entity: Entity): string {
  const schema = /^(.*)\.[^.]+$/.exec(tableName(entity))?.[1]
  return schema === undefined || sequence.includes('.')
    ? sequence
    : `'${schema.replaceAll("'", "''")}.${sequence.slice(1)}`
}

/** Relations between the tables, and a row that takes the place of a trigger's behind that. */
export function loadRelations(sections: readonly Section[], catalog: Catalog): Catalog['relations'] {
  const after = sections.flatMap(({ entity }) =>
    (entity.table?.fed ?? []).map((to) => ({ from: entity.name, fromFields: [], to, toFields: [], optional: true })),
  )
  return [...catalog.relations, ...after]
}
