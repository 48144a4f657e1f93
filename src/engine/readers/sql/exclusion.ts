import type { Span } from '../../diagnostics/diagnostic.ts'
import { columnName } from './column.ts'
import { commaParts, cursorOf, group, isSign, take, type Cursor } from './cursor.ts'
import type { Draft, DraftTable } from './draft.ts'
import { findColumn } from './names.ts'

/** Families whose values lie apart in all rows, where a key of one column asks for it. */
const APART = new Set(['range', 'net', 'geometry'])
const RANGE = /^(?:tstz|ts|date|int[48]|num)range$/i

/**
 * `EXCLUDE USING gist (room WITH =, during WITH &&)`: met where the ranges (shapes, networks) of one column or between two
 * lie apart in all rows, or where the columns that are compared by `=` alone tell rows apart. Any other is told.
 */
export function readExclusion(cursor: Cursor, table: DraftTable, draft: Draft, key: { readonly span: Span; readonly name?: string }): void {
  if (take(cursor, 'USING')) cursor.position++
  if (!isSign(cursor, '(')) return
  const parts = commaParts(group(cursor) ?? []).map((part) => {
    const at = part.findIndex((token) => token.upper === 'WITH')
    const operator = part.slice(at + 1).map((token) => token.text).join('')
    const column = at > 0 && (at === 1 || part[1]?.kind === 'word') ? findColumn(table, columnName(part, draft)) : undefined
    return { operator, column, between: RANGE.test(part[0]?.text ?? '') ? betweenOf(cursorOf(part, 1), table) : undefined }
  })
  const between = parts.flatMap((one) => (one.operator === '&&' ? (one.between ?? []) : []))
  if (between.length === 2) {
    table.keys.push({ kind: 'unique', columns: between, ranges: true, expression: true, ...key })
    return
  }
  const ranges = parts.flatMap(({ operator, column }) => (operator === '&&' && column && APART.has(column.type.family) ? [column.name] : []))
  const equal = parts.flatMap(({ operator, column }) => (operator === '=' && column ? [column.name] : []))
  const columns = ranges.length > 0 ? ranges.slice(0, 1) : equal.length === parts.length ? equal : []
  if (columns.length > 0) {
    table.keys.push({ kind: 'unique', columns, expression: true, ...key })
    return
  }
  draft.diagnostics.push({
    code: 'sql/unknown-expression', severity: 'warning', span: key.span,
    message: `The EXCLUDE constraint of \`${table.name}\` compares more than ranges of one column or between two`, instead: 'Rows are not kept apart by it; the database may refuse some.',
  })
}

/** The columns between which a range lies, `tstzrange(from, coalesce(until, 'infinity'))`. */
function betweenOf(cursor: Cursor, table: DraftTable): readonly string[] | undefined {
  const ends = commaParts(group(cursor) ?? []).slice(0, 2).map((part) =>
    part.flatMap((token) => (token.kind === 'word' || token.kind === 'quoted' ? (findColumn(table, token.text)?.name ?? []) : [])))
  const [low = [], high = []] = ends
  return low.length === 1 && high.length === 1 && low[0] !== high[0] ? [...low, ...high] : undefined
}
