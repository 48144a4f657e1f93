import { group, isSign, peek, take, textOf, word, type Cursor } from './cursor.ts'
import type { Draft, DraftTable } from './draft.ts'

/**
 * MySQL's partitions stand within CREATE TABLE; the cursor stands behind `PARTITION BY RANGE (…)`. A row beyond the last
 * limit, or in no list, is refused: that is kept as a rule of the table.
 */
export function readPartitions(cursor: Cursor, table: DraftTable, draft: Draft): void {
  const behind = cursor.position
  const by = textOf(draft.text, insideBefore(cursor))
  while (/^(?:PARTITIONS|SUBPARTITION|SUBPARTITIONS|BY|HASH|KEY|LINEAR)$/.test(word(cursor)) || peek(cursor)?.kind === 'number') {
    if (word(cursor) === 'KEY' || word(cursor) === 'HASH') {
      cursor.position++
      group(cursor)
    } else cursor.position++
  }
  if (!isSign(cursor, '(')) return
  const start = peek(cursor)?.start ?? 0
  const inner = { tokens: group(cursor) ?? [], position: 0 }
  const lists: string[] = []
  let limit: string | undefined
  while (peek(inner)) {
    if (take(inner, 'VALUES', 'LESS', 'THAN')) limit = isSign(inner, '(') ? textOf(draft.text, group(inner) ?? []) : word(inner)
    else if (take(inner, 'VALUES', 'IN')) lists.push(textOf(draft.text, group(inner) ?? []))
    else inner.position++
  }
  // Of limits of several columns the first alone is no rule: `(5, 10)` takes 5 beside 9.
  const isOne = !by.includes(',') || /\(/.test(by)
  const text = lists.length > 0 ? `${by} IN (${lists.join(', ')})` : limit !== undefined && !/maxvalue/i.test(limit) ? `${by} < ${limit}` : undefined
  const span = { start, end: peek(cursor, -1)?.end ?? start }
  if (text !== undefined && by !== '' && isOne) table.checks.push({ tokens: [], text, origin: 'partition', span })
  cursor.position = Math.max(cursor.position, behind)
}

/** What stands in the parentheses that end before the cursor. */
function insideBefore(cursor: Cursor): Cursor['tokens'] {
  let depth = 0
  for (let at = cursor.position - 1; at >= 0; at--) {
    if (cursor.tokens[at]?.text === ')') depth++
    else if (cursor.tokens[at]?.text === '(' && --depth === 0) return cursor.tokens.slice(at + 1, cursor.position - 1)
  }
  return []
}
