import { tokensOf } from '../../dialects/lexer.ts'
import type { Token } from '../../dialects/token.ts'
import { quoteName } from '../../dialects/names.ts'
import { commaParts, cursorOf, group, isSign } from './cursor.ts'
import type { Draft, DraftCheck, DraftTable } from './draft.ts'

/** The text of an expression's tokens: as written, with replaced tokens (start < 0) in their place. */
export function expressionText(tokens: readonly Token[], draft: Draft): string {
  const first = tokens[0]
  const last = tokens.at(-1)
  if (!first || !last) return ''
  if (tokens.every((token) => token.start >= 0)) return draft.text.slice(first.start, last.end)
  return tokens.map((token) => (token.start < 0 ? quoteName(token.text, draft.dialect) : draft.text.slice(token.start, token.end))).join(' ')
}

/** A check's text for one table, with simple functions of the file put in place of their calls. */
export function checkText(check: DraftCheck, draft: Draft): string {
  return check.text ?? inlined(expressionText(check.tokens, draft), draft, 0)
}

/** An expression with simple functions of the file put in place of their calls. */
export function inlinedText(text: string, draft: Draft): string {
  return inlined(text, draft, 0)
}

/** A domain's check, said of one column. */
export function domainCheck(check: DraftCheck, column: string, draft: Draft): DraftCheck {
  const tokens = check.tokens.map((token) =>
    token.upper === 'VALUE' ? { kind: 'quoted' as const, text: column, upper: '', start: -1, end: -1 } : token)
  return { ...check, tokens, text: inlined(expressionText(tokens, draft), draft, 0) }
}

const MOST_DEEP = 4

function inlined(text: string, draft: Draft, depth: number): string {
  if (draft.functions.size === 0 || depth > MOST_DEEP) return text
  const tokens = tokensOf(text, draft.dialect)
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    const made = token && token.kind !== 'sign' && token.kind !== 'string' ? draft.functions.get(token.text.toLowerCase()) : undefined
    const cursor = cursorOf(tokens, i + 1)
    if (!token || !made || !isSign(cursor, '(')) continue
    const args = commaParts(group(cursor) ?? []).map((part) => text.slice(part[0]?.start ?? 0, part.at(-1)?.end ?? 0))
    let from = token.start
    if (tokens[i - 1]?.text === '.' && tokens[i - 2]) from = tokens[i - 2]?.start ?? from
    const body = withArguments(made.body, made.parameters, args, draft)
    const end = tokens[cursor.position - 1]?.end ?? text.length
    return inlined(`${text.slice(0, from)}(${body})${text.slice(end)}`, draft, depth + 1)
  }
  return text
}

function withArguments(body: string, parameters: readonly string[], args: readonly string[], draft: Draft): string {
  let out = ''
  let at = 0
  for (const token of tokensOf(body, draft.dialect)) {
    const place = token.kind === 'word'
      ? /^\$\d+$/.test(token.text) ? Number(token.text.slice(1)) - 1 : parameters.indexOf(token.text.toLowerCase()) : -1
    if (place < 0 || args[place] === undefined) continue
    out += `${body.slice(at, token.start)}(${args[place]})`
    at = token.end
  }
  return out + body.slice(at)
}

/** The rows a partitioned table takes: those that one of its partitions takes. `undefined`: any row. */
export function partitionRule(table: DraftTable, draft: Draft, depth = 0): string | undefined {
  const { partitionBy, partitions } = table
  if (!partitionBy || depth > MOST_DEEP || draft.dialect.base !== 'postgresql') return undefined
  const taken = partitions.filter((one) => takesRows(one.table))
  if (taken.length === 0) return 'false'
  const [column] = partitionBy.columns
  const name = column === undefined || partitionBy.strategy === 'HASH' ? undefined : quoteName(column, draft.dialect)
  const parts = taken.map(({ bound, table: part }): string | undefined => {
    const [own, inner] = [name === undefined ? undefined : boundRule(bound, name), partitionRule(part, draft, depth + 1)]
    if (own === undefined || inner === undefined) return own ?? inner
    return `(${own} AND (${inner}))`
  })
  const known = parts.flatMap((one) => one ?? [])
  return known.length < parts.length ? undefined : known.join(' OR ')
}

/** Has the table, or a partition of it, room for rows? */
export function takesRows(table: DraftTable, depth = 0): boolean {
  return !table.partitionBy || depth > MOST_DEEP || table.partitions.some((one) => takesRows(one.table, depth + 1))
}

/** Which values of a column a partition takes; NULL falls in no range, and in a list only where it stands. */
function boundRule(bound: string, name: string): string | undefined {
  const range = /from\s*\(([\s\S]*?)\)\s*to\s*\(([\s\S]*?)\)\s*$/i.exec(bound)
  const list = /in\s*\(([\s\S]*)\)\s*$/i.exec(bound)?.[1]
  if (list !== undefined) return `(${name} ${/(?:^|,)\s*null\s*(?:$|,)/i.test(list) ? 'IS NULL OR' : 'IS NOT NULL AND'} ${name} IN (${list}))`
  if (!range) return undefined
  const [low, high] = [firstOf(range[1] ?? ''), firstOf(range[2] ?? '')]
  const limits = [/^minvalue$/i.test(low) ? '' : `${name} >= ${low}`, /^maxvalue$/i.test(high) ? '' : `${name} < ${high}`]
  return `(${[`${name} IS NOT NULL`, ...limits.filter((one) => one !== '')].join(' AND ')})`
}

function firstOf(list: string): string {
  return (list.split(',')[0] ?? '').trim()
}
