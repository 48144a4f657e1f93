import type { Entity } from './catalog/catalog.ts'
import type { Host } from './catalog/host.ts'
import type { Row } from './catalog/value.ts'
import type { Judge, Verdict } from './check/judge.ts'
import type { Diagnostic } from './diagnostics/diagnostic.ts'
import { referredRows } from './referred-rows.ts'
import { open, type Chosen, type Opened } from './open.ts'
import { refusal } from './refusal.ts'
import type { Produced, Request, Summary } from './requests.ts'
import { otherRows } from './row-source.ts'
import { fileNames } from './writers/file-names.ts'
import { writerFor } from './writers/registry.ts'
import { DEFAULT_STYLE, type Section } from './writers/writer.ts'

type Counts = { -readonly [K in keyof Summary['entities'][number]]: Summary['entities'][number][K] }

/** Rows judged at once: large enough to keep the judge busy, small enough to cancel between. */
const BATCH = 64
/** Rejected rows that are told one by one; the others are only counted. */
const TOLD = 5

const NATURAL = { 'json-schema': 'json', typescript: 'ts', sql: 'sql' } as const

/**
 * Everything at once: read, compile, generate, judge, replace what the judge rejects, write. Streams: nobody holds all
 * rows. Ending the iterator early is cancelling. Never throws on bad input; what could not be met is a diagnostic.
 */
export async function* produce(request: Request, host: Host): AsyncGenerator<Produced, void, undefined> {
  const opened = await open(request, host)
  for (const diagnostic of opened.diagnostics) yield { kind: 'diagnostic', diagnostic }
  const { catalog } = opened.reading
  const planned = new Set(opened.compiled.plan.entities.map((one) => one.name))
  const queue: Diagnostic[] = []
  const runs: (Required<Omit<Section, 'entity'>> & { readonly one: Chosen; readonly counts: Counts })[] = []
  const missing: Counts[] = []
  // A slice follows another one that brought its own parents: there all are counted, and none left out.
  const referred = request.from === undefined ? referredRows(opened) : new Map<string, readonly number[]>()
  for (const chosen of opened.chosen) {
    const only = referred.get(chosen.entity.name)
    const one = only === undefined ? chosen : { ...chosen, rows: only.length }
    const judge = await opened.judge(one.entity)
    const other = (await otherRows(opened, one.entity)) ?? ((): undefined => undefined)
    const counts = newCounts(one, judge)
    const from = request.from ?? 0
    const run: Run = { opened, one, judge, other, counts, index: (i) => only?.[i] ?? from + i, rejected: new Set() }
    const again = (): Iterable<Row> => sameRows(run)
    const objection: Required<Section>['objection'] = (rows, form) => judge?.objection?.(rows, form)
    if (planned.has(one.entity.name)) runs.push({ one, counts, rows: judgedRows(run, queue), again, objection })
    else if (other(run.index(0)) !== undefined) runs.push({ one, counts, rows: rowsOfOthers(run), again, objection })
    else {
      missing.push(counts)
      const refused = opened.compiled.refused.find((each) => each.entity === one.entity.name)
      if (refused) yield { kind: 'diagnostic', diagnostic: refusal(refused, one.entity) }
    }
  }
  if (runs.length > 0) {
    const writer = writerFor(request.format ?? NATURAL[catalog.language])
    if (!writer) throw new Error(`no writer ${request.format}`)
    const sections: Section[] = runs.map(({ one, rows, again, objection }) => ({ entity: one.entity, rows, again, objection }))
    const options = { ...request.write, style: { ...DEFAULT_STYLE, ...request.write?.style } }
    const loader = request.split === true ? await writer.loader?.(catalog, options) : undefined
    const write = loader?.write ?? (await writer.load())
    const files = fileNames(sections.map((section) => section.entity.name), writer.extension)
    for (const group of request.split === true ? sections.map((section) => [section]) : [sections]) {
      const [first] = request.split === true ? group : []
      const entity = first === undefined ? {} : { entity: first.entity.name, file: files.get(first.entity.name) ?? '' }
      for (const text of write(group, catalog, options, (diagnostic) => queue.push(diagnostic))) {
        yield { kind: 'text', text, ...entity }
        for (const diagnostic of queue.splice(0)) yield { kind: 'diagnostic', diagnostic }
        const current = runs.find((run) => run.counts.made < run.counts.asked)
        if (current) {
          const { name, made, asked } = current.counts
          yield { kind: 'progress', entity: name, done: made, of: asked }
        }
      }
    }
    if (loader) {
      const made = runs.map((run): Section => ({ entity: run.one.entity, rows: run.again() }))
      yield { kind: 'text', text: loader.script(made, (entity) => files.get(entity.name) ?? ''), entity: '', file: loader.file }
    }
  }
  for (const diagnostic of queue.splice(0)) yield { kind: 'diagnostic', diagnostic }
  for (const diagnostic of await opened.impossible()) yield { kind: 'diagnostic', diagnostic }
  for (const run of runs) yield* conclusion(run.counts, run.one.entity)
  yield { kind: 'summary', summary: { entities: [...runs.map((run) => run.counts), ...missing] } }
}

interface Run {
  readonly opened: Opened
  readonly one: Chosen
  readonly judge: Judge | null
  /** A record of the last resort that the judge accepts. */
  readonly other: (index: number) => Row | undefined
  readonly counts: Counts
  /** The index of the row that is written as the `i`-th. */
  readonly index: (i: number) => number
  /** Places whose row is not our own: rejected by the judge, or there is no plan for them. */
  readonly rejected: Set<number>
}

/** Rows in order, judged in batches; a rejected one gives way to the last resort where there is one. */
function* judgedRows(run: Run, queue: Diagnostic[]): Iterable<Row> {
  const { opened, one, judge, other, counts, index } = run
  const { name } = one.entity
  for (let start = 0; start < one.rows; start += BATCH) {
    const size = Math.min(BATCH, one.rows - start)
    const rows: Row[] = []
    for (let i = 0; i < size; i++) rows.push(opened.maker.row(name, index(start + i)))
    const verdicts = judge ? judge.judge(rows) : rows.map((): Verdict => ({ state: 'not-judged', because: 'no judge' }))
    for (let i = 0; i < size; i++) {
      const verdict = verdicts[i] as Verdict
      let row = rows[i] as Row
      if (verdict.state === 'rejected') {
        counts.rejected++
        run.rejected.add(start + i)
        if (counts.rejected <= TOLD) queue.push(rejection(one.entity, index(start + i), verdict.because))
        const instead = other(index(start + i))
        if (instead === undefined) continue
        row = instead
        counts.lastResort++
      } else if (verdict.state === 'judged') counts.judged++
      else counts.notJudged++
      counts.made++
      yield row
    }
  }
  judge?.forget?.()
}

/** The rows that were written, made once more. */
function* sameRows({ opened, one, index, other, rejected }: Run): Iterable<Row> {
  for (let i = 0; i < one.rows; i++) {
    const row = rejected.has(i) ? other(index(i)) : opened.maker.row(one.entity.name, index(i))
    if (row !== undefined) yield row
  }
}

/** Rows of an entity that our plan has none for. */
function* rowsOfOthers({ counts, one, index, other, rejected }: Run): Iterable<Row> {
  for (let i = 0; i < one.rows; i++) {
    rejected.add(i)
    const row = other(index(i))
    if (row === undefined) continue
    counts.made++
    counts.lastResort++
    yield row
  }
}

function newCounts(one: Chosen, judge: Judge | null): Counts {
  return {
    name: one.entity.name, asked: one.rows, made: 0, judged: 0, rejected: 0, lastResort: 0, notJudged: 0,
    judge: judge?.name ?? null, ...(one.because === undefined ? {} : { because: one.because }),
  }
}

function* conclusion(counts: Counts, entity: Entity): Iterable<Produced> {
  const span = entity.nameSpan ?? entity.span ?? { start: 0, end: 0 }
  const tell = (code: Diagnostic['code'], message: string, instead: string): Produced => ({
    kind: 'diagnostic', diagnostic: { code, severity: 'warning', message, span, instead },
  })
  if (counts.lastResort > 0) {
    yield tell('check/last-resort', `${counts.lastResort} records of ${entity.name} come from json-schema-faker.`,
      counts.rejected > 0 ? `Our own were rejected by ${counts.judge ?? 'the judge'}.` : 'Our own solver found no value.')
  }
  if (counts.rejected > counts.lastResort) {
    yield tell('check/rejected', `${counts.rejected - counts.lastResort} of ${counts.asked} records of ${entity.name} were rejected.`,
      'They were left out.')
  }
  if (counts.notJudged > 0) {
    yield tell('check/not-judged', `${counts.notJudged} records of ${entity.name} were not judged.`, 'They were written as they are.')
  }
}

function rejection(entity: Entity, row: number, because: string): Diagnostic {
  return {
    code: 'check/rejected', severity: 'warning', message: `Row ${row} of ${entity.name}: ${because}`,
    span: entity.nameSpan ?? entity.span ?? { start: 0, end: 0 },
  }
}
