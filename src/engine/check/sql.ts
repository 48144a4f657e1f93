import type { Entity } from '../catalog/catalog.ts'
import type { ReadResult } from '../catalog/reader.ts'
import type { Field } from '../catalog/shape.ts'
import { isRecord, Special, type Row, type Value } from '../catalog/value.ts'
import { dialectOf } from '../dialects/dialect.ts'
import { refuses } from '../expression/evaluate.ts'
import { parseExpression } from '../expression/parse.ts'
import { parseInstant } from '../time/instant.ts'
import type { Fault, Judge, Verdict } from './judge.ts'
import { rowKeys } from './sql-keys.ts'
import { typeFault } from './sql-types.ts'

const NONE: readonly never[] = []
const JUDGED: Verdict = { state: 'judged' }
const NOW = parseInstant('2026-01-01T00:00:00.000Z')

/**
 * Judges rows by NOT NULL, what types hold, keys (among the rows it was shown), CHECKs in three-valued logic and foreign
 * keys: to rows that were left out, and to tables whose rows are all known (`beside`).
 */
export function sqlJudge(reading: ReadResult, entity: Entity): Judge {
  const dialect = dialectOf(reading.catalog.variant?.id)
  const fields = entity.shape.kind === 'object' ? entity.shape.fields : []
  const rules = entity.constraints.flatMap((one) =>
    one.kind === 'rule' && one.origin !== 'trigger' ? [{ text: one.expression, tree: parseExpression(one.expression, dialect) }] : [])
  const names = new Map(fields.map((field) => [field.name.toLowerCase(), field.name]))
  const columns = fields.map((field) => ({
    name: field.name, needed: isNeeded(field), notNull: field.column?.nullable === false && field.column.generated !== true,
    computed: field.column?.generated === true, fault: field.column ? typeFault(field.column, dialect.id) : undefined,
  }))
  const keys = rowKeys(reading, entity)
  const columnOf = (row: { readonly [name: string]: Value }) => (name: string): Value | undefined => {
    const own = Object.hasOwn(row, name) ? name : names.get(name.toLowerCase())
    const value = own === undefined ? undefined : (row[own] ?? null)
    return value instanceof Special && value.kind === 'absent' ? undefined : value
  }

  /** What is wrong with a row, cheapest first. `isWritten`: it is as an INSERT has it, not as a query would show it. */
  function problems(row: { readonly [name: string]: Value }, isWritten: boolean): readonly Fault[] {
    let found: Fault[] | undefined
    const tell = (fault: Fault): void => void (found ??= []).push(fault)
    for (const { name, needed, notNull, computed, fault } of columns) {
      if (!Object.hasOwn(row, name)) {
        if (needed) tell({ path: [], missing: name, branch: false, message: `lacks ${name}` })
        continue
      }
      const value = row[name] ?? null
      if (value === null) {
        if (notNull) tell({ path: [name], branch: false, message: 'is NULL' })
        continue
      }
      if (computed && isWritten && !(value instanceof Special && value.kind === 'absent')) {
        tell({ path: [name], branch: false, message: 'is computed by the database and takes no value' })
      }
      const because = fault?.(value)
      if (because !== undefined) tell({ path: [name], branch: false, message: because })
    }
    const scope = { column: columnOf(row), now: NOW }
    for (const rule of rules) {
      if (!refuses(rule.tree, scope)) continue
      const of = fields.find((field) => Object.hasOwn(row, field.name) && new RegExp(`\\b${field.name.replaceAll(/[^\w]/g, '.')}\\b`, 'i').test(rule.text))
      tell({ path: of ? [of.name] : [], branch: false, message: `breaks CHECK (${rule.text})` })
    }
    for (const { fromFields: [first = ''], message } of keys.dangling(row)) tell({ path: [first], branch: false, message })
    return found ?? NONE
  }

  const judgeRow = (row: Row): Verdict => {
    if (!isRecord(row)) return { state: 'rejected', because: 'not a row' }
    const [fault] = problems(row, false)
    const because = fault ? [...fault.path, fault.message].join(' ') : keys.clash(row)
    keys.note(row, because === undefined)
    return because === undefined ? JUDGED : { state: 'rejected', because }
  }
  return {
    name: `Lifelike's own SQL rules (${dialect.title})`,
    judge: (rows) => rows.map(judgeRow),
    faults: (row) => (isRecord(row) ? problems(row, true) : NONE),
    beside: keys.beside,
    forget: keys.forget,
  }
}

/** Must a row name the column? Not where the database makes its value. */
function isNeeded({ column }: Field): boolean {
  return column?.nullable === false && column.generated !== true && column.default === undefined && column.identity === undefined
}

