import type { Value } from '../catalog/value.ts'
import { dialectOf } from '../dialects/dialect.ts'
import { refuses } from '../expression/evaluate.ts'
import { columnsOf, type Expression } from '../expression/expression.ts'
import { parseExpression } from '../expression/parse.ts'
import type { ParentChoice, ParentGroup } from '../plan/step.ts'
import { OWNERS } from '../plan/relate-parents.ts'
import { jump } from '../random/choose.ts'
import { below, hashText, laneA, laneB, unit } from '../random/key.ts'
import { dealt, type Dealt } from './dealt.ts'
import { tupleIdentity } from './domain-values.ts'
import type { RowAt, RowValues, TableContext } from './table-context.ts'

/** Foreign keys that share columns, at run time. */
export interface ParentsRun {
  /** How many different digits its parents give where each of some sets of columns differs from digit to digit. */
  size(apart: Apart): number
  /**
   * The open columns of a row. `digit`: which parent, where a key decides; `attempt` > 0 draws others.
   */
  make(row: RowAt, how: { readonly attempt: number; readonly digit?: number; readonly apart?: Apart }): RowValues
  /** The values of a key's columns under a digit. */
  ofDigit(digit: number, columns: readonly string[], apart: Apart): readonly Value[]
}

type Apart = readonly (readonly string[])[]

/** A parent: a generated row's index, or `-1 - place` among the rows of the source. */
type Place = number

/** Rows of each parent that are looked through where several parents must agree. */
const WINDOW = 1024
const MOST_COMBINATIONS = 65_536
const TRIES = 24
const RETRY = hashText('parents attempt')

export function createParents(group: ParentGroup, context: TableContext): ParentsRun {
  const { generation, plan } = context
  const choices = group.choices.map((choice) => ({
    ...choice, id: hashText(choice.columns.join()), name: hashText(choice.parent),
    open: choice.columns.map((column) => !choice.settled.includes(column)),
    cells: choice.columns.map((_, i) => generation.cellOf(choice.parent, choice.parentColumns[i] ?? '')),
  }))
  type Choice = (typeof choices)[number]
  const required = choices.filter((one) => !one.optional)
  const lead = required[0] ?? choices[0]
  const decided = required.length > 0 ? required : lead ? [lead] : []
  /** The references that a digit decides, and those that say no to some. */
  const used = [...decided, ...choices.filter((one) =>
    one.loose === true && !decided.includes(one) && one.columns.every((column) => decided.some((each) => each.columns.includes(column))))]
  const { nullRate } = generation.plan.settings

  const parentsOf = (choice: ParentChoice): number => generation.rowsOf(choice.parent)

  function keyAt(choice: Choice, place: Place, i: number): Value {
    if (place < 0) return choice.existing[-1 - place]?.[i] ?? null
    return choice.cells[i]?.(place) ?? null
  }

  function take(choice: Choice, place: Place, values: RowValues): boolean {
    const { columns, open } = choice
    const [only] = columns
    if (columns.length === 1 && only !== undefined) {
      const value = keyAt(choice, place, 0)
      if (value === null) return false
      if (open[0]) values.set(only, value)
      return true
    }
    const found = columns.map((_, i) => keyAt(choice, place, i))
    if (found.includes(null)) return false
    columns.forEach((column, i) => {
      if (open[i]) values.set(column, found[i] ?? null)
    })
    return true
  }

  /** Rows of the parent by the values of some of the reference's columns. */
  const indexes = new Map<string, Map<string, Place[]>>()
  function rowsWith(choice: Choice, columns: readonly string[], wanted: readonly Value[]): readonly Place[] {
    const id = `${choice.id}:${choice.parent}:${columns.join()}`
    let index = indexes.get(id)
    if (!index) {
      index = new Map()
      indexes.set(id, index)
      const spots = columns.map((column) => choice.columns.indexOf(column))
      for (const place of window(choice)) {
        const tuple = tupleIdentity(spots.map((i) => keyAt(choice, place, i)))
        if (tuple === undefined) continue
        const list = index.get(tuple)
        if (list) list.push(place)
        else index.set(tuple, [place])
      }
    }
    return index.get(tupleIdentity(wanted) ?? '') ?? []
  }

  function window(choice: Choice): Place[] {
    const count = Math.min(WINDOW, parentsOf(choice))
    return [...Array.from({ length: count }, (_, i) => i), ...choice.existing.map((_, i) => -1 - i)]
  }

  let runs: Dealt | null | undefined
  /** A parent drawn freely: some are more popular than others, one parent more moves few rows. */
  function draw(choice: Choice, row: RowAt, x: number, y: number, attempt: number): Place | undefined {
    const made = choice.self ? row.index : parentsOf(choice)
    const old = choice.existing.length
    if (made + old === 0) return undefined
    if (choice.dealt && attempt === 0) {
      runs ??= dealt(context.name, generation.rowsOf(context.name), made) ?? null
      if (runs) return runs.parentOf(row.index)
    }
    if (group.owners > 0 && choice === lead && attempt === 0 && made > 0) {
      const owner = Math.floor(row.index * OWNERS)
      return owner < Math.min(made, group.owners) ? owner : row.index % Math.min(made, group.owners)
    }
    for (let k = 0; ; k++) {
      const at = jump(laneA(x, y, k), laneB(x, y, k), made + old)
      const place = at < old ? -1 - at : at - old
      if (k === 5 || made + old < 8) return place
      const popular = unit(choice.id, choice.name, place)
      if (unit(x, y, 40 + k) < 0.2 + 0.8 * popular * popular) return place
    }
  }

  function setNull(choice: ParentChoice, values: RowValues, row: RowAt): void {
    for (const column of choice.columns) {
      if (values.has(column) || choice.settled.includes(column)) continue
      values.set(column, plan.columns[column]?.nullable ? null : context.natural(column, row, 0))
    }
  }

  /** A row that refers to itself. */
  function itself(choice: ParentChoice, values: RowValues, row: RowAt): boolean {
    choice.columns.forEach((column, i) => {
      const parentColumn = choice.parentColumns[i] ?? ''
      if (!choice.settled.includes(column)) values.set(column, values.get(parentColumn) ?? context.final(parentColumn, row))
    })
    return true
  }

  /** Follows one reference under the values that stand; `false` when no parent agrees with them. */
  function follow(choice: Choice, values: RowValues, row: RowAt, attempt: number): boolean {
    const x = laneA(row.a, row.b, attempt === 0 ? choice.id : choice.id + RETRY + attempt)
    const y = laneB(row.a, row.b, attempt === 0 ? choice.id : choice.id + RETRY + attempt)
    const { columns, open } = choice
    const standing: string[] = []
    const wanted: Value[] = []
    for (let i = 0; i < columns.length; i++) {
      const column = columns[i] as string
      const value = open[i] ? (values.get(column) ?? null) : context.final(column, row)
      if (value === null) continue
      standing.push(column)
      wanted.push(value)
    }
    if (standing.length === columns.length) return choice.loose !== true || rowsWith(choice, standing, wanted).length > 0
    if (choice.injective === 'itself') return itself(choice, values, row)
    if (choice.injective === 'before') {
      if (row.index === 0 || !take(choice, row.index - 1, values)) setNull(choice, values, row)
      return true
    }
    if (choice.optional && attempt === 0 && unit(x, y, 7) < nullRate) return none(choice, values, row)
    if (standing.length > 0) {
      const all = rowsWith(choice, standing, wanted)
      const fit = choice.self ? all.filter((place) => place < row.index) : all
      const place = fit[below(x, y, 3, Math.max(1, fit.length))]
      return place === undefined || !take(choice, place, values) ? none(choice, values, row) : true
    }
    const place = draw(choice, row, x, y, attempt)
    return place === undefined || !take(choice, place, values) ? none(choice, values, row) : true
  }

  /** No parent was found. */
  function none(choice: Choice, values: RowValues, row: RowAt): boolean {
    if (!choice.optional) return choice.self && itself(choice, values, row)
    setNull(choice, values, row)
    return true
  }

  /** The leading reference alone tells rows apart: each of its parents is a digit. */
  function isPlain(apart: Apart): boolean {
    if (!lead || !lead.distinct) return !lead
    if (used.some((one) => one.loose === true || !one.columns.every((column) => lead.columns.includes(column)))) return false
    return apart.every((columns) => lead.columns.every((column) => columns.includes(column)) || columns.some((column) => {
      const place = lead.columns.indexOf(column)
      return place >= 0 && isWhole(lead.parent, lead.parentColumns[place] ?? '')
    }))
  }

  function isWhole(table: string, column: string): boolean {
    return generation.plan.entities.find((one) => one.name === table)?.table?.wholes.some((one) => one.column === column && !one.spare) === true
  }

  const dialect = dialectOf(plan.dialect)
  const rules = plan.rules.map((text) => parseExpression(text, dialect))
  function holds(rule: Expression, values: RowValues): boolean {
    const all = [...columnsOf(rule)].every((column) => values.has(column))
    return !all || !refuses(rule, { now: 0, column: (column) => values.get(column) ?? null })
  }

  /** Parents of the required references that agree, each combination another value of `columns`; spread over parents. */
  const combined = new Map<string, (readonly Place[])[]>()
  function combinations(apart: Apart): readonly (readonly Place[])[] {
    const id = apart.map((one) => one.join()).join(';')
    const known = combined.get(id)
    if (known) return known
    // Keys that are made of each other in a ring find nothing here.
    combined.set(id, [])
    const rounds: (readonly Place[])[][] = []
    const seen = new Set<string>()
    let total = 0
    let visits = 0
    const extend = (k: number, values: RowValues, places: readonly Place[], found: (readonly Place[])[]): void => {
      if (found.length >= 256 || total >= MOST_COMBINATIONS || visits++ > 4 * MOST_COMBINATIONS) return
      const choice = used[k]
      if (!choice) {
        const tuples = apart.map((columns) => columns.join() + (tupleIdentity(columns.map((column) => values.get(column) ?? null)) ?? ''))
        if (tuples.some((tuple) => seen.has(tuple)) || !rules.every((rule) => holds(rule, values))) return
        for (const tuple of tuples) seen.add(tuple)
        total++
        found.push(places)
        return
      }
      const standing = choice.columns.filter((column) => values.has(column))
      const list = standing.length > 0 ? rowsWith(choice, standing, standing.map((one) => values.get(one) ?? null)) : window(choice)
      for (const place of list) {
        const next = new Map(values)
        if (take(choice, place, next)) extend(k + 1, next, [...places, place], found)
        if (standing.length === choice.columns.length) break
      }
    }
    const [first] = used
    for (const place of first ? window(first) : []) {
      const values: RowValues = new Map()
      const found: (readonly Place[])[] = []
      if (first && take(first, place, values)) extend(1, values, [place], found)
      found.forEach((one, round) => (rounds[round] ??= []).push(one))
    }
    const list = rounds.flat()
    combined.set(id, list)
    return list
  }

  function placesOf(digit: number, apart: Apart): readonly [readonly Choice[], readonly Place[]] {
    if (!isPlain(apart)) return [used, combinations(apart)[digit] ?? []]
    const made = lead ? parentsOf(lead) : 0
    return [lead ? [lead] : [], [digit < made ? digit : made - 1 - digit]]
  }

  function fill(values: RowValues, digit: number, apart: Apart): void {
    const [used, places] = placesOf(digit, apart)
    used.forEach((choice, i) => {
      const place = places[i]
      if (place !== undefined) take(choice, place, values)
    })
  }

  function areFollowed(values: RowValues, row: RowAt, attempt: number): boolean {
    for (const choice of choices) if (!follow(choice, values, row, attempt)) return false
    return true
  }

  function chosen(row: RowAt, attempt: number, digit: number | undefined, apart: Apart): RowValues {
    let values: RowValues | undefined
    for (let n = 0; n < TRIES; n++) {
      values = new Map()
      if (digit !== undefined) fill(values, digit, apart)
      if (areFollowed(values, row, n === 0 ? attempt : 1000 * n + attempt)) return values
      if (digit !== undefined) return values
    }
    const all = combinations([lead?.columns ?? []])
    if (all.length === 0 && values) return values
    const agreed: RowValues = new Map()
    const places = all[below(row.a, row.b, RETRY + attempt, all.length)] ?? []
    used.forEach((choice, i) => take(choice, places[i] ?? 0, agreed))
    for (const choice of choices) follow(choice, agreed, row, attempt)
    return agreed
  }

  return {
    size: (apart) => {
      if (!lead) return Infinity
      return isPlain(apart) ? parentsOf(lead) + lead.existing.length : combinations(apart).length
    },
    make: (row, how) => chosen(row, how.attempt, how.digit, how.apart ?? []),
    ofDigit(digit, columns, apart) {
      const values: RowValues = new Map()
      fill(values, digit, apart)
      return columns.map((column) => values.get(column) ?? null)
    },
  }
}

