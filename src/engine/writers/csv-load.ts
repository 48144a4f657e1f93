import type { Catalog, Entity } from '../catalog/catalog.ts'
import type { Field } from '../catalog/shape.ts'
import { isRecord } from '../catalog/value.ts'
import { dialectOf, type Dialect } from '../dialects/dialect.ts'
import { fieldText } from '../dialects/field-text.ts'
import { writeName } from '../dialects/names.ts'
import { loadOrder } from './sql-order.ts'
import { columnList, frameOf, loadRelations, targetOf, writtenFields } from './sql-tables.ts'
import { fillTables, type LoadPart, type Staging, typedStaging } from './staged.ts'
import type { Loader, Section, Write, WriteOptions } from './writer.ts'

type Bulk = 'postgresql' | 'mysql' | 'sqlite' | 'mssql'

/** The loader's way of each dialect: how its files say NULL, what runs the script, and how one file is loaded. */
interface Way {
  readonly null: string
  readonly how: string
  readonly open: readonly string[]
  readonly staging: (dialect: Dialect) => Staging
  load(part: LoadPart & { readonly kind: 'rows' }, file: string, dialect: Dialect): string
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`
const NUMBERS: ReadonlySet<string> = new Set(['integer', 'decimal', 'float', 'boolean'])
const isBytes = (field: Field): boolean => field.column?.family === 'bytes'

/**
 * PostgreSQL takes an empty cell for NULL and `""` for an empty text, MySQL the bare word NULL. SQLite's shell knows no NULL, SQL
 * Server no empty text; both load texts, which an INSERT then turns into values.
 */
const WAYS: Readonly<Record<Bulk, Way>> = {
  postgresql: {
    null: '',
    how: 'psql -v ON_ERROR_STOP=1 -f load.sql DATABASE',
    open: [],
    staging: typedStaging,
    load: ({ into, fields }, file, dialect) =>
      `\\copy ${into} (${columnList(fields, dialect)}) FROM ${quoted(file)} WITH (FORMAT csv, HEADER)`,
  },
  mysql: {
    null: 'NULL',
    how: 'mysql --local-infile=1 DATABASE < load.sql',
    open: ['SET NAMES utf8mb4;'],
    staging: typedStaging,
    load: loadData,
  },
  sqlite: {
    null: '\\N',
    how: 'sqlite3 FILE < load.sql (bytes need its version 3.41)',
    open: ['.bail on', 'PRAGMA foreign_keys = ON;'],
    staging: (dialect) => ({
      dialect,
      texts: true,
      read(field, text) {
        const value = `NULLIF(${text}, '\\N')`
        if (isBytes(field)) return `unhex(${value})`
        return NUMBERS.has(field.column?.family ?? '') ? `CAST(${value} AS NUMERIC)` : value
      },
    }),
    load: ({ into }, file) => `.import --csv --skip 1 ${quoted(file)} ${into}`,
  },
  mssql: {
    null: '',
    how: 'sqlcmd -d DATABASE -i load.sql, where the server sees the files',
    open: ['SET XACT_ABORT ON;'],
    staging: (dialect) => ({
      dialect,
      texts: true,
      read: (field, text) => (isBytes(field) ? `CONVERT(varbinary(max), ${text}, 2)` : text),
    }),
    load: ({ into }, file) =>
      `BULK INSERT ${into} FROM ${quoted(file)} WITH (FORMAT = 'CSV', FIRSTROW = 2, KEEPNULLS, CODEPAGE = '65001', ROWTERMINATOR = '0x0a');`,
  },
}

/** Columns that LOAD DATA cannot fill from their text are computed of a variable. */
function loadData({ into, fields }: LoadPart & { readonly kind: 'rows' }, file: string, dialect: Dialect): string {
  const computed = (field: Field, variable: string): string | undefined => {
    if (isBytes(field)) return `UNHEX(${variable})`
    if (field.column?.family === 'bits') return `CAST(CONV(${variable}, 2, 10) AS UNSIGNED)`
    return field.column?.family === 'geometry' ? `ST_GeomFromText(${variable})` : undefined
  }
  const made = fields.map((field, i) => ({
    name: writeName(field.name, dialect),
    variable: `@c${i}`,
    value: computed(field, `@c${i}`),
  }))
  const set = made.flatMap(({ name, value }) => (value === undefined ? [] : [`${name} = ${value}`]))
  return (
    `LOAD DATA LOCAL INFILE ${quoted(file)} INTO TABLE ${into} CHARACTER SET utf8mb4 FIELDS TERMINATED BY ',' OPTIONALLY ENCLOSED BY '"' ESCAPED BY ''` +
    ` LINES TERMINATED BY '\\n' IGNORE 1 LINES (${made.map(({ name, variable, value }) => (value === undefined ? name : variable)).join(', ')})${set.length > 0 ? ` SET ${set.join(', ')}` : ''};`
  )
}

/** Bulk loads there are for the dialect of the output. */
function wayOf(options: WriteOptions, catalog: Catalog): { readonly way: Way; readonly dialect: Dialect } | undefined {
  const dialect = dialectOf(options.dialect ?? catalog.variant?.id)
  const known: readonly string[] = ['postgresql', 'mysql', 'mariadb', 'sqlite', 'mssql']
  if (!known.includes(dialect.id) || dialect.base === 'oracle') return undefined
  return { way: WAYS[dialect.base], dialect }
}

/** CSV files of SQL tables with a script that loads them. */
export function csvLoader(catalog: Catalog, options: WriteOptions): Loader | undefined {
  if (catalog.language !== 'sql' || wayOf(options, catalog) === undefined) return undefined
  return {
    write: loadableCsv,
    file: 'load.sql',
    script: (sections, fileOf) => loadScript(sections, catalog, options, fileOf),
  }
}

/** CSV as the dialect's bulk load reads it: a header, and each value in the dialect's own text. Lines end in `\n` whatever the style. */
const loadableCsv: Write = function* (sections, catalog, options) {
  const { way, dialect } = wayOf(options, catalog) ?? { way: WAYS.postgresql, dialect: dialectOf('postgresql') }
  for (const { entity, rows } of sections) {
    const columns = writtenFields(entity).map((field) => ({ name: field.name, target: targetOf(field) }))
    let text = `${columns.map(({ name }) => cell(name, way.null)).join(',')}\n`
    for (const row of rows) {
      const values = isRecord(row) ? row : {}
      text += `${columns
        .map(({ name, target }) => {
          const value = fieldText(values[name] ?? null, target, dialect)
          return value === null ? way.null : cell(value, way.null)
        })
        .join(',')}\n`
      if (text.length < 8192) continue
      yield text
      text = ''
    }
    yield text
  }
}

/** A text that could be taken for NULL, or that CSV needs quotes for. */
function cell(text: string, none: string): string {
  return text === none || text.toUpperCase() === none || /[",\r\n]|^\s|\s$/.test(text)
    ? `"${text.replaceAll('"', '""')}"`
    : text
}

/** The script that loads the files of the sections, in order, with every constraint in force. */
function loadScript(
  sections: readonly Section[],
  catalog: Catalog,
  options: WriteOptions,
  fileOf: (entity: Entity) => string,
): string {
  const found = wayOf(options, catalog)
  if (found === undefined) return ''
  const { way, dialect } = found
  const byName = new Map(sections.map((section) => [section.entity.name, section]))
  const order = loadOrder([...byName.keys()], loadRelations(sections, catalog), dialect)
  const { before, after } = frameOf(sections, order, dialect, options.transaction ?? true)
  const parts = [...fillTables(order, byName, way.staging(dialect))].map((part) =>
    part.kind === 'statement' ? part.text : way.load(part, fileOf(part.section.entity), dialect),
  )
  return `-- Loads the files beside it: ${way.how}\n${[...way.open, ...before, ...parts, ...after].join('\n')}\n`
}
