import type { Field } from '../catalog/shape.ts'
import { isRecord, type Row } from '../catalog/value.ts'
import { dialectOf, type Dialect } from '../dialects/dialect.ts'
import { fieldText } from '../dialects/field-text.ts'
import { CHUNK_ROWS, rowTexts } from './row-texts.ts'
import { sql } from './sql.ts'
import { loadOrder } from './sql-order.ts'
import { columnList, frameOf, loadRelations, targetOf } from './sql-tables.ts'
import { fillTables, type LoadPart, typedStaging } from './staged.ts'
import type { Write } from './writer.ts'

/** `COPY … FROM stdin` with the rows behind it, as pg_dump writes and psql reads: PostgreSQL's fastest way in. */
export const copy: Write = function* (sections, catalog, options, report) {
  const dialect = dialectOf(options.dialect ?? catalog.variant?.id)
  if (!['postgresql', 'cockroach', 'yugabyte'].includes(dialect.id)) {
    report({
      code: 'write/unsupported-format',
      severity: 'warning',
      span: null,
      message: `${dialect.title} has no COPY … FROM stdin`,
      instead: 'INSERT statements were written.',
    })
    yield* sql(sections, catalog, options, report)
    return
  }
  const byName = new Map(sections.map((section) => [section.entity.name, section]))
  const order = loadOrder([...byName.keys()], loadRelations(sections, catalog), dialect)
  const { before, after } = frameOf(sections, order, dialect, options.transaction)
  for (const line of before) yield `${line}\n`
  for (const part of fillTables(order, byName, typedStaging(dialect))) {
    if (part.kind === 'statement') yield `${part.text}\n`
    else yield* block(part, dialect)
  }
  for (const line of after) yield `${line}\n`
}

/** Rows as lines: tabs between, `\N` for NULL, `\.` behind the last. Lines end in `\n` whatever the style. */
function* block(
  { section, into, fields }: LoadPart & { readonly kind: 'rows' },
  dialect: Dialect,
): Iterable<string> {
  yield `COPY ${into} (${columnList(fields, dialect)}) FROM stdin;\n`
  const line = lineOf(fields, dialect)
  yield* rowTexts(section, CHUNK_ROWS, (rows) => {
    let text = ''
    for (const row of rows) text += line(row)
    return text
  })
  yield '\\.\n'
}

function lineOf(fields: readonly Field[], dialect: Dialect): (row: Row) => string {
  const columns = fields.map((field) => ({ name: field.name, target: targetOf(field) }))
  return (row) => {
    const values = isRecord(row) ? row : {}
    let line = ''
    let between = ''
    for (const { name, target } of columns) {
      const text = fieldText(values[name] ?? null, target, dialect)
      line +=
        between +
        (text === null ? '\\N' : SPECIAL.test(text) ? text.replace(SPECIALS, (sign) => ESCAPES[sign] ?? sign) : text)
      between = '\t'
    }
    return `${line}\n`
  }
}

const SPECIAL = /[\\\n\r\t\b\f\v]/
const SPECIALS = new RegExp(SPECIAL, 'g')
const ESCAPES: { readonly [sign: string]: string } = {
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
  '\v': '\\v',
}
