import { commaParts, take, takeName, takeSign, textOf, type Cursor } from './cursor.ts'
import type { Draft } from './draft.ts'
import { draftName, kept } from './names.ts'

/** `SET search_path = a, b`, `SET SCHEMA a`. */
export function readSet(cursor: Cursor, draft: Draft): void {
  cursor.position++
  if (!take(cursor, 'SESSION')) take(cursor, 'LOCAL')
  if (take(cursor, 'SCHEMA')) return readUse(cursor, draft)
  const checks = /\bforeign_key_checks\s*:?=\s*([@\w]+)/i.exec(textOf(draft.text, cursor.tokens))?.[1]
  if (checks !== undefined) draft.unchecked = /^(?:0|off|false)$/i.test(checks)
  if (!take(cursor, 'SEARCH_PATH')) return
  if (!take(cursor, 'TO')) takeSign(cursor, '=')
  const path = commaParts(cursor.tokens.slice(cursor.position)).map((part) => (part[0] ? kept(part[0], draft) : ''))
  searchPath(path, draft)
}

function searchPath(path: readonly string[], draft: Draft): void {
  const own = path.filter((one) => one !== '' && !/^(?:pg_catalog|"?\$user"?)$/i.test(one))
  draft.path = own
  const [first = ''] = own
  draft.schema = first.toLowerCase() === draft.dialect.defaultSchema ? '' : first
}

/** `SELECT pg_catalog.set_config('search_path', 'a, b', false)`. */
export function readSetConfig(cursor: Cursor, draft: Draft): void {
  const at = cursor.tokens.findIndex((token) => token.text.toLowerCase() === 'set_config')
  if (at < 0 || cursor.tokens[at + 2]?.text !== 'search_path') return
  searchPath(
    (cursor.tokens[at + 4]?.text ?? '').split(',').map((one) => one.trim().replaceAll('"', '')),
    draft,
  )
}

/** `USE database` (MySQL: its tables are named by it). */
export function readUse(cursor: Cursor, draft: Draft): void {
  const name = takeName(cursor)
  if (name && draft.dialect.base === 'mysql') draft.schema = draftName(name, draft).name
}
