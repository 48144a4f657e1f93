import type { PageColumn } from '../protocol/engine-types.ts'

/** A column as it is shown: its path from the record down. */
export interface Shown {
  readonly id: string
  readonly path: readonly string[]
  readonly column: PageColumn
  /** Its fields are shown in columns of their own. */
  readonly expanded: boolean
  readonly x: number
  readonly width: number
}

const MOST_WIDE = 320
const LEAST_WIDE = 64

export const idOf = (path: readonly string[]): string => path.join('\u0001')

/** The columns side by side: a group that is expanded stands before its fields. `widths`: what the user dragged. */
export function layout(
  columns: readonly PageColumn[],
  state: {
    readonly expanded: ReadonlySet<string>
    readonly widths: ReadonlyMap<string, number>
    natural(path: readonly string[]): number
  },
): readonly Shown[] {
  const out: Shown[] = []
  let x = 0
  const add = (column: PageColumn, above: readonly string[]): void => {
    const path = [...above, column.name]
    const id = idOf(path)
    const expanded = column.fields.length > 0 && state.expanded.has(id)
    const width =
      state.widths.get(id) ??
      Math.round(Math.max(LEAST_WIDE, Math.min(MOST_WIDE, expanded ? LEAST_WIDE : state.natural(path))))
    out.push({ id, path, column, expanded, x, width })
    x += width
    if (expanded) for (const field of column.fields) add(field, path)
  }
  const all =
    columns.length > 0
      ? columns
      : [{ name: '', how: '', because: '', confidence: null, span: null, joined: false, reference: null, fields: [] }]
  for (const column of all) add(column, [])
  return out
}

/** The columns that are seen between two pixels. */
export function columnsInView(shown: readonly Shown[], left: number, width: number): readonly Shown[] {
  return shown.filter((one) => one.x + one.width > left && one.x < left + width)
}

/** The value of a path in a record; a record that is no object stands in the one column ''. */
export function valueAt(row: unknown, path: readonly string[]): unknown {
  let value = row
  for (const [i, name] of path.entries()) {
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    if (!isObject) return i === 0 && name === '' ? value : undefined
    if (!Object.hasOwn(value as object, name)) return undefined
    value = (value as { readonly [name: string]: unknown })[name]
  }
  return value
}
