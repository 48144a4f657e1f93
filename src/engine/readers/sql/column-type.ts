import { sqlType, type SqlType } from '../../dialects/types.ts'
import { commaParts, cursorOf, group, isSign, peek, take, takeSign, textOf, word, type Cursor } from './cursor.ts'
import type { Draft } from './draft.ts'
import { findType } from './names.ts'

/** Words that open a column constraint, hence end a type. */
const STOPS = new Set([
  'NOT', 'NULL', 'DEFAULT', 'PRIMARY', 'UNIQUE', 'REFERENCES', 'CHECK', 'CONSTRAINT', 'GENERATED', 'AS', 'COLLATE',
  'AUTO_INCREMENT', 'AUTOINCREMENT', 'IDENTITY', 'COMMENT', 'ON', 'KEY', 'CHARACTER', 'CHARSET', 'DEFERRABLE', 'ENCODE',
  'STORED', 'VIRTUAL', 'PERSISTED', 'HIDDEN', 'INVISIBLE', 'VISIBLE', 'SPARSE', 'ROWGUIDCOL', 'USING', 'FIRST', 'AFTER',
  'WITH', 'ENABLE', 'DISABLE', 'BINARY', 'COMPRESSION', 'STORAGE', 'FOR', 'ALWAYS', 'FORMAT', 'MASKED', 'CODEC', 'TTL', 'STATIC',
])
/** Words that are types as well, where a type may begin: `character varying(5)`, `binary(16)`. */
const ALSO_TYPES = new Set(['CHARACTER', 'BINARY'])
/** Words that go on a type's name. */
const MORE = new Set(['VARYING', 'PRECISION', 'LARGE', 'OBJECT', 'RAW', 'NATIONAL'])

/** Reads the type that stands here; a column without one (SQLite) gives the empty type. */
export function takeType(cursor: Cursor, draft: Draft): SqlType {
  if (draft.dialect.id === 'clickhouse') return wrappedType(cursor, draft)
  const type = plainType(cursor, draft)
  // Firebird's `BLOB SUB_TYPE TEXT`, Db2's `CHAR(16) FOR BIT DATA`.
  if (take(cursor, 'SUB_TYPE')) {
    const isText = word(cursor) === 'TEXT' || peek(cursor)?.text === '1'
    cursor.position++
    return isText ? { ...type, family: 'text' } : type
  }
  return type.family === 'text' && take(cursor, 'FOR', 'BIT', 'DATA') ? { ...type, family: 'bytes' } : type
}

/** ClickHouse's types say whether NULL is among their values, and how they are kept. */
function wrappedType(cursor: Cursor, draft: Draft): SqlType {
  const from = cursor.position
  const wrapper = word(cursor)
  if (!/^(?:NULLABLE|LOWCARDINALITY|ARRAY|SIMPLEAGGREGATEFUNCTION)$/.test(wrapper) || !isSign(cursor, '(', 1)) return { ...plainType(cursor, draft), nullable: false }
  cursor.position++
  const parts = commaParts(group(cursor) ?? [])
  const of = wrappedType(cursorOf(parts.at(-1) ?? []), draft)
  const text = textOf(draft.text, cursor.tokens.slice(from, cursor.position))
  if (wrapper === 'ARRAY') return { text, name: of.name, family: 'array', of, nullable: false }
  return { ...of, text, ...(wrapper === 'NULLABLE' ? { nullable: true } : {}) }
}

function plainType(cursor: Cursor, draft: Draft): SqlType {
  const from = cursor.position
  const first = peek(cursor)
  const upper = first?.text.toUpperCase() ?? ''
  const isType = first && (first.kind === 'quoted' || (first.kind === 'word' && (ALSO_TYPES.has(upper) || isSign(cursor, '.', 1) || !STOPS.has(upper) || (upper === 'IDENTITY' && draft.dialect.id === 'h2'))))
  if (!isType) return sqlType({ text: '', name: '', args: [] }, draft.dialect.id)
  const sqlite = draft.dialect.base === 'sqlite'
  let schema: string | undefined
  cursor.position++
  let name = first.text
  while (isSign(cursor, '.') && peek(cursor, 1)) {
    schema = name
    cursor.position++
    name = peek(cursor)?.text ?? ''
    cursor.position++
  }
  // SQL Server writes `[nvarchar](20)`, SQLite takes `"INTEGER"`; elsewhere a quoted name is a type of the file.
  const own = /^(?:mssql|sqlite)$/.test(draft.dialect.base) && !findType(name, draft)
  const words = [first.kind === 'word' || schema !== undefined || own ? name.toLowerCase() : name]
  let unsigned = false
  let zoned: boolean | undefined
  let args: readonly string[] = []
  let unit: 'char' | 'byte' | undefined
  let stars = 0
  let array = false
  for (;;) {
    const next = word(cursor)
    if (next === 'UNSIGNED' || next === 'SIGNED' || next === 'ZEROFILL') {
      if (next !== 'SIGNED') unsigned = true
      cursor.position++
    } else if (MORE.has(next) || (words.length === 1 && /^(?:national|native|long|varying|unsigned)$/.test(words[0] ?? '') && /^(?:char|varchar|character|text|raw|varchar2|binary|varbinary|nvarchar|vargraphic|int|smallint|bigint)$/i.test(next))) {
      words.push(next.toLowerCase())
      cursor.position++
    } else if (take(cursor, 'WITH', 'TIME', 'ZONE') || take(cursor, 'WITH', 'LOCAL', 'TIME', 'ZONE')) zoned = true
    else if (take(cursor, 'WITHOUT', 'TIME', 'ZONE')) zoned = false
    else if (isSign(cursor, '(') && args.length === 0) {
      const inner = group(cursor) ?? []
      args = argumentsOf(inner)
      const last = inner.at(-1)?.text.toLowerCase()
      if (last === 'char' || last === 'byte') unit = last
    }
    else if (isSign(cursor, '[')) {
      array = true
      cursor.position++
      while (peek(cursor) && !takeSign(cursor, ']')) cursor.position++
    } else if (next === 'ARRAY') {
      array = true
      cursor.position++
    } else if (isSign(cursor, '%')) cursor.position += 2
    else if (isSign(cursor, '<') && stars === 0) {
      stars++
      skipAngles(cursor)
      if (/^array$/.test(words[0] ?? '')) array = true
    } else if (/^(?:YEAR|MONTH|DAY|HOUR|MINUTE|SECOND|TO)$/.test(next) && words[0] === 'interval') cursor.position++
    else if (sqlite && next !== '' && !STOPS.has(next)) {
      words.push(next.toLowerCase())
      cursor.position++
    } else break
  }
  const text = textOf(draft.text, cursor.tokens.slice(from, cursor.position))
  const written = {
    text, name: words.join(' '), args, unsigned, ...(zoned === undefined ? {} : { zoned }), ...(unit === undefined ? {} : { unit }),
    ...(schema === undefined ? {} : { schema }),
  }
  // `dbo.Name` is the file's, though another dialect has a type `name`.
  const type = schema !== undefined && findType(written.name, draft) ? { text, name: written.name, schema, family: 'unknown' as const } : sqlType(written, draft.dialect.id)
  return array ? { text, name: type.name, family: 'array', of: type } : type
}

function argumentsOf(tokens: Cursor['tokens']): readonly string[] {
  return commaParts(tokens).map((part) => (part[0]?.text === '-' ? `-${part[1]?.text ?? ''}` : part[0]?.text ?? ''))
}

function skipAngles(cursor: Cursor): void {
  let depth = 0
  while (peek(cursor)) {
    const sign = peek(cursor)?.text
    cursor.position++
    if (sign === '<') depth++
    else if (sign === '>' && --depth <= 0) return
  }
}
