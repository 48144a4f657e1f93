import type { Host, Source } from '../../catalog/host.ts'
import type { Comment, Token } from '../../dialects/token.ts'
import type { Dialect } from '../../dialects/dialect.ts'
import type { Span } from '../../diagnostics/diagnostic.ts'
import { migrationFiles } from './migrations.ts'
import { splitStatements, type Split } from './splitter.ts'
import { upSections } from './up-sections.ts'

/** One text of all files that make a source; each is split alone, so that what one leaves open costs only itself. */
export interface Script {
  readonly text: string
  readonly files: readonly { readonly uri: string; readonly start: number; readonly end: number }[]
}

/** The file alone, or the folder of migrations that it belongs to; what the user sees of a file wins over the disk. */
export function scriptOf(source: Source, host: Host): Script {
  const uris = migrationFiles(source, host)
  let text = ''
  const files = (uris.length === 0 ? [source.uri] : uris).map((uri) => {
    const start = text.length
    text += upSections(uri === source.uri ? source.text : (host.readText(uri) ?? ''))
    const end = text.length
    text += '\n'
    return { uri, start, end }
  })
  return { text: files.length === 1 ? text.slice(0, -1) : text, files }
}

/** The statements of all files, in the order they are run. */
export function splitScript({ text, files }: Script, dialect: Dialect): Split {
  if (files.length === 1) return splitStatements(text, dialect)
  const parts = files.map(({ start, end }) => moved(splitStatements(text.slice(start, end), dialect), start))
  return { statements: parts.flatMap((one) => one.statements), notes: parts.flatMap((one) => one.notes) }
}

function moved({ statements, notes }: Split, by: number): Split {
  const move = <T extends Comment | Token>(one: T): T => ({ ...one, start: one.start + by, end: one.end + by })
  return {
    statements: statements.map((one) => ({
      ...one, start: one.start + by, end: one.end + by, tokens: one.tokens.map(move), ...(one.data ? { data: move(one.data) } : {}),
    })),
    notes: notes.map(move),
  }
}

/** Spans of the joined text as spans of its files; those of the file that was asked for name none. */
export function placedIn<T>(told: T, { files }: Script, own: string): T {
  if (files.length === 1 && files[0]?.uri === own) return told
  return walk(told, 0) as T

  function walk(value: unknown, depth: number): unknown {
    if (typeof value !== 'object' || value === null || depth > 100) return value
    if (Array.isArray(value)) return value.map((one) => walk(one, depth + 1))
    if (isSpan(value)) return place(value)
    if (Object.getPrototypeOf(value) !== Object.prototype) return value
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, key === 'rows' ? one : walk(one, depth + 1)]))
  }
  function place(span: Span): Span {
    const file = files.filter((one) => one.start <= span.start).at(-1)
    if (!file || span.uri !== undefined) return span
    const inside = { start: span.start - file.start, end: Math.min(span.end, file.end) - file.start }
    return file.uri === own ? inside : { ...inside, uri: file.uri }
  }
}

function isSpan(value: object): value is Span {
  return 'start' in value && 'end' in value && typeof value.start === 'number' && typeof value.end === 'number'
}
