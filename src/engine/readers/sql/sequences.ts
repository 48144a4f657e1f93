import type { Value } from '../../catalog/value.ts'
import { takeIfExists } from './column.ts'
import { take, takeName, type Cursor } from './cursor.ts'
import type { Draft, DraftTable } from './draft.ts'
import { draftName } from './names.ts'

/** Reads `CREATE SEQUENCE s START WITH n`. */
export function createSequence(cursor: Cursor, draft: Draft): void {
  takeIfExists(cursor)
  const name = takeName(cursor)
  const at = cursor.tokens.findIndex((token) => token.upper === 'START')
  cursor.position = at + 1
  take(cursor, 'WITH')
  const start = at < 0 ? Number.NaN : Number(cursor.tokens[cursor.position]?.text)
  if (!name) return
  const own = draftName(name, draft).name.toLowerCase()
  draft.sequences.set(own, Number.isInteger(start) ? start : 1)
  const least = cursor.tokens.findIndex((token) => token.upper === 'MINVALUE')
  const minimum = least < 0 ? Number.NaN : Number(cursor.tokens[least + 1]?.text)
  if (minimum > 1) draft.leasts.set(own, minimum)
}

/** A column that a sequence numbers holds no number below the sequence's least: none could be set to go on from there. */
export function meetSequences(draft: Draft): void {
  if (draft.leasts.size === 0) return
  for (const table of draft.tables.values()) {
    for (const column of table.columns) {
      const least = draft.leasts.get(sequenceOf(column.default) ?? '')
      if (least !== undefined && column.type.family === 'integer') column.type = { ...column.type, minimum: Math.max(least, column.type.minimum ?? least) }
    }
  }
}

/** The sequence that `nextval('schema."Name"')` asks, in small letters. */
function sequenceOf(expression: string | undefined): string | undefined {
  const name = /^nextval\s*\(\s*'([^']+)'/i.exec(expression ?? '')?.[1]
  return name === undefined ? undefined : bare(name)
}

/** Reads MySQL's `AUTO_INCREMENT = n`: the number that the next row gets. */
export function countFrom(table: DraftTable, next: number, draft: Draft): void {
  const column = table.columns.find((one) => one.identity)
  if (column && next > 1) draft.sequences.set(countedBy(table), next)
}

/** The count of a table's own rows among the sequences. */
function countedBy(table: DraftTable): string {
  return `\u0001${table.name.toLowerCase()}`
}

/** Reads `SELECT setval('s', n, true)`. */
export function setSequence({ tokens }: Cursor, draft: Draft): void {
  const at = tokens.findIndex((token) => token.upper === 'SETVAL')
  const [name, next] = [tokens[at + 2], tokens.slice(at + 3).find((token) => token.kind === 'number')]
  if (at < 0 || name?.kind !== 'string' || !next) return
  const isUsed = !tokens.slice(at).some((token) => token.upper === 'FALSE')
  draft.sequences.set(bare(name.text), Number(next.text) + (isUsed ? 1 : 0))
}

/** Numbers that a row of the source takes from sequences, for columns that it does not name. */
export function numbered(
  table: DraftTable,
  columns: readonly string[],
  draft: Draft,
): { readonly columns: readonly string[]; readonly next: () => readonly Value[] } {
  const drawn = table.columns.flatMap((column) => {
    if (columns.includes(column.name)) return []
    const counted = column.identity && draft.sequences.has(countedBy(table)) ? countedBy(table) : undefined
    const sequence = sequenceOf(column.default) ?? counted
    return sequence === undefined ? [] : [{ name: column.name, sequence }]
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
