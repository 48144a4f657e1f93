import { textOf } from './cell.ts'

/** A cell by its place; column -1 is the row's number, row -1 the header. */
export interface Place {
  readonly row: number
  readonly column: number
}

/** From where the selection began to where it is now. */
export interface Selection {
  readonly anchor: Place
  readonly active: Place
}

export interface Bounds {
  readonly rows: number
  readonly columns: number
  /** Rows that a page moves by. */
  readonly page: number
}

/** Where a key leads from a cell; `undefined`: it leads nowhere. */
export function moved(
  { row, column }: Place,
  { key, ctrl }: { readonly key: string; readonly ctrl: boolean },
  { rows, columns, page }: Bounds,
): Place | undefined {
  const to = (r: number, c: number): Place => ({
    row: Math.max(-1, Math.min(rows - 1, r)),
    column: Math.max(-1, Math.min(columns - 1, c)),
  })
  switch (key) {
    case 'ArrowUp':
      return to(ctrl ? 0 : row - 1, column)
    case 'ArrowDown':
      return to(ctrl ? rows - 1 : row + 1, column)
    case 'ArrowLeft':
      return to(row, ctrl ? 0 : column - 1)
    case 'ArrowRight':
      return to(row, ctrl ? columns - 1 : column + 1)
    case 'PageUp':
      return to(Math.max(0, row - page), column)
    case 'PageDown':
      return to(row + page, column)
    case 'Home':
      return ctrl ? to(0, 0) : to(row, 0)
    case 'End':
      return ctrl ? to(rows - 1, columns - 1) : to(row, columns - 1)
    default:
      return undefined
  }
}

/** The rectangle of a selection, ends included; the row's number stands for its whole row. */
export function rangeOf(
  { anchor, active }: Selection,
  columns: number,
): { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number } {
  const whole = anchor.column < 0 || active.column < 0
  return {
    top: Math.max(0, Math.min(anchor.row, active.row)),
    bottom: Math.max(anchor.row, active.row),
    left: whole ? 0 : Math.min(anchor.column, active.column),
    right: whole ? columns - 1 : Math.max(anchor.column, active.column),
  }
}

/** Values as a table for spreadsheets: tabs between, quotes where a value holds a tab, a quote or a line end. */
export function tabSeparated(rows: readonly (readonly unknown[])[]): string {
  const field = (value: unknown): string => {
    const text = value === null ? '' : textOf(value)
    return /[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  return rows.map((row) => row.map(field).join('\t')).join('\n')
}
