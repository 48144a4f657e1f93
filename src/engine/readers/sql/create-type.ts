import type { Token } from '../../dialects/token.ts'
import { readColumn, takeExpression } from './column.ts'
import { takeType } from './column-type.ts'
import { emptyTable } from './create-table.ts'
import { commaParts, group, lastEnd, peek, take, takeName, textOf, word, type Cursor } from './cursor.ts'
import type { Draft, DraftCheck, DraftColumn } from './draft.ts'
import { draftName, findType } from './names.ts'

/** Reads `CREATE TYPE`: enum, composite, range; `FROM type` (SQL Server) is a domain. */
export function createType(cursor: Cursor, draft: Draft): void {
  const written = takeName(cursor)
  if (!written) return
  const { name } = draftName(written, draft)
  const key = name.toLowerCase()
  if (draft.types.has(key)) return
  const bare = { labels: [], nullable: true, checks: [], fields: [] }
  if (take(cursor, 'AS', 'ENUM')) {
    const labels = (group(cursor) ?? []).filter((token) => token.kind === 'string').map((token) => token.text)
    draft.types.set(key, { ...bare, kind: 'enum', labels })
  } else if (take(cursor, 'AS', 'RANGE')) draft.types.set(key, { ...bare, kind: 'range' })
  else if (take(cursor, 'FROM')) {
    const base = takeType(cursor, draft)
    draft.types.set(key, { ...bare, kind: 'domain', base, nullable: !take(cursor, 'NOT', 'NULL') })
  } else if (take(cursor, 'AS')) {
    take(cursor, 'OBJECT')
    // Oracle's `TABLE OF t` and `VARRAY(5) OF t`: made by its name with nothing in it.
    if (take(cursor, 'TABLE', 'OF') || /^VARR(?:AY|YING)$/.test(word(cursor))) {
      draft.types.set(key, { ...bare, kind: 'composite' })
      return
    }
    const inner = group(cursor)
    if (!inner) return
    const table = emptyTable(draftName(written, draft), draft, written.end)
    const fields: DraftColumn[] = []
    for (const part of commaParts(inner)) {
      const field = readColumn(part, table, draft)
      if (field) fields.push(field)
    }
    draft.types.set(key, { ...bare, kind: 'composite', fields })
  }
}

/** `ALTER TYPE t ADD VALUE 'x' [BEFORE 'y']`, `RENAME VALUE 'x' TO 'y'`, `RENAME TO t2`. */
export function alterType(cursor: Cursor, draft: Draft): void {
  const written = takeName(cursor)
  if (!written) return
  const key = draftName(written, draft).name.toLowerCase()
  const type = findType(key, draft)
  if (!type) return
  if (take(cursor, 'ADD', 'VALUE')) {
    take(cursor, 'IF', 'NOT', 'EXISTS')
    const label = peek(cursor)?.text
    if (label !== undefined && !type.labels.includes(label)) type.labels.push(label)
  } else if (take(cursor, 'RENAME', 'VALUE')) {
    const at = type.labels.indexOf(peek(cursor)?.text ?? '')
    const to = peek(cursor, 2)?.text
    if (at >= 0 && to !== undefined) type.labels[at] = to
  } else if (take(cursor, 'RENAME', 'TO')) {
    const to = takeName(cursor)
    if (!to) return
    draft.types.delete(key)
    const name = draftName(to, draft).name
    draft.types.set(name.toLowerCase(), type)
    for (const table of draft.tables.values()) {
      for (const column of table.columns) {
        if (column.type.name.toLowerCase() === key) column.type = { ...column.type, name }
        else if (column.type.of?.name.toLowerCase() === key) column.type = { ...column.type, of: { ...column.type.of, name } }
      }
    }
  }
}

/** Reads `CREATE DOMAIN name AS type … CHECK (VALUE …)`. */
export function createDomain(cursor: Cursor, draft: Draft): void {
  const written = takeName(cursor)
  if (!written) return
  take(cursor, 'AS')
  const base = takeType(cursor, draft)
  const checks: DraftCheck[] = []
  let nullable = true
  while (peek(cursor)) {
    const start = peek(cursor)?.start ?? 0
    if (take(cursor, 'NOT', 'NULL')) nullable = false
    else if (take(cursor, 'CONSTRAINT')) takeName(cursor)
    else if (take(cursor, 'CHECK')) {
      const inner = group(cursor)
      if (inner) checks.push({ tokens: inner, origin: 'domain', span: { start, end: lastEnd(cursor) ?? start } })
    } else if (take(cursor, 'DEFAULT')) takeExpression(cursor)
    else cursor.position++
  }
  draft.types.set(draftName(written, draft).name.toLowerCase(), { kind: 'domain', labels: [], base, nullable, checks, fields: [] })
}

/** Keeps functions whose body is one SELECT (or RETURN) of an expression: a CHECK may call them. */
export function createFunction(cursor: Cursor, draft: Draft): void {
  const written = takeName(cursor)
  const inner = group(cursor)
  if (!written || !inner) return
  draft.routines.set(draftName(written, draft).name.toLowerCase(), textOf(draft.text, cursor.tokens))
  const parameters = commaParts(inner).map((part) => {
    const named = part.length > 1 && part[0]?.kind === 'word' && part[1]?.kind === 'word'
    return named ? (part[/^(?:in|inout)$/i.test(part[0]?.text ?? '') ? 1 : 0]?.text ?? '').toLowerCase() : ''
  })
  const body = functionBody(cursor)
  if (body !== undefined) draft.functions.set(draftName(written, draft).name.toLowerCase(), { parameters, body })

  function functionBody(at: Cursor): string | undefined {
    while (peek(at)) {
      if (take(at, 'RETURN')) return textOf(draft.text, at.tokens.slice(at.position))
      if (word(at) === 'AS' && peek(at, 1)?.kind === 'string') {
        const text = (peek(at, 1) as Token).text.trim().replace(/;\s*$/, '')
        const select = /^(?:begin\s+)?(?:select|return)\s+([\s\S]*?)(?:;\s*end)?$/i.exec(text)
        const expression = select?.[1]?.trim()
        return expression !== undefined && !/\bfrom\s+(?!['"(])\w|;/i.test(expression) ? expression : undefined
      }
      at.position++
    }
    return undefined
  }
}
