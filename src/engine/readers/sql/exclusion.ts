import type { Span } from '../../diagnostics/diagnostic.ts'
import { columnName } from './column.ts'
import { commaParts, group, isSign, take, type Cursor } from './cursor.ts'
import type { Draft, DraftTable } from './draft.ts'
import { findColumn } from './names.ts'

/**
 * `EXCLUDE USING gist (room WITH =, during WITH &&)`: met where the ranges of one column lie apart in all rows, or where
 * the columns that are compared by `=` alone tell rows apart. Any other is told.
 */
export function readExclusion(cursor: Cursor, table: DraftTable, draft: Draft, key: { readonly span: Span; readonly name?: string }): void {
  if (take(cursor, 'USING')) cursor.position++
  if (!isSign(cursor, '(')) return
  const parts = commaParts(group(cursor) ?? []).map((part) => {
    const at = part.findIndex((token) => token.upper === 'WITH')
    const operator = part.slice(at + 1).map((token) => token.text).join('')
    const column = at > 0 && (at === 1 || part[1]?.kind === 'word') ? findColumn(table, columnName(part, draft)) : undefined
    return { operator, column }
  })
  const ranges = parts.flatMap(({ operator, column }) => (operator === '&&' && column?.type.family === 'range' ? [column.name] : []))
  const equal = parts.flatMap(({ operator, column }) => (operator === '=' && column ? [column.name] : []))
  const columns = ranges.length > 0 ? ranges.slice(0, 1) : equal.length === parts.length ? equal : []
  if (columns.length > 0) {
    table.keys.push({ kind: 'unique', columns, expression: true, ...key })
    return
  }
  draft.diagnostics.push({
    code: 'sql/unknown-expression', severity: 'warning', span: key.span,
    message: `The EXCLUDE constraint of \`${table.name}\` compares more than ranges of one column`, instead: 'Rows are not kept apart by it; the database may refuse some.',
  })
}
