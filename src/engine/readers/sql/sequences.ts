import type { Value } from '../../catalog/value.ts'
import { takeIfExists } from './column.ts'
import { take, takeName, type Cursor } from './cursor.ts'
import type { Draft, DraftTable } from './draft.ts'
import { draftName } from './names.ts'

/** Reads `CREATE SEQUENCE s START WITH n`. */
export function createSequence(cursor: Cursor, draft: Draft): void {
  takeIfExists(cursor)
  const name = takeName(cursor)
  const at = cursor.tokens.findIndex((token) => token.kind === 'word' && /^start$/i.test(token.text))
  cursor.position = at + 1
  take(cursor, 'WITH')
  const start = at < 0 ? Number.NaN : Number(cursor.tokens[cursor.position]?.text)
  if (name) draft.sequences.set(draftName(name, draft).name.toLowerCase(), Number.isInteger(start) ? start : 1)
}

/** Reads `SELECT setval('s', n, true)`. */
export function setSequence({ tokens }: Cursor, draft: Draft): void {
  const at = tokens.findIndex((token) => token.kind === 'word' && /^setval$/i.test(token.text))
  const [name, next] = [tokens[at + 2], tokens.slice(at + 3).find((token) => token.kind === 'number')]
  if (at < 0 || name?.kind !== 'string' || !next) return
  const isUsed = !tokens.slice(at).some((token) => token.kind === 'word' && /^false$/i.test(token.text))
  draft.sequences.set(bare(name.text), Number(next.text) + (isUsed ? 1 : 0))
}

/** Numbers that a row of the source takes from sequences, for columns that it does not name. */
export function numbered(
  table: DraftTable,
  columns: readonly string[],
  draft: Draft,
): { readonly columns: readonly string[]; readonly next: () => readonly Value[] } {
  const drawn = table.columns.flatMap((column) => {
    const sequence = columns.includes(column.name)
      ? undefined
      : /^nextval\s*\(\s*'([^']+)'/i.exec(column.default ?? '')?.[1]
    return sequence === undefined ? [] : [{ name: column.name, sequence: bare(sequence) }]
  })
  return {
    columns: drawn.map((one) => one.name),
    next: () =>
      drawn.map(({ sequence }) => {
        const value = draft.sequences.get(sequence) ?? 1
        draft.sequences.set(sequence, value + 1)
        return value
      }),
  }
}

/** A sequence's own name, lower case, of `'schema."Name"'`. */
function bare(text: string): string {
  return text.replaceAll('"', '').split('.').at(-1)?.toLowerCase() ?? ''
}
