import type { FromPanel, PanelState } from '../protocol/panel.ts'
import { textOf, typedValue } from './cell.ts'
import { valueAt } from './columns.ts'
import type { Grid } from './grid.ts'
import { type MenuItem, openMenu } from './menu.ts'
import { askPin } from './pin-editor.ts'
import { rangeOf, tabSeparated } from './selection.ts'
import { LABELS } from './side.ts'
import { word } from './words.ts'

type RowsState = PanelState & { readonly kind: 'rows' }

/** What can be done with the cell, row, column or range that is chosen in the grid: by menu and by keys. */
export interface GridActions {
  menu(at: { readonly x: number; readonly y: number }): void
  key(event: KeyboardEvent): void
  follow(): void
}

/** Rows that are copied as a table from what the panel holds; more are made as text by the worker. */
const MOST_COPIED = 2000

interface Around {
  state(): RowsState | undefined
  format(): string
  send(message: FromPanel): void
  find(): void
  showRecord(): void
}

/** Actions on `grid()`. */
export function gridActions(grid: () => Grid, around: Around): GridActions {
  const active = () => {
    const { row, column } = grid().selection().active
    const shown = grid().columns()[column]
    const value = shown === undefined ? undefined : valueAt(grid().rowAt(row), shown.path)
    return {
      row,
      shown,
      name: shown?.path[0],
      value,
      isHeader: row < 0,
      joined: shown?.column.joined === true || (shown?.path.length ?? 0) > 1,
    }
  }
  const change = (place: {
    readonly row?: number
    readonly column?: string
    readonly value?: ReturnType<typeof typedValue>
  }): void => {
    const entity = around.state()?.entity
    if (entity !== undefined) around.send({ kind: 'change', change: { entity, ...place } })
  }
  const reroll = (): void => {
    const { row, name, isHeader, joined, shown } = active()
    if (shown === undefined) return change(isHeader ? {} : { row })
    if (joined || name === undefined) return
    change(isHeader ? { column: name } : { row, column: name })
  }
  const pin = (): void => {
    const { row, name, value, joined, isHeader } = active()
    if (isHeader || joined || name === undefined || (typeof value === 'object' && value !== null)) return
    askPin(grid().box(), textOf(value), {
      take: (typed) => change({ row, column: name, value: typedValue(typed) }),
      end: () => grid().focus(),
    })
  }
  const copyTable = (): void => {
    const range = rangeOf(grid().selection(), grid().columns().length)
    const columns = grid()
      .columns()
      .slice(range.left, range.right + 1)
      .filter((one) => !one.expanded)
    const rows = Array.from({ length: Math.min(MOST_COPIED, range.bottom - range.top + 1) }, (_, i) =>
      grid().rowAt(range.top + i),
    )
    if (range.bottom - range.top >= MOST_COPIED || rows.includes(undefined)) return copyRows()
    around.send({
      kind: 'copyText',
      text: tabSeparated(rows.map((row) => columns.map((one) => valueAt(row, one.path)))),
    })
  }
  const copyRows = (): void => {
    const { top, bottom } = rangeOf(grid().selection(), grid().columns().length)
    around.send({ kind: 'copyRows', from: top, count: Math.max(1, bottom - top + 1) })
  }
  const follow = (): void => {
    const { shown, value } = active()
    const to = shown?.column.reference ?? null
    if (to === null || value === undefined || value === null || typeof value === 'object') return
    around.send({ kind: 'follow', entity: to.entity, column: to.column, value: value as string | number | boolean })
  }

  function items(): readonly MenuItem[] {
    const { row, shown, name, value, isHeader, joined } = active()
    const span = shown?.column.span ?? null
    const declaration: MenuItem[] =
      span === null
        ? []
        : [
            { label: word('changeValues'), act: () => around.send({ kind: 'annotation', span, path: shown?.path ?? [] }) },
            { label: word('changeMeaning'), act: () => around.send({ kind: 'meaning', span }) },
            { label: word('goToSource'), act: () => around.send({ kind: 'revealSpan', span }) },
          ]
    const group: MenuItem[] =
      shown === undefined || shown.column.fields.length === 0
        ? []
        : [{ label: word(shown.expanded ? 'collapse' : 'expand'), act: () => grid().toggle(shown.id) }]
    const ofColumn: MenuItem[] =
      name === undefined ? [] : [{ label: word('rerollColumn'), act: () => change({ column: name }), disabled: joined }]
    const all: MenuItem = { label: word('rerollAll'), act: () => change({}) }
    if (isHeader) return [...group, ...declaration, null, ...ofColumn, all]
    const to = shown?.column.reference ?? null
    const isPlain = typeof value !== 'object' || value === null
    return [
      ...(to === null || value === null || value === undefined
        ? []
        : [{ label: word('follow', to.entity), act: follow }]),
      ...(shown === undefined || name === undefined
        ? []
        : [
            { label: word('rerollCell'), act: () => change({ row, column: name }), disabled: joined },
            { label: word('pin'), act: pin, disabled: joined || !isPlain },
          ]),
      { label: word('rerollRow'), act: () => change({ row }) },
      ...ofColumn,
      null,
      ...(shown === undefined
        ? []
        : [{ label: word('copyValue'), act: () => around.send({ kind: 'copyText', text: textOf(value) }) }]),
      { label: word('copyTable'), act: copyTable },
      { label: word('copyRowsAs', LABELS[around.format()] ?? word('text')), act: copyRows },
      null,
      ...group,
      ...declaration,
    ]
  }

  return {
    follow,
    menu: (at) => openMenu(items(), at, () => grid().focus()),
    key(event) {
      const ctrl = event.ctrlKey || event.metaKey
      const letter = event.key.toLowerCase()
      const { left, bottom } = grid().box()
      const keys: { readonly [key: string]: (() => void) | undefined } = {
        'ctrl+c': copyTable,
        'ctrl+f': around.find,
        'ctrl+r': reroll,
        'ctrl+z': () => around.send({ kind: 'undo' }),
        'ctrl+y': () => around.send({ kind: 'redo' }),
        'ctrl+shift+z': () => around.send({ kind: 'redo' }),
        'ctrl+a': () => {
          grid().go({ row: 0, column: 0 })
          grid().go({ row: grid().total() - 1, column: grid().columns().length - 1 }, true)
        },
        f2: pin,
        r: reroll,
        'ctrl+enter': follow,
        enter: () =>
          active().isHeader ? openMenu(items(), { x: left, y: bottom }, () => grid().focus()) : around.showRecord(),
        'shift+f10': () => openMenu(items(), { x: left, y: bottom }, () => grid().focus()),
      }
      const act = keys[`${ctrl ? 'ctrl+' : ''}${event.shiftKey ? 'shift+' : ''}${letter}`]
      if (act === undefined) return
      act()
      event.preventDefault()
    },
  }
}
