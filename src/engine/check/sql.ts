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
  const types = new Map(fields.map((field) => [field.name, field.column ? typeFault(field.column, dialect.id) : () => undefined]))
  const keys = rowKeys(reading, entity)
  const columnOf = (row: { readonly [name: string]: Value }) => (name: string): Value | undefined => {
    const own = Object.hasOwn(row, name) ? name : names.get(name.toLowerCase())
    const value = own === undefined ? undefined : (row[own] ?? null)
    return value instanceof Special && value.kind === 'absent' ? undefined : value
  }

  /** What is wrong with a row, cheapest first. `isWritten`: it is as an INSERT has it, not as a query would show it. */
  function* problems(row: { readonly [name: string]: Value }, isWritten: boolean): Iterable<Fault> {
    for (const field of fields) {
      const { name, column } = field
      if (!Object.hasOwn(row, name)) {
        if (isNeeded(field)) yield { path: [], missing: name, branch: false, message: `lacks ${name}` }
        continue
      }
      const value = row[name] ?? null
      if (value === null) {
        if (column?.nullable === false && column.generated !== true) yield { path: [name], branch: false, message: 'is NULL' }
        continue
      }
      if (isWritten && column?.generated === true && !(value instanceof Special && value.kind === 'absent')) {
        yield { path: [name], branch: false, message: 'is computed by the database and takes no value' }
      }
      const because = types.get(name)?.(value)
      if (because !== undefined) yield { path: [name], branch: false, message: because }
    }
    const column = columnOf(row)
    for (const rule of rules) {
      if (!refuses(rule.tree, { column, now: NOW })) continue
      const of = fields.find((field) => Object.hasOwn(row, field.name) && new RegExp(`\\b${field.name.replaceAll(/[^\w]/g, '.')}\\b`, 'i').test(rule.text))
      yield { path: of ? [of.name] : [], branch: false, message: `breaks CHECK (${rule.text})` }
    }
    for (const { fromFields: [first = ''], message } of keys.dangling(row)) yield { path: [first], branch: false, message }
  }

  const judgeRow = (row: Row): Verdict => {
    if (!isRecord(row)) return { state: 'rejected', because: 'not a row' }
    const [fault] = problems(row, false)
    const because = fault ? [...fault.path, fault.message].join(' ') : keys.clash(row)
    keys.note(row, because === undefined)
    return because === undefined ? { state: 'judged' } : { state: 'rejected', because }
  }
  return {
    name: `Lifelike's own SQL rules (${dialect.title})`,
    judge: (rows) => rows.map(judgeRow),
    faults: (row) => (isRecord(row) ? [...problems(row, true)] : []),
    beside: keys.beside,
    forget: keys.forget,
  }
}

/** Must a row name the column? Not where the database makes its value. */
function isNeeded({ column }: Field): boolean {
  return column?.nullable === false && column.generated !== true && column.default === undefined && column.identity === undefined
}

