import type { Entity } from './catalog/catalog.ts'
import type { Host } from './catalog/host.ts'
import { Special, isRecord, type Row } from './catalog/value.ts'
import type { Verdict } from './check/judge.ts'
import { columnsOf } from './columns.ts'
import type { Diagnostic } from './diagnostics/diagnostic.ts'
import { open, type Opened } from './open.ts'
import { refusal } from './refusal.ts'
import type { Page, Request } from './requests.ts'
import { rowSource } from './row-source.ts'

/** Which rows of which entity. */
export interface Window {
  readonly entity?: string
  readonly from: number
  readonly count: number
  /** `false`: the rows alone, so that they are there at once; the verdicts are asked for after. */
  readonly judge?: boolean
}

/** Rows for the preview, each with its verdict: any window costs the same, since any row is made alone. */
export async function page(request: Request, host: Host, window: Window): Promise<Page | null> {
  return pageOf(await open(request, host), window)
}

/** The same of a source that is already open. `null`: the entity is not there or holds no value. */
export async function pageOf(opened: Opened, window: Window): Promise<Page | null> {
  const name = window.entity ?? opened.chosen.at(-1)?.entity.name
  const source = name === undefined ? null : await rowSource(opened, name)
  if (source === null) return null
  const { entity, total, lastResort } = source
  const from = Math.min(Math.max(0, window.from), total)
  const count = Math.max(0, Math.min(window.count, total - from))
  const made = Array.from({ length: count }, (_, i) => source.row(from + i))
  const rows = made.map((row) => row ?? null)
  const columns = columnsOf(opened, entity, rows)
  const head = { entity: entity.name, total, columns, rows: rows.map(cloneable), lastResort }
  if (window.judge === false) return { ...head, verdicts: null, judge: null }
  const judge = await opened.judge(entity)
  const none: Verdict = { state: 'rejected', because: 'no record was found' }
  const verdicts = judge
    ? judge.judge(rows).map((verdict, i) => (made[i] === undefined ? none : verdict))
    : rows.map((): Verdict => ({ state: 'not-judged', because: 'there is no judge for this source' }))
  return { ...head, verdicts, judge: judge?.name ?? null }
}

/** Values outside JSON as their text, so that a page crosses to the panel. */
export function cloneable(value: Row): Row {
  if (value instanceof Special) return value.items.length > 0 ? value.items.map(cloneable) : value.text
  if (Array.isArray(value)) return value.map(cloneable)
  if (isRecord(value)) return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, cloneable(one)]))
  return value
}

/** Why no page can be shown: what was asked for holds no value. Or who made what is shown. */
export function refusals({ chosen, compiled }: Opened, page: Page | null): readonly Diagnostic[] {
  return compiled.refused.flatMap((one) => {
    const entity = chosen.find((each) => each.entity.name === one.entity)?.entity
    if (entity === undefined) return []
    return [page?.lastResort === true && page.entity === entity.name ? byOther(entity) : refusal(one, entity)]
  })
}

function byOther(entity: Entity): Diagnostic {
  return {
    code: 'check/last-resort',
    severity: 'information',
    message: `The records of ${entity.name} come from json-schema-faker.`,
    instead: 'Our own solver found no value.',
    span: entity.nameSpan ?? entity.span ?? null,
  }
}
