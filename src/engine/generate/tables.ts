import type { Value } from '../catalog/value.ts'
import { dialectOf } from '../dialects/dialect.ts'
import { refuses } from '../expression/evaluate.ts'
import { columnsOf } from '../expression/expression.ts'
import { parseExpression } from '../expression/parse.ts'
import type { Domain, Step } from '../plan/step.ts'
import { entityKey, hashText, laneA, laneB } from '../random/key.ts'
import { domainValues, type DomainValues, identity, type Naturals } from './domain-values.ts'
import { sharedDraws, type SharedDraws } from './shared-draws.ts'
import { MOST_LEVELS, PROBE_LEVEL, type Generation, type Made, type OwnKeys } from './generation.ts'
import { createKey, type KeyRun } from './table-keys.ts'
import { createParents, type ParentsRun } from './table-parents.ts'
import { ruleGroups } from './table-rules.ts'
import type { RowAt, RowValues, TableContext } from './table-context.ts'
import { createWhole, type WholeRun } from './table-wholes.ts'

type Bound = Extract<Step, { do: 'reference' | 'member' }>

const RETRY = hashText('column attempt')

/** A table's columns that keys, references or rules join with others. Any row alone, without the others. */
export interface TableRun {
  /** Any row's value of a column. */
  column(name: string): (row: RowAt) => Value
  readonly keys: readonly KeyRun[]
  readonly wholes: readonly WholeRun[]
  readonly drawn: OwnKeys
}

/** Columns whose values are natural texts as long as those differ. */
const TEXTS = new Set<Domain['kind']>(['text', 'code'])

const tables = new WeakMap<Generation, Map<string, TableRun>>()

export function makeBound(step: Bound, generation: Generation): Made {
  const natural = generation.make(step.natural)
  const { frame } = generation
  let column: ((row: RowAt) => Value) | undefined
  return {
    value: (a, b) => {
      column ??= tableRun(step.table, generation)?.column(step.column)
      if (!column) return natural.value(a, b)
      return column({ index: frame.row, a: frame.a[0] as number, b: frame.b[0] as number })
    },
  }
}

/** The run of a table that has keys, references or rules; made once. */
export function tableRun(name: string, generation: Generation): TableRun | undefined {
  const known = tables.get(generation) ?? new Map<string, TableRun>()
  tables.set(generation, known)
  const found = known.get(name)
  if (found) return found
  const entity = generation.plan.entities.find((one) => one.name === name)
  if (!entity?.table || entity.step.do !== 'object') return undefined
  const naturals = new Map<string, Step>()
  for (const field of entity.step.fields) if (field.step.do === 'member' || field.step.do === 'reference') naturals.set(field.name, field.step.natural)
  const { seed, generation: number } = generation.plan.settings
  const run = createRun({ name, plan: entity.table, generation, key: entityKey(seed, number, entity.key) }, naturals)
  known.set(name, run)
  return run
}

/** One row's values, kept until another row is asked for. */
function latest(make: (row: RowAt) => RowValues): (row: RowAt) => RowValues {
  let index = -1
  let values: RowValues = new Map()
  return (row) => {
    if (row.index === index) return values
    const made = make(row)
    index = row.index
    values = made
    return made
  }
}

function createRun(about: Omit<TableContext, 'natural' | 'read' | 'final'>, naturals: ReadonlyMap<string, Step>): TableRun {
  const { plan, generation, name } = about
  const makers = new Map([...naturals].map(([column, step]) => [column, { made: generation.make(step), id: hashText(column) }]))
  const cells = new Map<string, (row: number) => Value>()
  const cell = (column: string): ((row: number) => Value) => {
    const known = cells.get(column) ?? generation.cellOf(name, column)
    cells.set(column, known)
    return known
  }
  const units = new Map<string, (row: RowAt) => Value>()
  const context: TableContext = {
    ...about,
    natural(column, row, attempt) {
      const maker = makers.get(column)
      if (!maker) return null
      const { made, id } = maker
      const x = laneA(row.a, row.b, id)
      const y = laneB(row.a, row.b, id)
      return attempt === 0 ? made.value(x, y) : made.value(laneA(x, y, RETRY + attempt), laneB(x, y, RETRY + attempt))
    },
    read(column, row) {
      const unit = units.get(column)
      if (unit) return unit(row)
      return makers.has(column) ? context.natural(column, row, 0) : cell(column)(row.index)
    },
    final(column, row) {
      const rule = ruled.get(column)
      return rule && meeting !== row.index ? (rule(row).get(column) ?? null) : context.read(column, row)
    },
  }
  const ruled = new Map<string, (row: RowAt) => RowValues>()
  let meeting = -1

  const known = new Map<string, DomainValues>()
  const valuesOf = (column: string, domain: Domain): DomainValues => {
    const made = known.get(column) ?? domainValues(domain, {
      now: generation.samplers.now, max: plan.columns[column]?.maxLength,
      key: about.key, ...sharedOf(column), natural: (a, b) => probe(column, a, b), fits: fitsAlone(context, column),
    })
    known.set(column, made)
    return made
  }
  /** A value under a key that no row has: views see that key too, so that no row is disturbed and none decides. */
  function probe(column: string, a: number, b: number): Value {
    const { frame } = generation
    const { level } = frame
    frame.level = PROBE_LEVEL
    frame.a.fill(a, MOST_LEVELS)
    frame.b.fill(b, MOST_LEVELS)
    const row = { index: 0, a, b }
    const value = context.natural(column, row, 0) ?? context.natural(column, row, 1)
    frame.level = level
    return value
  }
  const shared = new Map<string, SharedDraws>()
  for (const { agrees: role } of plan.wholes) {
    if (role === undefined || shared.has(role)) continue
    const columns = plan.wholes.filter((one) => one.agrees === role && TEXTS.has(one.domain.kind))
    shared.set(role, sharedDraws(about.key, columns.map(({ column, domain, taken }) => ({
      name: column, domain: domain.kind, taken: new Set(taken.map(identity)), natural: (a, b) => probe(column, a, b), fits: fitsAlone(context, column),
    }))))
  }
  function sharedOf(column: string): { readonly shared?: Naturals } {
    const whole = plan.wholes.find((one) => one.column === column && TEXTS.has(one.domain.kind))
    const draws = whole?.agrees === undefined ? undefined : shared.get(whole.agrees)
    return draws ? { shared: draws.of(column) } : {}
  }
  const parents: ParentsRun[] = plan.parents.map((group) => createParents(group, context))
  const keys = plan.keys.map((group) => createKey(group, context, { parents, values: (part) => valuesOf(part.column, part.domain) }))
  const wholes = plan.wholes.map((whole) => createWhole(whole, valuesOf(whole.column, whole.domain), context))
  const fixed = new Set<string>()
  const dialect = dialectOf(plan.dialect)
  const ruledColumns = new Set(plan.rules.flatMap((text) => [...columnsOf(parseExpression(text, dialect))]))
  const decided = new Map<number, { readonly key: KeyRun; readonly at: number }>()
  for (const one of wholes) {
    fixed.add(one.whole.column)
    if (makers.has(one.whole.column)) units.set(one.whole.column, one.value)
  }
  for (const key of keys) {
    key.parts.forEach((part, i) => {
      if (part.kind === 'parent') decided.set(part.group, { key, at: i })
      else {
        fixed.add(part.column)
        units.set(part.column, (row) => digitValue(key, i, row))
      }
    })
  }
  function digitValue(key: KeyRun, at: number, row: RowAt): Value {
    const part = key.parts[at]
    if (part?.kind !== 'domain') return null
    const digits = key.digits(row.index) ?? (key.group.spare.includes(part.column) ? undefined : key.digits(row.index % Math.max(1, key.size())))
    if (!digits) return null
    return valuesOf(part.column, part.domain).at(digits[at] ?? 0, () => context.natural(part.column, row, 0))
  }

  const mates = new Map<string, readonly string[]>()
  const redraws = new Map<string, (row: RowAt, attempt: number) => RowValues>()
  plan.parents.forEach((group, i) => {
    const run = parents[i]
    if (!run) return
    const digitOf = decided.get(i)
    const make = (row: RowAt, attempt = 0): RowValues => {
      const digits = digitOf?.key.digits(row.index)
      const part = digitOf?.key.parts[digitOf.at]
      if (!digitOf || part?.kind !== 'parent') return run.make(row, { attempt })
      const spent = digits ?? digitOf.key.digits(row.index % Math.max(1, digitOf.key.size()))
      const values = run.make(row, { attempt, digit: spent?.[digitOf.at] ?? 0, apart: part.apart })
      if (!digits) for (const column of digitOf.key.group.spare) if (values.has(column)) values.set(column, null)
      return values
    }
    const own = latest(make)
    const all = [...new Set(group.choices.flatMap((one) => one.columns.filter((column) => !one.settled.includes(column))))]
    // What a reference has to agree with stays as it is where rules may change the reference too.
    for (const one of group.choices) if (all.some((column) => ruledColumns.has(column))) for (const column of one.settled) fixed.add(column)
    for (const column of all) {
      units.set(column, (at) => own(at).get(column) ?? null)
      mates.set(column, all)
      redraws.set(column, make)
      // A digit stays, but NULL never clashes: rules may ask for it.
      if (digitOf && plan.columns[column]?.nullable !== true) fixed.add(column)
    }
  })
  for (const group of plan.keys) {
    for (const column of group.spare) {
      if (units.has(column) || !makers.has(column)) continue
      units.set(column, (row) => context.natural(column, row, 0))
    }
  }

  const late = [
    ...keys.flatMap((key) => (key.group.unless === undefined ? [] : [{ text: key.group.unless, from: () => key.size() }])),
    ...wholes.flatMap((one) => (one.whole.unless === undefined ? [] : [{ text: one.whole.unless, from: () => one.size() }])),
  ]
  const groups = ruleGroups(context, {
    late, isSettable: (column) => makers.has(column) && !fixed.has(column), isReference: (column) => mates.has(column),
    mates: (column) => mates.get(column) ?? [column],
    draw: (column, row, attempt) => redraws.get(column)?.(row, attempt) ?? new Map([[column, context.natural(column, row, attempt)]]),
  })
  for (const group of groups) {
    const row = latest((at) => {
      const before = meeting
      meeting = at.index
      const values = group.values(at)
      meeting = before
      return values
    })
    for (const column of group.columns) ruled.set(column, row)
  }
  return {
    keys, wholes,
    drawn(row, role) {
      if (role !== undefined) return shared.get(role)?.key(row)
      for (const draws of shared.values()) {
        const key = draws.key(row)
        if (key) return key
      }
      return undefined
    },
    column(column) {
      const rule = ruled.get(column)
      const unit = units.get(column) ?? ((row) => context.read(column, row))
      return rule ? (row) => (meeting === row.index ? unit(row) : (rule(row).get(column) ?? null)) : unit
    },
  }
}

/** Does a value meet the rules that read one column alone? */
function fitsAlone(context: TableContext, column: string): (value: Value) => boolean {
  const dialect = dialectOf(context.plan.dialect)
  const trees = context.plan.rules.map((text) => parseExpression(text, dialect)).filter((tree) => {
    const read = [...columnsOf(tree)]
    return read.length > 0 && read.every((name) => name.toLowerCase() === column.toLowerCase())
  })
  return (value) => !trees.some((tree) => refuses(tree, { now: context.generation.samplers.now, column: () => value }))
}

