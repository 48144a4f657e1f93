import type { Host } from './catalog/host.ts'
import type { Evidence, ReadResult } from './catalog/reader.ts'
import { type Json } from './catalog/value.ts'
import { lineMap } from './diagnostics/line-map.ts'
import type { Diagnostic, Span } from './diagnostics/diagnostic.ts'
import { keywordsIn, isOpening, loosens, removed, startsWith, type Path } from './loosening.ts'
import { parseText } from './readers/json-schema/parse.ts'
import { readSchema } from './readers/json-schema/read.ts'
import { pointerParts } from './readers/json-schema/uri.ts'
import { createSolver } from './solve/create-solver.ts'

type JsonSchemaEvidence = Extract<Evidence, { kind: 'json-schema' }>

/** Characters of schema that the search may read anew: bounds its time. */
const MOST_READ = 3_000_000
/**
 * Why a schema has no value: the smallest set of its keywords that leaves none, each with its span. Found by taking
 * keywords away as long as nothing is left (delta debugging, Zeller and Hildebrandt 2002) and checked on the way: the
 * set alone has no value, and without any one of them there is one. `undefined` when the schema has a value after all,
 * is too large for the search, or when the solver stopped at a limit: that is no proof.
 */
export function conflictIn(reading: ReadResult, pointer: string): Diagnostic | undefined {
  const { evidence } = reading
  if (evidence?.kind !== 'json-schema') return undefined
  const { source } = evidence
  let left = MOST_READ
  let sure = false
  const hasNone = (schema: Json): boolean => {
    const text = JSON.stringify(schema)
    left -= text.length + 200
    const found = holdsNothing(text, pointer, evidence)
    if (found !== 'some') sure = found === 'none'
    return found !== 'some'
  }
  if (!hasNone(evidence.schema)) return undefined
  let kept: readonly Path[] = keywordsIn(evidence.schema)
  let schema = evidence.schema
  for (let size = Math.ceil(kept.length / 2); ; size = Math.ceil(size / 2)) {
    const before = kept.length
    for (let start = 0; start < kept.length && left > 0;) {
      const chunk = kept.slice(start, start + size)
      const current = schema
      const loose = chunk.filter((path) => loosens(path, current, chunk))
      const without = loose.reduce<Json>((one, path) => removed(one, path), schema)
      if (loose.length > 0 && hasNone(without)) {
        schema = without
        kept = kept.filter((path) => !loose.some((gone) => startsWith(path, gone)))
        start += chunk.length - loose.length
      } else start += size
    }
    if (left <= 0) return undefined
    if (size <= 1 && kept.length === before) break
  }
  // What is left was the last set found to hold nothing: without a limit on the way, or it is no proof.
  if (!sure) return undefined
  return told(kept, evidence, parseText(source.text, /ya?ml/.test(source.language ?? source.uri)))
}

/** Has the part of a schema at a pointer no value, with what it refers to around it? */
function holdsNothing(text: string, pointer: string, evidence: JsonSchemaEvidence): 'none' | 'some' | 'unsure' {
  const { uri } = evidence.source
  const host: Host = {
    readText: (wanted) => (wanted === uri ? text : jsonOf(evidence.documents[wanted])),
    list: () => [],
  }
  const root = JSON.stringify({ allOf: [{ $ref: `${uri}#${encodeURI(pointer)}` }] })
  const { catalog, diagnostics } = readSchema(
    { uri: 'lifelike:conflict', language: 'json', dialect: evidence.draft, text: root },
    host,
  )
  const shape = catalog.entities[0]?.shape
  if (shape === undefined) return 'some'
  const solver = createSolver(catalog.definitions)
  if (solver.height(shape) < Infinity) return 'some'
  return solver.gaveUp || diagnostics.some((one) => one.code === 'schema/too-many-ways') ? 'unsure' : 'none'
}

function jsonOf(document: Json | undefined): string | undefined {
  return document === undefined ? undefined : JSON.stringify(document)
}

/** The keywords in which the contradiction lies: not those that only lead to them. */
function told(
  kept: readonly Path[],
  { schema, source }: JsonSchemaEvidence,
  parsed: ReturnType<typeof parseText>,
): Diagnostic | undefined {
  const position = lineMap(source.text)
  const root = parsed.value ?? schema
  const endless = isCircular(kept, root)
  const leaves = kept.filter((path) => !kept.some((other) => other.length > path.length && startsWith(other, path)))
  const links = leaves.filter((path) => path.at(-1) === '$ref')
  const inner = endless || links.length === leaves.length ? leaves : leaves.filter((path) => !links.includes(path))
  const found: readonly Named[] = inner
    .filter((path) => !isObvious(path, inner) && !isOpening(path, inner))
    .flatMap((path) => {
      const place = placeOf(path, root, parsed)
      return place ? [{ ...place, depth: path.length }] : []
    })
  const named = (one: Named): string => {
    const { line, column } = position(one.span.start)
    return `\`${one.text}\` at ${line}:${column}`
  }
  // What only asks for a value (`required: ["a"]`) around a contradiction is told after it.
  const asking = endless
    ? []
    : found.filter((one) => ASKING.test(one.text) && found.some((other) => other.depth > one.depth))
  const core = found.filter((one) => !asking.includes(one))
  const [first] = core
  if (!first) return undefined
  const say = (list: readonly Named[], one: string, many: string): string =>
    `${listed(list.map(named))} ${list.length === 1 ? one : many}`
  const message = endless
    ? say(core, 'would need an endless value', 'would need an endless value')
    : say(core, 'leaves no value', 'leave no value together') +
      (asking.length > 0 ? `, and ${say(asking, 'asks', 'ask')} for one` : '')
  return {
    code: endless ? 'schema/endless' : 'schema/unsatisfiable',
    severity: 'error',
    message,
    span: first.span,
    instead: endless
      ? 'Make one of them optional.'
      : core.length === 1
        ? 'Loosen or remove it.'
        : 'Loosen or remove one of them.',
    related: [...core, ...asking].map(({ text, span }) => ({ message: text, span })),
  }
}

const ASKING = /^(type|required|minItems|minProperties|contains): /

interface Named {
  readonly text: string
  readonly span: Span
  readonly depth: number
}

/** A `type` beside two keywords of that type: they say it already. */
function isObvious(path: Path, all: readonly Path[]): boolean {
  if (path.at(-1) !== 'type') return false
  return (
    all.filter((other) => other.length === path.length && other !== path && startsWith(other, path.slice(0, -1)))
      .length > 1
  )
}

/** Do the references lead round: from a place to one that surrounds it, or by way of others? */
function isCircular(kept: readonly Path[], root: Json): boolean {
  const links = kept
    .filter((path) => path.at(-1) === '$ref')
    .flatMap((from) => {
      const to = from.reduce<Json>(
        (value, key) => (value as { readonly [name: string]: Json } | null)?.[key] ?? null,
        root,
      )
      return typeof to === 'string' && to.startsWith('#') ? [{ from, to: pointerParts(to.slice(1)) ?? [] }] : []
    })
  const next = (one: (typeof links)[number]): typeof links => links.filter((other) => startsWith(other.from, one.to))
  return links.some((start) => {
    const seen = new Set<(typeof links)[number]>()
    const queue = next(start)
    for (const one of queue) {
      if (one === start) return true
      if (!seen.has(one)) queue.push(...next(one))
      seen.add(one)
    }
    return false
  })
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

const MOST_SHOWN = 60

/** Where a keyword stands and how it reads, `minimum: 10`. */
function placeOf(
  path: Path,
  root: Json,
  parsed: ReturnType<typeof parseText>,
): { readonly text: string; readonly span: Span } | undefined {
  let holder: Json = root
  let last: { readonly holder: object; readonly key: string } | undefined
  let value: Json = root
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined
    holder = value
    // An item of a list has no member of its own: the list's stands for it.
    if (!Array.isArray(holder)) last = { holder, key }
    value = (holder as { readonly [name: string]: Json })[key] ?? null
  }
  const span = last ? parsed.memberSpan(last.holder, last.key) : { start: 0, end: 5 }
  if (!span) return undefined
  const shown = JSON.stringify(last ? (last.holder as { readonly [name: string]: Json })[last.key] : root)
  const text = `${last ? `${last.key}: ` : ''}${shown.length > MOST_SHOWN ? `${shown.slice(0, MOST_SHOWN)}…` : shown}`
  return { text, span }
}
