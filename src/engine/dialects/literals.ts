import { isRecord, Special, type Value } from '../catalog/value.ts'
import { lettersOf, type Charset } from './charset.ts'
import type { Dialect } from './dialect.ts'

/** What the column says about how its literals are written. */
export interface LiteralTarget {
  readonly family: string
  /** The type as written. */
  readonly type: string
  /** Most characters of a text; absent: told by the type. */
  readonly most?: number
  /** The column holds no other letters than these. */
  readonly charset?: Charset
  /** Moments have their zone beside them; absent: told by the type. */
  readonly zoned?: boolean
}

/** What is told of a column once, for all its rows. */
export function literalTarget(family: string, type: string, charset?: Charset): LiteralTarget {
  return { family, type, most: mostOf(type), zoned: isZoned(type), ...(charset === undefined ? {} : { charset }) }
}

function isZoned(type: string): boolean {
  return /tz|with\s+time\s+zone/i.test(type)
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
    return dialect.truths && family === 'boolean' ? String(value).toUpperCase() : value ? '1' : '0'
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
export function fitting(full: string, { family, type, most = mostOf(type), charset }: LiteralTarget, dialect: Dialect): string {
  const text = charset === undefined ? full : lettersOf(full, charset)
  if (family !== 'text' || dialect.base === 'sqlite') return text
  if (dialect.byteLengths === true && /[^\0-\x7f]/.test(text) && !/^n|\bchar\s*\)/i.test(type)) return withinBytes(text, most)
  if (text.length <= most) return text
  // SQL Server counts UTF-16 units.
  return dialect.base === 'mssql' ? text.slice(0, most).replace(/[\ud800-\udbff]$/, '') : [...text].slice(0, most).join('')
}

/** The beginning of a text that takes at most so many bytes of UTF-8. */
function withinBytes(text: string, most: number): string {
  let size = 0
  let out = ''
  for (const one of text) {
    const code = one.codePointAt(0) ?? 0
    size += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
    if (size > most) break
    out += one
  }
  return out
}

function special(value: Special, target: LiteralTarget, dialect: Dialect): string {
  const { base } = dialect
  const { text } = value
  const isOracle = dialect.id === 'oracle'
  switch (value.kind) {
    case 'bigint':
    case 'decimal':
      return text
    case 'date':
    case 'timestamp': {
      const moment = momentText(text, target, dialect)
      return isOracle ? `TIMESTAMP '${moment}'` : `'${moment}'`
    }
    case 'day':
      return isOracle ? `DATE '${text}'` : `'${text}'`
    case 'time':
      return `'${text}'`
    case 'interval':
      return isOracle ? oracleInterval(text, target.type) : `'${text}'`
    case 'bytes':
      return dialect.bytes[0] + text + dialect.bytes[1]
    case 'code':
      return text.replace(/\$\{(\d+)\}/g, (_, place: string) => sqlLiteral(value.items[Number(place)] ?? null, { family: 'composite', type: '' }, dialect))
    case 'absent':
      return base === 'sqlite' ? 'NULL' : 'DEFAULT'
    default:
      return quoted(text, dialect)
  }
}

/** A moment as the dialect reads it. SQL Server's `datetime` takes the words of the session's language unless a T stands between. */
export function momentText(iso: string, { family, type, zoned = isZoned(type) }: LiteralTarget, { base }: Dialect): string {
  if (family === 'date') return iso.slice(0, 10)
  const zone = base === 'postgresql' && zoned ? '+00' : base === 'oracle' && zoned ? ' +00:00' : ''
  if (base === 'postgresql' && iso.length === 24 && iso[10] === 'T' && iso.endsWith('.000Z')) return `${iso.slice(0, 10)} ${iso.slice(11, 19)}${zone}`
  const plain = (base === 'mssql' ? iso : iso.replace('T', ' ')).replace(/\.000(?=Z|$)/, '').replace(/Z$/, zone)
  if (base === 'mysql' || (base === 'mssql' && /^\W*(?:small)?datetime\W*$/i.test(type))) return plain.slice(0, 19)
  return plain
}

function quoted(text: string, dialect: Dialect): string {
  if (dialect.id === 'oracle') return oracleText(text)
  const clean = text.replaceAll('\0', '').replaceAll("'", "''")
  const marked = dialect.backslash ? clean.replaceAll('\\', '\\\\') : clean
  const national = dialect.base === 'mssql' && /[^\x20-\x7e]/.test(text)
  return `${national ? 'N' : ''}'${marked}'`
}

/** `3 days` in the parts that the column has: years and months, or days and what is less. */
function oracleInterval(text: string, type: string): string {
  const [, count = '1', unit = 'day'] = /(\d+)\s*(month|day|hour|minute)/.exec(text) ?? []
  if (/year|month/i.test(type)) return `INTERVAL '${count}' MONTH`
  return unit === 'month' ? `INTERVAL '${Number(count) * 30}' DAY` : `INTERVAL '${count}' ${unit.toUpperCase()}`
}

/** Most characters of one literal of Oracle, whose limit of 4,000 counts bytes. */
const ORACLE_LITERAL = 1000

/** SQL*Plus asks for what stands behind `&`; a long text is put together. */
function oracleText(text: string): string {
  const literal = (part: string): string => `'${part.replaceAll('\0', '').replaceAll("'", "''")}'`.replaceAll('&', "'||CHR(38)||'")
  if (text.length <= ORACLE_LITERAL) return literal(text)
  const letters = [...text]
  const parts = Array.from({ length: Math.ceil(letters.length / ORACLE_LITERAL) }, (_, i) => letters.slice(i * ORACLE_LITERAL, (i + 1) * ORACLE_LITERAL).join(''))
  return parts.map((part) => `TO_CLOB(${literal(part)})`).join('||')
}

/** PostgreSQL's array text: `{"a","b"}`. */
export function arrayText(items: readonly Value[]): string {
  return `{${items.map((one) => {
    if (one === null) return 'NULL'
    if (Array.isArray(one)) return arrayText(one)
    const text = one instanceof Special ? one.kind === 'bytes' ? `\\x${one.text}` : one.text : typeof one === 'object' ? jsonOf(one) : String(one)
    return `"${text.replace(/["\\]/g, '\\$&')}"`
  }).join(',')}}`
}

export function jsonOf(value: Value): string {
  return JSON.stringify(plain(value))
}

function plain(value: Value): unknown {
  if (value instanceof Special) return value.text
  if (Array.isArray(value)) return value.map(plain)
  return isRecord(value) ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plain(one)])) : value
}
