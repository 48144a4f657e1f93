import { alterTable, dropConstraint } from './alter-table.ts'
import { call, execute, keepProcedure, run, spelledOut } from './calls.ts'
import { charsetIn } from './charsets.ts'
import { takeIfExists } from './column.ts'
import { createIndex } from './create-index.ts'
import { createTable, readView } from './create-table.ts'
import { createFunction, createType, createDomain, alterType } from './create-type.ts'
import { commaParts, cursorOf, group, lastEnd, peek, take, takeName, textOf, word, type Cursor } from './cursor.ts'
import type { Draft } from './draft.ts'
import { readCopy, readInsert } from './existing.ts'
import { draftName, findColumn, findTable, findType, kept, tableKey } from './names.ts'
import { renameTable } from './rename.ts'
import type { Statement } from './splitter.ts'
import { readSet, readSetConfig, readUse } from './search-path.ts'
import { createSequence, setSequence } from './sequences.ts'
import { readRole, readTrigger, readVirtual } from './triggers.ts'

/** Applies one statement to the draft. What it does not know it passes over. */
export function applyStatement(statement: Statement, draft: Draft): void {
  const cursor = cursorOf(statement.tokens)
  draft.statements++
  if (draft.dialect.base !== 'oracle') skipGuards(cursor)
  switch (word(cursor)) {
    case 'CREATE':
      cursor.position++
      return create(cursor, draft, statement.loose)
    case 'ALTER':
      cursor.position++
      return alter(cursor, draft)
    case 'DROP':
      cursor.position++
      return drop(cursor, draft)
    case 'RENAME':
      if (take(cursor, 'RENAME', 'TABLE')) renameTables(cursor, draft)
      return
    case 'INSERT':
    case 'REPLACE':
      return readInsert(cursor, draft)
    case 'TRUNCATE':
    case 'DELETE':
      return empty(cursor, draft)
    case 'COPY':
      return readCopy(statement, draft)
    case 'COMMENT':
      return comment(cursor, draft)
    case 'SET':
      return readSet(cursor, draft)
    case 'SELECT':
      setSequence(cursor, draft)
      return readSetConfig(cursor, draft)
    case 'USE':
      cursor.position++
      return readUse(cursor, draft)
    case 'EXEC':
    case 'EXECUTE':
      return execute(cursor, draft, applyStatement)
    case 'DO':
      return run(statement.tokens, draft, applyStatement)
    case 'CALL':
      cursor.position++
      return call(cursor, draft, applyStatement)
    case 'DECLARE':
    case 'BEGIN':
    case 'IF':
      if (draft.dialect.base === 'oracle') return run(statement.tokens, draft, applyStatement)
      return spelledOut(statement.tokens, draft, applyStatement)
    default:
      passOver(statement, word(cursor), draft)
  }
}

/** First words of statements that say nothing of tables, in any dialect. */
const SILENT = /^(?:|GRANT|REVOKE|DENY|BEGIN|START|COMMIT|ROLLBACK|END|SAVEPOINT|RELEASE|ANALYZE|VACUUM|PRAGMA|LOCK|UNLOCK|UPDATE|MERGE|WITH|VALUES|DECLARE|GO|PRINT|PROMPT|EXPLAIN|SHOW|DESCRIBE|REINDEX|CLUSTER|REFRESH|SECURITY|NOTIFY|LISTEN|RESET|DISCARD|FLUSH|OPTIMIZE|CHECK|REPAIR|DELIMITER|IF|WHILE|FOR|LOOP|RETURN|RAISE|THROW|ATTACH|DETACH|DBCC|CONNECT|DISCONNECT|DEFINE|UNDEFINE|SPOOL|WHENEVER|EXIT|QUIT|REM|REMARK|LOAD|IMPORT|EXPORT|REASSIGN|CHECKPOINT|HANDLER|USING|PURGE|KILL|AUDIT|BULK|ENABLE|DISABLE|RAISERROR|WAITFOR|GOTO|ELSE|ELSEIF|ELSIF|LEAVE|OPEN|FETCH|CLOSE|SIGNAL|PERFORM|PREPARE|DEALLOCATE|RENAME|REORG|RUNSTATS|UPSERT|ADD|CACHE|MSCK|INSTALL|FORCE)$/

function passOver(statement: Statement, first: string, draft: Draft): void {
  if (SILENT.test(first) || statement.tokens.length === 0) return
  const [start, end] = [statement.tokens[0]?.start ?? 0, statement.tokens.at(-1)?.end ?? 0]
  draft.diagnostics.push({
    code: 'sql/unknown-statement', severity: 'information', span: { start, end },
    message: `\`${first}\` begins no statement we know.`, instead: 'It was passed over; all others were read.',
  })
}

/** `IF NOT EXISTS (…) BEGIN CREATE TABLE …` of SQL Server, `EXPLAIN`, labels. */
function skipGuards(cursor: Cursor): void {
  if (word(cursor) === 'IF') {
    for (let at = cursor.position; at < cursor.tokens.length; at++) {
      const upper = word(cursor, at - cursor.position)
      if (upper === 'CREATE' || upper === 'ALTER' || upper === 'INSERT') {
        cursor.position = at
        return
      }
    }
  }
  while (word(cursor) === 'BEGIN' && /^(?:CREATE|ALTER|INSERT|DROP)$/.test(word(cursor, 1))) cursor.position++
}

const BEFORE_TABLE = new Set([
  'OR', 'REPLACE', 'GLOBAL', 'LOCAL', 'UNLOGGED', 'EXTERNAL', 'COLUMN', 'ROW', 'CACHED', 'MEMORY', 'MULTISET', 'HYBRID', 'TRANSIENT',
])
const FOREIGN = 'its rows live on another server'
const LOOSE = 'a semicolon is missing before or after it, so the database refuses both statements'

function create(cursor: Cursor, draft: Draft, loose = false): void {
  let temporary = false
  let unique = false
  let foreign = false
  for (;;) {
    const upper = word(cursor)
    if (/^TEMP(?:ORARY)?$/.test(upper)) temporary = true
    else if (upper === 'UNIQUE') unique = true
    else if (upper === 'FOREIGN' || (upper === 'EXTERNAL' && draft.dialect.base === 'mssql')) foreign = true
    else if (!BEFORE_TABLE.has(upper) && !/^(?:CLUSTERED|NONCLUSTERED|FULLTEXT|SPATIAL|BITMAP)$/.test(upper)) break
    cursor.position++
  }
  // `CREATE DEFINER = root@localhost PROCEDURE p`
  const routine = cursor.tokens.slice(0, 10).findIndex((token) => token.kind === 'word' && /^proc(?:edure)?$/i.test(token.text))
  if (take(cursor, 'TABLE')) {
    if (!temporary) createTable(cursor, draft, foreign ? FOREIGN : loose && draft.careful ? LOOSE : undefined)
  } else if (take(cursor, 'INDEX')) {
    if (unique) createIndex(cursor, draft)
  } else if (routine > 0 && /^(?:PROC|PROCEDURE|DEFINER)$/.test(word(cursor))) keepProcedure(cursorOf(cursor.tokens, routine + 1), draft)
  else if (take(cursor, 'VIEW') || take(cursor, 'MATERIALIZED', 'VIEW')) readView(cursor, draft)
  else if (take(cursor, 'VIRTUAL', 'TABLE')) readVirtual(cursor, draft)
  else if (take(cursor, 'TYPE')) createType(cursor, draft)
  else if (take(cursor, 'DOMAIN')) createDomain(cursor, draft)
  else if (take(cursor, 'FUNCTION')) createFunction(cursor, draft)
  else if (draft.dialect.base === 'mysql' && (take(cursor, 'DATABASE') || take(cursor, 'SCHEMA'))) {
    draft.charset = charsetIn(textOf(draft.text, cursor.tokens)) ?? 'latin1'
  } else if (take(cursor, 'SCHEMA')) createSchema(cursor, draft)
  else if (take(cursor, 'SEQUENCE')) createSequence(cursor, draft)
  else if (take(cursor, 'EXTENSION')) draft.extensions ||= !cursor.tokens.some((token) => /^plpgsql$/i.test(token.text))
  else if (take(cursor, 'ROLE') || take(cursor, 'USER')) readRole(cursor, draft)
  else if (/^(?:TRIGGER|CONSTRAINT|RULE)$/.test(word(cursor)) || cursor.tokens.slice(0, 8).some((token) => /^trigger$/i.test(token.text))) readTrigger(cursor, draft)
}

/** `CREATE SCHEMA s CREATE TABLE …`: the tables stand in the schema. */
function createSchema(cursor: Cursor, draft: Draft): void {
  takeIfExists(cursor)
  const name = word(cursor) === 'AUTHORIZATION' ? undefined : takeName(cursor)
  const before = draft.schema
  if (name && draft.dialect.base === 'postgresql') draft.schema = draftName(name, draft).name
  if (name) draft.schemas.add(draftName(name, draft).name)
  const starts: number[] = []
  for (let at = cursor.position; at < cursor.tokens.length; at++) {
    if (word(cursor, at - cursor.position) === 'CREATE') starts.push(at)
  }
  starts.forEach((start, i) => {
    const inner = cursorOf(cursor.tokens.slice(start + 1, starts[i + 1]))
    create(inner, draft)
  })
  draft.schema = before
}

function alter(cursor: Cursor, draft: Draft): void {
  take(cursor, 'FOREIGN')
  if (take(cursor, 'TABLE')) alterTable(cursor, draft)
  else if (take(cursor, 'TYPE')) alterType(cursor, draft)
  else if (take(cursor, 'DOMAIN')) {
    const name = takeName(cursor)
    const type = name ? findType(draftName(name, draft).name, draft) : undefined
    if (!type || !take(cursor, 'ADD')) return
    if (take(cursor, 'CONSTRAINT')) takeName(cursor)
    const start = peek(cursor)?.start ?? 0
    if (!take(cursor, 'CHECK')) return
    const inner = group(cursor)
    if (inner) type.checks.push({ tokens: inner, origin: 'domain', span: { start, end: lastEnd(cursor) ?? start } })
  }
}

function drop(cursor: Cursor, draft: Draft): void {
  take(cursor, 'TEMPORARY')
  const what = word(cursor)
  cursor.position++
  take(cursor, 'CONCURRENTLY')
  takeIfExists(cursor)
  for (const part of commaParts(cursor.tokens.slice(cursor.position))) {
    const written = takeName(cursorOf(part))
    if (!written) continue
    const name = draftName(written, draft)
    if (what === 'TABLE') {
      const table = findTable(name, draft)
      if (table) draft.tables.delete(tableKey(table, draft))
    } else if (what === 'TYPE' || what === 'DOMAIN') draft.types.delete(name.name.toLowerCase())
    else if (what === 'INDEX') dropIndex(name.name, draft)
    else if (what === 'TRIGGER') return
  }
}

function dropIndex(name: string, draft: Draft): void {
  const lower = name.toLowerCase()
  for (const table of draft.tables.values()) {
    if (table.keys.some((key) => key.kind === 'unique' && key.name?.toLowerCase() === lower)) dropConstraint(table, name)
  }
}

function renameTables(cursor: Cursor, draft: Draft): void {
  for (const part of commaParts(cursor.tokens.slice(cursor.position))) {
    const one = cursorOf(part)
    const from = takeName(one)
    if (!from || !take(one, 'TO')) continue
    const to = takeName(one)
    const table = findTable(draftName(from, draft), draft)
    if (table && to) renameTable(table, draftName(to, draft), draft)
  }
}

function comment(cursor: Cursor, draft: Draft): void {
  if (!take(cursor, 'COMMENT', 'ON')) return
  const what = word(cursor)
  cursor.position++
  const name = takeName(cursor)
  if (!name || !take(cursor, 'IS')) return
  const token = peek(cursor)
  const text = token?.kind === 'string' ? token.text : undefined
  if (text === undefined) return
  if (what === 'TABLE') {
    const table = findTable(draftName(name, draft), draft)
    if (table) table.comment = text
  } else if (what === 'COLUMN' && name.parts.length > 1) {
    const last = name.parts.at(-1)
    const table = findTable(draftName({ ...name, parts: name.parts.slice(0, -1) }, draft), draft)
    const column = table && last ? findColumn(table, kept(last, draft)) : undefined
    if (column) column.comment = text
  }
}

/** `TRUNCATE t, u`, `DELETE FROM t`: the rows that stood there are gone; those of a DELETE with WHERE may be. */
function empty(cursor: Cursor, draft: Draft): void {
  cursor.position++
  while (/^(?:TABLE|FROM|ONLY)$/.test(word(cursor))) cursor.position++
  if (cursor.tokens.some((token) => /^(?:WHERE|LIMIT|USING|JOIN)$/.test(token.upper))) return
  for (const part of commaParts(cursor.tokens.slice(cursor.position))) {
    const name = takeName(cursorOf(part))
    const table = name ? findTable(draftName(name, draft), draft) : undefined
    if (table) table.existing = []
  }
}
