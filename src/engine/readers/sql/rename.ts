import type { Draft, DraftName, DraftTable } from './draft.ts'
import { findColumn, tableKey } from './names.ts'

/** The names that PostgreSQL gives (`t_c_key`, `t_c_fkey`, `t_pkey`, `t_c_check`): they stay when table or column are renamed. */
export function nameConstraints(table: DraftTable): void {
  const named = (columns: readonly string[], ending: string): string => [table.name, ...columns, ending].join('_').replace(/__+/g, '_')
  for (const key of table.keys) key.name ??= key.kind === 'primary' ? named([], 'pkey') : named(key.columns, 'key')
  for (const one of table.references) one.name ??= named(one.columns, 'fkey')
  for (const one of table.checks) {
    if (one.origin === 'partition') continue
    const columns = table.columns.filter((column) => one.tokens.some((token) => token.text.toLowerCase() === column.name.toLowerCase()))
    one.name ??= named(columns.length === 1 ? columns.map((column) => column.name) : [], 'check')
  }
}

/** Gives a table another name; references to it follow. */
export function renameTable(table: DraftTable, to: DraftName, draft: Draft): void {
  nameConstraints(table)
  const oldName = table.name
  const oldSchema = table.schema
  draft.tables.delete(tableKey(table, draft))
  table.name = to.name
  table.quoted = to.quoted
  if (to.schema !== undefined) table.schema = to.schema
  for (const other of [...draft.tables.values(), table]) {
    for (const reference of other.references) {
      const same = reference.table.name.toLowerCase() === oldName.toLowerCase()
        && (reference.table.schema === undefined || oldSchema === undefined || reference.table.schema.toLowerCase() === oldSchema.toLowerCase())
      if (same) reference.table = { ...reference.table, name: to.name, quoted: to.quoted }
    }
  }
  draft.tables.set(tableKey(table, draft), table)
}

/** Gives a column another name; keys, checks and references to it follow. */
export function renameColumn(table: DraftTable, from: string, to: string, draft: Draft): void {
  const column = findColumn(table, from)
  if (!column) return
  nameConstraints(table)
  const lower = column.name.toLowerCase()
  const swap = (columns: string[]): string[] => columns.map((one) => (one.toLowerCase() === lower ? to : one))
  for (const key of table.keys) key.columns = swap(key.columns)
  for (const reference of table.references) reference.columns = swap(reference.columns)
  table.checks = table.checks.map((check) => ({
    ...check,
    tokens: check.tokens.map((token) => {
      const same = (token.kind === 'word' || token.kind === 'quoted') && token.text.toLowerCase() === lower
      return same ? { ...token, kind: 'quoted' as const, text: to } : token
    }),
  }))
  for (const other of draft.tables.values()) {
    for (const reference of other.references) {
      if (reference.table.name.toLowerCase() === table.name.toLowerCase()) reference.references = swap(reference.references)
    }
  }
  column.name = to
}
