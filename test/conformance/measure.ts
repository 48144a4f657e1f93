import type { Host } from '../../src/engine/catalog/host.ts'
import type * as engine from '../../src/engine/index.ts'
import { caseOf, type Entry } from './corpus.ts'
import { hold, pathsOf } from './paths.ts'

type Engine = Pick<typeof engine, 'read' | 'compile' | 'generate' | 'check' | 'settingsOf' | 'loadLocale'>

const ROWS = 50
const DEPTH = 4

/** What the solver alone makes of one schema: no record is tried again or replaced. */
export interface Measured {
  readonly id: string
  readonly corpus: string
  readonly draft: string
  /** The schema has an instance. */
  readonly satisfiable: boolean
  readonly outcome: 'valid' | 'invalid' | 'refused' | 'unsatisfiable' | 'not-judged' | 'crash'
  /** The first thing that is wrong. */
  readonly because?: string
  /** Optional paths to depth 4, and how many of them 50 records hold. */
  readonly optional: number
  readonly seen: number
  readonly arrays: { readonly full: number; readonly empty: number }
  /** Leaves per record. */
  readonly leaves: readonly number[]
  /** Distinct among the first ten, and among all. */
  readonly distinct: readonly [number, number]
  /** Milliseconds from the text to the first record, the judge left out. */
  readonly firstMs: number
  readonly missing: readonly string[]
}

/** Makes 50 records of an entry by itself and lets Ajv judge them. */
export async function measure(entry: Entry, by: Engine, locale: string = 'en_US'): Promise<Measured> {
  const { source, texts } = caseOf(entry)
  const host: Host = { readText: (uri) => texts.get(uri), list: () => [] }
  const blank: Omit<Measured, 'outcome'> = {
    id: entry.id,
    corpus: entry.corpus,
    draft: entry.draft,
    satisfiable: entry.sat !== 'unsat',
    optional: 0,
    seen: 0,
    arrays: { full: 0, empty: 0 },
    leaves: [],
    distinct: [0, 0],
    firstMs: 0,
    missing: [],
  }
  try {
    const start = performance.now()
    const tables = await by.loadLocale(locale)
    const reading = await by.read({ source }, host)
    const entity = reading.catalog.entities.find((one) => one.key === '') ?? reading.catalog.entities[0]
    if (!entity) return { ...blank, outcome: 'refused', because: reading.diagnostics[0]?.message ?? 'nothing to make' }
    const settings = by.settingsOf({ settings: { locale } })
    const { plan, refused } = await by.compile(reading, settings, [entity])
    const [no] = refused
    if (no) return { ...blank, outcome: no.diagnostic ? 'unsatisfiable' : 'refused', because: no.because }
    const maker = by.generate(plan, tables)
    const records = [maker.row(entity.name, 0)]
    const firstMs = performance.now() - start
    for (let i = 1; i < ROWS; i++) records.push(maker.row(entity.name, i))
    const made = { ...blank, firstMs, ...held(records, plan, entity.name) }
    const judge = await by.check(reading, entity, source, host)
    for (const verdict of judge?.judge(records) ?? []) {
      if (verdict.state === 'not-judged') return { ...made, outcome: 'not-judged', because: verdict.because }
      if (verdict.state === 'rejected') return { ...made, outcome: 'invalid', because: verdict.because }
    }
    return { ...made, outcome: 'valid' }
  } catch (error) {
    return {
      ...blank,
      outcome: 'crash',
      because: error instanceof Error ? (error.stack ?? error.message) : String(error),
    }
  }
}

type Plan = Parameters<typeof pathsOf>[0]

function held(
  records: readonly unknown[],
  plan: Plan,
  name: string,
): Pick<Measured, 'optional' | 'seen' | 'arrays' | 'leaves' | 'distinct' | 'missing'> {
  const root = plan.entities.find((one) => one.name === name)?.step
  if (!root) return { optional: 0, seen: 0, arrays: { full: 0, empty: 0 }, leaves: [], distinct: [0, 0], missing: [] }
  const paths = pathsOf(plan, root, DEPTH)
  const all = { paths: new Set<string>(), arrays: { full: 0, empty: 0 }, leaves: 0 }
  const leaves = records.map((record) => {
    all.leaves = 0
    hold(record, all, paths, DEPTH)
    return all.leaves
  })
  const missing = [...paths.optional].filter((one) => !all.paths.has(one))
  const texts = records.map((record) => JSON.stringify(record))
  return {
    optional: paths.optional.size,
    seen: paths.optional.size - missing.length,
    arrays: all.arrays,
    leaves,
    distinct: [new Set(texts.slice(0, 10)).size, new Set(texts).size],
    missing: missing.slice(0, 40),
  }
}
