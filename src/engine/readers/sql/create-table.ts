import type { Token } from '../../dialects/token.ts'
import { sqlType } from '../../dialects/types.ts'
import { charsetIn } from './charsets.ts'
import { readColumn, takeIfExists } from './column.ts'
import { atEnd, commaParts, cursorOf, group, isSign, peek, take, takeName, textOf, word, type Cursor } from './cursor.ts'
import type { Draft, DraftName, DraftTable } from './draft.ts'
import { draftName, findColumn, findTable, kept, tableKey } from './names.ts'
import { refusedHere } from './refused.ts'
import { constraintParts, copyColumns, opensConstraint, readConstraint, readLike } from './table-items.ts'
import { readPartitions } from './mysql-partitions.ts'
import { countFrom } from './sequences.ts'
import { tellVersions } from './versions.ts'

/** A table without anything in it. */
export function emptyTable(name: DraftName, draft: Draft, end: number): DraftTable {
  const schema = name.schema ?? (draft.schema === '' ? undefined : draft.schema)
  return {
    name: name.name, quoted: name.quoted, columns: [], keys: [], checks: [], references: [], partitions: [], inherits: [],
    withoutRowid: false, strict: false, triggers: [], inserting: [], session: {}, feeds: [], existing: [], span: { start: name.start, end },
    nameSpan: { start: name.start, end: name.end }, ...(schema === undefined ? {} : { schema }),
  }
}

/** Reads `CREATE TABLE`; the cursor stands behind the word TABLE. `barred`: why the database has no such table. */
export function createTable(cursor: Cursor, draft: Draft, barred?: string): void {
  const ifNotExists = takeIfExists(cursor)
  const written = takeName(cursor)
  if (!written) return
  tellVersions(cursor.tokens, draft)
  keepHistory(cursor.tokens, draft)
  const name = draftName(written, draft)
  const key = tableKey(name, draft)
  const known = draft.tables.get(key)
  const start = cursor.tokens[0]?.start ?? written.start
  const end = cursor.tokens.at(-1)?.end ?? written.end
  const table = { ...emptyTable(name, draft, end), span: { start, end } }
  if (take(cursor, 'PARTITION', 'OF')) partitionOf(cursor, table, draft)
  if (take(cursor, 'OF')) ofType(cursor, table, draft)
  if (word(cursor) === 'LIKE') readLike(cursor, table, draft)
  const items = word(cursor) === 'AS' ? undefined : group(cursor)
  if (items) {
    if (items[0]?.kind === 'word' && /^(?:SELECT|WITH)$/i.test(items[0].text)) selectColumns(items, table, draft)
    else readItems(items, table, draft)
  }
  options(cursor, table, draft)
  if (word(cursor) === 'AS' || word(cursor) === 'SELECT') selectColumns(cursor.tokens.slice(cursor.position), table, draft)
  if (known && known.refused === undefined && (ifNotExists || known.columns.length > 0)) return
  settle(table, draft)
  const refused = barred ?? ownRows(cursor.tokens, draft) ?? missingSource(cursor, items, draft) ?? refusedHere(table, items ?? [], draft)
  if (refused !== undefined) table.refused = refused
  draft.tables.set(key, table)
}

/** Reads the parenthesised items of a table, in order: a key may name columns that stand after it. */
export function readItems(items: readonly Token[], table: DraftTable, draft: Draft): void {
  const later: (readonly Token[])[] = []
  for (const part of commaParts(items)) {
    const cursor = cursorOf(part)
    if (opensConstraint(cursor, draft)) {
      if (word(cursor) === 'LIKE') readLike(cursor, table, draft)
      else later.push(part)
      continue
    }
    const column = readColumn(part, table, draft)
    if (!column) continue
    const known = table.columns.findIndex((one) => one.name.toLowerCase() === column.name.toLowerCase())
    if (known < 0) table.columns.push(column)
    else if (column.type.text === '') mergeColumn(table, known, column)
    else table.columns[known] = column
  }
  // SQLite lets constraints follow each other without a comma.
  for (const part of later) for (const one of constraintParts(part)) readConstraint(cursorOf(one), table, draft)
}

function mergeColumn(table: DraftTable, at: number, column: DraftTable['columns'][number]): void {
  const known = table.columns[at]
  if (!known) return
  if (!column.nullable) known.nullable = false
  if (column.default !== undefined) known.default = column.default
}

/** What follows the items: INHERITS, PARTITION BY, ENGINE, WITHOUT ROWID, COMMENT. */
function options(cursor: Cursor, table: DraftTable, draft: Draft): void {
  const charset = draft.dialect.base === 'mysql' ? charsetIn(textOf(draft.text, cursor.tokens.slice(cursor.position))) : undefined
  if (charset !== undefined) table.charset = charset
  while (!atEnd(cursor)) {
    const upper = word(cursor)
    if (upper === 'AS' || upper === 'SELECT') return
    if (take(cursor, 'INHERITS')) {
      for (const part of commaParts(group(cursor) ?? [])) inherit(part, table, draft)
    } else if (take(cursor, 'PARTITION', 'BY')) {
      const strategy = word(cursor)
      while (peek(cursor) && !isSign(cursor, '(')) cursor.position++
      const inner = group(cursor) ?? []
      const isMySql = draft.dialect.base === 'mysql'
      const columns = isMySql ? inner.flatMap((token) => findColumn(table, token.text)?.name ?? []) : commaParts(inner).map((part) => (part[0] ? kept(part[0], draft) : ''))
      table.partitionBy = { strategy, columns }
      if (isMySql) readPartitions(cursor, table, draft)
    } else if (take(cursor, 'WITHOUT', 'ROWID')) table.withoutRowid = true
    else if (take(cursor, 'STRICT')) table.strict = true
    else if (take(cursor, 'ENGINE') || take(cursor, 'TYPE')) {
      if (isSign(cursor, '=')) cursor.position++
      table.engine = peek(cursor)?.text ?? ''
    } else if (take(cursor, 'AUTO_INCREMENT')) {
      if (isSign(cursor, '=')) cursor.position++
      countFrom(table, Number(peek(cursor)?.text), draft)
    } else if (take(cursor, 'COMMENT')) {
      if (isSign(cursor, '=')) cursor.position++
      const text = peek(cursor)
      if (text?.kind === 'string') table.comment = text.text
    } else cursor.position++
  }
}

function inherit(part: readonly Token[], table: DraftTable, draft: Draft): void {
  const name = takeName(cursorOf(part))
  const parent = name ? findTable(draftName(name, draft), draft) : undefined
  if (!parent) return
  table.inherits.push(parent)
  const own = table.columns
  table.columns = []
  copyColumns(parent, table, true)
  for (const column of own) {
    const at = table.columns.findIndex((one) => one.name === column.name)
    if (at < 0) table.columns.push(column)
    else table.columns[at] = { ...column, nullable: column.nullable && (table.columns[at]?.nullable ?? true) }
  }
  table.checks.push(...parent.checks)
}

function partitionOf(cursor: Cursor, table: DraftTable, draft: Draft): void {
  const name = takeName(cursor)
  const parent = name ? findTable(draftName(name, draft), draft) : undefined
  if (!parent) return
  table.partitionOf = parent
  copyColumns(parent, table, true)
  if (isSign(cursor, '(')) group(cursor)
  const start = cursor.position
  while (!atEnd(cursor) && !(word(cursor) === 'PARTITION' && word(cursor, 1) === 'BY')) cursor.position++
  parent.partitions.push({ bound: textOf(draft.text, cursor.tokens.slice(start, cursor.position)), table })
}

function ofType(cursor: Cursor, table: DraftTable, draft: Draft): void {
  const name = takeName(cursor)
  const type = name ? draft.types.get(draftName(name, draft).name.toLowerCase()) : undefined
  for (const field of type?.fields ?? []) table.columns.push({ ...field })
}

/** `CREATE TABLE t AS SELECT CAST(x AS type) AS name, …`: columns by their aliases. */
function selectColumns(tokens: readonly Token[], table: DraftTable, draft: Draft): void {
  const at = tokens.findIndex((token) => token.text.toUpperCase() === 'SELECT')
  if (at < 0) return
  const rest = tokens.slice(at + 1)
  let depth = 0
  const stop = rest.findIndex((token) => {
    if (token.text === '(') depth++
    else if (token.text === ')') depth--
    return depth === 0 && /^(?:FROM|WHERE|GROUP|ORDER|LIMIT|UNION|INTERSECT|EXCEPT)$/.test(token.upper)
  })
  for (const part of commaParts(stop < 0 ? rest : rest.slice(0, stop))) {
    const last = part.at(-1)
    if (last?.text === '*') for (const source of sourcesOf(tokens, draft)) copyPlain(source.table, table)
    if (!last || (last.kind !== 'word' && last.kind !== 'quoted') || findColumn(table, kept(last, draft))) continue
    const cast = part[0]?.text.toUpperCase() === 'CAST' ? part.findIndex((token) => token.text.toUpperCase() === 'AS') : -1
    const colons = part.map((token) => token.text).lastIndexOf('::')
    const type = cast >= 0 ? part.slice(cast + 1, -3) : colons >= 0 ? part.slice(colons + 1, -2) : []
    const column = readColumn([last, ...type], table, draft)
    // `1 AS id` is a number, whatever no cast says.
    const [first] = part
    const isNumber = type.length === 0 && first?.kind === 'number' && part.length <= 3
    const plain = isNumber ? { type: sqlType({ text: 'integer', name: first.text.includes('.') ? 'numeric' : 'integer', args: [] }, draft.dialect.id) } : {}
    if (column) table.columns.push({ ...column, ...plain, span: { start: last.start, end: last.end } })
  }
}

interface Source {
  readonly name: string
  readonly table: DraftTable | undefined
}

/** Tables that a SELECT reads by name, those of its own WITH and functions left out. */
function sourcesOf(tokens: readonly Token[], draft: Draft): readonly Source[] {
  const out: Source[] = []
  let depth = 0
  let own = -1
  tokens.forEach((token, i) => {
    if (token.text === '(') depth++
    else if (token.text === ')') depth--
    if (own < 0 && /^select$/i.test(token.text)) own = depth
    if (depth !== own || token.kind !== 'word' || !/^(?:from|join)$/i.test(token.text)) return
    const cursor = cursorOf(tokens, i + 1)
    take(cursor, 'ONLY')
    const written = /^(?:LATERAL|VALUES)$/.test(word(cursor)) || isSign(cursor, '(') ? undefined : takeName(cursor)
    if (!written || isSign(cursor, '(')) return
    const name = draftName(written, draft)
    out.push({ name: name.name, table: findTable(name, draft) })
  })
  return out
}

/** Columns of a query's result: types alone come along. */
function copyPlain(source: DraftTable | undefined, table: DraftTable): void {
  for (const { name, quoted, type, span, nameSpan, comment } of source?.columns ?? []) {
    if (table.columns.some((one) => one.name === name)) continue
    table.columns.push({ name, quoted, type, span, nameSpan, nullable: true, generated: false, ...(comment === undefined ? {} : { comment }) })
  }
}

/** A query reads what is not there: no table comes of it. */
function missingSource(cursor: Cursor, items: readonly Token[] | undefined, draft: Draft): string | undefined {
  if (draft.dialect.id !== 'postgresql') return undefined
  const at = cursor.tokens.findIndex((token, i) => token.upper === 'AS' && /^(?:select|\()$/i.test(cursor.tokens[i + 1]?.text ?? ''))
  const query = items && /^select$/i.test(items[0]?.text ?? '') ? items : items || at < 0 ? [] : cursor.tokens.slice(at + 1)
  const strange = sourcesOf(query, draft).find(({ name, table }) => !table && !draft.views.has(name.toLowerCase()) && !/^pg_/i.test(name))
  return strange && `it is made from \`${strange.name}\`, which nothing before it makes`
}

/** `CREATE VIEW v`: a table may be made from it. */
export function readView(cursor: Cursor, draft: Draft): void {
  takeIfExists(cursor)
  const name = takeName(cursor)
  if (name) draft.views.add(draftName(name, draft).name.toLowerCase())
}

/** `SYSTEM_VERSIONING = ON (HISTORY_TABLE = dbo.h)`: SQL Server writes the rows of a history itself. */
export function keepHistory(tokens: readonly Token[], draft: Draft): void {
  const at = draft.dialect.base === 'mssql' ? tokens.findIndex((token) => token.upper === 'HISTORY_TABLE') : -1
  const written = at < 0 ? undefined : takeName(cursorOf(tokens, at + 2))
  if (written) draft.histories.add(tableKey(draftName(written, draft), draft))
}

/** Rows of an edge of SQL Server join others by numbers that it alone knows. */
function ownRows(tokens: readonly Token[], draft: Draft): string | undefined {
  if (draft.dialect.base !== 'mssql') return undefined
  const [before, last] = tokens.slice(-2)
  if (/^edge$/i.test(last?.text ?? '') && /^as$/i.test(before?.text ?? '')) return 'its rows are edges, which join nodes by ids that only the database knows'
  return undefined
}

/** What the whole table says of its columns. */
function settle(table: DraftTable, draft: Draft): void {
  const primary = table.keys.find((key) => key.kind === 'primary')
  if (!primary) return
  for (const name of primary.columns) {
    const column = findColumn(table, name)
    if (!column) continue
    const counts = column.primary === true && primary.columns.length === 1
    if (draft.dialect.base !== 'sqlite' || table.withoutRowid || counts) column.nullable = false
    if (counts && !table.withoutRowid) column.identity = 'default'
  }
}
