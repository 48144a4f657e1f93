import type { Host, Source } from './catalog/host.ts'
import type { Shape } from './catalog/shape.ts'
import { typescriptText } from './catalog/typescript-text.ts'
import { isRecord, type Value } from './catalog/value.ts'
import { shapeFaults } from './check/shape-faults.ts'
import { loadTypeScript } from './compiler/load.ts'
import type { Diagnostic } from './diagnostics/diagnostic.ts'
import { fileNames } from './fixtures/file-names.ts'
import { type Edit, edited } from './fixtures/fixture.ts'
import { literalFixture } from './fixtures/typescript.ts'
import { createRowMaker, type RowMaker } from './generate/row-maker.ts'
import { changesOf, mendRecord } from './mend-record.ts'
import { compileReading, settingsOf } from './open.ts'
import { readWanted, type Wanted } from './readers/typescript/wanted.ts'
import { refusal } from './refusal.ts'
import type { Request } from './requests.ts'
import { loadLocale } from './samplers/locales.ts'
import { DEFAULT_STYLE, type TextStyle } from './writers/writer.ts'

export interface TextRange {
  readonly start: number
  readonly end: number
}

/** What writing a value into a place of a TypeScript file comes to. */
export interface FilledHere {
  readonly edits: readonly Edit[]
  /** The type that is wanted there, as the compiler says it; `null`: none is known. */
  readonly type: string | null
  readonly diagnostics: readonly Diagnostic[]
}

/** Values tried before the place is left as it is: the compiler judges each. */
const ATTEMPTS = 4
const STRIDE = 1_000_003
/** "Property is missing", alone or among several. */
const MISSING = new Set([2739, 2740, 2741])

/**
 * Writes the value that is wanted at a cursor (`const users: User[] = ▮`, an empty literal, an argument), or the members
 * that an object literal lacks: in the file's own style, with the imports it needs, accepted by the compiler. What
 * stands there stays.
 */
export async function fillHere(
  source: Source,
  range: TextRange,
  request: Pick<Request, 'rows' | 'settings' | 'write'>,
  host: Host,
): Promise<FilledHere> {
  await loadTypeScript()
  const wanted = readWanted(source, range, host)
  if (typeof wanted === 'string') return { edits: [], type: null, diagnostics: [problem(range, wanted)] }
  const settings = settingsOf(request)
  const { entity } = wanted.reading
  const shape = shapeOf(wanted)
  if (shape.kind === 'never')
    return { edits: [], type: wanted.type, diagnostics: [problem(range, shape.because ?? 'no value')] }
  const compiled = await compileReading(wanted.reading, settings, [entity])
  const [refused] = compiled.refused
  if (refused) {
    const { message } = refusal(refused, entity)
    return { edits: [], type: wanted.type, diagnostics: [problem(range, message)] }
  }
  const maker = createRowMaker(compiled.plan, await loadLocale(settings.locale))
  const style = { ...DEFAULT_STYLE, ...request.write?.style }
  const count = settings.rows[entity.name] ?? settings.rows['*'] ?? 5
  let because = 'It lacks nothing.'
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const edits = editsOf(wanted, { source, maker, style, count, attempt })
    if (edits.length === 0) break
    const wrong = rejection(wanted, source, edits)
    if (wrong === undefined) return { edits, type: wanted.type, diagnostics: [] }
    because = `The compiler rejects what was made: ${wrong}`
  }
  return { edits: [], type: wanted.type, diagnostics: [problem(range, because)] }
}

interface Making {
  readonly source: Source
  readonly maker: RowMaker
  readonly style: TextStyle
  readonly count: number
  readonly attempt: number
}

function editsOf(wanted: Wanted, making: Making): readonly Edit[] {
  return wanted.place.kind === 'literal'
    ? members(wanted, wanted.place.literal, making)
    : value(wanted, wanted.place, making)
}

/** Rows of another attempt are those of far-off indexes. */
function rowOf({ reading, member }: Wanted, { maker, attempt }: Making, index: number): Value {
  const row = maker.row(reading.entity.name, index + attempt * STRIDE)
  return member !== undefined && isRecord(row) ? (row[member] ?? null) : row
}

function shapeOf({ reading: { entity }, member }: Wanted): Shape {
  if (member === undefined || entity.shape.kind !== 'object') return entity.shape
  return entity.shape.fields[0]?.shape ?? entity.shape
}

function value(wanted: Wanted, { start, end }: TextRange, making: Making): readonly Edit[] {
  const { source, style, count } = making
  const { open, reading, rows } = wanted
  const names = fileNames(open.compiler, open.file, { source: source.uri, uri: source.uri })
  const item = shapeOf(wanted)
  const made = rows ? Array.from({ length: count }, (_, i) => rowOf(wanted, making, i)) : rowOf(wanted, making, 0)
  const shape: Shape = rows ? { kind: 'array', prefix: [], rest: item } : item
  const { indent, quote, trailingComma, semicolons, eol } = style
  const line = source.text.slice(source.text.lastIndexOf('\n', start - 1) + 1, start)
  const margin = /^[\t ]*/.exec(line)?.[0] ?? ''
  const { definitions } = reading.catalog
  const { name, script } = names
  const written = typescriptText(made, shape, { definitions, indent, quote, trailingComma, script, name }, margin)
  const gap = /[=:]$|return$|=>$/.test(source.text.slice(0, start)) ? ' ' : ''
  const isStatement =
    start === end &&
    /^[\t ]*(?:export |const |let |var |return\b)/.test(line) &&
    /^[\t ]*(?:\r?\n|$)/.test(source.text.slice(end))
  const text = `${gap}${written}${semicolons && isStatement ? ';' : ''}`
  return [{ start, end, text: text.replaceAll('\n', eol) }, ...names.edits({ quote, semicolons, eol })]
}

function members(
  wanted: Wanted,
  literal: Parameters<typeof literalFixture>[0]['literal'],
  making: Making,
): readonly Edit[] {
  const { open, reading } = wanted
  const { compiler, file } = open
  const { catalog } = reading
  const shape = shapeOf(wanted)
  const about = { uri: making.source.uri, entity: { ...reading.entity, shape }, catalog }
  const fixture = literalFixture({ compiler, file, literal, brought: wanted.brought }, about)
  const lend = (attempt: number): Value => rowOf(wanted, { ...making, attempt: making.attempt + attempt }, 0)
  const faults = (one: Value): ReturnType<typeof shapeFaults> => shapeFaults(one, shape, catalog.definitions)
  const mended = mendRecord(fixture.root, { faults, lend, replaceable: () => false })
  const changes = changesOf(fixture.root, mended, lend(0))
  return changes.length === 0 ? [] : fixture.edits(changes)
}

/** What the compiler says against the file after the edits, where they were made, and did not say before. */
function rejection({ open, place, errors }: Wanted, source: Source, edits: readonly Edit[]): string | undefined {
  const { compiler } = open
  const start = place.kind === 'value' ? place.start : place.literal.getStart(open.file)
  const statement = (
    file: Parameters<typeof compiler.forEachChild>[0],
    offset: number,
  ): { start: number; end: number } => {
    let found = { start: offset, end: offset }
    compiler.forEachChild(file, (node) => {
      if (node.pos <= offset && node.end >= offset) found = { start: node.pos, end: node.end }
    })
    return found
  }
  const text = (one: { readonly messageText: Parameters<typeof compiler.flattenDiagnosticMessageText>[0] }): string =>
    compiler.flattenDiagnosticMessageText(one.messageText, ' ')
  const { program, file } = open
  const known = new Set(
    program
      .getSemanticDiagnostics(file)
      .filter((one) => !MISSING.has(one.code))
      .map(text),
  )
  const after = edited(source.text, edits)
  const shift = edits.reduce(
    (sum, edit) => (edit.end <= start && edit.start < start ? sum + edit.text.length - (edit.end - edit.start) : sum),
    0,
  )
  const found = errors(after)
  const [{ file: changed } = { file: undefined }] = found
  if (!changed) return undefined
  const range = statement(changed, start + shift + 1)
  const wrong = found.find(
    (one) => (one.start ?? 0) >= range.start && (one.start ?? 0) <= range.end && !known.has(text(one)),
  )
  return wrong && `TS${wrong.code} ${text(wrong).slice(0, 300)}`
}

function problem({ start, end }: TextRange, message: string): Diagnostic {
  return {
    code: 'typescript/no-value',
    severity: 'error',
    message,
    span: { start, end },
    instead: 'Nothing was changed.',
  }
}
