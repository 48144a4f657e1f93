import type { Entity } from './catalog/catalog.ts'
import type { Host, Source } from './catalog/host.ts'
import type { Verdict } from './check/judge.ts'
import type { Diagnostic } from './diagnostics/diagnostic.ts'
import { open } from './open.ts'
import type { Located } from './located.ts'
import { readData } from './read-data.ts'
import type { Request } from './requests.ts'

/** What the judge says of existing data. */
export interface JudgedData {
  /** What is wrong with the source, with the data's text (spans with its URI), and with each rejected record. */
  readonly diagnostics: readonly Diagnostic[]
  readonly counts: {
    readonly records: number
    readonly judged: number
    readonly rejected: number
    readonly notJudged: number
  }
  /** Who judged. */
  readonly judge: string | null
}

/**
 * Judges data by the source of `request`. An array is rows of the entity unless only the whole of it fits; an object
 * that is named after the entities holds rows of each. Never throws on bad input.
 */
export async function judgeData(data: Source, request: Request, host: Host): Promise<JudgedData> {
  const read = await readData(data)
  const opened = await open(request, host)
  const diagnostics = [...read.diagnostics, ...opened.diagnostics]
  const counts = { records: 0, judged: 0, rejected: 0, notJudged: 0 }
  let name: string | null = null
  const entities = opened.chosen.map((one) => one.entity)
  const parts = read.data === null ? [] : partsOf(read.data, entities)
  if (parts === null) diagnostics.push(undecided(read.data, entities))
  for (const { entity, found } of parts ?? []) {
    const judge = await opened.judge(entity)
    name ??= judge?.name ?? null
    for (const part of parts ?? []) if (part.found.items) judge?.beside?.(part.entity.name, part.found.items.map((one) => one.value))
    const verdictsOf = (some: readonly Located[]): readonly Verdict[] =>
      judge?.judge(some.map((one) => one.value)) ??
      some.map((): Verdict => ({ state: 'not-judged', because: 'there is no judge for this source' }))
    let records = found.items ?? [found]
    let verdicts = verdictsOf(records)
    if (found.items !== undefined && verdicts.some((one) => one.state === 'rejected')) {
      const whole = verdictsOf([found])
      if (whole[0]?.state === 'judged') [records, verdicts] = [[found], whole]
    }
    counts.records += records.length
    verdicts.forEach((verdict, i) => {
      if (verdict.state === 'judged') return void counts.judged++
      if (verdict.state === 'rejected') counts.rejected++
      else counts.notJudged++
      if (verdict.state === 'rejected' || counts.notJudged === 1) {
        diagnostics.push(problem(verdict, `Record ${i} of ${entity.name}`, records[i]))
      }
    })
  }
  return { diagnostics, counts, judge: name }
}

type Part = { readonly entity: Entity; readonly found: Located }

/** Which part of the data belongs to which entity; `null`: cannot be told. */
function partsOf(data: Located, entities: readonly Entity[]): readonly Part[] | null {
  const [only, second] = entities
  if (only === undefined) return []
  if (second === undefined) return [{ entity: only, found: data }]
  const parts: Part[] = []
  for (const [name, found] of data.members ?? []) {
    const entity = entities.find((one) => one.name === name)
    if (entity === undefined) return null
    parts.push({ entity, found })
  }
  return parts.length > 0 ? parts : null
}

function undecided(data: Located | null, entities: readonly Entity[]): Diagnostic {
  const names = entities.slice(0, 10).map((one) => one.name)
  return {
    code: 'source/unknown-entity',
    severity: 'error',
    message:
      `The data does not say what it is: name the entity (file#${names[0] ?? ''}), or give an object of arrays by ` +
      `the names ${names.join(', ')}.`,
    span: data === null ? null : { ...data.span, end: data.span.start },
  }
}

function problem(verdict: Verdict, what: string, record: Located | undefined): Diagnostic {
  const because = verdict.state === 'judged' ? '' : verdict.because
  const rejected = verdict.state === 'rejected'
  return {
    code: rejected ? 'check/rejected' : 'check/not-judged',
    severity: rejected ? 'error' : 'warning',
    message: `${what}: ${because}`,
    span: record?.span ?? null,
  }
}
