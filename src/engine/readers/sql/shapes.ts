import type { Branch, Hints, Shape } from '../../catalog/shape.ts'
import { SHAPES } from '../../dialects/geometry.ts'
import type { SqlType } from '../../dialects/types.ts'
import type { Draft } from './draft.ts'
import { findType } from './names.ts'

const MOST_DEEP = 12

/** The values a column of this type holds, without NULL. */
export function typeShape(type: SqlType, draft: Draft, depth = 0): Shape {
  if (depth > MOST_DEEP) return { kind: 'string', maxLength: 10 }
  switch (type.family) {
    case 'integer':
      return number(type)
    case 'year':
      return { kind: 'number', integer: true, minimum: 1970, maximum: type.maximum ?? 2155 }
    case 'decimal':
      return decimal(type)
    case 'float':
      return type.precision === undefined ? { kind: 'number', minimum: type.minimum ?? -1e6, maximum: 1e6 } : decimal(type)
    case 'boolean':
      return { kind: 'boolean' }
    case 'text':
      // Oracle takes an empty text for NULL.
      return { kind: 'string', ...(draft.dialect.id === 'oracle' ? { minLength: 1 } : {}), ...(type.length === undefined ? {} : { maxLength: type.length }) }
    case 'uuid':
      return { kind: 'string', formats: ['uuid'] }
    case 'bytes':
      return { kind: 'native', native: 'bytes', limits: bytesLimits(type) }
    case 'bits':
      return { kind: 'string', patterns: [type.fixed === true || type.length === undefined ? `^[01]{${type.length ?? 1}}$` : `^[01]{1,${type.length}}$`] }
    case 'date':
      return { kind: 'native', native: 'day', ...timeLimits(type) }
    case 'timestamp':
      return { kind: 'native', native: 'timestamp', ...timeLimits(type) }
    case 'time':
      return { kind: 'native', native: 'time' }
    case 'interval':
      return { kind: 'native', native: 'interval' }
    case 'json':
      return { kind: 'object', fields: [], rest: [], closed: false }
    case 'hierarchy':
      return { kind: 'string', patterns: ['^/[1-9][0-9]?/[1-9][0-9]?/$'] }
    // Only the database has such values, or nobody wrote down what is in them.
    case 'record':
    case 'locator':
      return { kind: 'null' }
    case 'xml':
      // A collection of XML schemas takes only what it describes.
      return draft.dialect.base === 'mssql' && /\(/.test(type.text) ? { kind: 'null' } : { kind: 'literal', values: ['<item/>', '<item id="1"/>', '<list><item/></list>'] }
    case 'enum':
      return { kind: 'literal', values: type.labels ?? [] }
    case 'set':
      return { kind: 'literal', values: type.labels ?? [] }
    case 'array':
      return { kind: 'array', prefix: [], rest: type.of ? typeShape(type.of, draft, depth + 1) : { kind: 'string', maxLength: 10 }, maxItems: 3 }
    case 'range':
      return { kind: 'string', patterns: [rangePattern(type.name)] }
    case 'net':
      return net(type.name)
    case 'geometry':
      return geometry(type, draft)
    case 'search':
      return { kind: 'string', patterns: ['^[a-z]{3,8}$'] }
    case 'hstore':
      return { kind: 'literal', values: ['a=>1', 'colour=>red', 'size=>"large"'] }
    case 'ltree':
      return { kind: 'string', patterns: ['^top(?:\\.[a-z]{3,8}){0,2}$'] }
    case 'vector':
      return vector(type.length ?? 3)
    case 'composite':
    case 'rowversion':
    case 'unknown':
      return named(type, draft, depth)
  }
}

function number(type: SqlType): Shape {
  return {
    kind: 'number', integer: true, ...(type.scale === undefined ? {} : { multipleOf: [Number(`1e${-type.scale}`)] }), ...(type.minimum === undefined ? {} : { minimum: type.minimum }),
    ...(type.maximum === undefined ? {} : { maximum: type.maximum }),
  }
}

/** Decimals are numbers up to 15 digits, which doubles hold exactly. */
function decimal(type: SqlType): Shape {
  // Money that holds parts of a cent is paid in cents.
  const scale = /money$/.test(type.name) ? 2 : Math.min(type.precision === undefined ? 2 : (type.scale ?? 0), 10)
  // More digits behind the point than there are (`number(2,5)`): all of them are small.
  const whole = type.precision === undefined ? 8 : type.precision - (type.scale ?? 0)
  const digits = Math.min(whole, 15 - scale)
  const step = Number(`1e-${scale}`)
  const most = Number((Number(`1e${digits}`) - step).toFixed(scale))
  return {
    kind: 'number', minimum: Math.max(type.minimum ?? -most, -most), maximum: Math.min(type.maximum ?? most, most),
    ...(scale === 0 ? { integer: true } : { multipleOf: [step], decimal: true }),
  }
}

function bytesLimits(type: SqlType): { readonly minLength?: number; readonly maxLength?: number } {
  const { length } = type
  if (length === undefined) return {}
  return type.fixed === true ? { minLength: length, maxLength: length } : { minLength: Math.min(4, length), maxLength: length }
}

const MOST_YEARS = 200

/** Limits that a usual date may break; those of ten thousand years are none. */
function timeLimits({ from, to, family }: SqlType): { readonly limits?: { readonly minimum: string; readonly maximum: string } } {
  if (from === undefined || to === undefined || Number(to.slice(0, 4)) - Number(from.slice(0, 4)) > MOST_YEARS || from.startsWith('-')) return {}
  return { limits: family === 'date' ? { minimum: from, maximum: to } : { minimum: `${from}T00:00:00.000Z`, maximum: `${to}T00:00:00.000Z` } }
}

function rangePattern(name: string): string {
  if (/^(?:int|num)/.test(name)) return '^\\[[1-9][0-9]{0,2},[1-9][0-9]{3}\\)$'
  return name === 'daterange' || /^ts/.test(name) ? '^\\[20[01][0-9]-0[1-9]-(?:1[0-9]|2[0-8]),202[0-5]-1[0-2]-0[1-9]\\)$' : '^empty$'
}

function net(name: string): Shape {
  if (name === 'cidr') return { kind: 'string', patterns: ['^10\\.[1-9][0-9]?\\.[1-9][0-9]?\\.0/24$'] }
  if (name.startsWith('macaddr')) {
    return { kind: 'string', patterns: [name === 'macaddr8' ? '^[0-9a-f]{2}(?::[0-9a-f]{2}){7}$' : '^[0-9a-f]{2}(?::[0-9a-f]{2}){5}$'] }
  }
  return { kind: 'string', formats: [name === 'inet6' ? 'ipv6' : 'ipv4'] }
}

function geometry(type: SqlType, draft: Draft): Shape {
  const { base } = draft.dialect
  if (base === 'mysql' || base === 'mssql' || base === 'sqlite') {
    const kind = type.name === 'geometry' || type.name === 'geography' ? 'point' : type.name
    return { kind: 'native', native: 'code', text: base === 'mssql' ? `${type.name === 'geometry' ? 'geometry' : 'geography'}::STGeomFromText('${wkt(kind)}', 4326)` : base === 'sqlite' ? `'${wkt(kind)}'` : `ST_GeomFromText('${wkt(kind)}')` }
  }
  const own = /^(?:geometry|geography)$/.test(type.name)
  if (own) {
    const [, kind = 'point', more = '', srid] = /\(\s*([a-z]+?)(zm|z|m)?\s*[,)]\s*(\d+)?/i.exec(type.text) ?? []
    const text = wkt(/^geometry$/i.test(kind) ? 'point' : kind.toLowerCase(), more.toUpperCase())
    return { kind: 'native', native: 'code', text: `'${srid === undefined || srid === '0' ? '' : `SRID=${srid};`}${text}'` }
  }
  return { kind: 'string', patterns: type.name === 'point' ? ['^\\([1-9][0-9]?,[1-9][0-9]?\\)$'] : [`^${(SHAPES[type.name] ?? SHAPES['box'] ?? '').replace(/[[\](){}.<>|^$*+?\\]/g, '\\$&')}$`] }
}

/** A shape's text; `more` (Z, M, ZM) gives each place further numbers. */
export function wkt(kind: string, more = ''): string {
  const texts: { readonly [kind: string]: string } = {
    linestring: 'LINESTRING(0 0,1 1)', polygon: 'POLYGON((0 0,0 1,1 1,0 0))', multipoint: 'MULTIPOINT(0 0,1 1)',
    multilinestring: 'MULTILINESTRING((0 0,1 1))', multipolygon: 'MULTIPOLYGON(((0 0,0 1,1 1,0 0)))',
    geometrycollection: 'GEOMETRYCOLLECTION(POINT(1 2))',
  }
  const flat = texts[kind] ?? 'POINT(13.4 52.5)'
  return more === '' ? flat : flat.replace(/(?<=[A-Z])(?=\()/g, ` ${more} `).replace(/\d(?=[,)])/g, `$&${' 1'.repeat(more.length)}`)
}

function vector(size: number): Shape {
  const list = (n: number): string => `[${Array.from({ length: size }, (_, i) => ((i * 7 + n) % 10) / 10).join(',')}]`
  return { kind: 'literal', values: [list(1), list(2), list(5)] }
}

/** Values of PostgreSQL's own rare types and of its extensions (isn, cube, seg, semver). */
const RARE: { readonly [name: string]: readonly string[] } = {
  regclass: ['pg_class', 'pg_type', 'pg_proc'], regtype: ['integer', 'text', 'boolean'], regproc: ['now'], regrole: ['pg_monitor'],
  regnamespace: ['pg_catalog'], regconfig: ['simple', 'english'], pg_lsn: ['0/16B3748', '0/16B3750', '1/0'], jsonpath: ['$', '$.a', '$.items[*]'],
  xid: ['100', '101', '102'], xid8: ['100', '101', '102'], cid: ['0', '1'], tid: ['(0,1)', '(0,2)', '(1,1)'], txid_snapshot: ['10:20:10,14'],
  pg_snapshot: ['10:20:10,14'], int4multirange: ['{[1,3)}', '{[5,9),[20,30)}'], int8multirange: ['{[1,3)}', '{[5,9),[20,30)}'],
  nummultirange: ['{[1.5,3)}', '{}'], datemultirange: ['{[2024-01-01,2024-02-01)}'], tsmultirange: ['{[2024-01-01,2024-02-01)}'],
  tstzmultirange: ['{[2024-01-01,2024-02-01)}'], isbn: ['978-0-13-468599-1', '978-0-201-63361-0', '978-0-262-03384-8'],
  isbn13: ['978-0-13-468599-1', '978-0-201-63361-0', '978-0-262-03384-8'], ean13: ['978-0-13-468599-1', '400-638133393-1'],
  issn: ['0378-5955', '2049-3630'], issn13: ['977-0378-595-00-2'], upc: ['036000291452'], cube: ['(1,2)', '(0,0),(1,1)'], seg: ['1 .. 2', '3'],
  semver: ['1.0.0', '1.2.3', '2.0.0'], lo: ['16385', '16386'], lquery: ['a.*'], sparsevec: ['{1:1,3:2}/5'],
}

/** A type that the file itself makes. */
function named(type: SqlType, draft: Draft, depth: number): Shape {
  const own = findType(type.name, draft)
  const samples = draft.dialect.base === 'postgresql' ? RARE[type.name] : undefined
  if (!own) return samples ? { kind: 'literal', values: samples } : { kind: 'string', maxLength: 10 }
  if (own.kind === 'enum') return { kind: 'literal', values: own.labels }
  if (own.kind === 'domain') return own.base ? typeShape(own.base, draft, depth + 1) : { kind: 'string' }
  if (own.kind === 'range') return { kind: 'literal', values: ['empty'] }
  const of = own.fields.map((field) => typeShape(field.type, draft, depth + 1))
  const maker = draft.dialect.base === 'oracle' ? type.text : 'ROW'
  return { kind: 'native', native: 'code', text: `${maker}(${of.map((_, i) => `\${${i}}`).join(', ')})`, of }
}

/** The type behind domains of the file. */
export function baseType(type: SqlType, draft: Draft, depth = 0): SqlType {
  if (type.family !== 'unknown' || depth > MOST_DEEP) return type
  const own = findType(type.name, draft)
  if (own?.kind === 'domain' && own.base) return baseType(own.base, draft, depth + 1)
  if (own?.kind === 'enum') return { ...type, family: 'enum', labels: own.labels }
  return own?.kind === 'composite' ? { ...type, family: 'composite' } : type
}

/** The same shape or NULL. */
export function orNull(shape: Shape, hints: Hints | undefined): Shape {
  const branches: Branch[] = [{ shape, key: 'value' }, { shape: { kind: 'null' }, key: 'null' }]
  return { kind: 'union', branches, ...(hints ? { hints } : {}) }
}
