import { takeIfExists } from './column.ts'
import { group, peek, take, takeName, textOf, word, type Cursor } from './cursor.ts'
import type { Draft } from './draft.ts'
import { draftName, findTable } from './names.ts'
import { addUnique } from './table-items.ts'

/** Reads `CREATE UNIQUE INDEX`; the cursor stands behind the word INDEX. */
export function createIndex(cursor: Cursor, draft: Draft): void {
  const span = { start: cursor.tokens[0]?.start ?? 0, end: cursor.tokens.at(-1)?.end ?? 0 }
  take(cursor, 'CONCURRENTLY')
  takeIfExists(cursor)
  const name = word(cursor) === 'ON' ? undefined : takeName(cursor)
  if (take(cursor, 'USING')) cursor.position++
  if (!take(cursor, 'ON')) return
  take(cursor, 'ONLY')
  const written = takeName(cursor)
  const table = written ? findTable(draftName(written, draft), draft) : undefined
  if (take(cursor, 'USING')) cursor.position++
  const inner = group(cursor)
  if (!table || !inner) return
  let nullsEqual = false
  let where: string | undefined
  while (peek(cursor)) {
    if (take(cursor, 'NULLS', 'NOT', 'DISTINCT')) nullsEqual = true
    else if (take(cursor, 'WHERE')) {
      where = textOf(draft.text, cursor.tokens.slice(cursor.position))
      break
    } else cursor.position++
  }
  addUnique(inner, table, {
    draft,
    span,
    ...(name ? { name: draftName(name, draft).name } : {}),
    ...(where === undefined ? {} : { where }),
    ...(nullsEqual ? { nullsEqual } : {}),
  })
}
