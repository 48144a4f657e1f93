import type { Host, Source } from './catalog/host.ts'
import type { Value } from './catalog/value.ts'
import type { Fault, Judge, Verdict } from './check/judge.ts'
import { holdsCode } from './check/shape-faults.ts'
import type { Diagnostic } from './diagnostics/diagnostic.ts'
import type { Filled, FillOptions } from './filled.ts'
import { agree } from './fixtures/agree.ts'
import { type About, type Change, edited, type Fixture, type Spot } from './fixtures/fixture.ts'
import { isMade, marksOf, MOST_MARKS } from './fixtures/made-marks.ts'
import { habitsOf } from './fixtures/habits.ts'
import { readFixture } from './fixtures/registry.ts'
import { fillLists, type KnownRows, referring, rowsBeside } from './fill-lists.ts'
import { changesOf, DONORS, mendRecord, spotAt } from './mend-record.ts'
import { open, type Opened } from './open.ts'
import type { Request } from './requests.ts'

/** Between the rows that lend values to one record. */
const STRIDE = 1_000_003

/**
 * Completes a fixture: members that its source requires, values that the judge rejects (when asked), rows up to a
 * number. Values come from the record of the same index; what is there is never changed otherwise. A text that cannot
 * be read is refused with the place of its first error.
 */
export async function fillData(data: Source, request: Request, host: Host, options: FillOptions = {}): Promise<Filled> {
  return (await fillLists(data, request, host, { options, fill: fillOne })) ?? fillOne(data, request, host, options)
}

async function fillOne(
  data: Source,
  request: Request,
  host: Host,
  options: FillOptions & { readonly known?: KnownRows },
): Promise<Filled> {
  const opened = await open(withRows(request, data), host)
  const entity = opened.chosen.at(-1)?.entity
  const judge = entity && (await opened.judge(entity))
  if (!entity || !judge?.faults || !opened.compiled.plan.entities.some((each) => each.name === entity.name)) {
    const none = {
      code: 'check/not-judged',
      severity: 'error',
      message: 'There is no judge for these records.',
      span: null,
    } as const
    return {
      ...refused(none),
      diagnostics: opened.diagnostics.some((one) => one.severity === 'error')
        ? opened.diagnostics
        : [none, ...opened.diagnostics],
    }
  }
  const about: About = { uri: data.uri, entity, catalog: opened.reading.catalog }
  const text = data.text.trim() === '' ? null : data.text
  const fixture = await readFixture(text === null ? { ...data, text: emptyOf(data.uri) } : data, about)
  if ('problem' in fixture || text === null) {
    const { problem, start, end } = 'problem' in fixture ? fixture : { problem: 'not JSON: no value', start: 0, end: 0 }
    const span = { start, end, uri: data.uri }
    return refused({
      code: 'source/syntax',
      severity: 'error',
      message: `This is ${problem}.`,
      span,
      instead: 'Nothing was changed.',
    })
  }
  const known = options.known ?? rowsBeside(data, entity.name, { catalog: about.catalog, host })
  const filled = fill({ data, fixture, opened, judge, about, known }, options)
  return filled.edits.length === 0 ? filled : proved(filled, data, about)
}

interface Task {
  readonly data: Source
  readonly fixture: Fixture
  readonly opened: Opened
  readonly judge: Judge
  readonly about: About
  readonly known: KnownRows
}

type Expected = Filled & { readonly values: readonly Value[]; readonly isList: boolean }

function fill({ data, fixture, opened, judge, about, known: rows }: Task, options: FillOptions): Expected {
  const { root } = fixture
  const donor = (index: number): Value =>
    referring(opened.maker.row(about.entity.name, index), index, { entity: about.entity.name, catalog: about.catalog, known: rows })
  const isList = root.items !== undefined && !Array.isArray(donor(0))
  const spots = isList ? (root.items ?? []) : [root]
  const diagnostics: Diagnostic[] = [...opened.diagnostics]
  const counts = { records: spots.length, filled: 0, repaired: 0, added: 0, rejected: 0 }
  const changes: Change[] = []
  const made: string[] = []
  const known = options.made && new Set(options.made)
  const replaceable = (spot: Spot, path: readonly string[]): boolean => {
    const value = spotAt(spot, path)?.value
    return options.repair === true && (known === undefined || (value !== undefined && isMade(path, value, known)))
  }
  const verdicts = verdictsOf(
    judge,
    spots.map((spot) => spot.value),
  )
  const values = spots.map((spot, index) => {
    const verdict = verdicts[index]
    if (verdict?.state !== 'rejected') return spot.value
    const faults = (value: Value): readonly Fault[] => judge.faults?.(value) ?? []
    const lend = (attempt: number): Value => donor(index + attempt * STRIDE)
    const mended = mendRecord(spot, { faults, lend, replaceable: (path) => replaceable(spot, path) })
    made.push(...[...mended.added, ...mended.replaced].flatMap((one) => marksOf(one.path, one.value)))
    if (mended.added.length > 0) counts.filled++
    if (mended.replaced.length > 0) counts.repaired++
    changes.push(...changesOf(spot, mended, lend(0)))
    const isWhole = mended.left.length === 0 && mended.added.length + mended.replaced.length > 0
    const left = mended.left[0] ?? (isWhole ? undefined : { path: [], message: verdict.because })
    if (left === undefined) return mended.value
    counts.rejected++
    const at = spotAt(spot, left.path) ?? spot
    diagnostics.push({
      code: 'check/rejected',
      severity: 'error',
      span: { start: at.start, end: at.end, uri: data.uri },
      message: `Record ${index}: /${left.path.join('/')} ${left.message}`,
    })
    return mended.value
  })
  const added = isList ? newRows({ values, donor, judge, about }, options.rows ?? 0) : []
  counts.added = added.length
  if (added.length > 0) changes.push({ kind: 'append', items: added })
  return {
    edits: changes.length === 0 ? [] : fixture.edits(changes),
    diagnostics,
    counts,
    made: [...made, ...added.flatMap((row) => marksOf([], row))].slice(0, MOST_MARKS),
    values: [...values, ...added],
    isList,
  }
}

interface Growing {
  readonly values: readonly Value[]
  readonly donor: (index: number) => Value
  readonly judge: Judge
  readonly about: About
}

/** Rows up to a number, as the file's own are; one that the judge rejects is taken as it was made, or left out. */
function newRows({ values, donor, judge, about }: Growing, wanted: number): Value[] {
  const keys = about.entity.constraints.flatMap((one) =>
    one.kind !== 'rule' && one.fields.length === 1 ? one.fields : [],
  )
  const habits = habitsOf(values, keys)
  const rows: Value[] = []
  const isTaken = (row: Value): boolean => judge.judge([row])[0]?.state !== 'rejected'
  for (let index = values.length; rows.length + values.length < wanted && index < values.length + wanted * 2; index++) {
    const donors = Array.from({ length: DONORS }, (_, attempt) => donor(index + attempt * STRIDE))
    const [plain = null] = donors
    const row = [habits.join(donors, index), plain].find(isTaken)
    if (row === undefined) continue
    habits.took(row)
    rows.push(row)
  }
  return rows
}

/** The edits once the text that they give was read again and holds what it should; else none. */
async function proved({ values, isList, ...filled }: Expected, data: Source, about: About): Promise<Filled> {
  const again = await readFixture({ ...data, text: edited(data.text, filled.edits) }, about)
  const found =
    'problem' in again ? [] : isList ? (again.root.items ?? []).map((spot) => spot.value) : [again.root.value]
  const wrong = values.findIndex((value, i) => !agree(value, found[i] ?? null))
  if (wrong < 0 && found.length === values.length) return filled
  return refused({
    code: 'source/syntax',
    severity: 'error',
    span: null,
    instead: 'Nothing was changed.',
    message: `The edits of record ${Math.max(0, wrong)} would not leave a file that reads the same${'problem' in again ? `: it would be ${again.problem}` : ''}.`,
  })
}

/** What only its own file can say (an expression) is judged by what stands around it. */
function verdictsOf(judge: Judge, values: readonly Value[]): readonly Verdict[] {
  const plain = values.filter((value) => !holdsCode(value))
  const verdicts = judge.judge(plain)
  let at = 0
  return values.map((value) => {
    if (!holdsCode(value)) return verdicts[at++] ?? { state: 'not-judged', because: 'it was not looked at' }
    const [fault] = judge.faults?.(value) ?? []
    return fault ? { state: 'rejected', because: fault.message } : { state: 'judged' }
  })
}

/** Rows of a script join those of its tables' own file: their keys are taken, and they can be referred to. */
function withRows(request: Request, { uri, text }: Source): Request {
  const { source } = request
  if (!/\.sql$/i.test(uri) || uri === source.uri || (source.language ?? '') === 'json') return request
  return { ...request, source: { ...source, text: `${source.text}\n;\n${text}` } }
}

function emptyOf(uri: string): string {
  return /\.(csv|tsv|sql)$/i.test(uri) ? '' : 'null'
}

function refused(diagnostic: Diagnostic): Filled {
  return {
    edits: [],
    diagnostics: [diagnostic],
    made: [],
    counts: { records: 0, filled: 0, repaired: 0, added: 0, rejected: 0 },
  }
}
