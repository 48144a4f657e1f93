import { tokensOf } from '../../dialects/lexer.ts'
import type { Token } from '../../dialects/token.ts'
import { takeType } from './column-type.ts'
import { commaParts, cursorOf, isSign, takeName, word, type Cursor } from './cursor.ts'
import type { Draft } from './draft.ts'
import { draftName, findColumn, findTable } from './names.ts'
import { renameColumn, renameTable } from './rename.ts'
import { bodyStatements } from './routine-body.ts'
import type { Statement } from './splitter.ts'

type Apply = (statement: Statement, draft: Draft) => void

/** `DO $$ BEGIN … END $$`, a block of PL/SQL, the body of a procedure. */
export function run(tokens: readonly Token[], draft: Draft, apply: Apply): void {
  const before = draft.guarded ?? false
  draft.guarded = true
  for (const inner of bodyStatements(tokens, draft)) {
    apply({ start: inner[0]?.start ?? 0, end: inner.at(-1)?.end ?? 0, tokens: inner }, draft)
  }
  draft.guarded = before
  spelledOut(tokens, draft, apply)
}

/** Keeps what `CREATE PROCEDURE` would run. */
export function keepProcedure(cursor: Cursor, draft: Draft): void {
  const name = takeName(cursor)
  if (name) draft.procedures.set(draftName(name, draft).name.toLowerCase(), cursor.tokens.slice(cursor.position))
}

/** A procedure is run once: one that calls itself ends there. */
export function call(cursor: Cursor, draft: Draft, apply: Apply): void {
  const name = takeName(cursor)
  const key = name ? draftName(name, draft).name.toLowerCase() : ''
  const body = draft.procedures.get(key)
  draft.procedures.delete(key)
  if (body) run(body, draft, apply)
}

/** `EXEC`: SQL Server's own procedures, those of the file, and statements in a string. */
export function execute(cursor: Cursor, draft: Draft, apply: Apply): void {
  cursor.position++
  if (isSign(cursor, '(') || word(cursor) === 'IMMEDIATE') return spelledOut(cursor.tokens, draft, apply)
  const at = cursor.position
  const name = takeName(cursor)
  const known = PROCEDURES[name?.parts.at(-1)?.text.toLowerCase() ?? '']
  if (known) return known(argumentsOf(cursor), draft)
  cursor.position = at
  spelledOut(cursor.tokens, draft, apply)
  call(cursor, draft, apply)
}

/** Arguments of a procedure by their names in lower case; those without one by their places. */
function argumentsOf(cursor: Cursor): ReadonlyMap<string, string> {
  const parts = commaParts(cursor.tokens.slice(cursor.position))
  const text = (token: Token | undefined): string =>
    token === undefined || token.upper === 'NULL' ? '' : token.text
  return new Map(
    parts.map((part, i): [string, string] =>
      part[1]?.text === '=' ? [part[0]?.text.toLowerCase() ?? '', text(part[2])] : [String(i), text(part[0])],
    ),
  )
}

const PROCEDURES: { readonly [name: string]: (args: ReadonlyMap<string, string>, draft: Draft) => void } = {
  sp_rename: rename,
  sp_addextendedproperty: describe,
  sp_addtype: addType,
}

/** Parts of `[dbo].[t].[c]`. */
function partsOf(name: string): readonly string[] {
  return name.split(/\.(?![^[]*\])/).map((one) => one.trim().replace(/^[["](.*)[\]"]$/, '$1'))
}

/** `sp_rename 'table.old', 'new', 'COLUMN'`. */
function rename(args: ReadonlyMap<string, string>, draft: Draft): void {
  const from = partsOf(args.get('0') ?? args.get('@objname') ?? '')
  const to = args.get('1') ?? args.get('@newname') ?? ''
  if (to === '') return
  const isColumn = /^column$/i.test(args.get('2') ?? args.get('@objtype') ?? '')
  const [last, before, first] = [from.at(-1), from.at(-2), from.at(-3)]
  if (last === undefined) return
  if (!isColumn) {
    const table = findTable({ name: last, ...(before === undefined ? {} : { schema: before }) }, draft)
    if (table) renameTable(table, { name: to, quoted: false, start: 0, end: 0 }, draft)
    return
  }
  const table =
    before === undefined
      ? undefined
      : findTable({ name: before, ...(first === undefined ? {} : { schema: first }) }, draft)
  if (table) renameColumn(table, last, to, draft)
}

/** `sp_addtype name, 'varchar(11)', 'NOT NULL'`. */
function addType(args: ReadonlyMap<string, string>, draft: Draft): void {
  const [name, type, nulls] = ['@typename', '@phystype', '@nulltype'].map((one, i) => args.get(one) ?? args.get(String(i)) ?? '')
  if (!name || !type) return
  const base = takeType(cursorOf(tokensOf(type, draft.dialect)), { ...draft, text: type })
  draft.types.set(name.toLowerCase(), { kind: 'domain', labels: [], base, nullable: !/not\s+null/i.test(nulls ?? ''), checks: [], fields: [] })
}

/** `sp_addextendedproperty N'MS_Description', N'text', N'SCHEMA', N'dbo', N'TABLE', N't', N'COLUMN', N'c'`. */
function describe(args: ReadonlyMap<string, string>, draft: Draft): void {
  const [kind, text, , schema, what, name, part, column] = EXTENDED.map(
    (one, i) => args.get(one) ?? args.get(String(i)) ?? '',
  )
  if (!/description$/i.test(kind ?? '') || !/^table$/i.test(what ?? '') || !text || !name) return
  const table = findTable({ name, ...(schema ? { schema } : {}) }, draft)
  const about = /^column$/i.test(part ?? '') && table && column ? findColumn(table, column) : part ? undefined : table
  if (about) about.comment = text
}

const EXTENDED = [
  '@name',
  '@value',
  '@level0type',
  '@level0name',
  '@level1type',
  '@level1name',
  '@level2type',
  '@level2name',
]

/** What DDL looks like within a string. */
const OPENS = /^\s*(?:create|alter|drop|comment|insert)\b/i
const MOST_SPELLED = 2000

/** Statements that stand whole in a string and are run from there: `EXECUTE IMMEDIATE '…'`, `EXEC (N'…')`, `sp_executesql N'…'`. */
export function spelledOut(tokens: readonly Token[], draft: Draft, apply: Apply): void {
  let count = 0
  tokens.forEach((token, i) => {
    if (
      token.kind !== 'string' ||
      !OPENS.test(token.text) ||
      tokens[i + 1]?.text === '||' ||
      tokens[i + 1]?.text === '+'
    )
      return
    const [before, earlier] = [tokens[i - 1], tokens[i - 2]]
    const runs =
      /^(?:immediate|sp_executesql)$/i.test(before?.text ?? '') ||
      (before?.text === '(' && /^exec(?:ute)?$/i.test(earlier?.text ?? ''))
    if (!runs || ++count > MOST_SPELLED) return
    const isBare = /^n?q'/i.test(draft.text.slice(token.start, token.start + 3))
    const close = token.end - (isBare ? 2 : 1)
    const open = isBare ? close - token.text.length : draft.text.indexOf("'", token.start) + 1
    if (open <= 0 || open > close) return
    const own = draft.text.slice(open, close)
    const text = draft.text.slice(0, open) + (isBare ? own : withSingleQuotes(own)) + draft.text.slice(close)
    const inner = tokensOf(text.slice(0, close), draft.dialect, open).filter(
      (one) => one.text !== ';' || one.kind !== 'sign',
    )
    apply({ start: open, end: close, tokens: inner }, { ...draft, text })
    for (const table of draft.tables.values()) {
      for (const check of table.checks)
        if (check.span.start >= open && check.span.end <= close)
          check.text ??= text.slice(check.tokens[0]?.start, check.tokens.at(-1)?.end)
    }
  })
}

/** Quotes that a string doubles, single and in their places: `''x''` is ` 'x' `. */
function withSingleQuotes(text: string): string {
  let isOpen = false
  return text.replaceAll("''", () => {
    isOpen = !isOpen
    return isOpen ? " '" : "' "
  })
}
