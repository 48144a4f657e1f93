import type { Page } from '../protocol/engine-types.ts'
import { element, named } from './element.ts'
import { cellText, type Cell } from './cell.ts'
import { word } from './words.ts'

/** The table of records. */
export interface Grid {
  readonly root: HTMLElement
  show(page: Page, from: number): void
  name(): void
}

/** A grid that is walked with the arrow keys; one cell at a time is in the tab order. */
export function createGrid(): Grid {
  const head = element('thead')
  const body = element('tbody')
  const table = element('table', { role: 'grid' }, [head, body])
  const root = element('section', { class: 'grid' }, [table])
  let before = new Map<string, string>()

  table.addEventListener('keydown', (event) => walk(table, event))
  table.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLTableCellElement)) return
    for (const each of table.querySelectorAll('[tabindex="0"]')) each.setAttribute('tabindex', '-1')
    target.setAttribute('tabindex', '0')
  })

  return {
    root,
    show(page, from) {
      const focused = place(table)
      const now = new Map<string, string>()
      const isFirst = before.size === 0
      const columns = page.columns.length > 0 ? page.columns : [{ name: '', because: '' }]
      table.setAttribute('aria-rowcount', '-1')
      table.setAttribute('aria-colcount', String(columns.length + 1))
      const titles = columns.map(({ name, because }) => {
        const title = element('th', { scope: 'col', role: 'columnheader', tabindex: '-1' }, [name === '' ? word('value') : name])
        if (because !== '') named(title, `${name}: ${because}`, because)
        return title
      })
      head.replaceChildren(element('tr', { role: 'row' }, [element('th', { class: 'number', scope: 'col', role: 'columnheader', tabindex: '-1', 'aria-label': word('row') }, ['#']), ...titles]))
      body.replaceChildren(...page.rows.map((row, i) => {
        const verdict = page.verdicts[i]
        const state = verdict?.state ?? 'not-judged'
        const number = element('th', { class: `number ${state}`, scope: 'row', role: 'rowheader', tabindex: '-1' }, [String(from + i + 1)])
        const because = verdict !== undefined && 'because' in verdict ? verdict.because : ''
        if (because !== '') named(number, `${from + i + 1}: ${because}`, because)
        const cells = columns.map(({ name }) => {
          const cell = cellText(row, name)
          const key = `${page.entity} ${from + i} ${name}`
          now.set(key, cell.text)
          const changed = !isFirst && before.has(key) && before.get(key) !== cell.text
          return cellElement(cell, changed)
        })
        return element('tr', { role: 'row', 'aria-rowindex': String(from + i + 2), class: state }, [number, ...cells])
      }))
      before = now
      const first = table.rows[focused?.row ?? 1]?.cells[focused?.column ?? 1] ?? table.rows[0]?.cells[0]
      first?.setAttribute('tabindex', '0')
      if (focused !== undefined) first?.focus()
    },
    name: () => table.setAttribute('aria-label', word('records')),
  }
}

function cellElement({ text, kind, full }: Cell, changed: boolean): HTMLTableCellElement {
  const cell = element('td', { role: 'gridcell', tabindex: '-1', class: `${kind}${changed ? ' changed' : ''}`, dir: 'auto' }, [text])
  if (full !== text) cell.title = full
  if (kind === 'absent') cell.setAttribute('aria-label', word('absent'))
  return cell
}

function place(table: HTMLTableElement): { readonly row: number; readonly column: number } | undefined {
  const cell = document.activeElement
  if (!(cell instanceof HTMLTableCellElement) || !table.contains(cell)) return undefined
  return { row: (cell.parentElement as HTMLTableRowElement).rowIndex, column: cell.cellIndex }
}

const STEPS: { readonly [key: string]: readonly [number, number] } = {
  ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], PageUp: [-20, 0], PageDown: [20, 0],
}

function walk(table: HTMLTableElement, event: KeyboardEvent): void {
  const at = place(table)
  if (at === undefined) return
  const width = table.rows[0]?.cells.length ?? 1
  const step = STEPS[event.key]
  const column = event.key === 'Home' ? 0 : event.key === 'End' ? width - 1 : at.column + (step?.[1] ?? 0)
  if (step === undefined && event.key !== 'Home' && event.key !== 'End') return
  const row = Math.max(0, Math.min(table.rows.length - 1, at.row + (step?.[0] ?? 0)))
  const cell = table.rows[row]?.cells[Math.max(0, Math.min(width - 1, column))]
  cell?.focus()
  cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  event.preventDefault()
}
