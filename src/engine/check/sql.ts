import type { Entity } from '../catalog/catalog.ts'
import type { ReadResult } from '../catalog/reader.ts'
import { isRecord, Special, type Row, type Value } from '../catalog/value.ts'
import { dialectOf } from '../dialects/dialect.ts'
import { evaluate, textOf, truth } from '../expression/evaluate.ts'
import { parseExpression } from '../expression/parse.ts'
import { parseInstant } from '../time/instant.ts'
import type { Fault, Judge, Verdict } from './judge.ts'

const NOW = parseInstant('2026-01-01T00:00:00.000Z')

/** Judges rows by NOT NULL, lengths, keys (among the rows it was shown) and CHECKs in three-valued logic. */
export function sqlJudge(reading: ReadResult, entity: Entity): Judge {
  const dialect = dialectOf(reading.catalog.variant?.id)
  const fields = entity.shape.kind === 'object' ? entity.shape.fields : []
  const rules = entity.constraints.flatMap((one) => (one.kind === 'rule' ? [{ text: one.expression, tree: parseExpression(one.expression, dialect) }] : []))
  const keys = entity.constraints.flatMap((one) => (one.kind === 'rule' || one.where !== undefined || one.over !== undefined ? [] : [{ fields: one.fields, seen: new Map<string, string>() }]))
  const names = new Map(fields.map((field) => [field.name.toLowerCase(), field.name]))
  const judgeRow = (row: Row): Verdict => {
    if (!isRecord(row)) return { state: 'rejected', because: 'not a row' }
    for (const field of fields) {
      const value = row[field.name] ?? null
      if (value === null && field.column?.nullable === false && field.column.generated !== true && field.column.default === undefined) {
        return { state: 'rejected', because: `${field.name} is NULL` }
      }
    }
    const column = (name: string): Value | undefined => {
      const own = names.get(name.toLowerCase())
      return own === undefined ? undefined : (row[own] ?? null)
    }
    for (const rule of rules) {
      if (truth(evaluate(rule.tree, { column, now: NOW })) === false) return { state: 'rejected', because: `CHECK (${rule.text}) is false` }
    }
    const whole = JSON.stringify(Object.values(row).map((one) => (one instanceof Special ? one.text : one)))
    for (const key of keys) {
      const values = key.fields.map((name) => row[name] ?? null)
      if (values.some((one) => one === null)) continue
      const text = values.map(textOf).join('\u0001')
      const known = key.seen.get(text)
      if (known !== undefined && known !== whole) return { state: 'rejected', because: `the key (${key.fields.join(', ')}) is taken` }
      if (key.seen.size < 200_000) key.seen.set(text, whole)
    }
    return { state: 'judged' }
  }
  const faults = (row: Row): readonly Fault[] => {
    if (!isRecord(row)) return []
    const empty = fields.flatMap((field): Fault[] => {
      const { column } = field
      if ((row[field.name] ?? null) !== null || column?.nullable !== false || column.generated === true) return []
      if (Object.hasOwn(row, field.name)) return [{ path: [field.name], branch: false, message: 'is NULL' }]
      const isMade = column.default !== undefined || column.identity !== undefined
      return isMade ? [] : [{ path: [], missing: field.name, branch: false, message: `lacks ${field.name}` }]
    })
    const broken = rules.flatMap((rule): Fault[] => {
      if (truth(evaluate(rule.tree, { column: (name) => { const own = names.get(name.toLowerCase()); return own === undefined ? undefined : (row[own] ?? null) }, now: NOW })) !== false) return []
      const of = fields.filter((field) => Object.hasOwn(row, field.name) && new RegExp(`\\b${field.name.replaceAll(/[^\w]/g, '.')}\\b`, 'i').test(rule.text))
      return [{ path: of.slice(0, 1).map((field) => field.name), branch: false, message: `breaks CHECK (${rule.text})` }]
    })
    return [...empty, ...broken]
  }
  return { name: `Lifelike's own SQL rules (${dialect.title})`, judge: (rows) => rows.map(judgeRow), faults }
}
