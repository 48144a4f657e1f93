import type { Charset } from '../../dialects/charset.ts'
import type { Draft, DraftColumn, DraftTable } from './draft.ts'

const NAMED = /\b(?:character\s+set|charset)\s*=?\s*['"]?(\w+)|\bcollate\s*=?\s*['"]?([a-z0-9]+)_/i

/** The character set that a text of MySQL names, in small letters. */
export function charsetIn(text: string): string | undefined {
  const [, named, collated] = NAMED.exec(text) ?? []
  return (named ?? collated)?.toLowerCase()
}

/** The few letters that a column of MySQL holds; `undefined`: all. */
export function charsetOf(column: DraftColumn, table: DraftTable, draft: Draft): Charset | undefined {
  if (draft.dialect.base !== 'mysql' || !/^(?:text|enum|set)$/.test(column.type.family)) return undefined
  const own = table.converted === undefined ? charsetIn(draft.text.slice(column.span.start, column.span.end)) : undefined
  const name = own ?? table.converted ?? table.charset ?? draft.charset
  return name === 'latin1' || name === 'ascii' ? name : undefined
}
