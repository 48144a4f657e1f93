import { Special, type Value } from '../catalog/value.ts'
import { dialectOf } from '../dialects/dialect.ts'
import { evaluate, UNKNOWN } from '../expression/evaluate.ts'
import { parseExpression } from '../expression/parse.ts'
import type { Join } from '../plan/join.ts'
import type { Generation } from './generation.ts'

const ABSENT = new Special('absent', '')

/** Sets the column that the database makes to what it will make of the row; what cannot be known here is left out. */
export function makeComputed(
  { field, family, dialect, expression }: Extract<Join, { kind: 'computed' }>, generation: Generation,
): (out: { [name: string]: Value }) => void {
  if (expression === undefined) {
    return (out) => {
      out[field] = ABSENT
    }
  }
  const tree = parseExpression(expression, dialectOf(dialect))
  const { now } = generation.samplers
  return (out) => {
    const folded = new Map(Object.keys(out).map((name) => [name.toLowerCase(), name]))
    const column = (name: string): Value | undefined => {
      const value = out[Object.hasOwn(out, name) ? name : (folded.get(name.toLowerCase()) ?? name)]
      return value instanceof Special && value.kind === 'absent' ? undefined : value
    }
    const made = evaluate(tree, { column, now })
    out[field] = made === UNKNOWN ? ABSENT : suits(made, family) ? rounded(made) : ABSENT
  }
}

/** Is it a value that a column of the family holds? */
function suits(value: Value, family: string): boolean {
  if (value === null) return true
  if (/^(?:integer|decimal|float|year)$/.test(family)) return typeof value === 'number' && Number.isFinite(value)
  if (family === 'boolean') return typeof value === 'boolean'
  if (/^(?:date|timestamp|time)$/.test(family)) return value instanceof Special
  return family !== 'text' || typeof value === 'string'
}

/** Sums of decimals without what doubles add to them. */
function rounded(value: Value): Value {
  return typeof value === 'number' ? Number(value.toFixed(6)) : value
}
