import { sqlType } from '../../dialects/types.ts'
import { emptyTable } from './create-table.ts'
import type { Draft, DraftColumn, DraftTable } from './draft.ts'
import { tableKey } from './names.ts'

const MENTION = /\breferences\s+"?auth"?\s*\.\s*"?users"?/i

/**
 * Supabase keeps its users in `auth.users`, which no file of a project makes: where one in a `supabase` folder refers to
 * it, it stands from the start, with the columns that a row needs (https://supabase.com/docs/guides/auth/managing-user-data).
 */
export function supabaseUsers(draft: Draft, uri: string): void {
  const { text, dialect } = draft
  const found = MENTION.exec(text)
  if (
    !found ||
    !/supabase/i.test(uri) ||
    dialect.id !== 'postgresql' ||
    /\bcreate\s+(?:table\s+(?:if\s+not\s+exists\s+)?"?auth"?\s*\.|schema\s+(?:if\s+not\s+exists\s+)?"?auth\b)/i.test(
      text,
    )
  )
    return
  const span = { start: found.index + found[0].search(/"?auth/i), end: found.index + found[0].length }
  const column = (name: string, type: string, length?: string): DraftColumn => ({
    name,
    quoted: false,
    nullable: false,
    generated: false,
    span,
    nameSpan: span,
    type: sqlType(
      {
        text: length === undefined ? type : `${type}(${length})`,
        name: type,
        args: length === undefined ? [] : [length],
      },
      dialect.id,
    ),
  })
  const table: DraftTable = {
    ...emptyTable({ name: 'users', schema: 'auth', quoted: false, ...span }, draft, span.end),
    columns: [column('id', 'uuid'), column('email', 'varchar', '255')],
    keys: [
      { kind: 'primary', columns: ['id'], span },
      { kind: 'unique', columns: ['email'], span },
    ],
  }
  draft.tables.set(tableKey(table, draft), table)
  draft.diagnostics.push({
    code: 'sql/unknown-table',
    severity: 'information',
    span,
    message: '`auth.users` is taken for the table that Supabase makes',
    instead: 'Its rows are made with an id and an e-mail address.',
  })
}
