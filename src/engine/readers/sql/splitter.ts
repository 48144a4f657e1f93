import type { Dialect } from '../../dialects/dialect.ts'
import { lexerOf } from '../../dialects/lexer.ts'
import type { Comment, Token } from '../../dialects/token.ts'

/** One statement of a script, without its semicolon. */
export interface Statement {
  readonly start: number
  readonly end: number
  readonly tokens: readonly Token[]
  /** No semicolon stands between it and a statement beside it. */
  readonly loose?: boolean
  /** Text of the rows that follow `COPY … FROM stdin`. */
  readonly data?: Comment
}

const START = new Set([
  'CREATE', 'ALTER', 'INSERT', 'COPY', 'DROP', 'COMMENT', 'GRANT', 'REVOKE', 'SET', 'UPDATE', 'DELETE', 'SELECT', 'USE', 'EXEC',
  'EXECUTE', 'TRUNCATE', 'IF', 'PRINT', 'BEGIN', 'DECLARE', 'RENAME', 'PRAGMA',
])
const CREATED =
  /^\S+\s+(?:(?:or\s+replace|global|local|temporary|temp|unlogged|unique|if\s+not\s+exists|into)\s+)*(?:table|index|view|trigger|function|type|sequence|["`[\w])/i
const ROUTINE = new Set(['TRIGGER', 'PROCEDURE', 'PROC', 'FUNCTION', 'PACKAGE', 'EVENT'])

/** Words that open, end or go on a statement; all others are of no interest here. */
const TELLING = new Set([...START, ...ROUTINE, 'ATOMIC', 'CASE', 'END'])

/**
 * Cuts a script into statements: by semicolons outside quotes, bodies and parentheses, by the client's own lines (`GO`,
 * `/`, `DELIMITER`), and, where a terminator is missing, at a line that opens a new statement. One at a time, so that a
 * dump of any length needs no more memory than its longest statement; `note` is told of each comment with an `@`.
 */
export function* splitStatements(text: string, dialect: Dialect, note?: (comment: Comment) => void): Generator<Statement, void> {
  const ready: Statement[] = []
  const lexer = lexerOf(text, dialect, {
    comment: (comment) => {
      if (note && text.slice(comment.start, comment.end).includes('@')) note(comment)
    },
  })
  let tokens: Token[] = []
  let depth = 0
  let body: 'none' | 'routine' | 'atomic' = 'none'
  let blocks = 0
  let after = false
  for (let token = lexer.next(); token; token = lexer.next()) {
    if (token.kind === 'word') takeWord(token)
    else if (token.kind === 'sign') takeSign(token)
    else if (token.kind === 'client') close(token.start)
    else tokens.push(token)
    if (ready.length > 0) yield* ready.splice(0)
  }
  close(tokens.at(-1)?.end ?? text.length)
  yield* ready

  function close(end: number, data?: Comment, before = false): void {
    const first = tokens[0]
    const loose = before || after
    if (first) {
      ready.push({ start: first.start, end, tokens, ...(data ? { data } : {}), ...(loose ? { loose } : {}) })
    }
    after = before
    tokens = []
    depth = 0
    body = 'none'
    blocks = 0
  }

  function takeWord(token: Token): void {
    if (!TELLING.has(token.upper)) tokens.push(token)
    else if (body === 'none') takeOpener(token)
    else takeInBody(token)
  }

  function takeOpener(token: Token): void {
    const { upper } = token
    if (tokens.length > 0 && START.has(upper) && opensLine(text, token.start) && startsAnew(token)) {
      close(tokens.at(-1)?.end ?? token.start, undefined, !dialect.looseEnds)
    }
    if (tokens.length === 0 && opensBlock(token)) body = 'routine'
    if (ROUTINE.has(upper) && namesRoutine()) body = 'routine'
    if (upper === 'ATOMIC' && tokens.at(-1)?.upper === 'BEGIN') {
      body = 'atomic'
      blocks = 1
    }
    if (body === 'none') tokens.push(token)
    else takeInBody(token)
  }

  /** SQL*Plus and Db2 blocks. */
  function opensBlock({ upper, start }: Token): boolean {
    if (dialect.base !== 'oracle') return false
    return upper === 'DECLARE' || (upper === 'BEGIN' && !/^begin\s*(?:;|tran|work)/i.test(text.slice(start, start + 14)))
  }

  function namesRoutine(): boolean {
    if (tokens.length === 0 || tokens.length > 10 || dialect.base === 'postgresql') return false
    const opener = tokens[0]?.upper
    return (opener === 'CREATE' || opener === 'ALTER') && tokens.every((one) => one.kind !== 'sign' || /^[=@`'.]$/.test(one.text))
  }

  function takeInBody(token: Token): void {
    const { upper, end } = token
    tokens.push(token)
    if (dialect.id === 'oracle') return
    if (upper === 'BEGIN' || upper === 'CASE') blocks++
    else if (upper === 'END' && blocks > 0 && !/^\s+(?:if|loop|while|repeat|for)\b/i.test(text.slice(end, end + 12))) blocks--
  }

  function takeSign(token: Token): void {
    const sign = token.text
    if (tokens.length === 0 && (sign === ';' || sign === ';;')) return
    if (sign !== ';') {
      if (sign === '(') depth++
      else if (sign === ')') depth = Math.max(0, depth - 1)
      tokens.push(token)
    } else if (body === 'none') {
      const data = copyData(text, tokens, token.end)
      close(token.start, data)
      if (data) lexer.skipTo(skipEnd(text, data.end))
    } else if (blocks > 0 || dialect.id === 'oracle') tokens.push(token)
    else close(token.start)
  }

  function startsAnew({ upper, start }: Token): boolean {
    const last = tokens.at(-1)
    if (last && /^(?:AS|OR|BEGIN|THEN|ELSE|DO)$/.test(last.upper)) return false
    if (depth === 0 && dialect.looseEnds) {
      const opener = tokens[0]?.upper ?? ''
      if (upper === 'SELECT' && /^(?:INSERT|WITH|CREATE|DECLARE|IF)$/.test(opener)) return false
      if (upper === 'SET' && /^(?:ALTER|UPDATE|CREATE)$/.test(opener)) return false
      return true
    }
    if (upper !== 'CREATE' && upper !== 'INSERT') return false
    const head = tokens.slice(0, 4).map((one) => one.upper)
    const holds = (head[0] === 'CREATE' && head[1] === 'SCHEMA') || head.includes('RULE') || head.includes('TRIGGER')
      || head[0] === 'WITH' || head[0] === 'EXPLAIN'
    return !holds && CREATED.test(text.slice(start, start + 60))
      && (upper === 'CREATE' || /^insert\s+(?:into|ignore)\s/i.test(text.slice(start, start + 20)))
  }
}

function opensLine(text: string, start: number): boolean {
  let at = start - 1
  while (at >= 0 && (text[at] === ' ' || text[at] === '\t')) at--
  return at < 0 || text[at] === '\n' || text[at] === ';'
}

/** The rows after `COPY … FROM stdin;`, up to the line `\.`. */
function copyData(text: string, tokens: readonly Token[], end: number): Comment | undefined {
  if (tokens[0]?.upper !== 'COPY') return undefined
  if (!tokens.some((token) => token.upper === 'STDIN')) return undefined
  const line = text.indexOf('\n', end)
  const start = line < 0 ? text.length : line + 1
  const stop = text.startsWith('\\.', start) ? start : text.indexOf('\n\\.', start)
  return { start, end: stop < 0 ? text.length : stop }
}

function skipEnd(text: string, end: number): number {
  const at = text.indexOf('\\.', end)
  return at >= 0 && at <= end + 1 ? at + 2 : end
}
