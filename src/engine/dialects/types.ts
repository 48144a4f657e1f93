import { dialectOf, type Dialect } from './dialect.ts'

/** What a column of some type can hold, whatever the dialect calls it. */
export type Family =
  | 'integer' | 'decimal' | 'float' | 'boolean' | 'text' | 'bytes' | 'bits' | 'uuid' | 'date' | 'timestamp' | 'time'
  | 'interval' | 'year' | 'json' | 'xml' | 'enum' | 'set' | 'array' | 'range' | 'net' | 'geometry' | 'search' | 'hstore'
  | 'ltree' | 'vector' | 'composite' | 'rowversion' | 'unknown'

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
  readonly precision?: number
  readonly scale?: number
  /** Characters of text, bytes of binary, bits. */
  readonly length?: number
  /** The length is exact (`char`, `binary`, `bit`). */
  readonly fixed?: boolean
  /** With a time zone. */
  readonly zoned?: boolean
  /** Numbered by the database: serial. */
  readonly serial?: boolean
  /** Labels of enum and set. */
  readonly labels?: readonly string[]
  /** Element of an array. */
  readonly of?: SqlType
}

type Entry = readonly [family: Family, minimum?: number, maximum?: number]

const INT8: readonly [number, number] = [-9007199254740991, 9007199254740991]
const INT4: readonly [number, number] = [-2147483648, 2147483647]

/** Names shared by most dialects; where dialects differ, `OWN` wins. */
const COMMON: { readonly [name: string]: Entry } = {
  tinyint: ['integer', 0, 127], smallint: ['integer', -32768, 32767], int2: ['integer', -32768, 32767],
  mediumint: ['integer', -8388608, 8388607], int3: ['integer', -8388608, 8388607], int: ['integer', ...INT4],
  integer: ['integer', ...INT4], int4: ['integer', ...INT4], bigint: ['integer', ...INT8], int8: ['integer', ...INT8],
  int16: ['integer', -32768, 32767], int32: ['integer', ...INT4], int64: ['integer', ...INT8],
  hugeint: ['integer', ...INT8], uint8: ['integer', 0, 255], uint16: ['integer', 0, 65535],
  uint32: ['integer', 0, 4294967295], uint64: ['integer', 0, INT8[1]], utinyint: ['integer', 0, 255],
  usmallint: ['integer', 0, 65535], uinteger: ['integer', 0, 4294967295], ubigint: ['integer', 0, INT8[1]],
  varint: ['integer', ...INT8], counter: ['integer', ...INT8], oid: ['integer', 1, 2147483647],
  smallserial: ['integer', 1, 32767], serial2: ['integer', 1, 32767], serial: ['integer', 1, 2147483647],
  serial4: ['integer', 1, 2147483647], bigserial: ['integer', 1, INT8[1]], serial8: ['integer', 1, INT8[1]],
  numeric: ['decimal'], decimal: ['decimal'], dec: ['decimal'], fixed: ['decimal'], number: ['decimal'],
  bignumeric: ['decimal'], decfloat: ['decimal'], money: ['decimal'], smallmoney: ['decimal'],
  real: ['float'], float: ['float'], float4: ['float'], float8: ['float'], float32: ['float'], float64: ['float'],
  double: ['float'], 'double precision': ['float'], binary_float: ['float'], binary_double: ['float'],
  bool: ['boolean'], boolean: ['boolean'],
  char: ['text'], character: ['text'], nchar: ['text'], bpchar: ['text'], 'national char': ['text'], name: ['text'],
  varchar: ['text'], varchar2: ['text'], nvarchar: ['text'], nvarchar2: ['text'], 'character varying': ['text'],
  'char varying': ['text'], 'national character': ['text'], 'national varchar': ['text'],
  'national character varying': ['text'], string: ['text'], text: ['text'], citext: ['text'], tinytext: ['text'],
  mediumtext: ['text'], longtext: ['text'], ntext: ['text'], clob: ['text'], nclob: ['text'], long: ['text'],
  'character large object': ['text'], sysname: ['text'], ascii: ['text'],
  bytea: ['bytes'], blob: ['bytes'], tinyblob: ['bytes'], mediumblob: ['bytes'], longblob: ['bytes'], binary: ['bytes'],
  varbinary: ['bytes'], 'binary varying': ['bytes'], 'binary large object': ['bytes'], image: ['bytes'],
  raw: ['bytes'], 'long raw': ['bytes'], bytes: ['bytes'], bfile: ['bytes'],
  bit: ['bits'], varbit: ['bits'], 'bit varying': ['bits'],
  uuid: ['uuid'], uniqueidentifier: ['uuid'], timeuuid: ['uuid'],
  date: ['date'], timestamp: ['timestamp'], timestamptz: ['timestamp'], datetime: ['timestamp'],
  datetime2: ['timestamp'], smalldatetime: ['timestamp'], datetimeoffset: ['timestamp'], datetime64: ['timestamp'],
  timestamp_ntz: ['timestamp'], timestamp_ltz: ['timestamp'], timestamp_tz: ['timestamp'],
  time: ['time'], timetz: ['time'], interval: ['interval'], year: ['year', 1901, 2155],
  json: ['json'], jsonb: ['json'], variant: ['json'], super: ['json'], object: ['json'], xml: ['xml'], xmltype: ['xml'],
  enum: ['enum'], set: ['set'], enum8: ['enum'], enum16: ['enum'],
  int4range: ['range'], int8range: ['range'], numrange: ['range'], tsrange: ['range'], tstzrange: ['range'],
  daterange: ['range'],
  inet: ['net'], cidr: ['net'], macaddr: ['net'], macaddr8: ['net'], inet4: ['net'], inet6: ['net'],
  point: ['geometry'], line: ['geometry'], lseg: ['geometry'], box: ['geometry'], path: ['geometry'],
  polygon: ['geometry'], circle: ['geometry'], geometry: ['geometry'], geography: ['geometry'],
  linestring: ['geometry'], multipoint: ['geometry'], multipolygon: ['geometry'], multilinestring: ['geometry'],
  geometrycollection: ['geometry'], tsvector: ['search'], tsquery: ['search'], hstore: ['hstore'], ltree: ['ltree'],
  vector: ['vector'], halfvec: ['vector'], rowversion: ['rowversion'], hierarchyid: ['unknown'],
}

const OWN: { readonly [base in Dialect['base']]: { readonly [name: string]: Entry } } = {
  postgresql: { datetime: ['timestamp'] },
  mysql: { tinyint: ['integer', -128, 127], bit: ['bits'], serial: ['integer', 1, INT8[1]], long: ['text'] },
  sqlite: {
    int: ['integer', ...INT8], integer: ['integer', ...INT8], tinyint: ['integer', -128, 127], numeric: ['decimal'],
  },
  mssql: {
    tinyint: ['integer', 0, 255], bit: ['boolean'], timestamp: ['rowversion'], varbinary: ['bytes'], sql_variant: ['text'],
  },
  oracle: { date: ['timestamp'], integer: ['integer', ...INT8], int: ['integer', ...INT8], float: ['float'] },
}

const UNSIGNED: { readonly [name: string]: number } = {
  tinyint: 255, smallint: 65535, mediumint: 16777215, int: 4294967295, integer: 4294967295, bigint: INT8[1],
  int2: 65535, int4: 4294967295, int8: INT8[1],
}

/** Longest text of a type whose length is not written, in characters (or bytes). */
const LENGTHS: { readonly [name: string]: number } = {
  char: 1, character: 1, nchar: 1, bpchar: 1, 'national char': 1, 'national character': 1, name: 63, tinytext: 255,
  tinyblob: 255, sysname: 128, raw: 2000, year: 4, binary: 1, bit: 1,
}

const MONEY: { readonly [name: string]: readonly [number, number] } = {
  money: [19, 4], smallmoney: [10, 4],
}

/** What the reader found of a type, before its meaning is looked up. */
export interface WrittenType {
  readonly text: string
  readonly name: string
  readonly schema?: string
  readonly args: readonly string[]
  readonly unsigned?: boolean
  readonly zoned?: boolean
}

/** The family and limits of a written type in a dialect; a name that the dialect does not know is `unknown`. */
export function sqlType(written: WrittenType, dialectId: string): SqlType {
  const dialect = dialectOf(dialectId)
  const { name, text } = written
  const entry = OWN[dialect.base][name] ?? COMMON[name] ?? (dialect.base === 'sqlite' ? affinity(name) : undefined)
  const base = { text, name, ...(written.schema === undefined ? {} : { schema: written.schema }) }
  if (!entry) return { ...base, family: 'unknown' }
  const [family, minimum, maximum] = entry
  const numbers = written.args.map(Number)
  const [first, second] = numbers
  switch (family) {
    case 'integer': {
      const [low, high] = written.unsigned ? [0, UNSIGNED[name] ?? maximum] : [minimum, maximum]
      const serial = /^(small|big)?serial\d?$/.test(name)
      const bool = name === 'tinyint' && first === 1 && dialect.base === 'mysql'
      if (bool) return { ...base, family: 'boolean' }
      return {
        ...base, family, ...(low === undefined ? {} : { minimum: low }), ...(high === undefined ? {} : { maximum: high }),
        ...(serial ? { serial } : {}),
      }
    }
    case 'decimal':
      return decimal(base, [first, second], dialect, written.unsigned ?? false)
    case 'float':
      // MySQL's `double(5,4)` holds what `decimal(5,4)` holds.
      return dialect.base === 'mysql' && second !== undefined
        ? { ...decimal(base, [first, second], dialect, written.unsigned ?? false), family }
        : { ...base, family, ...(written.unsigned ? { minimum: 0 } : {}) }
    case 'text':
    case 'bytes':
    case 'bits': {
      const fixed = /^(n?char|character|national char|national character|bpchar|binary|bit)$/.test(name)
      const unlimited = written.args[0]?.toLowerCase() === 'max' || dialect.base === 'sqlite' && first === undefined
      const length = first !== undefined && first >= 0 ? first
        : unlimited || (dialect.base === 'postgresql' && name === 'bpchar') ? undefined : LENGTHS[name]
      return {
        ...base, family, ...(length === undefined ? {} : { length }),
        ...(fixed && family !== 'text' && length !== undefined ? { fixed } : {}),
      }
    }
    case 'timestamp':
    case 'time': {
      const zoned = written.zoned === true || /tz$|offset$/.test(name)
      return { ...base, family, ...(first === undefined ? {} : { precision: first }), ...(zoned ? { zoned } : {}) }
    }
    case 'enum':
    case 'set':
      // SQLite takes the word for a type like any other.
      if (written.args.length === 0) return { ...base, family: 'text' }
      return { ...base, family, labels: written.args }
    case 'vector':
      return { ...base, family, ...(first === undefined ? {} : { length: first }) }
    case 'year':
      return { ...base, family: 'year', minimum: 1970, maximum: 2155 }
    default:
      return { ...base, family }
  }
}

function decimal(
  base: Pick<SqlType, 'text' | 'name' | 'schema'>, args: readonly (number | undefined)[], dialect: Dialect, unsigned: boolean,
): SqlType {
  const [money, places] = MONEY[base.name] ?? []
  const [first, second] = args
  const low = unsigned ? { minimum: 0 } : {}
  if (first === undefined && dialect.base === 'mysql') return { ...base, family: 'decimal', precision: 10, scale: 0, ...low }
  const precision = first !== undefined && first > 0 ? first : money
  if (precision === undefined) return { ...base, family: 'decimal', ...low }
  const scale = first === undefined ? places ?? 0 : second !== undefined && second >= 0 ? second : 0
  if (scale === 0 && dialect.base === 'oracle' && first !== undefined) {
    const most = precision >= 16 ? INT8[1] : Number('9'.repeat(precision))
    return { ...base, family: 'integer', minimum: -most, maximum: most }
  }
  return { ...base, family: 'decimal', precision, scale, ...low }
}

/** SQLite takes any type name; what it stores follows from letters within it (https://sqlite.org/datatype3.html §3.1). */
function affinity(name: string): Entry {
  if (name === '') return ['text']
  if (name.includes('int')) return ['integer', ...INT8]
  if (/char|clob|text/.test(name)) return ['text']
  if (name.includes('blob')) return ['bytes']
  if (/real|floa|doub/.test(name)) return ['float']
  if (name.includes('timestamp') || name.includes('datetime')) return ['timestamp']
  if (name.includes('bool')) return ['boolean']
  return name.includes('date') ? ['date'] : ['decimal']
}
