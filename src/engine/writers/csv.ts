import { stringify } from 'csv-stringify/browser/esm/sync'
import type { Catalog } from '../catalog/catalog.ts'
import type { Row, Value } from '../catalog/value.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { cellsOf, type ColumnPath, columnsOfShape } from './csv-columns.ts'
import { HELD_BY_JSON, jsonValue } from './json-value.ts'
import { type Loss, lossReport } from './loss.ts'
import type { Section, WriteOptions, Write } from './writer.ts'

/**
 * CSV (RFC 4180) with a header. Nested objects are spread over columns (`owner.name`); arrays are JSON text. Null and
 * a missing value are an empty cell, an empty string is `""`.
 */
export const csv: Write = write

/** Rows looked at for names that the shape does not foresee, before the header is written. */
const LOOK_AHEAD = 1000
const BATCH = 100

function* write(
  sections: readonly Section[],
  catalog: Catalog,
  { style, bare }: WriteOptions,
  report: (diagnostic: Diagnostic) => void,
): Iterable<string> {
  for (const { entity, rows } of sections) {
    const loss = lossReport('CSV', entity.name, HELD_BY_JSON, report)
    const columns = new Map(columnsOfShape(entity, catalog).map((path) => [JSON.stringify(path), path]))
    const dropped = new Set<string>()
    let ahead: Row[] | null = []
    let batch: Row[] = []
    for (const row of rows) {
      if (ahead !== null) {
        if (ahead.push(row) < LOOK_AHEAD) continue
        yield header(columns, ahead)
        yield lines(ahead)
        ahead = null
      } else if (batch.push(row) >= BATCH) {
        yield lines(batch)
        batch = []
      }
    }
    if (ahead !== null) {
      yield header(columns, ahead)
      batch = ahead
    }
    if (batch.length > 0) yield lines(batch)

    function header(known: Map<string, ColumnPath>, first: readonly Row[]): string {
      for (const row of first) {
        for (const [key, { path, value }] of cellsOf(row)) if (!covered(path, value)) known.set(key, path)
      }
      if (bare === true || known.size === 0) return ''
      return csvText([[...known.values()].map((path) => (path.length === 0 ? 'value' : path.join('.')))])
    }

    function lines(some: readonly Row[]): string {
      return csvText(some.map(cells))
    }

    function cells(row: Row): (string | null)[] {
      const held = cellsOf(row)
      for (const [key, { path, value }] of held) {
        if (columns.has(key) || covered(path, value) || dropped.has(key)) continue
        dropped.add(key)
        report(droppedColumn(entity.name, path))
      }
      return [...columns.keys()].map((key) => {
        const cell = held.get(key)
        return cell === undefined ? null : cellText(cell.value, cell.path.join('.'), loss)
      })
    }

    /** Null where an object could stand: its columns say the same by being empty. */
    function covered(path: ColumnPath, value: Value): boolean {
      if (value !== null || columns.has(JSON.stringify(path))) return false
      const start = `${JSON.stringify(path).slice(0, -1)}${path.length === 0 ? '' : ','}`
      for (const key of columns.keys()) if (key.startsWith(start)) return true
      return false
    }
  }

  function csvText(table: readonly (readonly (string | null)[])[]): string {
    return stringify(
      table.map((line) => [...line]),
      OPTIONS[style.eol],
    )
  }
}

/** A lone `\r` or a space at the edge would be lost by some readers. */
const QUOTED = /[\r\n]|^\s|\s$|^$/
const OPTIONS = {
  '\n': { record_delimiter: '\n', quoted_match: QUOTED },
  '\r\n': { record_delimiter: '\r\n', quoted_match: QUOTED },
}

function cellText(value: Value, path: string, loss: Loss): string | null {
  if (value === null) return null
  if (typeof value === 'string') return value
  if (Array.isArray(value)) loss('array', path)
  const text = jsonValue(value, '', '', (kind, inside) => loss(kind, path + inside))
  return text.startsWith('"') ? (JSON.parse(text) as string) : text
}

function droppedColumn(entity: string, path: ColumnPath): Diagnostic {
  return {
    code: 'write/unsupported-value',
    severity: 'warning',
    message: `CSV has no column ${path.join('.')} in ${entity}: it first appears after row ${LOOK_AHEAD}`,
    span: null,
    instead: 'The value was left out; JSON or NDJSON hold it.',
  }
}
