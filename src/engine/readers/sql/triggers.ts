import { takeIfExists } from './column.ts'
import { commaParts, cursorOf, peek, take, takeName, textOf, type Cursor } from './cursor.ts'
import { tokensOf } from '../../dialects/lexer.ts'
import { quoteName } from '../../dialects/names.ts'
import type { Value } from '../../catalog/value.ts'
import type { Draft, DraftColumn, DraftFeed, DraftTable } from './draft.ts'
import { valueOf } from './existing.ts'
import { draftName, findColumn, findTable, kept } from './names.ts'

/** Triggers and rules are not run: what their text says of the rows they are shown is kept for `obeyTriggers`. */
export function readTrigger(cursor: Cursor, draft: Draft): void {
  const at = cursor.tokens.findIndex((token, i) => i > 0 && /^(?:ON|TO)$/.test(token.upper))
  if (at < 0) return
  const written = takeName(cursorOf(cursor.tokens, at + 1))
  const table = written ? findTable(draftName(written, draft), draft) : undefined
  const head = textOf(draft.text, cursor.tokens.slice(0, at))
  if (!table || !/insert|instead|before|after/i.test(textOf(draft.text, cursor.tokens.slice(0, at + 4)))) return
  table.triggers.push(head)
  if (!/\binsert\b/i.test(head)) return
  const body = cursor.tokens.slice(at)
  const called = body.findIndex(
    (token, i) => /^execute$/i.test(token.text) && /^(?:function|procedure)$/i.test(body[i + 1]?.text ?? ''),
  )
  const routine = called < 0 ? undefined : takeName(cursorOf(body, called + 2))
  const text = routine
    ? (draft.routines.get(draftName(routine, draft).name.toLowerCase()) ?? '')
    : textOf(draft.text, body)
  const always = !body.some((token) => token.upper === 'WHEN')
  table.inserting.push({ text, always })
  table.feeds.push(...inserts(text))
}

/** The tables that a routine's text inserts into. */
function inserts(text: string): DraftFeed[] {
  const part = '(?:"([^"]+)"|`([^`]+)`|\\[([^\\]]+)\\]|(\\w+))'
  const found = text.matchAll(new RegExp(`\\binsert\\s+(?:\\w+\\s+){0,2}?into\\s+(?:${part}\\s*\\.\\s*)?${part}\\s*(?:\\(([^)]*)\\)\\s*(?=values|select|default|\\())?`, 'gi'))
  const first = (parts: readonly (string | undefined)[]): string | undefined => parts.find((text) => text !== undefined)
  return [...found].map((one) => {
    const schema = first(one.slice(1, 5))
    const table = { name: first(one.slice(5, 9)) ?? '', quoted: false, start: 0, end: 0, ...(schema === undefined ? {} : { schema }) }
    return one[9] === undefined ? { table } : { table, columns: one[9].split(',').map((name) => name.replaceAll(/[\s"`[\]]/g, '').toLowerCase()) }
  })
}

/** What the triggers that see a new row ask of it, as far as their text tells without being run. */
export function obeyTriggers(draft: Draft): void {
  for (const table of draft.tables.values()) {
    tellModules(table, draft)
    for (const { text, always } of table.inserting) {
      readSettings(text, table)
      readRoles(text, table, draft)
      stayNeutral(text, table, draft)
      if (always && table.refused === undefined && isEndless(text, table, draft)) {
        table.refused = 'its trigger writes to the table itself without end'
        table.empty = true
      }
      const missing = missingCall(text, draft)
      if (missing === undefined || table.refused !== undefined) continue
      const may = !always || !missing.always
      const does = may ? `may ${missing.does}` : missing.does === 'call' ? 'calls' : 'writes to'
      table.refused = `its trigger ${does} \`${missing.name}\`, which nothing in the file makes`
      table.empty = true
    }
  }
}

/** Does each row make another of the same table, whatever it holds? */
function isEndless(text: string, table: DraftTable, draft: Draft): boolean {
  return inserts(text).some((one) => findTable(one.table, draft) === table) && !/\b(?:if|case|when|where|exists|select|loop|pg_trigger_depth)\b/i.test(text)
}

/** Triggers that write to a virtual table of SQLite: its module is built into some libraries only. */
function tellModules(table: DraftTable, draft: Draft): void {
  const fed = new Set(table.feeds.map((one) => one.table.name.toLowerCase()))
  for (const [name, module] of draft.virtual) {
    if (!fed.has(name)) continue
    draft.diagnostics.push({
      code: 'sql/trigger',
      severity: 'warning',
      span: table.nameSpan,
      message: `A trigger of \`${table.name}\` writes to \`${name}\`, a table of the module ${module}`,
      instead: `An SQLite that was built without ${module} refuses the rows.`,
    })
  }
}

const SETTING =
  /(?:\bnew\.(\w+)\s*:?=\s*)?(?:\(|nullif\s*\()*current_setting\s*\(\s*'(\w+\.[\w.]+)'\s*(?:,\s*\w+\s*)?\)(?:\s*,\s*'[^']*'\s*\))?\)*(?:\s*::\s*(\w+))?\)*(?:\s*->>?\s*'(\w+)')?/gi

/** Settings of the session that a trigger reads (who is signed in, which tenant): each gets a value that suits its use. */
function readSettings(text: string, table: DraftTable): void {
  for (const [, column = '', name = '', cast = '', key] of text.matchAll(SETTING)) {
    const type = key === undefined && cast !== '' ? cast : (findColumn(table, column)?.type.family ?? '')
    const value = /uuid/i.test(type)
      ? '00000000-0000-4000-8000-000000000001'
      : /^(?:int|bigint|integer|decimal|numeric)/i.test(type)
        ? '1'
        : /^bool/i.test(type)
          ? 'true'
          : 'lifelike'
    const known = table.session[name]
    if (key === undefined) table.session[name] ??= /^jsonb?$/i.test(cast) ? '{}' : value
    else
      table.session[name] = JSON.stringify({
        ...(known?.startsWith('{') ? (JSON.parse(known) as object) : {}),
        [key]: value,
      })
  }
}

/** Roles that every server has: they can do little. */
const BUILT_IN = ['pg_monitor', 'pg_read_all_stats', 'pg_read_all_settings', 'pg_stat_scan_tables', 'pg_signal_backend']

/** `where rolname = new.role`: only names of the server's roles pass. */
function readRoles(text: string, table: DraftTable, draft: Draft): void {
  for (const [, , before, , after] of text.matchAll(
    /\bnew\.("?)(\w+)\1\s*=\s*(?:\w+\.)?rolname|\brolname\s*=\s*new\.("?)(\w+)\3/gi,
  )) {
    const column = findColumn(table, before ?? after ?? '')
    const own = column && table.keys.some((key) => key.columns.includes(column.name))
    if (column) column.only = own || draft.roles.size === 0 ? [...draft.roles, ...BUILT_IN] : [...draft.roles]
  }
}

const REFUSES =
  /\braise\s+(?!debug|log\b|info|notice|warning)\w|\bsignal\s+sqlstate|\braise\s*\(\s*(?:abort|fail|rollback)|\braiserror\b|\braise_application_error\b/i

/**
 * A trigger that can refuse a row is not modelled. What it reads is left as a new row has it: at its default, else NULL,
 * which is what such triggers let pass.
 */
function stayNeutral(text: string, table: DraftTable, draft: Draft): void {
  if (!REFUSES.test(text)) return
  const read = text
    .replace(/(;|\b(?:then|begin|else|loop|set)\b)\s*new\.\w+\s*:?=/gi, '$1 ')
    .replace(/\braise\s[^;]*;/gi, ';')
  const needed = new Set(
    [...text.matchAll(/new\.("?)(\w+)\1\s+is\s+null\b[^;]*?\bthen\s+(?:raise|signal)/gi)].map((one) =>
      one[2]?.toLowerCase(),
    ),
  )
  for (const name of new Set([...read.matchAll(/\bnew\.("?)(\w+)\1/gi)].map((one) => one[2] ?? ''))) {
    const column = findColumn(table, name)
    if (
      !column ||
      column.only ||
      column.identity ||
      column.generated ||
      table.keys.some((key) => key.columns.includes(column.name))
    )
      continue
    const value = defaultOf(column, draft)
    if (value !== undefined) column.only = [value]
    else if (column.nullable && !needed.has(name.toLowerCase())) {
      const { span } = column
      table.checks.push({
        tokens: [],
        text: `${quoteName(column.name, draft.dialect)} IS NULL`,
        origin: 'trigger',
        span,
      })
    }
  }
}

/** A DEFAULT that is a plain value. */
function defaultOf({ default: text }: DraftColumn, { dialect }: Draft): Value | undefined {
  if (text === undefined) return undefined
  const value = valueOf(tokensOf(text, dialect), { text })
  return value === null || typeof value === 'object' ? undefined : value
}

interface Missing {
  readonly name: string
  readonly does: 'call' | 'write to'
  readonly always: boolean
}

const CALLS = /\bperform\s+"?(\w+)"?\s*\.\s*"?(\w+)"?\s*\(/gi
const WRITES = /\b(?:insert\s+into|delete\s+from|update)\s+(?:only\s+)?"?(\w+)"?\s*\.\s*"?(\w+)"?/gi

/** A call or a write into a schema that nothing makes; `always`: the routine comes to it in any case. */
function missingCall(whole: string, draft: Draft): Missing | undefined {
  if (draft.dialect.base !== 'postgresql') return undefined
  // What only an UPDATE or DELETE comes to is no matter here.
  const text = whole.replace(/\b(?:els)?if\s*\(?\s*tg_op\s*=\s*'(?:update|delete)'[\s\S]*?\b(?=els(?:e|e?if)\b|end\s+if\b)/gi, 'if false then ')
  let plain = text
  for (let before = ''; before !== plain;) {
    before = plain
    plain = plain.replace(/\bif\b(?:(?!\bif\b)[\s\S])*?\bend\s+if\s*;/gi, ' ')
  }
  const schemas = new Set(
    [...draft.schemas, ...[...draft.tables.values()].map((table) => table.schema ?? '')].map((one) =>
      one.toLowerCase(),
    ),
  )
  const isMissing = ([, schema = '']: RegExpExecArray): boolean =>
    !/^(?:public|pg_catalog|pg_temp|information_schema)$/i.test(schema) && !schemas.has(schema.toLowerCase())
  const find = (pattern: RegExp, does: Missing['does']): Missing | undefined => {
    const found = [...text.matchAll(pattern)].find(isMissing)
    return found && { name: `${found[1]}.${found[2]}`, does, always: [...plain.matchAll(pattern)].some(isMissing) }
  }
  // A file that makes no schema may stand beside one that does: what is called may be an extension's.
  return (draft.schemas.size > 0 ? find(CALLS, 'call') : undefined) ?? find(WRITES, 'write to')
}

/** `CREATE VIRTUAL TABLE t USING module(…)`: its rows are the module's. */
export function readVirtual(cursor: Cursor, draft: Draft): void {
  takeIfExists(cursor)
  const name = takeName(cursor)
  if (name && take(cursor, 'USING')) draft.virtual.set(draftName(name, draft).name.toLowerCase(), peek(cursor)?.text ?? '')
}

/** `CREATE ROLE x`: names that a trigger may ask for. */
export function readRole(cursor: Cursor, draft: Draft): void {
  for (const part of commaParts(cursor.tokens.slice(cursor.position)))
    if (part[0] && part[0].kind !== 'sign') draft.roles.add(kept(part[0], draft))
}
