import type { Column } from '../catalog/shape.ts'
import { Special, type Value } from '../catalog/value.ts'
import { sqlType, type SqlType } from '../dialects/types.ts'

const UUID = /^\{?[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}\}?$/i

/**
 * What a column's type has against a value: too long, too large, no number. SQLite keeps what it is given, so there
 * nothing is; texts are counted as the dialect counts them.
 */
export function typeFault({ type: written, family }: Column, dialect: string): (value: Value) => string | undefined {
  const [, name = '', args = ''] = /^([a-z_][\w ]*?)\s*(?:\(([^)]*)\).*)?$/i.exec(written.trim()) ?? []
  const bare = name.toLowerCase().replace(/ (?:unsigned|signed|zerofill)$/, '')
  const type = sqlType(
    { text: written, name: bare, args: args.split(',').map((one) => one.trim()).filter((one) => one !== ''), unsigned: /\bunsigned\b/i.test(written) },
    dialect,
  )
  if (dialect === 'sqlite' || type.family !== family) return () => undefined
  const test = FAULTS[type.family]
  return test === undefined ? () => undefined : (value) => (value === null ? undefined : test(value, type, dialect))
}

const FAULTS: { readonly [family in SqlType['family']]?: (value: Value, type: SqlType, dialect: string) => string | undefined } = {
  text(value, { length, text }, dialect) {
    // No text has more characters than code units.
    if (length === undefined || typeof value !== 'string' || value.length <= length) return undefined
    const own = dialect === 'mssql' ? value.length : [...value.replace(/ +$/, '')].length
    return own > length ? `has ${own} characters, more than ${text} holds` : undefined
  },
  bytes(value, { length, text }) {
    const own = value instanceof Special && value.kind === 'bytes' ? value.text.length / 2 : 0
    return length !== undefined && own > length ? `has ${own} bytes, more than ${text} holds` : undefined
  },
  integer(value, { minimum, maximum, text }) {
    const number = numeric(value)
    if (number === undefined) return undefined
    if (Number.isNaN(number)) return 'is no number'
    return number < (minimum ?? -Infinity) || number > (maximum ?? Infinity) ? `is beyond what ${text} holds` : undefined
  },
  decimal(value, { precision, scale = 0, text }) {
    const number = numeric(value)
    if (number === undefined) return undefined
    if (Number.isNaN(number)) return 'is no number'
    return precision !== undefined && Math.abs(number) >= Number(`1e${precision - scale}`) ? `is beyond what ${text} holds` : undefined
  },
  float: (value) => (Number.isNaN(numeric(value) ?? 0) ? 'is no number' : undefined),
  uuid: (value) => (typeof value === 'string' && !UUID.test(value) ? 'is no UUID' : undefined),
}

/** A value as a number; NaN: a text that is none; `undefined`: not known before the database computes it. */
function numeric(value: Value): number | undefined {
  if (typeof value === 'number') return value
  if (typeof value === 'string') return /^\s*(?:[+-]?(?:\d|\.\d)[\d.]*(?:e[+-]?\d+)?|[+-]?infinity|nan)\s*$/i.test(value) ? Number.parseFloat(value) || 0 : Number.NaN
  return undefined
}
