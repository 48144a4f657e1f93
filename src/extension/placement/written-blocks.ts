import { sqlStatements } from '../../outline/sql.ts'
import { sqlTokens } from '../../outline/sql-tokens.ts'
import { typescriptTokens } from '../../outline/typescript-tokens.ts'
import { contentHash, type Marker, parseMarker } from './marker.ts'

/** A block of records in a TypeScript or SQL text that we wrote, found by its marker comment. */
export interface WrittenBlock {
  readonly marker: Marker
  /** From the comment's first sign to the block's last. */
  readonly start: number
  readonly end: number
  /** Where the records' own text starts, after the comment. */
  readonly bodyStart: number
  /** The text is no longer what was written. */
  readonly edited: boolean
}

/** Blocks in order of the text. */
export function writtenBlocks(text: string, form: 'typescript' | 'sql'): WrittenBlock[] {
  if (!text.includes('lifelike: ')) return []
  const comments = form === 'sql' ? sqlComments(text) : lineComments(text)
  return comments.flatMap(({ start, end, content }, index) => {
    const marker = parseMarker(content)
    if (marker === undefined) return []
    const limit = comments.slice(index + 1).find((other) => parseMarker(other.content) !== undefined)?.start ?? text.length
    const bodyEnd = form === 'sql' ? insertsEnd(text, end, limit) : declarationEnd(text, end, limit)
    if (bodyEnd === undefined) return []
    const bodyStart = end + (/^\s*/.exec(text.slice(end))?.[0].length ?? 0)
    return [{ marker, start, end: bodyEnd, bodyStart, edited: contentHash(text.slice(bodyStart, bodyEnd)) !== marker.hash }]
  })
}

interface Comment {
  readonly start: number
  readonly end: number
  readonly content: string
}

function sqlComments(text: string): Comment[] {
  return sqlTokens(text).flatMap(({ kind, start, end, text: content }) =>
    kind === 'comment' && content.startsWith('--') ? [{ start, end, content: content.slice(2) }] : [])
}

function lineComments(text: string): Comment[] {
  const comments: Comment[] = []
  for (const found of text.matchAll(/^[\t ]*(\/\/)([^\r\n]*)/gm)) {
    const start = found.index + found[0].indexOf('//')
    comments.push({ start, end: found.index + found[0].length, content: found[2] ?? '' })
  }
  return comments
}

/** Top-level `const` statements, each from its first word to its end. */
export function* declarations(text: string): Iterable<{ readonly start: number; readonly end: number }> {
  for (const { index } of text.matchAll(/^(?:export\s+)?(?:const|let|var)\s/gm)) {
    const end = declarationEnd(text, index, text.length)
    if (end !== undefined) yield { start: index, end }
  }
}

/** The end of the statement after `from`: its brackets closed, and its semicolon. */
function declarationEnd(text: string, from: number, limit: number): number | undefined {
  const tokens = typescriptTokens(text.slice(from, limit))
  if (!/^(?:export|const|let|var)$/.test(tokens[0]?.text ?? '')) return undefined
  let depth = 0
  let assigned = false
  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'sign' && '([{'.includes(token.text)) depth++
    else if (token.kind === 'sign' && ')]}'.includes(token.text)) depth--
    else if (depth === 0 && token.text === '=') assigned = true
    const next = tokens[index + 1]
    if (!assigned || depth > 0 || token.text === '=') continue
    if (token.text === ';') return from + token.end
    if (next === undefined || (next.first && next.text !== ';' && !/^(?:as|satisfies)$/.test(next.text))) return from + token.end
  }
  return undefined
}

/** The end of the run of statements that load records. */
function insertsEnd(text: string, from: number, limit: number): number | undefined {
  let end: number | undefined
  for (const { kind, range, tokens } of sqlStatements(text.slice(from, limit))) {
    const first = tokens.find((token) => token.kind !== 'comment')?.text.toLowerCase() ?? ''
    if (kind !== 'insert' && !/^(?:begin|start|commit|update|set|pragma|with)$/.test(first)) break
    end = from + range.end
  }
  return end
}
