import type { Entity } from './catalog/catalog.ts'
import type { Row } from './catalog/value.ts'
import type { LastResortSettings } from './check/last-resort.ts'
import type { Opened } from './open.ts'
import { loadLocale } from './samplers/locales.ts'
import { parseInstant } from './time/instant.ts'

/** The rows of one entity, each made alone, as the preview looks at them. */
export interface RowSource {
  readonly entity: Entity
  readonly total: number
  /** Our own plan has none: they come from json-schema-faker, and the judge has accepted them. */
  readonly lastResort: boolean
  /** `undefined`: no record was found for that row. */
  row(index: number): Row | undefined
}

/** Records of the last resort that are looked at: each takes about a millisecond, not a microsecond. */
const MOST = 1000

const kept = new WeakMap<Opened, Map<string, Promise<RowSource | null>>>()

/** What makes the rows of an entity of an open source. `null`: it is not there or holds no value. */
export function rowSource(opened: Opened, name: string): Promise<RowSource | null> {
  const sources = kept.get(opened) ?? new Map<string, Promise<RowSource | null>>()
  kept.set(opened, sources)
  const known = sources.get(name) ?? found(opened, name)
  sources.set(name, known)
  return known
}

async function found(opened: Opened, name: string): Promise<RowSource | null> {
  const chosen = opened.chosen.find((one) => one.entity.name === name)
  if (!chosen) return null
  const { entity, rows: total } = chosen
  if (opened.compiled.plan.entities.some((one) => one.name === name)) {
    return { entity, total, lastResort: false, row: (index) => opened.maker.row(name, index) }
  }
  const row = await otherRows(opened, entity)
  if (row?.(0) === undefined) return null
  return { entity, total: Math.min(MOST, total), lastResort: true, row }
}

/** Records of the last resort that the judge accepts; `null`: there is no last resort, or no judge. */
export async function otherRows(opened: Opened, entity: Entity): Promise<((index: number) => Row | undefined) | null> {
  const { lastResortFor } = await import('./check/last-resort.ts')
  const judge = await opened.judge(entity)
  const { faker } = await loadLocale(opened.settings.locale)
  const method: LastResortSettings['method'] = (name, args, a, b) =>
    faker?.(name, args, parseInstant(opened.settings.now))?.(a, b) ?? null
  const lastResort = await lastResortFor(opened.reading, entity, { ...opened.settings, method })
  if (!judge || !lastResort) return null
  return (index) => lastResort.row(index, (row) => judge.judge([row])[0]?.state === 'judged')
}
