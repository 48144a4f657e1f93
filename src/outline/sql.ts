import type { Outline, OutlineEntity, OutlineField, Range } from './outline.ts'
import { type SqlToken, sqlTokens } from './sql-tokens.ts'

/** Words that begin a constraint of the table, not a column. */
const CONSTRAINTS = /^(?:constraint|primary|foreign|unique|check|exclude|key|index|fulltext|spatial|like|period)$/i
const BEFORE_TABLE = /^(?:or|replace|global|local|temp|temporary|unlogged|foreign|external|virtual|transient)$/i

/** A statement that gives or changes a table. */
export interface TableStatement {
  readonly kind: 'create' | 'alter' | 'insert' | 'other'
  /** The table's own name, without schema and quotes; '' for `other`. */
  readonly table: string
  readonly range: Range
  readonly tokens: readonly SqlToken[]
}

/** Tables of a DDL; `null` when it creates none. */
export function sqlOutline(text: string): Outline | null {
  const entities = sqlStatements(text).flatMap((statement) => (statement.kind === 'create' && statement.table !== '' ? [table(statement)] : []))
  return entities.length === 0 ? null : { language: 'sql', entities }
}

/** Statements in order, ended by `;` or a line `GO`. */
export function sqlStatements(text: string): TableStatement[] {
  const statements: TableStatement[] = []
  let open: SqlToken[] = []
  let depth = 0
  const close = (): void => {
    if (open.some((token) => token.kind !== 'comment')) statements.push(statement(open))
    open = []
    depth = 0
  }
  for (const token of sqlTokens(text)) {
    if (token.kind === 'comment' && open.length === 0) continue
    const isGo = token.kind === 'word' && /^go$/i.test(token.text) && depth <= 0 && aloneOnLine(text, token)
    if (isGo) {
      close()
      continue
    }
    // A new CREATE TABLE at the start of a line ends whatever an unclosed bracket left open.
    if (depth > 0 && /^create$/i.test(token.text) && (token.start === 0 || text[token.start - 1] === '\n')) close()
    open.push(token)
    if (token.text === '(') depth++
    else if (token.text === ')') depth--
    else if (token.text === ';' && depth <= 0) close()
  }
  close()
  return statements
}

function aloneOnLine(text: string, token: SqlToken): boolean {
  const before = text.slice(text.lastIndexOf('\n', token.start - 1) + 1, token.start)
  const after = text.slice(token.end, token.end + 80).split('\n')[0] ?? ''
  return before.trim() === '' && after.trim() === ''
}

function statement(tokens: readonly SqlToken[]): TableStatement {
  const solid = tokens.filter((token) => token.kind !== 'comment')
  const range = { start: solid[0]?.start ?? 0, end: solid.at(-1)?.end ?? 0 }
  const words = solid.map((token) => (token.kind === 'word' && token.quoted !== true ? token.text.toLowerCase() : ''))
  let at = 1
  if (words[0] === 'create') while (BEFORE_TABLE.test(words[at] ?? '')) at++
  const kind = (['create', 'alter', 'insert'] as const).find((each) => each === words[0])
  const named = kind === 'insert' ? words[1] === 'into' || words[2] === 'into' : words[at] === 'table'
  if (kind === undefined || !named) return { kind: 'other', table: '', range, tokens }
  if (kind === 'insert') at = words.indexOf('into')
  at++
  while (/^(?:if|not|exists|only)$/.test(words[at] ?? '')) at++
  return { kind, table: qualifiedName(solid, at).name, range, tokens }
}

/** The last part of `a.b.c` at `at`, and the index after it. */
function qualifiedName(tokens: readonly SqlToken[], at: number): { name: string; range: Range; next: number } {
  let i = at
  while (tokens[i + 1]?.text === '.' && tokens[i + 2] !== undefined) i += 2
  const token = tokens[i]
  return { name: token?.text ?? '', range: { start: token?.start ?? 0, end: token?.end ?? 0 }, next: i + 1 }
}

function table(statement: TableStatement): OutlineEntity {
  const solid = statement.tokens.filter((token) => token.kind !== 'comment')
  let at = solid.findIndex((token) => /^table$/i.test(token.text)) + 1
  while (/^(?:if|not|exists)$/i.test(solid[at]?.text ?? '') && solid[at]?.quoted !== true) at++
  const { name, range: nameRange, next } = qualifiedName(solid, at)
  return { kind: 'table', name, nameRange, range: statement.range, lens: true, fields: columns(solid, next) }
}

/** Columns of the bracketed list that starts at `from`. */
function columns(tokens: readonly SqlToken[], from: number): OutlineField[] {
  const fields: OutlineField[] = []
  if (tokens[from]?.text !== '(') return fields
  let depth = 0
  let first: SqlToken | undefined
  for (let i = from; i < tokens.length; i++) {
    const token = tokens[i]
    if (token === undefined) break
    if (token.text === '(' && ++depth === 1) continue
    const ends = (token.text === ')' && depth === 1) || (token.text === ',' && depth === 1)
    if (token.text === ')') depth--
    if (!ends) {
      first ??= token
      continue
    }
    const last = tokens[i - 1]
    if (first?.kind === 'word' && last !== undefined && (first.quoted === true || !CONSTRAINTS.test(first.text))) {
      const range = { start: first.start, end: last.end }
      fields.push({ name: first.text, nameRange: { start: first.start, end: first.end }, range, valueRange: { start: first.end, end: last.end } })
    }
    first = undefined
    if (depth === 0) break
  }
  return fields
}
