import type { Token } from '../../dialects/token.ts'
import { takeType } from './column-type.ts'
import { atEnd, commaParts, cursorOf, group, lastEnd, isSign, peek, take, takeName, textOf, word, type Cursor } from './cursor.ts'
import type { Draft, DraftColumn, DraftReference, DraftTable } from './draft.ts'
import { draftName, findType, kept } from './names.ts'

/** Words that end a DEFAULT's expression. */
const ENDS = new Set([
  'NOT', 'NULL', 'PRIMARY', 'UNIQUE', 'REFERENCES', 'CHECK', 'CONSTRAINT', 'GENERATED', 'COLLATE', 'AUTO_INCREMENT',
  'AUTOINCREMENT', 'IDENTITY', 'COMMENT', 'ON', 'KEY', 'DEFERRABLE', 'ENABLE', 'DISABLE', 'FIRST', 'AFTER', 'INITIALLY',
  'STORED', 'VIRTUAL', 'INVISIBLE', 'VISIBLE', 'WITH', 'FOR', 'DEFAULT', 'ENCODE', 'DROP', 'ADD', 'ALTER', 'SORTKEY', 'DISTKEY',
  'UNSIGNED', 'USING', 'AS', 'PERSISTED',
])

/** Opens what MySQL reads from a version on and MariaDB, which counts otherwise from 5.7 on, takes for a comment. */
const SINCE = /\/\*!(50[7-9]\d\d|5[1-9]\d{3}|[6-9]\d{4})\s*$/

/** Tells of a column that only MySQL has; MariaDB's own scripts lose it. */
function takesVersion(name: Token, version: string, draft: Draft): boolean {
  if (draft.dialect.id === 'mariadb') return false
  draft.diagnostics.push({
    code: 'sql/version', severity: 'information', span: { start: name.start, end: name.end },
    message: `\`${name.text}\` stands in \`/*!${version} … */\`: MySQL has the column from that version on, MariaDB has it not`,
    instead: 'Rows hold it; choose the dialect mariadb where they go there.',
  })
  return true
}

/** Reads a column's definition: name, type, constraints. Keys, checks and references go to the table. */
export function readColumn(tokens: readonly Token[], table: DraftTable, draft: Draft): DraftColumn | undefined {
  const cursor = cursorOf(tokens)
  const first = peek(cursor)
  if (!first || first.kind === 'sign' || first.kind === 'number') return undefined
  cursor.position++
  const version = draft.dialect.base === 'mysql' ? SINCE.exec(draft.text.slice(Math.max(0, first.start - 14), first.start))?.[1] : undefined
  if (version !== undefined && !takesVersion(first, version, draft)) return undefined
  const type = takeType(cursor, draft)
  const domain = type.family === 'unknown' ? findType(type.name, draft) : undefined
  const last = tokens.at(-1) ?? first
  const column: DraftColumn = {
    name: kept(first, draft), quoted: first.kind !== 'word', type, generated: false,
    nullable: domain ? domain.nullable : type.nullable ?? true,
    span: { start: first.start, end: last.end }, nameSpan: { start: first.start, end: first.end },
  }
  if (type.serial === true || type.name === 'counter') {
    column.identity = 'default'
    column.nullable = false
  }
  // ClickHouse leaves a map or tuple empty that no row brings.
  if (type.family === 'rowversion' || (type.family === 'record' && type.nullable === false)) column.generated = true
  if (type.name === 'serial' && draft.dialect.base === 'mysql') {
    table.keys.push({ kind: 'unique', columns: [column.name], span: column.span })
  }
  readConstraints(cursor, column, { table, draft })
  return column
}

/** Reads what follows a column's type, to the end of the tokens. */
export function readConstraints(
  cursor: Cursor, column: DraftColumn, { table, draft }: { readonly table: DraftTable; readonly draft: Draft },
): void {
  let name: string | undefined
  while (!atEnd(cursor)) {
    const before = cursor.position
    const token = peek(cursor)
    const span = { start: token?.start ?? 0, end: token?.end ?? 0 }
    const named = name === undefined ? {} : { name }
    if (take(cursor, 'CONSTRAINT')) {
      const own = /^(?:NOT|NULL|PRIMARY|UNIQUE|CHECK|REFERENCES|DEFAULT)$/.test(word(cursor)) ? undefined : takeName(cursor)
      name = own ? draftName(own, draft).name : undefined
      continue
    }
    if (take(cursor, 'NOT', 'NULL')) column.nullable = false
    else if (take(cursor, 'NOT', 'FOR', 'REPLICATION') || take(cursor, 'NOT', 'DEFERRABLE')) continue
    else if (take(cursor, 'NULL')) column.nullable = true
    else if (take(cursor, 'PRIMARY', 'KEY')) {
      table.keys.push({ kind: 'primary', columns: [column.name], span, ...named })
      const descending = word(cursor) === 'DESC'
      if (draft.dialect.base === 'sqlite') {
        column.primary = /^integer$/i.test(column.type.text.trim()) && !descending
      } else column.nullable = false
    } else if (take(cursor, 'UNIQUE')) {
      take(cursor, 'KEY')
      const nullsEqual = take(cursor, 'NULLS', 'NOT', 'DISTINCT')
      table.keys.push({ kind: 'unique', columns: [column.name], span, ...named, ...(nullsEqual ? { nullsEqual } : {}) })
    } else if (word(cursor) === 'KEY' && draft.dialect.base === 'mysql') {
      cursor.position++
      table.keys.push({ kind: 'primary', columns: [column.name], span })
      column.nullable = false
    } else if (word(cursor) === 'REFERENCES') {
      const reference = readReference(cursor, [column.name], draft)
      if (reference) table.references.push({ ...reference, ...named })
    } else if (take(cursor, 'CHECK')) {
      const inner = group(cursor)
      if (inner) {
        const check = { tokens: inner, origin: 'check' as const, span: { start: span.start, end: lastEnd(cursor) ?? span.end }, ...named }
        table.checks.push(check)
      }
      take(cursor, 'NO', 'INHERIT')
    } else if (take(cursor, 'DEFAULT')) column.default = textOf(draft.text, takeExpression(cursor))
    else if (take(cursor, 'GENERATED')) {
      const always = take(cursor, 'ALWAYS')
      if (!always) take(cursor, 'BY', 'DEFAULT')
      take(cursor, 'ON', 'NULL')
      if (take(cursor, 'AS', 'IDENTITY')) {
        column.identity = always ? 'always' : 'default'
        column.nullable = false
        group(cursor)
      } else if (take(cursor, 'AS')) {
        compute(column, group(cursor), draft)
      }
    } else if (take(cursor, 'AS')) {
      if (take(cursor, 'IDENTITY')) column.identity = 'default'
      else compute(column, group(cursor) ?? takeExpression(cursor), draft)
    } else if (take(cursor, 'AUTO_INCREMENT') || take(cursor, 'AUTOINCREMENT')) {
      column.identity = 'default'
      if (draft.dialect.base !== 'sqlite') column.nullable = false
    } else if (take(cursor, 'IDENTITY')) {
      column.identity = draft.dialect.base === 'mssql' ? 'always' : 'default'
      column.nullable = false
      group(cursor)
    } else if (take(cursor, 'COMMENT')) {
      const text = peek(cursor)
      if (text?.kind === 'string') column.comment = text.text
      cursor.position++
    } else if (take(cursor, 'ON', 'UPDATE') || take(cursor, 'ON', 'DELETE')) takeExpression(cursor)
    else if (take(cursor, 'COLLATE')) {
      const collation = takeName(cursor)?.parts.at(-1)?.text ?? ''
      if (/^nocase$/i.test(collation)) column.type = { ...column.type, name: `${column.type.name} nocase` }
    } else if (take(cursor, 'DEFERRABLE')) {
      const reference = table.references.at(-1)
      if (reference) reference.deferrable = true
    } else if (isSign(cursor, '(')) group(cursor)
    if (cursor.position === before) cursor.position++
    name = undefined
  }
}

/** The database makes the column's value, by this expression. */
function compute(column: DraftColumn, expression: readonly Token[] | undefined, draft: Draft): void {
  column.generated = true
  if (expression && expression.length > 0) column.computed = textOf(draft.text, expression)
}

/** Tokens of an expression up to the word that opens the next constraint. */
export function takeExpression(cursor: Cursor): readonly Token[] {
  const start = cursor.position
  let depth = 0
  let previous = ''
  while (!atEnd(cursor)) {
    const token = peek(cursor)
    if (token?.kind === 'sign') {
      if (token.text === '(' || token.text === '[') depth++
      else if (token.text === ')' || token.text === ']') depth--
    }
    if (depth < 0) break
    const upper = word(cursor)
    const cast = previous === '::'
    if (depth === 0 && cursor.position > start && ENDS.has(upper) && !cast && !(upper === 'NULL' && previous === 'NOT')) {
      if (!/^(?:WITH|ON)$/.test(upper) || !/^TIME|^TIMESTAMP/.test(word(cursor, 1))) break
    }
    previous = token?.kind === 'sign' ? token.text : upper
    cursor.position++
  }
  return cursor.tokens.slice(start, cursor.position)
}

/** Reads `REFERENCES t (a, b) … DEFERRABLE`. */
export function readReference(cursor: Cursor, columns: string[], draft: Draft): DraftReference | undefined {
  const start = peek(cursor)?.start ?? 0
  if (!take(cursor, 'REFERENCES')) return undefined
  const name = takeName(cursor)
  if (!name) return undefined
  const inner = group(cursor)
  const references = inner ? commaParts(inner).map((part) => columnName(part, draft)) : []
  let deferrable = false
  for (;;) {
    if (take(cursor, 'MATCH')) cursor.position++
    else if (take(cursor, 'ON', 'DELETE') || take(cursor, 'ON', 'UPDATE')) {
      if (take(cursor, 'SET')) {
        cursor.position++
        group(cursor)
      } else if (!take(cursor, 'NO', 'ACTION')) cursor.position++
    } else if (take(cursor, 'NOT', 'DEFERRABLE')) deferrable = false
    else if (take(cursor, 'DEFERRABLE')) deferrable = true
    else if (word(cursor) === 'INITIALLY') {
      if (word(cursor, 1) === 'DEFERRED' && draft.dialect.base !== 'mysql') deferrable = true
      cursor.position += 2
    } else if (take(cursor, 'NOT', 'VALID') || take(cursor, 'NOT', 'ENFORCED')) continue
    else break
  }
  return { columns, table: draftName(name, draft), references, deferrable, span: { start, end: peek(cursor, -1)?.end ?? start } }
}

/** The column a key part names: `"name"`, `name(10)`, `name COLLATE x DESC`. */
export function columnName(part: readonly Token[], draft: Draft): string {
  const [first] = part
  return first ? kept(first, draft) : ''
}

/** Skips `IF [NOT] EXISTS`. */
export function takeIfExists(cursor: Cursor): boolean {
  return take(cursor, 'IF', 'NOT', 'EXISTS') || take(cursor, 'IF', 'EXISTS')
}
