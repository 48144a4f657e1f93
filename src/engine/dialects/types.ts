import { dialectOf, type Dialect } from './dialect.ts'
import tables from './types.json' with { type: 'json' }

/** What a column of some type can hold, whatever the dialect calls it. */
export type Family =
  | 'integer' | 'decimal' | 'float' | 'boolean' | 'text' | 'bytes' | 'bits' | 'uuid' | 'date' | 'timestamp' | 'time'
  | 'interval' | 'year' | 'json' | 'xml' | 'enum' | 'set' | 'array' | 'range' | 'net' | 'geometry' | 'search' | 'hstore'
  | 'ltree' | 'vector' | 'composite' | 'rowversion' | 'hierarchy' | 'record' | 'locator' | 'unknown'

/** A column's type, read: the exact limits of its values. */
export interface SqlType {
  /** As written. */
  readonly text: string
  /** Its bare lower-case name, without schema, arguments or array marks. */
  readonly name: string
  readonly schema?: string
  readonly family: Family
  /** Integer limits; of decimals, beside `precision` and `scale`. */
  readonly minimum?: number
  readonly maximum?: number
  /** Digits of a decimal; of seconds, behind the point. */
  readonly precision?: number
  readonly scale?: number
  /** Characters of text, bytes of binary, bits. */
  readonly length?: number
  /** The length of text counts bytes. */
  readonly inBytes?: boolean
  /** The length is exact (`char`, `binary`, `bit`). */
  readonly fixed?: boolean
  /** With a time zone. */
  readonly zoned?: boolean
  /** First and last day. */
  readonly from?: string
  readonly to?: string
  /** Numbered by the database: serial. */
  readonly serial?: boolean
  /** Labels of enum and set. */
  readonly labels?: readonly string[]
  /** Element of an array. */
  readonly of?: SqlType
  /** No type of the dialect, but of another one. */
  readonly foreign?: boolean
  /** NULL is allowed by the type itself (ClickHouse), or not unless it says so. */
  readonly nullable?: boolean
}

/** A row of the tables. Numbers beyond what a double holds exactly stand as text. */
export interface TypeFacts {
  readonly family: Family
  readonly minimum?: number | string
  readonly maximum?: number | string
  /** Largest value of the UNSIGNED kind. */
  readonly unsigned?: number | string
  /** What holds where nothing is written in parentheses. */
  readonly length?: number
  readonly precision?: number
  readonly scale?: number
  /** The longest that may be written; most digits of a decimal, of seconds behind the point. */
  readonly most?: number
  readonly digits?: number
  readonly fraction?: number
  /** Lengths count bytes. */
  readonly bytes?: boolean
  readonly fixed?: boolean
  readonly serial?: boolean
  readonly zoned?: boolean
  readonly from?: string
  readonly to?: string
}

interface TypeTable {
  readonly source: string
  /** The dialect whose types it has besides its own. */
  readonly like?: string
  readonly types: { readonly [name: string]: TypeFacts }
}

const TABLES = tables.dialects as { readonly [dialect: string]: TypeTable }

/** Every type of a dialect by its name, those it shares with others among them. */
export function typesOf(dialectId: string): { readonly [name: string]: TypeFacts } {
  const table = TABLES[dialectId]
  return table ? { ...(table.like === undefined ? {} : typesOf(table.like)), ...table.types } : {}
}

const known = new Map<string, ReadonlyMap<string, TypeFacts>>()

function factsOf(name: string, dialectId: string): TypeFacts | undefined {
  let own = known.get(dialectId)
  if (!own) {
    own = new Map(Object.entries(typesOf(dialectId)))
    known.set(dialectId, own)
  }
  return own.get(name)
}

/** Has the dialect a type of this name? */
export function hasType(dialectId: string, name: string): boolean {
  return factsOf(name, dialectId) !== undefined
}

/** Facts of a type that the dialect itself has not: of the first that has it. */
function foreignFacts(name: string, dialect: Dialect): TypeFacts | undefined {
  const base = factsOf(name, dialect.base)
  if (base) return base
  for (const id of Object.keys(TABLES)) {
    const facts = factsOf(name, id)
    if (facts) return facts
  }
  return dialect.base === 'sqlite' ? affinity(name) : undefined
}

/** What the reader found of a type, before its meaning is looked up. */
export interface WrittenType {
  readonly text: string
  readonly name: string
  readonly schema?: string
  readonly args: readonly string[]
  readonly unsigned?: boolean
  readonly zoned?: boolean
  /** `CHAR` or `BYTE` behind the length. */
  readonly unit?: 'char' | 'byte'
}

/** The family and limits of a written type in a dialect; a name that no dialect knows is `unknown`. */
export function sqlType(written: WrittenType, dialectId: string): SqlType {
  const dialect = dialectOf(dialectId)
  const { name, text } = written
  const own = factsOf(name, dialect.id)
  const facts = own ?? foreignFacts(name, dialect)
  const base = { text, name, ...(written.schema === undefined ? {} : { schema: written.schema }) }
  if (!facts) return { ...base, family: 'unknown' }
  const about = own || dialect.base === 'sqlite' ? base : { ...base, foreign: true }
  const { family } = facts
  const [first, second] = written.args.map((one) => (one === '*' ? facts.digits ?? Number.NaN : Number(one)))
  switch (family) {
    case 'integer': {
      if (name === 'tinyint' && first === 1 && dialect.base === 'mysql') return { ...about, family: 'boolean' }
      return { ...about, family, ...limits(facts, written.unsigned === true), ...(facts.serial === true ? { serial: true } : {}) }
    }
    case 'year':
      return { ...about, family, ...limits(facts, false) }
    case 'decimal':
      return decimal(about, facts, { first, second, unsigned: written.unsigned === true, dialect })
    case 'float':
      // MySQL's `double(5,4)` holds what `decimal(5,4)` holds.
      return dialect.base === 'mysql' && second !== undefined
        ? { ...decimal(about, { family }, { first, second, unsigned: written.unsigned === true, dialect }), family }
        : { ...about, family, ...(written.unsigned === true ? { minimum: 0 } : {}) }
    case 'text':
    case 'bytes':
    case 'bits': {
      const unlimited = written.args[0]?.toLowerCase() === 'max'
      const length = first !== undefined && first >= 0 ? first : unlimited ? undefined : facts.length
      const inBytes = length !== undefined && facts.bytes === true && written.unit !== 'char'
      return {
        ...about, family, ...(length === undefined ? {} : { length }), ...(inBytes ? { inBytes } : {}),
        ...(facts.fixed === true && length !== undefined ? { fixed: true } : {}),
      }
    }
    case 'timestamp':
    case 'time':
    case 'date': {
      const zoned = written.zoned === true || facts.zoned === true
      const precision = family === 'date' || first === undefined || Number.isNaN(first) ? facts.precision : first
      return {
        ...about, family, ...(precision === undefined ? {} : { precision }), ...(zoned ? { zoned } : {}),
        ...(facts.from === undefined ? {} : { from: facts.from }), ...(facts.to === undefined ? {} : { to: facts.to }),
      }
    }
    case 'enum':
    case 'set':
      // SQLite takes the word for a type like any other.
      if (written.args.length === 0) return { ...about, family: 'text' }
      return { ...about, family, labels: written.args }
    case 'vector':
      return { ...about, family, ...(first === undefined ? {} : { length: first }) }
    default:
      return { ...about, family }
  }
}

/** A limit as a number that a double holds exactly. */
function exact(limit: number | string): number {
  return typeof limit === 'number' ? limit : Math.max(-Number.MAX_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, Number(limit)))
}

function limits({ minimum, maximum, unsigned }: TypeFacts, isUnsigned: boolean): { readonly minimum?: number; readonly maximum?: number } {
  const [low, high] = isUnsigned ? [0, unsigned ?? maximum] : [minimum, maximum]
  return { ...(low === undefined ? {} : { minimum: exact(low) }), ...(high === undefined ? {} : { maximum: exact(high) }) }
}

interface DecimalArguments {
  readonly first: number | undefined
  readonly second: number | undefined
  readonly unsigned: boolean
  readonly dialect: Dialect
}

function decimal(
  base: Pick<SqlType, 'text' | 'name' | 'schema' | 'foreign'>, facts: TypeFacts, { first, second, unsigned, dialect }: DecimalArguments,
): SqlType {
  const own = { ...limits(facts, false), ...(unsigned ? { minimum: 0 } : {}) }
  const written = first !== undefined && first > 0
  const precision = written ? first : facts.precision
  if (precision === undefined) return { ...base, family: 'decimal', ...own }
  const scale = written ? (second === undefined || Number.isNaN(second) ? 0 : second) : facts.scale ?? 0
  // Fewer places than none (`number(3,-2)`): whole hundreds.
  if (scale < 0 || (scale === 0 && written && dialect.base === 'oracle')) {
    const most = precision - scale > 15 ? Number.MAX_SAFE_INTEGER : Number(`1e${precision - scale}`) - Number(`1e${-scale}`)
    return { ...base, family: 'integer', minimum: -most, maximum: most, ...(scale < 0 ? { scale } : {}) }
  }
  return { ...base, family: 'decimal', precision, scale, ...own }
}

/** SQLite takes any type name; what it stores follows from letters within it (https://sqlite.org/datatype3.html §3.1). */
function affinity(name: string): TypeFacts {
  if (name === '') return { family: 'text' }
  if (name.includes('int')) return { family: 'integer', minimum: -Number.MAX_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER }
  if (/char|clob|text/.test(name)) return { family: 'text' }
  if (name.includes('blob')) return { family: 'bytes' }
  if (/real|floa|doub/.test(name)) return { family: 'float' }
  if (name.includes('timestamp') || name.includes('datetime')) return { family: 'timestamp' }
  if (name.includes('bool')) return { family: 'boolean' }
  return { family: name.includes('date') ? 'date' : 'decimal' }
}
