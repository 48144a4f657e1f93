import { Special, type Value } from '../../catalog/value.ts'
import type { Token } from '../../dialects/token.ts'
import { commaParts, cursorOf, group, isSign, peek, take, takeName, takeSign, textOf, word, type Cursor } from './cursor.ts'
import type { Draft, DraftExisting, DraftTable } from './draft.ts'
import { draftName, findColumn, findTable, kept } from './names.ts'
import { numbered } from './sequences.ts'
import type { Statement } from './splitter.ts'

/** Rows of one table that are kept; of more the highest numbers are. */
const MOST_ROWS = 20_000
/** Rows of a COPY that are handed on together. */
const AT_ONCE = 1000
/** Rows that an INSERT … SELECT is taken for, where keys have room for so many. */
const UNKNOWN_ROWS = 1000

interface About {
  readonly table: DraftTable
  readonly draft: Draft
}

/** Reads the rows of `INSERT INTO t (…) VALUES (…), (…)`. */
export function readInsert(cursor: Cursor, draft: Draft): void {
  const start = peek(cursor)?.start ?? 0
  if (/^(?:ALL|FIRST)$/.test(word(cursor, 1)) && draft.dialect.id === 'oracle') return readInsertAll(cursor, draft)
  cursor.position++
  while (/^(?:OR|REPLACE|IGNORE|LOW_PRIORITY|DELAYED|HIGH_PRIORITY|INTO|ABORT|FAIL|ROLLBACK|OVERWRITE|TABLE)$/.test(word(cursor))) cursor.position++
  const written = takeName(cursor)
  const table = written ? findTable(draftName(written, draft), draft) : undefined
  if (!table) return
  if (take(cursor, 'AS')) cursor.position++
  const columns = columnList(cursor, table, draft)
  if (!columns) return
  if (take(cursor, 'OVERRIDING')) cursor.position += 2
  const rows: (readonly Value[])[] = []
  if (take(cursor, 'SET')) {
    const names: string[] = []
    const values: Value[] = []
    for (const part of commaParts(cursor.tokens.slice(cursor.position))) {
      const name = part[0]
      if (!name) continue
      names.push(findColumn(table, kept(name, draft))?.name ?? '')
      values.push(valueOf(part.slice(2), draft))
    }
    keep({ table, draft }, names, [values], { start, end: cursor.tokens.at(-1)?.end ?? start })
    return
  }
  if (!take(cursor, 'VALUES') && !take(cursor, 'VALUE')) {
    if (word(cursor) === 'SELECT') readSelect(cursor, rows, { table, draft })
    keep({ table, draft }, columns, rows, { start, end: cursor.tokens.at(-1)?.end ?? start })
    return
  }
  do {
    const inner = group(cursor)
    if (!inner) break
    rows.push(commaParts(inner).map((part) => valueOf(part, draft)))
  } while (takeSign(cursor, ',') || isSign(cursor, '('))
  keep({ table, draft }, columns, rows, { start, end: cursor.tokens.at(-1)?.end ?? start })
}

/** Oracle's `INSERT ALL INTO a VALUES (…) INTO b (…) VALUES (…) SELECT * FROM dual`. */
function readInsertAll(cursor: Cursor, draft: Draft): void {
  const starts = cursor.tokens.flatMap((token, i) => (/^(?:INTO|SELECT)$/.test(token.upper) ? [i] : []))
  starts.forEach((at, i) => {
    const part = cursor.tokens.slice(at, starts[i + 1])
    if (/^into$/i.test(part[0]?.text ?? '')) readInsert(cursorOf(part), draft)
  })
}

function columnList(cursor: Cursor, table: DraftTable, draft: Draft): readonly string[] | undefined {
  if (isSign(cursor, '(') && !/^(?:SELECT|WITH)$/.test(word(cursor, 1))) {
    return commaParts(group(cursor) ?? []).map((part) => (part[0] ? findColumn(table, kept(part[0], draft))?.name ?? '' : ''))
  }
  return table.columns.filter((column) => !column.generated).map((column) => column.name)
}

/** `SELECT 1, 'a' UNION ALL SELECT 2, 'b'`: rows without a table behind them. */
function readSelect(cursor: Cursor, rows: (readonly Value[])[], about: About): void {
  const { draft } = about
  const rest = cursor.tokens.slice(cursor.position)
  // MySQL's `SELECT * FROM (SELECT 0 AS id, 'x' AS name) AS one WHERE NOT EXISTS (…)`: the inner row is the row.
  if (/^select$/i.test(rest[0]?.text ?? '') && rest[1]?.text === '*' && /^from$/i.test(rest[2]?.text ?? '') && rest[3]?.text === '(') {
    const inner = cursorOf(group(cursorOf(rest, 3)) ?? [])
    if (/^select$/i.test(inner.tokens[0]?.text ?? '') && inner.tokens[1]?.text !== '*') return readSelect(inner, rows, about)
  }
  if (rest.some((token) => /^(?:FROM|WHERE|JOIN)$/.test(token.upper))) {
    // How many rows come of it is not known: keys start beyond a fair number.
    for (let i = unknownRows(rest, about.table); i > 0; i--) rows.push([new Special('code', 'SELECT')])
    return
  }
  let part: Token[] = []
  const flush = (): void => {
    const from = /^select$/i.test(part[0]?.text ?? '') ? part.slice(1) : part
    if (from.length > 0) rows.push(commaParts(from).map((one) => valueOf(withoutAlias(one), draft)))
    part = []
  }
  for (const token of rest) {
    if (/^(?:UNION|ALL)$/.test(token.upper)) {
      if (token.text.toLowerCase() === 'union') flush()
    } else part.push(token)
  }
  flush()
}

/** How many rows a SELECT may give: a fair number, or what its series say. */
function unknownRows(tokens: readonly Token[], table: DraftTable): number {
  let count = 1
  tokens.forEach((token, i) => {
    const [low, high] = [tokens[i + 2], tokens[i + 4]].map((one) => (one?.kind === 'number' ? Number(one.text) : 0)) as [number, number]
    if (/^generate_series$/i.test(token.text) && high > low) count *= high - low + 1
  })
  const room = Math.min(...table.keys.flatMap((key) => key.columns.map((name) => findColumn(table, name)?.type.maximum ?? Infinity)))
  return Math.min(Math.max(UNKNOWN_ROWS, count), MOST_ROWS, Math.ceil(room / 6))
}

/** `0 AS id`: the value before its name. */
function withoutAlias(tokens: readonly Token[]): readonly Token[] {
  const at = tokens.length - 2
  return at > 0 && /^as$/i.test(tokens[at]?.text ?? '') ? tokens.slice(0, at) : tokens
}

function keep({ table, draft }: About, named: readonly string[], rows: (readonly Value[])[], span: { readonly start: number; readonly end: number }): void {
  if (rows.length === 0) return
  // `INSERT INTO t VALUES (1)` may leave out the last columns.
  const [first = []] = rows
  const columns = first.some((one) => one instanceof Special) ? named : named.slice(0, first.length)
  const more = numbered(table, columns, draft)
  const names = [...columns, ...more.columns]
  const whole = more.columns.length === 0 ? rows : rows.map((row) => (row.length < columns.length ? row : [...row, ...more.next()]))
  const guarded = draft.guarded === true
  let block = table.existing.at(-1)
  if (!block || (block.guarded ?? false) !== guarded || block.columns.join('\u0001') !== names.join('\u0001')) {
    block = { columns: names, rows: [], span, ...(guarded ? { guarded } : {}) }
    table.existing.push(block)
  }
  let room = MOST_ROWS - table.existing.reduce((sum, one) => sum + one.rows.length, 0)
  for (const row of whole) {
    if (room-- > 0) block.rows.push(row)
    else passOver(block, row)
  }
}

function passOver(block: DraftExisting, row: readonly Value[]): void {
  const beyond = (block.beyond ??= { rows: 0, highest: {} })
  beyond.rows++
  block.columns.forEach((name, i) => {
    const value = row[i]
    if (typeof value === 'number' && !(value <= (beyond.highest[name] ?? -Infinity))) beyond.highest[name] = value
  })
}

/** A literal's value; any other expression stays code. */
export function valueOf(tokens: readonly Token[], draft: Pick<Draft, 'text'>): Value {
  const [first, second] = tokens
  if (!first) return null
  const cast = second?.text === '::' || tokens.length === 1
  if (cast && first.kind === 'string') return first.prefix === 'x' ? new Special('bytes', first.text.toLowerCase()) : first.text
  if (cast && first.kind === 'number') return numberOf(first.text)
  if (tokens.length === 1 && first.kind === 'word') {
    const upper = first.text.toUpperCase()
    if (upper === 'NULL') return null
    if (upper === 'TRUE' || upper === 'FALSE') return upper === 'TRUE'
    if (upper === 'DEFAULT') return new Special('absent', '')
  }
  if (tokens.length === 2 && first.text === '-' && second?.kind === 'number') {
    const value = numberOf(second.text)
    return typeof value === 'number' ? -value : value
  }
  return new Special('code', textOf(draft.text, tokens))
}

function numberOf(text: string): Value {
  const value = Number(text)
  return Number.isNaN(value) ? text : value
}

/** Reads the rows after `COPY t (…) FROM stdin`. */
export function readCopy(statement: Statement, draft: Draft): void {
  const { data } = statement
  if (!data) return
  const cursor = cursorOf(statement.tokens, 1)
  const written = takeName(cursor)
  const table = written ? findTable(draftName(written, draft), draft) : undefined
  if (!table) return
  const columns = columnList(cursor, table, draft) ?? []
  const numbers = columns.map((name) => /^(?:integer|decimal|float)$/.test(findColumn(table, name)?.type.family ?? ''))
  const span = { start: statement.start, end: data.end }
  let rows: (readonly Value[])[] = []
  for (let at = data.start; at < data.end;) {
    const stop = draft.text.indexOf('\n', at)
    const end = stop < 0 || stop > data.end ? data.end : stop
    const line = draft.text.slice(at, end).replace(/\r$/, '')
    at = end + 1
    if (line === '') continue
    rows.push(line.split('\t').map((cell, i) => copyCell(cell, numbers[i] ?? false)))
    if (rows.length < AT_ONCE) continue
    keep({ table, draft }, columns, rows, span)
    rows = []
  }
  keep({ table, draft }, columns, rows, span)
}

const COPY_ESCAPES: { readonly [letter: string]: string } = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v' }

function copyCell(cell: string, number: boolean): Value {
  if (cell === '\\N') return null
  if (number) return numberOf(cell)
  return cell.includes('\\') ? cell.replace(/\\([\s\S])/g, (_, letter: string) => COPY_ESCAPES[letter] ?? letter) : cell
}
