import { sqlStatements } from '../../outline/sql.ts'
import { contentHash, type Marker } from './marker.ts'
import { declarations, type WrittenBlock } from './written-blocks.ts'

/** What is remembered of a block that has no comment. */
export type RememberedBlock = Marker

/** Statements of one block, at most; a longer one is taken for edited. */
const LONGEST = 64

/** The block of `name` that was written without a comment, found again by its content; an edited one is not found. */
export function rememberedBlock(
  text: string, form: 'typescript' | 'sql', name: string, remembered: readonly RememberedBlock[],
): WrittenBlock | undefined {
  const marker = remembered.findLast((each) => each.entity === name)
  if (marker === undefined) return undefined
  const found = [...candidates(text, form)].find(({ start, end }) => contentHash(text.slice(start, end)) === marker.hash)
  return found === undefined ? undefined : { marker, start: found.start, end: found.end, bodyStart: found.start, edited: false }
}

function* candidates(text: string, form: 'typescript' | 'sql'): Iterable<{ readonly start: number; readonly end: number }> {
  if (form === 'typescript') return yield* declarations(text)
  const inserts = sqlStatements(text)
  for (const [first, { kind, range }] of inserts.entries()) {
    if (kind !== 'insert' && !/^begin/i.test(text.slice(range.start, range.end))) continue
    for (let last = first; last < Math.min(inserts.length, first + LONGEST); last++) {
      const end = inserts[last]?.range.end
      if (end !== undefined) yield { start: range.start, end }
    }
  }
}
