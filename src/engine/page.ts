import type { Host } from './catalog/host.ts'
import { Special, isRecord, type Row } from './catalog/value.ts'
import type { Verdict } from './check/judge.ts'
import { open, type Opened } from './open.ts'
import type { Step } from './plan/step.ts'
import type { Page, PageColumn, Request } from './requests.ts'

/** Which rows of which entity. */
export interface Window {
  readonly entity?: string
  readonly from: number
  readonly count: number
}

/** Rows for the preview, each with its verdict: any window costs the same, since any row is made alone. */
export async function page(request: Request, host: Host, window: Window): Promise<Page | null> {
  return pageOf(await open(request, host), window)
}

/** The same of a source that is already open. `null`: the entity is not there or holds no value. */
export async function pageOf(opened: Opened, window: Window): Promise<Page | null> {
  const name = window.entity ?? opened.chosen.at(-1)?.entity.name
  const plan = opened.compiled.plan.entities.find((one) => one.name === name)
  const entity = opened.chosen.find((one) => one.entity.name === name)?.entity
  if (!plan || !entity) return null
  const rows = Array.from({ length: window.count }, (_, i) => opened.maker.row(plan.name, window.from + i))
  const judge = await opened.judge(entity)
  const verdicts = judge ? judge.judge(rows)
    : rows.map((): Verdict => ({ state: 'not-judged', because: 'there is no judge for this source' }))
  return { entity: plan.name, columns: columnsOf(plan.step, rows), rows: rows.map(cloneable), verdicts, judge: judge?.name ?? null }
}

function columnsOf(step: Step, rows: readonly Row[]): readonly PageColumn[] {
  const because = new Map(step.do === 'object' ? step.fields.map((one) => [one.name, one.step.because ?? '']) : [])
  const names = new Set(because.keys())
  for (const row of rows) if (isRecord(row)) for (const name of Object.keys(row)) names.add(name)
  return [...names].map((name) => ({ name, because: because.get(name) ?? '' }))
}

/** Values outside JSON as their text, so that a page crosses to the panel. */
function cloneable(value: Row): Row {
  if (value instanceof Special) return value.items.length > 0 ? value.items.map(cloneable) : value.text
  if (Array.isArray(value)) return value.map(cloneable)
  if (isRecord(value)) return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, cloneable(one)]))
  return value
}
