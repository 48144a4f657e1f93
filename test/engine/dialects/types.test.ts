import { describe, expect, test } from 'vitest'
import { isRecord, Special, type Value } from '../../../src/engine/catalog/value.ts'
import { DIALECTS } from '../../../src/engine/dialects/dialect.ts'
import { typesOf, type TypeFacts } from '../../../src/engine/dialects/types.ts'
import { open } from '../../../src/engine/open.ts'
import { readSql } from '../../../src/engine/readers/sql/sql.ts'

const HOST = { readText: () => undefined, list: () => [] }
/** What a column is called draws values that know nothing of its type. */
const NAMES = ['c', 'email', 'total_price', 'created_at', 'birth_date', 'is_active', 'description', 'phone']
const ROWS = 12

/** Arguments without which a type is none. */
const ARGUMENTS: { readonly [name: string]: string } = {
  enum: "('a', 'b')",
  enum8: "('a' = 1, 'b' = 2)",
  enum16: "('a' = 1)",
  set: "('a', 'b')",
  vector: '(3)',
  fixedstring: '(30)',
}
const CASSANDRA: { readonly [name: string]: string } = {
  list: '<int>',
  set: '<int>',
  map: '<int, text>',
  tuple: '<int, text>',
  frozen: '<list<int>>',
}

function written(name: string, dialect: string): string {
  return (
    name +
    ((dialect === 'cassandra' ? CASSANDRA[name] : undefined) ??
      (/^(?:struct|map|record)$/.test(name) && /bigquery|spark/.test(dialect) ? '<a: int>' : (ARGUMENTS[name] ?? '')))
  )
}

/** Why the value is none of the type, by the facts alone. */
function fault(
  value: Value,
  facts: TypeFacts,
  { name, dialect }: { readonly name: string; readonly dialect: string },
): string | undefined {
  if (value === null) return /^(?:record|locator)$/.test(facts.family) ? undefined : 'is NULL'
  const text = value instanceof Special ? value.text : String(value)
  switch (facts.family) {
    case 'integer':
    case 'year':
      if (!/^-?\d+$/.test(text)) return 'is no whole number'
      return BigInt(text) < BigInt(facts.minimum ?? text) || BigInt(text) > BigInt(facts.maximum ?? text)
        ? 'is out of range'
        : undefined
    case 'decimal': {
      const [, whole = '', places = ''] = /^-?(\d+)(?:\.(\d+))?$/.exec(text) ?? []
      if (whole === '') return 'is no decimal'
      if (
        facts.precision !== undefined &&
        (places.length > (facts.scale ?? 0) ||
          (whole === '0' ? 0 : whole.length) > facts.precision - (facts.scale ?? 0))
      )
        return 'has too many digits'
      return Number(text) < Number(facts.minimum ?? -Infinity) || Number(text) > Number(facts.maximum ?? Infinity)
        ? 'is out of range'
        : undefined
    }
    case 'float':
      return Number.isFinite(Number(text)) && Math.abs(Number(text)) <= Number(facts.maximum ?? Infinity)
        ? undefined
        : 'is out of range'
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'is no boolean'
    case 'text': {
      if (typeof value !== 'string') return 'is no text'
      const length = facts.bytes === true ? Buffer.byteLength(value) : [...value].length
      return length > (written(name, dialect) === name ? (facts.length ?? facts.most ?? Infinity) : 30)
        ? 'is too long'
        : dialect === 'oracle' && value === ''
          ? 'is empty'
          : undefined
    }
    case 'bytes': {
      const length = text.length / 2
      if (!/^(?:[0-9a-f]{2})*$/i.test(text) || !(value instanceof Special)) return 'is no run of bytes'
      return length > (facts.length ?? facts.most ?? Infinity) || (facts.fixed === true && length !== facts.length)
        ? 'has another length'
        : undefined
    }
    case 'bits':
      return /^[01]+$/.test(text) && text.length <= (facts.length ?? facts.most ?? 1) ? undefined : 'is no run of bits'
    case 'date':
    case 'timestamp': {
      const day = /^\d{4}-\d\d-\d\d(?=T|$)/.exec(text)?.[0]
      if (day === undefined || (facts.family === 'date') !== (text.length === 10)) return 'is no moment'
      return day < (facts.from?.startsWith('-') ? '' : (facts.from ?? '')) ||
        (facts.to?.length === 10 && day > facts.to)
        ? 'is out of range'
        : undefined
    }
    case 'time':
      return /^[0-2]\d:[0-5]\d:[0-5]\d/.test(text) ? undefined : 'is no time'
    case 'uuid':
      return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text) ? undefined : 'is no UUID'
    case 'enum':
      return /^[ab]$/.test(text) ? undefined : 'is no label'
    default:
      return text === '' ? 'is empty' : undefined
  }
}

describe.each(Object.keys(DIALECTS))('%s', (dialect) => {
  const types = Object.entries(typesOf(dialect))

  test('has types', () => {
    expect(types.length).toBeGreaterThan(10)
  })

  test.each(types)('%s is read and its values stand within its limits', async (name, facts) => {
    const type = written(name, dialect)
    const text = `CREATE TABLE t (${NAMES.map((column) => `${column} ${type} NOT NULL`).join(', ')});`
    const source = { uri: 'file:///a.sql', text, language: 'sql', dialect }
    const [entity] = readSql(source).catalog.entities
    const fields = entity?.shape.kind === 'object' ? entity.shape.fields : []
    expect(fields.map((field) => field.column?.family)).toEqual(NAMES.map(() => facts.family))
    const opened = await open({ source, rows: ROWS }, HOST)
    const rows = Array.from({ length: ROWS }, (_, i) => opened.maker.row(entity?.name ?? '', i))
    const faults = rows.flatMap((row) =>
      (isRecord(row) ? Object.entries(row) : [['', 'no row'] as const]).flatMap(([column, value]) => {
        const why = fault(value, facts, { name, dialect })
        return why === undefined
          ? []
          : [`${column} ${value instanceof Special ? value.text : JSON.stringify(value)} ${why}`]
      }),
    )
    expect(faults).toEqual([])
  })
})

test.each([
  ['postgresql', 'smallint', -32768, 32767],
  ['postgresql', 'bigserial', 1, '9223372036854775807'],
  ['postgresql', 'oid', 0, 4294967295],
  ['mysql', 'mediumint', -8388608, 8388607],
  ['mysql', 'tinyint', -128, 127],
  ['mysql', 'year', 1901, 2155],
  ['mssql', 'tinyint', 0, 255],
  ['mssql', 'money', '-922337203685477.5808', '922337203685477.5807'],
  ['mssql', 'smallmoney', '-214748.3648', '214748.3647'],
  ['oracle', 'integer', `-${'9'.repeat(38)}`, '9'.repeat(38)],
  ['clickhouse', 'uint8', 0, 255],
  ['clickhouse', 'int8', -128, 127],
  ['duckdb', 'utinyint', 0, 255],
  ['hana', 'tinyint', 0, 255],
  ['mariadb', 'bigint', '-9223372036854775808', '9223372036854775807'],
])('%s %s holds %s to %s', (dialect, name, minimum, maximum) => {
  expect(typesOf(dialect)[name]).toMatchObject({ minimum, maximum })
})

test.each([
  ['mssql', 'datetime', '1753-01-01', '9999-12-31'],
  ['mssql', 'smalldatetime', '1900-01-01', '2079-06-05'],
  ['oracle', 'date', '-4712-01-01', '9999-12-31'],
  ['mysql', 'datetime', '1000-01-01', '9999-12-31'],
  ['mysql', 'timestamp', '1970-01-02', '2038-01-18'],
  ['clickhouse', 'date', '1970-01-01', '2149-06-06'],
])('%s %s runs from %s to %s', (dialect, name, from, to) => {
  expect(typesOf(dialect)[name]).toMatchObject({ from, to })
})

test.each([
  ['mssql', 'varchar', 1, 8000],
  ['mssql', 'nvarchar', 1, 4000],
  ['oracle', 'varchar2', undefined, 4000],
  ['oracle', 'char', 1, 2000],
  ['mysql', 'tinytext', 255, 255],
  ['postgresql', 'name', 63, 63],
  ['redshift', 'varchar', 256, 65535],
])('%s %s has %s characters where none are written, at most %s', (dialect, name, length, most) => {
  expect(typesOf(dialect)[name]).toMatchObject({ ...(length === undefined ? {} : { length }), most })
})

describe('what is written in parentheses', () => {
  const shape = (type: string, dialect: string): unknown => {
    const [entity] = readSql({ uri: 'a.sql', text: `CREATE TABLE t (c ${type} NOT NULL);`, language: 'sql', dialect })
      .catalog.entities
    return entity?.shape.kind === 'object' ? entity.shape.fields[0]?.shape : undefined
  }
  test.each<[string, string, object]>([
    ['oracle', 'NUMBER(3)', { integer: true, minimum: -999, maximum: 999 }],
    ['oracle', 'NUMBER(5,2)', { minimum: -999.99, maximum: 999.99, multipleOf: [0.01] }],
    ['oracle', 'NUMBER(3,-2)', { integer: true, minimum: -99900, maximum: 99900, multipleOf: [100] }],
    ['postgresql', 'numeric(3,-2)', { integer: true, minimum: -99900, maximum: 99900, multipleOf: [100] }],
    ['mysql', 'decimal(3,-200)', { integer: true }],
    ['oracle', 'NUMBER(2,5)', { minimum: -0.00099, maximum: 0.00099, multipleOf: [0.00001] }],
    ['oracle', 'NUMBER(*,1)', { multipleOf: [0.1] }],
    ['mssql', 'smallmoney', { minimum: -214748.3648, maximum: 214748.3647 }],
    ['mssql', 'decimal(4)', { integer: true, minimum: -9999, maximum: 9999 }],
    ['mysql', 'tinyint unsigned', { minimum: 0, maximum: 255 }],
    ['mysql', 'decimal(4,1) unsigned', { minimum: 0, maximum: 999.9 }],
    ['mssql', 'varchar(max)', { kind: 'string' }],
    ['clickhouse', 'Array(LowCardinality(String))', { kind: 'array', rest: { kind: 'string' } }],
  ])('%s %s', (dialect, type, expected) => {
    expect(shape(type, dialect)).toMatchObject(expected)
  })

  test('ClickHouse fills maps by itself', () => {
    const source = {
      uri: 'file:///a.sql',
      text: 'CREATE TABLE t (id UInt8, tags Map(String, String)) ENGINE = MergeTree;',
      language: 'sql',
    }
    const [entity] = readSql(source).catalog.entities
    expect(
      entity?.shape.kind === 'object' ? entity.shape.fields.map((field) => field.column?.generated ?? false) : [],
    ).toEqual([false, true])
  })

  test('ClickHouse takes NULL where the type says so', () => {
    const [entity] = readSql({
      uri: 'a.sql',
      text: 'CREATE TABLE t (a String, b Nullable(Int8), c LowCardinality(Nullable(String))) ENGINE = MergeTree;',
      language: 'sql',
    }).catalog.entities
    expect(
      entity?.shape.kind === 'object'
        ? entity.shape.fields.map(({ column }) => `${column?.family} ${column?.nullable}`)
        : [],
    ).toEqual(['text false', 'integer true', 'text true'])
  })
})
