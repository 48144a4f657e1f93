import { Special, type Value } from '../catalog/value.ts'
import type { Dialect } from './dialect.ts'
import { arrayText, fitting, jsonOf, type LiteralTarget, momentText } from './literals.ts'

/**
 * A value as the text that the dialect's bulk loaders read for a column (COPY, `LOAD DATA`, `.import`, `BULK INSERT`), before
 * the format's own escapes; `null` is NULL. Bytes are hexadecimal digits, with PostgreSQL's `\x` before them.
 */
export function fieldText(value: Value, target: LiteralTarget, dialect: Dialect): string | null {
  if (value === null) return null
  const { family } = target
  const isPostgresql = dialect.base === 'postgresql'
  switch (typeof value) {
    case 'string':
      if (family === 'array' && isPostgresql && !value.startsWith('{')) return arrayText([value])
      return fitting(value.includes('\0') ? value.replaceAll('\0', '') : value, target, dialect)
    case 'number':
      return String(value)
    case 'boolean':
      if (family === 'text' || family === 'json') return String(value)
      return dialect.truths && family === 'boolean' ? String(value) : value ? '1' : '0'
    default:
      if (value instanceof Special) return specialText(value, target, dialect)
      return family === 'array' && isPostgresql && Array.isArray(value) ? arrayText(value) : jsonOf(value)
  }
}

function specialText(value: Special, target: LiteralTarget, dialect: Dialect): string | null {
  const { kind, text } = value
  switch (kind) {
    case 'date':
    case 'timestamp':
      return momentText(text, target, dialect)
    case 'bytes':
      return dialect.base === 'postgresql' ? `\\x${text}` : text
    case 'absent':
      return null
    case 'code':
      return text.startsWith('ROW(')
        ? rowText(value, dialect)
        : (/'((?:[^']|'')*)'/.exec(text)?.[1] ?? text).replaceAll("''", "'")
    default:
      return text
  }
}

/** PostgreSQL's text of a composite value: `(a,"b c",)`. */
function rowText({ items }: Special, dialect: Dialect): string {
  const field = (item: Value): string => {
    const text = fieldText(item, { family: 'composite', type: '' }, dialect)
    return text === null ? '' : `"${text.replace(/["\\]/g, '$&$&')}"`
  }
  return `(${items.map(field).join(',')})`
}
