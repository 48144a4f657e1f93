import type { Host, Source } from '../../catalog/host.ts'
import type { Comment } from '../../dialects/token.ts'
import type { Dialect } from '../../dialects/dialect.ts'
import type { Span } from '../../diagnostics/diagnostic.ts'
import { migrationFiles } from './migrations.ts'
import { splitStatements, type Statement } from './splitter.ts'
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
export function* splitScript({ text, files }: Script, dialect: Dialect, note: (comment: Comment) => void): Generator<Statement, void> {
  if (files.length === 1) return yield* splitStatements(text, dialect, note)
  for (const { start, end } of files) {
    const move = <T extends Comment>(one: T): T => ({ ...one, start: one.start + start, end: one.end + start })
    for (const one of splitStatements(text.slice(start, end), dialect, (comment) => note(move(comment)))) {
      yield { ...move(one), tokens: one.tokens.map(move), ...(one.data ? { data: move(one.data) } : {}) }
    }
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
