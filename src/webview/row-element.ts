import type { Shown } from './columns.ts'
import { cellOf, textOf } from './cell.ts'
import { valueAt } from './columns.ts'
import { element } from './element.ts'
import { marked } from './found-text.ts'
import type { Known } from './row-cache.ts'
import { reasons } from './reasons.ts'
import { word } from './words.ts'

/** What marks a row's cells. */
export interface RowMarks {
  readonly numberWidth: number
  readonly columns: readonly Shown[]
  /** What is searched: marked where it stands. */
  readonly needle: string
  /** Place of the column among all. */
  indexOf(shown: Shown): number
  isChanged(row: number, name: string): boolean
  isSelected(row: number, column: number): boolean
  isActive(row: number, column: number): boolean
}

export const cellId = (row: number, column: number): string => `cell-${row}-${column}`

/** A row of the grid; `undefined`: it is being made. */
export function rowElement(row: number, known: Known | undefined, marks: RowMarks): HTMLElement {
  const state = known === undefined ? 'loading' : (known.verdict?.state ?? 'waiting')
  const number = element(
    'div',
    { role: 'rowheader', class: 'cell number', id: cellId(row, -1), 'aria-colindex': '1' },
    [element('span', { class: 'state', 'aria-hidden': 'true' }), (row + 1).toLocaleString()],
  )
  number.style.width = `${marks.numberWidth}px`
  number.classList.toggle('selected', marks.isSelected(row, -1))
  number.classList.toggle('active', marks.isActive(row, -1))
  if (known !== undefined) {
    const because = known.verdict !== null && 'because' in known.verdict ? `: ${known.verdict.because}` : ''
    number.setAttribute('aria-label', `${row + 1}, ${word(`state_${state}`)}${because}`)
    number.title = `${word(`state_${state}`)}${because}`
  }
  const cells = marks.columns.map((shown) => cellElement(row, known, { shown, marks }))
  return element('div', { role: 'row', 'aria-rowindex': String(row + 2), class: `row ${state}` }, [number, ...cells])
}

function cellElement(
  row: number,
  known: Known | undefined,
  { shown, marks }: { readonly shown: Shown; readonly marks: RowMarks },
): HTMLElement {
  const column = marks.indexOf(shown)
  const value = known === undefined ? undefined : valueAt(known.row, shown.path)
  const { text, kind } = shown.expanded ? { text: '', kind: 'group' } : cellOf(value)
  const cell = element('div', {
    role: 'gridcell',
    class: `cell ${kind}`,
    id: cellId(row, column),
    'aria-colindex': String(column + 2),
    dir: 'auto',
  })
  const isLink = shown.column.reference !== null && value !== null && value !== undefined
  const content = kind === 'absent' ? [text] : marked(text, marks.needle)
  cell.append(...(isLink ? [element('span', { class: 'link' }, content)] : content))
  cell.style.left = `${shown.x + marks.numberWidth}px`
  cell.style.width = `${shown.width}px`
  if (known === undefined) cell.classList.add('unknown')
  else {
    const whole = kind === 'nested' ? JSON.stringify(value, null, 2) : textOf(value)
    cell.title = [whole, reasons(shown.column).join(' — ')].filter((each) => each !== '').join('\n\n').slice(0, 2000)
    if (kind === 'absent') cell.setAttribute('aria-label', word('absent'))
  }
  if (marks.isChanged(row, shown.path[0] ?? '')) cell.classList.add('changed')
  if (marks.isSelected(row, column)) {
    cell.classList.add('selected')
    cell.setAttribute('aria-selected', 'true')
  }
  cell.classList.toggle('active', marks.isActive(row, column))
  return cell
}
