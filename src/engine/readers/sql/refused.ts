import type { Token } from '../../dialects/token.ts'
import { hasType, type SqlType } from '../../dialects/types.ts'
import { commaParts, cursorOf } from './cursor.ts'
import type { Draft, DraftFeed, DraftKey, DraftReference, DraftTable } from './draft.ts'
import { findColumn, findTable, findType } from './names.ts'
import { takesRows } from './rules.ts'
import { constraintParts, opensConstraint } from './table-items.ts'

/** Types of PostgreSQL that hold nothing people write. */
const POSTGRESQL_TOO =
  /^(?:pg_|reg|x?id8?$|xid|cid|tid|jsonpath|txid_snapshot|refcursor|.*multirange$|.*vector$|char$|acl|any|record|void|trigger)/

/**
 * Why the database itself refuses this CREATE TABLE where it stands, told from what the file made before; `undefined`:
 * it takes it. MySQL's dumps switch the checks off, so there only the whole file tells (`settleRefused`).
 */
export function refusedHere(table: DraftTable, items: readonly Token[], draft: Draft): string | undefined {
  if (/^(?:postgresql|mysql|mariadb|sqlite)$/.test(draft.dialect.id) && table.columns.length > 0) {
    const named = [...table.references, ...table.keys.filter((key) => key.expression !== true)].flatMap((one) => one.columns)
    const strange = named.find((name) => name !== '' && !findColumn(table, name))
    if (strange !== undefined) return `one of its keys names a column \`${strange}\` that it does not have`
  }
  const broken = draft.told ? brokenItem(items, draft) : undefined
  if (broken !== undefined) return broken
  if (/^(?:mysql|mariadb)$/.test(draft.dialect.id)) return refusedByMySql(table, draft) ?? keyless(table, items)
  if (draft.dialect.base !== 'postgresql') return undefined
  for (const reference of table.references) {
    const parent = findTable(reference.table, draft)
    if (isOwn(reference, table)) continue
    if (!parent) return `it refers to \`${reference.table.name}\`, which nothing before it makes`
    if (parent.refused !== undefined) return `it refers to \`${parent.name}\`, which is left out too`
    if (draft.dialect.id === 'postgresql' && !isKeyed(reference, parent)) return `it refers to columns of \`${parent.name}\` that are no key of it`
  }
  if (draft.dialect.id !== 'postgresql' || !draft.told) return undefined
  for (const { name, type } of table.columns) {
    const own = type.family === 'array' ? type.of : type
    if (own && foreign(own, draft)) return `PostgreSQL has no type \`${own.name}\` (column \`${name}\`)`
  }
  tellExtensions(table, draft)
  return undefined
}

/** Do the columns that a reference takes tell all rows of its parent apart? */
function isKeyed({ references }: DraftReference, parent: DraftTable): boolean {
  const wanted = references.map((one) => findColumn(parent, one)?.name)
  return parent.keys.some((key) => {
    if (references.length === 0) return key.kind === 'primary'
    return key.where === undefined && key.expression !== true && key.columns.length === wanted.length && key.columns.every((one) => wanted.includes(findColumn(parent, one)?.name))
  })
}

function isOwn({ table: { name, schema } }: DraftReference, table: DraftTable): boolean {
  return name.toLowerCase() === table.name.toLowerCase() && (schema ?? table.schema ?? 'public') === (table.schema ?? 'public')
}

/** A syntax error that no server takes, though its sense is plain. */
function brokenItem(items: readonly Token[], draft: Draft): string | undefined {
  if (!/^(?:postgresql|mysql|mariadb)$/.test(draft.dialect.id)) return undefined
  for (const part of commaParts(items)) {
    if (!opensConstraint(cursorOf(part), draft)) continue
    const [, second] = constraintParts(part)
    if (second?.[0]) return `a comma is missing before \`${second[0].text}\``
  }
  return undefined
}

/** MySQL and MariaDB know no other type than their own, and no collation that is not named by its character set. */
function refusedByMySql(table: DraftTable, draft: Draft): string | undefined {
  const parent = table.references.map((one) => findTable(one.table, draft)).find((one) => one !== table && one?.refused !== undefined)
  if (parent) return `it refers to \`${parent.name}\`, which is left out too`
  if (!draft.told) return undefined
  const strange = draft.unchecked === true ? undefined : table.references.find((one) => !isOwn(one, table) && !findTable(one.table, draft))
  if (strange) return `it refers to \`${strange.table.name}\`, which nothing before it makes`
  for (const { name, type, span } of table.columns) {
    if (/ zone$/i.test(type.text) || type.family === 'array' || (type.name !== '' && (type.family === 'unknown' || (type.foreign === true && !hasType('mariadb', type.name))))) {
      return `${draft.dialect.title} has no type \`${type.text}\` (column \`${name}\`)`
    }
    const collation = /\bcollate\s*=?\s*[`'"]?(\w+)/i.exec(draft.text.slice(span.start, span.end))?.[1]
    if (collation !== undefined && !/_|^(?:binary|default)$/i.test(collation)) return `${draft.dialect.title} has no collation \`${collation}\` (column \`${name}\`)`
  }
  return undefined
}

/** What MySQL asks of keys: a counted column begins one (or is in one), and what partitions a table is in each. */
function keyless(table: DraftTable, items: readonly Token[]): string | undefined {
  const counted = table.columns.find((one) => one.identity)
  const has = (name: string, among: readonly string[]): boolean => among.some((one) => one.toLowerCase() === name.toLowerCase())
  if (counted && !table.keys.some((key) => has(counted.name, key.columns)) && !indexed(items).some((one) => has(counted.name, one))) {
    return `\`${counted.name}\` counts its rows and is in no key`
  }
  const parts = table.partitionBy?.columns ?? []
  const short = parts.find((name) => table.keys.some((key) => !has(name, key.columns)))
  if (short !== undefined) return `it is partitioned by \`${short}\`, which one of its keys lacks`
  return table.partitionBy && table.references.length > 0 ? 'it is partitioned and has foreign keys, which MySQL does not take together' : undefined
}

/** The names within indexes that are no keys: `KEY by_count (count)`. */
function indexed(items: readonly Token[]): readonly (readonly string[])[] {
  return commaParts(items).flatMap((part) => (/^(?:KEY|INDEX)$/.test(part[0]?.upper ?? '') ? [part.map((token) => token.text)] : []))
}

/** No type of PostgreSQL, of the file or (by a guess in the file's favour) of one of its extensions. */
function foreign(type: SqlType, draft: Draft): boolean {
  if (
    type.schema !== undefined ||
    type.name === '' ||
    findType(type.name, draft) ||
    findTable({ name: type.name }, draft)
  )
    return false
  if (type.foreign === true && !POSTGRESQL_TOO.test(type.name)) return true
  return type.family === 'unknown' && !draft.extensions && !POSTGRESQL_TOO.test(type.name)
}

/** Types that no server has without an extension that is not among PostgreSQL's own. */
const EXTENSION = /^(?:geometry|geography|raster|box2d|box3d|topogeometry|(?:half|sparse)?vector|h3index|pgmp|hll|semver|roaringbitmap|rum.*|timerange)$/

/** Tells of columns whose type an extension brings: a server without it makes no such table. */
function tellExtensions(table: DraftTable, draft: Draft): void {
  const told = new Set<string>()
  for (const { name, type, span } of table.columns) {
    const own = type.family === 'array' ? type.of : type
    if (!own || own.name === '' || told.has(own.name) || findType(own.name, draft) || findTable({ name: own.name }, draft)) continue
    const elsewhere = own.schema !== undefined && !/^(?:public|pg_catalog)$/i.test(own.schema)
    if (!elsewhere && !EXTENSION.test(own.name.toLowerCase())) continue
    told.add(own.name)
    draft.diagnostics.push({
      code: 'sql/extension',
      severity: 'information',
      span,
      message: `\`${name}\` has the type \`${own.schema === undefined ? '' : `${own.schema}.`}${own.name}\`, which an extension brings`,
      instead: `Rows are made; a server without that extension has no table \`${table.name}\`.`,
    })
  }
}

/** Tables that can have no rows once all statements are read; each is said but those `told` before, and so is what hangs on it. */
export function settleRefused(draft: Draft, told: ReadonlySet<DraftTable>): void {
  const tables = [...draft.tables.values()]
  for (const [key, table] of draft.tables) {
    table.refused ??= draft.histories.has(key) ? 'the database keeps the earlier rows of another table there' : refusedAtLast(table, draft)
  }
  for (const table of tables) leaveToTriggers(table, draft)
  for (let grew = true; grew;) {
    grew = false
    for (const table of tables) {
      if (table.refused !== undefined) continue
      const held = table.references.find((reference) => {
        const parent = findTable(reference.table, draft)
        return (
          parent?.empty === true &&
          parent !== table &&
          reference.columns.every((one) => findColumn(table, one)?.nullable === false)
        )
      })
      if (!held) continue
      table.refused = `it needs a row of \`${held.table.name}\`, which can have none`
      table.empty = true
      if (findTable(held.table, draft)?.impossible) table.impossible = true
      grew = true
    }
  }
  for (const table of tables) {
    if (table.refused === undefined || told.has(table)) continue
    draft.diagnostics.push({
      code: 'sql/refused-table',
      severity: 'warning',
      span: table.nameSpan,
      message: `\`${table.name}\` is left out: ${table.refused}`,
      instead: table.impossible ? 'No rows are made for it.' : 'Its rows are made when it is asked for by name.',
    })
  }
}

/** Rows that a trigger writes would meet ours under the same key. */
function leaveToTriggers(table: DraftTable, draft: Draft): void {
  for (const feed of table.feeds) {
    const { table: name } = feed
    // A routine may have a search path of its own.
    const fed = findTable(name, draft) ?? [...draft.tables.values()].find((one) => one.name.toLowerCase() === name.name.toLowerCase())
    if (!fed || fed === table || fed.refused !== undefined || !fed.keys.some((key) => clashes(key, fed, feed, draft))) continue
    // With a key of its own a row takes the place of the trigger's.
    if (fed.keys.some((key) => key.kind === 'primary')) fed.fed = [...(fed.fed ?? []), table]
    else fed.refused = `a trigger of \`${table.name}\` writes its rows`
  }
}

/** May two rows have the key, one with ours and one with what the database or a trigger gives it? PostgreSQL counts on without a look. */
function clashes(key: DraftKey, table: DraftTable, feed: DraftFeed, { dialect }: Draft): boolean {
  return !key.columns.some((name) => {
    const column = findColumn(table, name)
    if (column?.default !== undefined && /uuid|newid|random/i.test(column.default)) return true
    if (feed.columns?.includes(name.toLowerCase()) !== false) return false
    return dialect.base !== 'postgresql' && (column?.identity !== undefined || column?.primary === true)
  })
}

function refusedAtLast(table: DraftTable, draft: Draft): string | undefined {
  const { base } = draft.dialect
  if (base === 'postgresql' && !table.partitionOf && !takesRows(table)) {
    table.empty = true
    return 'it is partitioned and has no partition that takes a row'
  }
  if (base !== 'sqlite') return undefined
  const missing = table.references.find(
    (one) => one.table.name.toLowerCase() !== table.name.toLowerCase() && !findTable(one.table, draft),
  )
  if (!missing) return undefined
  table.empty = true
  return `it refers to \`${missing.table.name}\`, which is not there, so SQLite takes no row`
}
