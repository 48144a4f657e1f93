import { Special, type Value } from '../catalog/value.ts'
import { jsonText } from '../catalog/json-text.ts'
import { dialectOf } from '../dialects/dialect.ts'
import { evaluate, truth } from '../expression/evaluate.ts'
import { parseExpression } from '../expression/parse.ts'
import { satisfy } from '../expression/satisfy.ts'
import type { ParentChoice, Step, TablePlan } from '../plan/step.ts'
import { jump } from '../random/choose.ts'
import { hashText, laneA, laneB, unit } from '../random/key.ts'
import { permute } from '../random/permutation.ts'
import type { Generation, Made } from './generation.ts'
import { assignment, type RowValues } from './table-assignment.ts'

type Bound = Extract<Step, { do: 'reference' | 'member' }>

const ATTEMPTS = 60
const ROUNDS = 12
/** Rows that are compared with all earlier ones; beyond, texts carry the row's number. */
const MOST_COMPARED = 20_000
const NULL_RATE = 0.1
const RETRY = hashText('table attempt')

/** A table's columns that are made together, by generation and table. */
const tables = new WeakMap<Generation, Map<string, TableRun>>()

interface TableRun {
  row(): RowValues
}

/** A column that foreign keys, keys or rules join with others: looked up in the row made as a whole. */
export function makeBound(step: Bound, generation: Generation): Made {
  const natural = generation.make(step.natural)
  let run: TableRun | undefined
  return {
    value: (a, b) => {
      run ??= runOf(step.table, generation)
      return run ? (run.row().get(step.column) ?? null) : natural.value(a, b)
    },
  }
}

function runOf(name: string, generation: Generation): TableRun | undefined {
  const known = tables.get(generation) ?? new Map<string, TableRun>()
  tables.set(generation, known)
  const found = known.get(name)
  if (found) return found
  const plan = generation.plan.entities.find((one) => one.name === name)
  if (!plan?.table || plan.step.do !== 'object') return undefined
  const naturals = new Map<string, Step>()
  for (const field of plan.step.fields) if (field.step.do === 'member' || field.step.do === 'reference') naturals.set(field.name, field.step.natural)
  const run = createRun(name, plan.table, naturals, generation)
  known.set(name, run)
  return run
}

/** How deep parents' rows are followed; keys that refer to each other in a ring end here. */
const MOST_PARENTS = 40
let depth = 0

function createRun(name: string, table: TablePlan, naturals: ReadonlyMap<string, Step>, generation: Generation): TableRun {
  const { frame } = generation
  const makers = new Map([...naturals].map(([column, step]) => [column, generation.make(step)]))
  const rules = table.rules.map((text) => parseExpression(text, dialectOf(table.dialect)))
  const referenced = new Map<string, ParentChoice>()
  for (const choice of table.choices) for (const column of choice.columns) if (!referenced.has(column)) referenced.set(column, choice)
  const taken = table.keys.map((key) => new Set(key.taken.map((values) => values.map(identity).join('\u0001'))))
  const kept = new Map<number, RowValues>()
  const compared: RowValues[] = []
  const [first] = makers.keys()
  const sequential = table.keys.length > 0

  const row = (): RowValues => {
    const index = frame.row
    const known = sequential && index < MOST_COMPARED ? compared[index] : kept.get(index)
    if (known) return known
    if (sequential && index < MOST_COMPARED && first !== undefined) {
      for (let i = compared.length; i < index; i++) generation.cell(name, first, i)
      const values = solve(index)
      compared[index] = values
      return values
    }
    const values = solve(index)
    kept.set(index, values)
    if (kept.size > 512) kept.delete(kept.keys().next().value ?? 0)
    return values
  }

  function solve(index: number): RowValues {
    const a = frame.a[0] as number
    const b = frame.b[0] as number
    const values: RowValues = new Map()
    let redo: ReadonlySet<string> | undefined
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      draw(values, index, { a, b, attempt, redo })
      const broken = repair(values, index, { a, b, attempt })
      const clash = broken ? undefined : table.keys.findIndex((key, k) => isTaken(values, key.columns, k))
      if (!broken && (clash === undefined || clash < 0)) break
      redo = broken ?? new Set(table.keys[clash ?? 0]?.columns)
    }
    if (index < MOST_COMPARED) table.keys.forEach((key, k) => {
      const text = tuple(values, key.columns)
      if (text !== undefined) taken[k]?.add(text)
    })
    return values
  }

  function draw(values: RowValues, index: number, at: { readonly a: number; readonly b: number; readonly attempt: number; readonly redo: ReadonlySet<string> | undefined }): void {
    const { a, b, attempt, redo } = at
    const again = (columns: readonly string[]): boolean => !redo || columns.some((column) => redo.has(column))
    const fixed = new Set<string>()
    for (const choice of table.choices) {
      if (again(choice.columns)) choose(values, index, { choice, a, b, attempt, fixed })
      for (const column of choice.columns) if ((values.get(column) ?? null) !== null) fixed.add(column)
    }
    for (const [column, maker] of makers) {
      if (referenced.has(column) || !again([column])) continue
      values.set(column, natural(column, maker, index, { a, b, attempt }))
    }
  }

  function natural(column: string, maker: Made, index: number, at: { readonly a: number; readonly b: number; readonly attempt: number }): Value {
    const id = hashText(column)
    const x = laneA(at.a, at.b, id)
    const y = laneB(at.a, at.b, id)
    const far = sequential && index >= MOST_COMPARED && table.keys.some((key) => key.columns.includes(column))
    const value = at.attempt === 0 ? maker.value(x, y) : maker.value(laneA(x, y, RETRY + at.attempt), laneB(x, y, RETRY + at.attempt))
    return (at.attempt > 2 || far) && typeof value === 'string' && table.columns[column]?.family === 'text' && !isPick(naturals.get(column)) ? numbered(value, far ? index : at.attempt + index, table.columns[column]?.maxLength) : value
  }

  function choose(
    values: RowValues, index: number,
    at: { readonly choice: ParentChoice; readonly a: number; readonly b: number; readonly attempt: number; readonly fixed: ReadonlySet<string> },
  ): void {
    const { choice, a, b, attempt, fixed } = at
    const id = hashText(choice.columns.join())
    const x = laneA(a, b, attempt === 0 ? id : id + RETRY + attempt)
    const y = laneB(a, b, attempt === 0 ? id : id + RETRY + attempt)
    const old = choice.existing.length
    const parents = old + (choice.self ? index : choice.parents)
    const none = (): void => {
      for (const column of choice.columns) if (!fixed.has(column) && table.columns[column]?.nullable) values.set(column, null)
    }
    if (choice.optional && (parents === 0 || (attempt === 0 && unit(x, y, 7) < NULL_RATE) || (choice.unique && index >= parents && !choice.self))) return none()
    if (parents === 0) {
      if (choice.self) choice.columns.forEach((column, i) => values.set(column, own(values, choice.parentColumns[i] ?? '', index)))
      return
    }
    const start = choice.unique && attempt === 0 && index < parents && !choice.self ? permute(hashText(name), id, parents, index)
      : choice.self && choice.unique ? parents - 1 : (jump(x, y, parents) + (attempt > 30 ? attempt : 0)) % parents
    for (let k = 0; k < Math.min(parents, 300); k++) {
      const place = (start + k) % parents
      const found = choice.columns.map((_, i) => parentValue(choice, place, i))
      const fits = choice.columns.every((column, i) => !fixed.has(column) || identity(values.get(column) ?? null) === identity(found[i] ?? null))
      if (!fits || found.some((one) => one === null)) continue
      choice.columns.forEach((column, i) => values.set(column, found[i] ?? null))
      return
    }
    none()
  }

  function own(values: RowValues, column: string, index: number): Value {
    return values.get(column) ?? (makers.has(column) ? null : generation.cell(name, column, index))
  }

  function parentValue(choice: ParentChoice, place: number, i: number): Value {
    const old = choice.existing.length
    if (place < old) return choice.existing[place]?.[i] ?? null
    if (depth > MOST_PARENTS) return null
    depth++
    const value = generation.cell(choice.parent, choice.parentColumns[i] ?? '', place - old)
    depth--
    return value
  }

  /** Steers the row to its rules; the columns of a rule that stays broken, or `undefined`. */
  function repair(values: RowValues, index: number, at: { readonly a: number; readonly b: number; readonly attempt: number }): ReadonlySet<string> | undefined {
    if (rules.length === 0) return undefined
    const row = assignment(values, {
      table, a: laneA(at.a, at.b, RETRY - at.attempt), b: laneB(at.a, at.b, RETRY - at.attempt), generation,
      other: (column) => generation.cell(name, column, index), isReference: (column) => referenced.has(column),
      redraw: (column, n) => {
        const choice = referenced.get(column)
        const maker = makers.get(column)
        if (choice) choose(values, index, { choice, a: at.a, b: at.b, attempt: 100 + at.attempt * 50 + n, fixed: new Set() })
        else if (maker) values.set(column, natural(column, maker, index, { a: at.a, b: at.b, attempt: 100 + at.attempt * 50 + n }))
      },
    })
    for (let round = 0; round < ROUNDS; round++) {
      const broken = rules.filter((rule) => truth(evaluate(rule, row)) === false)
      if (broken.length === 0) return undefined
      for (const rule of broken) satisfy(rule, true, row)
    }
    const broken = rules.find((rule) => truth(evaluate(rule, row)) === false)
    return broken ? new Set(row.touched(broken)) : undefined
  }

  function isTaken(values: RowValues, columns: readonly string[], k: number): boolean {
    const text = tuple(values, columns)
    return text !== undefined && taken[k]?.has(text) === true
  }
  return { row }
}

/** Is the value one of a list, maybe with NULL beside it? */
function isPick(step: Step | undefined): boolean {
  if (step?.do === 'choose') return step.branches.every((one) => one.step.do === 'literal' || one.step.do === 'pick')
  return step?.do === 'pick' || step?.do === 'literal'
}

/** `undefined` when a part is NULL: such rows never clash. */
function tuple(values: RowValues, columns: readonly string[]): string | undefined {
  const parts: string[] = []
  for (const column of columns) {
    const value = values.get(column) ?? null
    if (value === null) return undefined
    parts.push(identity(value))
  }
  return parts.join('\u0001')
}

/** Two values that some database may hold to be equal have one identity. */
function identity(value: Value): string {
  if (typeof value === 'string') return value.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().trimEnd()
  if (typeof value === 'boolean') return value ? '1' : '0'
  return value instanceof Special ? value.text : jsonText(value)
}

/** A text with a number that tells it from others, within its length. */
function numbered(text: string, n: number, maxLength: number | undefined): string {
  const mark = String(n)
  const at = text.indexOf('@')
  const [head, tail] = at > 0 ? [text.slice(0, at), text.slice(at)] : [text, '']
  const base = head.replace(/\d+$/, '')
  const room = maxLength === undefined ? base.length : Math.max(0, maxLength - tail.length - mark.length)
  return (base.slice(0, room) + mark + tail).slice(0, maxLength)
}
