import type { Span } from '../../diagnostics/diagnostic.ts'
import type { Token } from '../../dialects/token.ts'
import { columnName, readReference, takeIfExists } from './column.ts'
import { commaParts, cursorOf, group, isSign, peek, take, takeName, textOf, word, type Cursor } from './cursor.ts'
import type { Draft, DraftTable } from './draft.ts'
import { readExclusion } from './exclusion.ts'
import { draftName, findColumn, findTable } from './names.ts'

/** Does a table constraint (or index, or option) open here, rather than a column? */
export function opensConstraint(cursor: Cursor, draft: Draft): boolean {
  const first = word(cursor)
  const second = word(cursor, 1)
  const paren = isSign(cursor, '(', 1)
  const named = peek(cursor, 1)?.kind === 'quoted' || second !== ''
  switch (first) {
    case 'CONSTRAINT':
      return true
    case 'PRIMARY':
      return second === 'KEY'
    case 'FOREIGN':
      return second === 'KEY'
    case 'UNIQUE':
      return paren || /^(?:KEY|INDEX|CLUSTERED|NONCLUSTERED|NULLS|HASH|USING)$/.test(second)
        || (isSign(cursor, '(', 2) && draft.dialect.base !== 'sqlite')
    case 'CHECK':
    case 'EXCLUDE':
      return paren || second === 'USING'
    case 'FULLTEXT':
    case 'SPATIAL':
      return draft.dialect.base !== 'postgresql'
    case 'FAMILY':
    case 'INVERTED':
      return draft.dialect.id === 'cockroach' && (paren || second === 'INDEX' || isSign(cursor, '(', 2))
    case 'PROJECTION':
      return draft.dialect.id === 'clickhouse' && isSign(cursor, '(', 2)
    case 'KEY':
    case 'INDEX': {
      // SQL Server reserves the word, ClickHouse has no column's type after it.
      if (first === 'INDEX' && (draft.dialect.base === 'mssql' || (draft.dialect.id === 'clickhouse' && named))) return true
      if (draft.dialect.base === 'postgresql' && draft.dialect.id !== 'cockroach' && draft.dialect.id !== 'h2') return false
      if (paren || /^(?:CLUSTERED|NONCLUSTERED|UNIQUE)$/.test(second)) return true
      if (!named) return false
      // `key varchar(20)` is a column, `key name (a)` an index.
      const inner = isSign(cursor, '(', 2) ? peek(cursor, 3) : undefined
      return inner ? inner.kind !== 'number' : /^(?:USING|ON)$/.test(word(cursor, 2))
    }
    case 'PERIOD':
    case 'LIKE':
    case 'SUPPLEMENTAL':
      return first !== 'PERIOD' || second === 'FOR'
    default:
      return false
  }
}

/** A table constraint with those that follow it without a comma. */
export function constraintParts(part: readonly Token[]): readonly (readonly Token[])[] {
  const parts: Token[][] = [[]]
  let depth = 0
  part.forEach((token, i) => {
    if (token.text === '(' && token.kind === 'sign') depth++
    else if (token.text === ')' && token.kind === 'sign') depth--
    const upper = token.kind === 'word' && depth === 0 ? token.text.toUpperCase() : ''
    const last = parts.at(-1)
    const opens = upper === 'CONSTRAINT' || (/^(?:FOREIGN|PRIMARY)$/.test(upper) && part[i + 1]?.text.toUpperCase() === 'KEY')
    const named = [part[i - 1], part[i - 2]].some((one) => one?.text.toUpperCase() === 'CONSTRAINT')
    if (opens && last && last.length > 0 && !named) parts.push([])
    parts.at(-1)?.push(token)
  })
  return parts
}

/** Reads a table constraint into `table`; what is no constraint is passed over. */
export function readConstraint(cursor: Cursor, table: DraftTable, draft: Draft): void {
  const first = peek(cursor)
  const start = first?.start ?? 0
  let name: string | undefined
  if (take(cursor, 'CONSTRAINT')) {
    takeIfExists(cursor)
    const unnamed = /^(?:FOREIGN|PRIMARY|UNIQUE|CHECK|EXCLUDE)$/.test(word(cursor)) && !/^(?:FOREIGN|PRIMARY|UNIQUE|CHECK)$/.test(word(cursor, 1))
    const own = unnamed ? undefined : takeName(cursor)
    if (own) ({ name } = draftName(own, draft))
  }
  const named = name === undefined ? {} : { name }
  const end = cursor.tokens.at(-1)?.end ?? start
  const span = { start, end }
  if (take(cursor, 'PRIMARY', 'KEY')) {
    const columns = keyColumns(cursor, table, draft)
    if (columns.length === 0 || isSecondKey(table, span, draft)) return
    for (const one of columns) {
      const column = findColumn(table, one)
      if (!column) continue
      if (draft.dialect.base !== 'sqlite') column.nullable = false
      else if (columns.length === 1 && /^integer$/i.test(column.type.text.trim())) column.primary = true
    }
    table.keys = table.keys.filter((key) => key.kind !== 'primary')
    table.keys.push({ kind: 'primary', columns, span, ...named })
  } else if (take(cursor, 'UNIQUE')) readUnique(cursor, table, { draft, span, name })
  else if (draft.dialect.base === 'mssql' && take(cursor, 'INDEX')) {
    const own = takeName(cursor)
    if (take(cursor, 'UNIQUE')) readUnique(cursor, table, { draft, span, name: own && draftName(own, draft).name })
  }
  else if (take(cursor, 'FOREIGN', 'KEY')) {
    take(cursor, 'IF', 'NOT', 'EXISTS')
    if (!isSign(cursor, '(')) takeName(cursor)
    const columns = commaParts(group(cursor) ?? []).map((part) => columnName(part, draft))
    const reference = readReference(cursor, columns, draft)
    if (reference) table.references.push({ ...reference, span, ...named })
  } else if (take(cursor, 'CHECK')) {
    const inner = group(cursor)
    if (inner) table.checks.push({ tokens: inner, origin: 'check', span, ...named })
  } else if (take(cursor, 'EXCLUDE')) readExclusion(cursor, table, draft, { span, ...named })
}

function readUnique(
  cursor: Cursor, table: DraftTable,
  { draft, span, name }: { readonly draft: Draft; readonly span: { readonly start: number; readonly end: number }; readonly name: string | undefined },
): void {
  let indexName = name
  while (/^(?:KEY|INDEX|CLUSTERED|NONCLUSTERED|HASH)$/.test(word(cursor)) && !isSign(cursor, '(')) cursor.position++
  const nullsEqual = take(cursor, 'NULLS', 'NOT', 'DISTINCT')
  take(cursor, 'NULLS', 'DISTINCT')
  if (take(cursor, 'USING', 'INDEX')) return
  if (!isSign(cursor, '(') && word(cursor) !== 'USING') {
    const own = takeName(cursor)
    if (own) indexName = draftName(own, draft).name
  }
  if (take(cursor, 'USING')) cursor.position++
  const inner = group(cursor)
  if (inner) {
    addUnique(inner, table, { draft, span, ...(indexName === undefined ? {} : { name: indexName }), ...(nullsEqual ? { nullsEqual } : {}) })
  }
}

/** Adds a unique key over key parts, each a column or an expression. */
export function addUnique(
  inner: readonly Token[], table: DraftTable,
  more: { readonly draft: Draft; readonly span: { readonly start: number; readonly end: number }; readonly name?: string; readonly where?: string; readonly nullsEqual?: boolean },
): void {
  const { draft, span, name, where, nullsEqual } = more
  const columns: string[] = []
  let expression = false
  let caseInsensitive = false
  for (const part of commaParts(inner)) {
    const plain = part.length === 1 || (part[1]?.kind === 'word' && part[1].text.toUpperCase() !== 'COLLATE')
      || (part[1]?.text.toUpperCase() === 'COLLATE') || (part[1]?.text === '(' && part[2]?.kind === 'number')
    const own = columnName(part, draft)
    if (plain && findColumn(table, own)) {
      columns.push(own)
      continue
    }
    if (plain && part.length === 1 && part[0]?.kind !== 'number') {
      columns.push(own)
      continue
    }
    expression = true
    if (part.some((token) => /^(?:lower|upper)$/i.test(token.text))) caseInsensitive = true
    for (const token of part) {
      if (token.kind !== 'word' && token.kind !== 'quoted') continue
      const column = findColumn(table, token.text)
      if (column && !columns.includes(column.name)) columns.push(column.name)
    }
  }
  table.keys.push({
    kind: 'unique', columns, span, ...(expression ? { expression } : {}), ...(caseInsensitive ? { caseInsensitive } : {}),
    ...(name === undefined ? {} : { name }), ...(where === undefined ? {} : { where }), ...(nullsEqual ? { nullsEqual } : {}),
  })
}

/** A table has one primary key: PostgreSQL and MySQL refuse the statement that adds another. */
function isSecondKey(table: DraftTable, span: Span, draft: Draft): boolean {
  if (!/^(?:postgresql|mysql)$/.test(draft.dialect.base) || !table.keys.some((key) => key.kind === 'primary')) return false
  draft.diagnostics.push({
    code: 'sql/refused-statement', severity: 'information', span,
    message: `\`${table.name}\` has a primary key already, so the database refuses another`, instead: 'The first stands.',
  })
  return true
}

function keyColumns(cursor: Cursor, table: DraftTable, draft: Draft): string[] {
  if (take(cursor, 'USING', 'INDEX')) {
    const written = takeName(cursor)
    const name = written ? draftName(written, draft).name : undefined
    const index = table.keys.find((key) => key.kind === 'unique' && key.name === name)
    table.keys = table.keys.filter((key) => key !== index)
    return index?.columns ?? []
  }
  while (/^(?:CLUSTERED|NONCLUSTERED|HASH|USING|BTREE)$/.test(word(cursor))) cursor.position++
  if (!isSign(cursor, '(')) {
    if (word(cursor) !== '' || peek(cursor)?.kind === 'quoted') takeName(cursor)
    if (take(cursor, 'USING')) cursor.position++
  }
  const inner = group(cursor)
  return commaParts(inner ?? []).flatMap((part) => keyPart(part, draft)).filter((one) => one !== '')
}

/** A key's part; Cassandra puts several into one: `PRIMARY KEY ((a, b), c)`. */
function keyPart(part: readonly Token[], draft: Draft): readonly string[] {
  const inner = part[0]?.text === '(' ? group(cursorOf(part)) : undefined
  return inner ? commaParts(inner).map((one) => columnName(one, draft)) : [columnName(part, draft)]
}

/** `LIKE other INCLUDING ALL`: columns (and, as asked, keys and checks) of another table. */
export function readLike(cursor: Cursor, table: DraftTable, draft: Draft): void {
  if (!take(cursor, 'LIKE')) return
  const name = takeName(cursor)
  const source = name ? findTable(draftName(name, draft), draft) : undefined
  if (!source) return
  const options = textOf(draft.text, cursor.tokens.slice(cursor.position)).toUpperCase()
  const mysql = draft.dialect.base === 'mysql'
  const all = options.includes('INCLUDING ALL') || mysql
  copyColumns(source, table, all || options.includes('IDENTITY'))
  if (all || /INCLUDING (?:INDEXES|CONSTRAINTS)/.test(options)) {
    if (all || options.includes('INDEXES')) table.keys.push(...source.keys.map((key) => ({ ...key, columns: [...key.columns] })))
    if (all || options.includes('CONSTRAINTS')) table.checks.push(...source.checks)
  }
}

/** Copies another table's columns; of identity only the type stays unless asked. */
export function copyColumns(source: DraftTable, table: DraftTable, identity: boolean): void {
  for (const column of source.columns) {
    if (findColumn(table, column.name)) continue
    const copy = { ...column }
    if (!identity) delete copy.identity
    table.columns.push(copy)
  }
}
