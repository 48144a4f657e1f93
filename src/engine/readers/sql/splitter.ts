import type { Dialect } from '../../dialects/dialect.ts'
import { lex, type Comment, type Lexing, type Token } from '../../dialects/lexer.ts'

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

export interface Split {
  readonly statements: readonly Statement[]
  /** Comments that hold `@fake`. */
  readonly notes: readonly Comment[]
}

const START = new Set([
  'CREATE', 'ALTER', 'INSERT', 'COPY', 'DROP', 'COMMENT', 'GRANT', 'REVOKE', 'SET', 'UPDATE', 'DELETE', 'SELECT', 'USE', 'EXEC',
  'EXECUTE', 'TRUNCATE', 'IF', 'PRINT', 'BEGIN', 'DECLARE', 'RENAME', 'PRAGMA',
])
const ALWAYS_START = new Set(['CREATE', 'ALTER', 'INSERT', 'DROP'])
const CREATED =
  /^\S+\s+(?:(?:or\s+replace|global|local|temporary|temp|unlogged|unique|if\s+not\s+exists|into)\s+)*(?:table|index|view|trigger|function|type|sequence|["`[\w])/i
const ROUTINE = new Set(['TRIGGER', 'PROCEDURE', 'PROC', 'FUNCTION', 'PACKAGE', 'EVENT'])

/**
 * Cuts a script into statements: by semicolons outside quotes, bodies and parentheses, by the client's own lines (`GO`,
 * `/`, `DELIMITER`), and, where a terminator is missing, at a line that opens a new statement.
 */
export function splitStatements(text: string, dialect: Dialect): Split {
  const statements: Statement[] = []
  const notes: Comment[] = []
  const state: Lexing = {
    dialect, position: 0,
    comment: (comment) => {
      if (text.slice(comment.start, comment.end).includes('@')) notes.push(comment)
    },
  }
  let tokens: Token[] = []
  let depth = 0
  let body: 'none' | 'routine' | 'atomic' = 'none'
  let blocks = 0
  let after = false
  const close = (end: number, data?: Comment, before = false): void => {
    const first = tokens[0]
    const loose = before || after
    if (first) statements.push({ start: first.start, end, tokens, ...(data ? { data } : {}), ...(loose ? { loose } : {}) })
    after = before
    tokens = []
    depth = 0
    body = 'none'
    blocks = 0
  }
  for (const token of lex(text, state)) {
    if (token.kind === 'client') {
      close(token.start)
      continue
    }
    const upper = token.kind === 'word' && token.text.length < 12 ? token.text.toUpperCase() : ''
    if (body === 'none' && tokens.length > 0 && START.has(upper) && opensLine(text, token.start)) {
      if (startsAnew(upper, token)) close(tokens.at(-1)?.end ?? token.start, undefined, !dialect.looseEnds)
    }
    if (tokens.length === 0) {
      if (token.text === ';' || token.text === ';;') continue
      // SQL*Plus and Db2 blocks.
      if (dialect.base === 'oracle' && (upper === 'DECLARE' || (upper === 'BEGIN' && !/^begin\s*(?:;|tran|work)/i.test(text.slice(token.start, token.start + 14))))) {
        body = 'routine'
      }
    }
    const place = tokens.length
    if (body === 'none' && place > 0 && place <= 10 && ROUTINE.has(upper) && dialect.base !== 'postgresql') {
      const opener = tokens[0]?.text.toUpperCase()
      const definer = tokens.slice(1).every((one) => one.kind !== 'sign' || /^[=@`'.]$/.test(one.text))
      if ((opener === 'CREATE' || opener === 'ALTER') && definer) body = 'routine'
    }
    if (upper === 'ATOMIC' && tokens.at(-1)?.text.toUpperCase() === 'BEGIN') {
      body = 'atomic'
      blocks = 1
    }
    tokens.push(token)
    if (body !== 'none') {
      if (dialect.id === 'oracle') continue
      if (upper === 'BEGIN' || upper === 'CASE') blocks++
      else if (upper === 'END' && blocks > 0 && !/^\s+(?:if|loop|while|repeat|for)\b/i.test(text.slice(token.end, token.end + 12))) blocks--
      if (token.text === ';' && token.kind === 'sign' && blocks === 0) {
        tokens.pop()
        close(token.start)
      }
      continue
    }
    if (token.kind !== 'sign') continue
    if (token.text === '(') depth++
    else if (token.text === ')') depth = Math.max(0, depth - 1)
    else if (token.text === ';') {
      tokens.pop()
      const data = copyData(text, tokens, token.end)
      close(token.start, data)
      if (data) state.position = skipEnd(text, data.end)
    }
  }
  close(tokens.at(-1)?.end ?? text.length)
  return { statements, notes }

  function startsAnew(upper: string, token: Token): boolean {
    const last = tokens.at(-1)
    if (last?.kind === 'word' && /^(?:as|or|begin|then|else|do)$/i.test(last.text)) return false
    if (depth === 0 && dialect.looseEnds) {
      if (upper === 'SELECT' && /^(?:insert|with|create|declare|if)$/i.test(tokens[0]?.text ?? '')) return false
      if (upper === 'SET' && /^(?:alter|update|create)$/i.test(tokens[0]?.text ?? '')) return false
      return true
    }
    if (upper !== 'CREATE' && upper !== 'INSERT') return false
    const head = tokens.slice(0, 4).map((one) => one.text.toUpperCase())
    const holds = (head[0] === 'CREATE' && head[1] === 'SCHEMA') || head.includes('RULE') || head.includes('TRIGGER')
      || head[0] === 'WITH' || head[0] === 'EXPLAIN'
    return !holds && CREATED.test(text.slice(token.start, token.start + 60))
      && (upper === 'CREATE' ? ALWAYS_START.has(upper) : /^insert\s+(?:into|ignore)\s/i.test(text.slice(token.start, token.start + 20)))
  }
}

function opensLine(text: string, start: number): boolean {
  let at = start - 1
  while (at >= 0 && (text[at] === ' ' || text[at] === '\t')) at--
  return at < 0 || text[at] === '\n' || text[at] === ';'
}

/** The rows after `COPY … FROM stdin;`, up to the line `\.`. */
function copyData(text: string, tokens: readonly Token[], end: number): Comment | undefined {
  if (tokens[0]?.text.toUpperCase() !== 'COPY') return undefined
  if (!tokens.some((token) => token.kind === 'word' && token.text.toLowerCase() === 'stdin')) return undefined
  const line = text.indexOf('\n', end)
  const start = line < 0 ? text.length : line + 1
  const stop = text.startsWith('\\.', start) ? start : text.indexOf('\n\\.', start)
  return { start, end: stop < 0 ? text.length : stop }
}

function skipEnd(text: string, end: number): number {
  const at = text.indexOf('\\.', end)
  return at >= 0 && at <= end + 1 ? at + 2 : end
}
