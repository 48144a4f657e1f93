import type { Catalog, Entity } from './catalog/catalog.ts'
import type { Host } from './catalog/host.ts'
import type { ReadResult } from './catalog/reader.ts'
import type { Judge } from './check/judge.ts'
import { judgeFor } from './check/registry.ts'
import { localesIn } from './catalog/annotation.ts'
import type { Diagnostic } from './diagnostics/diagnostic.ts'
import { createRowMaker, type RowMaker } from './generate/row-maker.ts'
import { varied } from './generate/varied.ts'
import { compile, type Compiled } from './plan/compile.ts'
import type { Plan } from './plan/step.ts'
import { requiredParents } from './plan/parents.ts'
import { DEFAULTS, type Settings } from './plan/settings.ts'
import { readerFor } from './readers/registry.ts'
import type { Request } from './requests.ts'
import { joinedColumns } from './joined-columns.ts'
import { loadLocale } from './samplers/locales.ts'
import type { LocaleTables } from './samplers/sampler.ts'
import { createSolver } from './solve/create-solver.ts'
import type { Solver } from './solve/solver.ts'

/** A source that was read and compiled: rows, reasons and judges can be asked of it in any order. */
export interface Opened {
  readonly reading: ReadResult
  readonly compiled: Compiled & { readonly solver: Solver }
  readonly settings: Settings
  /** The entities that were asked for, and those they need, in loadable order. */
  readonly chosen: readonly Chosen[]
  readonly maker: RowMaker
  readonly diagnostics: readonly Diagnostic[]
  /** Optional fields that were left out since they can have no value: found on request, it takes a second look. */
  impossible(): Promise<readonly Diagnostic[]>
  /** The outside judge of an entity's rows; `null` when there is none. Made once. */
  judge(entity: Entity): Promise<Judge | null>
}

export interface Chosen {
  readonly entity: Entity
  readonly rows: number
  /** Why it is made, when it was not asked for. */
  readonly because?: string
}

const EMPTY: Catalog = { uri: '', language: 'json-schema', entities: [], definitions: {}, relations: [] }

/** Reads a source, loading its reader's heavy parts first. Never throws on bad input. */
export async function read(request: Pick<Request, 'source' | 'entity'>, host: Host): Promise<ReadResult> {
  const { source, entity } = request
  const problem = (code: Diagnostic['code'], message: string): ReadResult => ({
    catalog: { ...EMPTY, uri: source.uri },
    diagnostics: [{ code, severity: 'error', message, span: { start: 0, end: 0 } }],
  })
  if (source.text.includes('\0')) return problem('source/binary', 'The file is not text.')
  if (source.text.trim() === '' && !source.uri.endsWith('/')) return problem('source/empty', 'The file is empty.')
  const reader = readerFor(source)
  if (!reader) return problem('source/unknown-language', 'Neither a JSON Schema, nor TypeScript, nor SQL.')
  return reader.read(source, host, entity)
}

/** Compiles entities of a reading into a plan, loading the locale. */
export async function compileReading(
  reading: ReadResult, settings: Settings, entities: readonly Entity[] = reading.catalog.entities, tables?: LocaleTables,
): Promise<Compiled & { readonly solver: Solver }> {
  const { catalog } = reading
  const locale = tables ?? (await loadLocale(settings.locale))
  const solver = createSolver(catalog.definitions)
  const compiled = compile(catalog, settings, { solver, locale }, entities)
  if (compiled.refused.length === 0) return { ...compiled, solver }
  const { conflictIn } = await import('./conflict.ts')
  const refused = compiled.refused.map((one) => {
    const entity = entities.find((each) => each.name === one.entity)
    const diagnostic = conflictIn(reading, entity?.key ?? '') ?? (entity && gaveUp(reading, entity))
    return diagnostic ? { ...one, diagnostic, because: diagnostic.message } : one
  })
  return { ...compiled, refused, solver }
}

/** A schema for which no value was found and no contradiction proved. */
function gaveUp({ evidence }: ReadResult, entity: Entity): Diagnostic | undefined {
  if (evidence?.kind !== 'json-schema') return undefined
  return {
    code: 'schema/gave-up', severity: 'error', span: entity.nameSpan ?? entity.span ?? { start: 0, end: 0 },
    message: `No value of ${entity.name} was found before the search stopped at its limit; there may be one.`,
  }
}

/** Settings with everything that was not said filled in. */
export function settingsOf(request: Pick<Request, 'settings' | 'rows'>): Settings {
  const { rows } = request
  const counts = typeof rows === 'number' ? { '*': rows } : rows
  return { ...DEFAULTS, ...request.settings, ...(counts ? { rows: { ...DEFAULTS.rows, ...counts } } : {}) }
}

/** Reads and compiles what a request asks for. */
export async function open(request: Request, host: Host): Promise<Opened> {
  const reading = await read(request, host)
  const settings = fromStart(settingsOf(request), request.from ?? 0)
  const fewest = choose(reading, request, { settings: settingsOf(request), stands: (parent) => (parent.existing ?? []).length > 0 })
  const locale = await loadLocale(settings.locale, localesIn(request.source.text))
  let ready = await prepare(reading, fewest, { settings, locale, from: request.from ?? 0 })
  if (ready.chosen.some((one, i) => one.rows < (fewest.chosen[i]?.rows ?? 0))) {
    // The parents that stand in the source are too few for so many rows: new ones come along.
    const all = choose(reading, request, { settings: settingsOf(request), stands: () => false })
    if (all.chosen.length > fewest.chosen.length) ready = await prepare(reading, all, { settings, locale, from: request.from ?? 0 })
  }
  const judges = new Map<string, Promise<Judge | null>>()
  return {
    reading, settings, ...ready,
    maker: await withVariations(ready.maker, request, { reading, compiled: ready.compiled, settings, locale }),
    async impossible() {
      const { impossibleFields } = await import('./impossible-fields.ts')
      return impossibleFields(reading, ready.chosen.map((one) => one.entity), ready.compiled.solver)
    },
    judge(entity) {
      const known = judges.get(entity.key) ?? judgeFor(reading, entity, request.source, host)
      judges.set(entity.key, known)
      return known
    },
  }
}

async function prepare(
  reading: ReadResult, { chosen, diagnostics }: Choice,
  { settings, locale, from }: { readonly settings: Settings; readonly locale: LocaleTables; readonly from: number },
): Promise<Pick<Opened, 'chosen' | 'maker' | 'diagnostics'> & { readonly compiled: Awaited<ReturnType<typeof compileReading>> }> {
  const compiled = await compileReading(reading, settings, chosen.map((one) => one.entity), locale)
  const settled = settle(compiled.plan, locale)
  const fit = fitted(chosen, settled, from)
  return { chosen: fit.chosen, compiled: { ...compiled, plan: settled.plan }, maker: settled.maker, diagnostics: [...reading.diagnostics, ...diagnostics, ...compiled.diagnostics, ...fit.diagnostics] }
}

/** Other draws are made under seeds of their own. */
async function withVariations(
  maker: RowMaker, { variations = [] }: Request, { reading, compiled, settings, locale }: Pick<Opened, 'reading' | 'compiled' | 'settings'> & { readonly locale: LocaleTables },
): Promise<RowMaker> {
  if (variations.length === 0) return maker
  const draw = (turn: number): RowMaker =>
    createRowMaker({ ...compiled.plan, settings: { ...compiled.plan.settings, seed: `${settings.seed}+${turn}` } }, locale)
  return varied(maker, variations, { draw, joined: (entity) => joinedColumns(reading.catalog, entity) })
}

/** Rows from `from` on are rows of a run that began at 0: its parents are counted from there. */
function fromStart(settings: Settings, from: number): Settings {
  if (from === 0) return settings
  return { ...settings, rows: Object.fromEntries(Object.entries(settings.rows).map(([name, rows]) => [name, rows + from])) }
}

interface Settled {
  readonly plan: Plan
  readonly maker: RowMaker
  /** Why an entity gets fewer rows. */
  readonly because: ReadonlyMap<string, string>
}

/** How often counts are brought down: tables of a ring wait for each other's. */
const MOST_PASSES = 8

/** The plan with as many rows as fit: what a table loses its children cannot refer to, and so on. */
function settle(plan: Plan, locale: LocaleTables): Settled {
  const because = new Map<string, string>()
  let now = plan
  for (let pass = 0; ; pass++) {
    const maker = createRowMaker(now, locale)
    let isLess = false
    const entities = now.entities.map((entity) => {
      const capacity = maker.capacity(entity.name)
      if (capacity.rows >= entity.rows) return entity
      isLess = true
      if (!because.has(entity.name)) because.set(entity.name, capacity.because)
      return { ...entity, rows: capacity.rows }
    })
    if (!isLess || pass === MOST_PASSES) return { plan: now, maker, because }
    now = { ...now, entities }
  }
}

/** Fewer rows where a key or a missing parent holds fewer, with the reason. */
function fitted(
  chosen: readonly Chosen[], settled: Settled, from: number,
): { readonly chosen: readonly Chosen[]; readonly diagnostics: readonly Diagnostic[] } {
  const planned = new Map(settled.plan.entities.map((one) => [one.name, one.rows]))
  const diagnostics: Diagnostic[] = []
  const fit = chosen.map((one): Chosen => {
    const rows = Math.max(0, Math.min(one.rows, (planned.get(one.entity.name) ?? Infinity) - from))
    if (rows === one.rows) return one
    const because = settled.because.get(one.entity.name) ?? 'its keys hold no more'
    // Rows that the source brings may be all that a key holds.
    const isNone = rows === 0 && one.entity.existing === undefined
    diagnostics.push({
      code: isNone ? 'sql/no-parents' : 'plan/too-few-values', severity: isNone ? 'error' : 'information', span: one.entity.nameSpan ?? null,
      message: `${one.entity.name}: ${one.rows} rows were asked for, ${rows} fit: ${because}`, instead: `${rows} rows are made.`,
    })
    return { ...one, rows }
  })
  return { chosen: fit, diagnostics }
}

interface Choice {
  readonly chosen: readonly Chosen[]
  readonly diagnostics: readonly Diagnostic[]
}

/** `stands`: a parent has rows in the source, so none are brought along. */
function choose(
  reading: ReadResult, { entity: name, format: asked }: Request,
  { settings, stands }: { readonly settings: Settings; readonly stands: (parent: Entity) => boolean },
): Choice {
  const { catalog } = reading
  // Only statements are loaded into a database, where a row without its parent is refused.
  const format = asked ?? (catalog.language === 'sql' ? 'sql' : '')
  const count = (entity: Entity): number => settings.rows[entity.name] ?? settings.rows['*'] ?? 5
  if (name === undefined) {
    const chosen = unnamed(catalog).map((entity) => ({ entity, rows: count(entity) }))
    const none = chosen.length === 0 && !reading.diagnostics.some((one) => one.severity === 'error')
    return { chosen, diagnostics: none ? [nothing('source/no-entity', 'Nothing in the source gets rows.')] : [] }
  }
  const entity = find(catalog, name)
  if (!entity) {
    const names = catalog.entities.slice(0, 20).map((one) => one.name).join(', ')
    return { chosen: [], diagnostics: [nothing('source/unknown-entity', `There is no \`${name}\`; there is: ${names || 'nothing'}.`)] }
  }
  const parents = format === 'sql' ? requiredParents(catalog, entity, stands).filter((parent) => parent !== entity) : []
  const needed = parents.map((parent): Chosen => ({ entity: parent, rows: count(parent), because: `needed by ${entity.name}` }))
  return { chosen: [...needed, { entity, rows: count(entity) }], diagnostics: [] }
}

/** With no name: a schema's root, else each definition; the types that a module exports, else all; every table that the database takes. */
function unnamed({ language, entities }: Catalog): readonly Entity[] {
  const shown = language === 'sql' ? entities.filter((one) => one.table?.refused === undefined) : language === 'json-schema' ? rootOrDefinitions(entities)
    : entities.filter((one) => one.type !== undefined && one.type.exported !== 'none')
  return shown.length > 0 ? shown : entities
}

/** Bodies and payloads of an API's description are made when asked for, or when it defines nothing else. */
function rootOrDefinitions(entities: readonly Entity[]): readonly Entity[] {
  const root = entities.filter((one) => one.key === '')
  const defined = entities.filter((one) => /^\/(\$defs|definitions|components\/schemas)\//.test(one.key))
  return [root, defined, entities].find((list) => list.length > 0) ?? []
}

function find(catalog: Catalog, name: string): Entity | undefined {
  const lower = name.toLowerCase()
  return catalog.entities.find((one) => one.name === name) ?? catalog.entities.find((one) => one.key === name)
    ?? catalog.entities.find((one) => one.name.toLowerCase() === lower)
}

function nothing(code: Diagnostic['code'], message: string): Diagnostic {
  return { code, severity: 'error', message, span: { start: 0, end: 0 } }
}
