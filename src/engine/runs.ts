import type { Entity } from './catalog/catalog.ts'
import type { Host } from './catalog/host.ts'
import type { Row } from './catalog/value.ts'
import type { Judge, Verdict } from './check/judge.ts'
import type { Diagnostic } from './diagnostics/diagnostic.ts'
import { open, type Chosen, type Opened } from './open.ts'
import { referredRows } from './referred-rows.ts'
import { refusal } from './refusal.ts'
import type { Request, Summary } from './requests.ts'
import { otherRows } from './row-source.ts'
import { fileNames } from './writers/file-names.ts'
import { writerFor } from './writers/registry.ts'
import { DEFAULT_STYLE, type Loader, type Section, type Write, type WriteOptions } from './writers/writer.ts'

export type Counts = { -readonly [K in keyof Summary['entities'][number]]: Summary['entities'][number][K] }

/** Rows judged at once: large enough to keep the judge busy, small enough to cancel between. */
const BATCH = 64
/** Rejected rows that are told one by one; the others are only counted. */
const TOLD = 5

const NATURAL = { 'json-schema': 'json', typescript: 'ts', sql: 'sql' } as const

/** The rows of one entity. */
export interface Run {
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
  /** Our own plan makes the rows. */
  readonly planned: boolean
}

export interface Runs {
  readonly opened: Opened
  readonly runs: readonly Run[]
  /** Entities that get no rows. */
  readonly missing: readonly Counts[]
  readonly diagnostics: readonly Diagnostic[]
}

/** What a request makes, before a row of it is made. */
export async function openRuns(request: Request, host: Host): Promise<Runs> {
  const opened = await open(request, host)
  const diagnostics = [...opened.diagnostics]
  const plans = new Set(opened.compiled.plan.entities.map((one) => one.name))
  const runs: Run[] = []
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
    const planned = plans.has(one.entity.name)
    const run: Run = { opened, one, judge, other, counts, index: (i) => only?.[i] ?? from + i, rejected: new Set(), planned }
    if (planned || other(run.index(0)) !== undefined) runs.push(run)
    else {
      missing.push(counts)
      const refused = opened.compiled.refused.find((each) => each.entity === one.entity.name)
      if (refused) diagnostics.push(refusal(refused, one.entity))
    }
  }
  return { opened, runs, missing, diagnostics }
}

/** How a request's rows are written: the parts of a text each, and what loads them. */
export interface Writing {
  readonly write: Write
  readonly options: WriteOptions
  readonly loader: Loader | undefined
  readonly files: ReadonlyMap<string, string>
  /** Sections that share a text. */
  readonly groups: readonly (readonly Section[])[]
}

export async function openWriting(request: Request, { opened }: Runs, sections: readonly Section[]): Promise<Writing> {
  const { catalog } = opened.reading
  const writer = writerFor(request.format ?? NATURAL[catalog.language])
  if (!writer) throw new Error(`no writer ${request.format}`)
  const options = { ...request.write, style: { ...DEFAULT_STYLE, ...request.write?.style } }
  const loader = request.split === true ? await writer.loader?.(catalog, options) : undefined
  return {
    options, loader, write: loader?.write ?? (await writer.load()),
    files: fileNames(sections.map((section) => section.entity.name), writer.extension),
    groups: request.split === true ? sections.map((section) => [section]) : [sections],
  }
}

/** All rows of a run, in order. */
export function* rowsOf(run: Run, queue: Diagnostic[]): Iterable<Row> {
  yield* run.planned ? judgedRows(run, queue, 0, run.one.rows) : rowsOfOthers(run)
  run.judge?.forget?.()
}

/** Rows from `from` to before `to`, judged in batches; a rejected one gives way to the last resort where there is one. */
export function* judgedRows(run: Run, queue: Diagnostic[], from: number, to: number): Iterable<Row> {
  const { opened, one, judge, other, counts, index } = run
  const { name } = one.entity
  for (let start = from; start < to; start += BATCH) {
    const size = Math.min(BATCH, to - start)
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
}

/** The rows that were written, made once more. */
export function* sameRows({ opened, one, index, other, rejected }: Run): Iterable<Row> {
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

function rejection(entity: Entity, row: number, because: string): Diagnostic {
  return {
    code: 'check/rejected', severity: 'warning', message: `Row ${row} of ${entity.name}: ${because}`,
    span: entity.nameSpan ?? entity.span ?? { start: 0, end: 0 },
  }
}
