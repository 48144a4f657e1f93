import { isRecord, Special, type Value } from '../catalog/value.ts'
import type { Dialect } from './dialect.ts'

/** What the column says about how its literals are written. */
export interface LiteralTarget {
  readonly family: string
  /** The type as written. */
  readonly type: string
  /** Most characters of a text; absent: told by the type. */
  readonly most?: number
}

/** What is told of a column once, for all its rows. */
export function literalTarget(family: string, type: string): LiteralTarget {
  return { family, type, most: mostOf(type) }
}

function mostOf(type: string): number {
  const length = /char[a-z2 ]*\(\s*(\d+)/i.exec(type)?.[1] ?? (/^\s*(?:char|character)\s*$/i.test(type) ? '1' : undefined)
  return length === undefined ? Infinity : Number(length)
}

/** A value as an SQL literal for a column of a dialect. */
export function sqlLiteral(value: Value, target: LiteralTarget, dialect: Dialect): string {
  if (value === null) return 'NULL'
  const { family } = target
  const { base } = dialect
  if (typeof value === 'boolean') {
    if (family === 'text' || family === 'json') return quoted(String(value), dialect)
    return base === 'postgresql' && family === 'boolean' ? String(value).toUpperCase() : value ? '1' : '0'
  }
  if (typeof value === 'number') return family === 'text' || family === 'json' ? quoted(String(value), dialect) : String(value)
  if (typeof value === 'string') {
    if (family === 'bits' && /^[01]*$/.test(value)) return base === 'postgresql' ? `B'${value}'` : base === 'mysql' ? `b'${value}'` : quoted(value, dialect)
    if (family === 'array' && base === 'postgresql' && !value.startsWith('{')) return quoted(arrayText([value]), dialect)
    return quoted(fitting(value, target, dialect), dialect)
  }
  if (value instanceof Special) return special(value, target, dialect)
  if (family === 'array' && Array.isArray(value) && base === 'postgresql') return quoted(arrayText(value), dialect)
  return quoted(jsonOf(value), dialect)
}

/** A text within the length of its type: the last guard, since a text that is too long loses the whole statement. */
function fitting(text: string, { family, type, most = mostOf(type) }: LiteralTarget, dialect: Dialect): string {
  if (family !== 'text' || dialect.base === 'sqlite' || text.length <= most) return text
  return [...text].slice(0, most).join('')
}

function special(value: Special, target: LiteralTarget, dialect: Dialect): string {
  const { base } = dialect
  const { text } = value
  switch (value.kind) {
    case 'bigint':
    case 'decimal':
      return text
    case 'date':
    case 'timestamp':
      return temporal(text, target, dialect)
    case 'day':
      return base === 'oracle' ? `DATE '${text}'` : `'${text}'`
    case 'time':
    case 'interval':
      return `'${text}'`
    case 'bytes':
      if (base === 'postgresql') return `'\\x${text}'`
      return base === 'mssql' ? `0x${text}` : base === 'oracle' ? `HEXTORAW('${text}')` : `X'${text}'`
    case 'code':
      return text.replace(/\$\{(\d+)\}/g, (_, place: string) => sqlLiteral(value.items[Number(place)] ?? null, { family: 'composite', type: '' }, dialect))
    case 'absent':
      return base === 'sqlite' ? 'NULL' : 'DEFAULT'
    default:
      return quoted(text, dialect)
  }
}

function temporal(iso: string, target: LiteralTarget, dialect: Dialect): string {
  const zoned = dialect.base === 'postgresql' && /tz|with\s+time\s+zone/i.test(target.type)
  const plain = iso.replace('T', ' ').replace(/\.000(?=Z|$)/, '').replace(/Z$/, zoned ? '+00' : '')
  if (target.family === 'date' && dialect.base !== 'oracle') return `'${plain.slice(0, 10)}'`
  if (dialect.base === 'mysql' || (dialect.base === 'mssql' && /^\W*(?:small)?datetime\W*$/i.test(target.type))) return `'${plain.slice(0, 19)}'`
  return dialect.base === 'oracle' ? `TIMESTAMP '${plain}'` : `'${plain}'`
}

function quoted(text: string, dialect: Dialect): string {
  const clean = text.replaceAll('\0', '').replaceAll("'", "''")
  const marked = dialect.backslash ? clean.replaceAll('\\', '\\\\') : clean
  const national = dialect.base === 'mssql' && /[^\x20-\x7e]/.test(text)
  return `${national ? 'N' : ''}'${marked}'`
}

/** PostgreSQL's array text: `{"a","b"}`. */
function arrayText(items: readonly Value[]): string {
  return `{${items.map((one) => {
    if (one === null) return 'NULL'
    if (Array.isArray(one)) return arrayText(one)
    const text = one instanceof Special ? one.kind === 'bytes' ? `\\x${one.text}` : one.text : typeof one === 'object' ? jsonOf(one) : String(one)
    return `"${text.replace(/["\\]/g, '\\$&')}"`
  }).join(',')}}`
}

function jsonOf(value: Value): string {
  return JSON.stringify(plain(value))
}

function plain(value: Value): unknown {
  if (value instanceof Special) return value.text
  if (Array.isArray(value)) return value.map(plain)
  return isRecord(value) ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plain(one)])) : value
}
