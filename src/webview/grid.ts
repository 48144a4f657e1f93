import type { PanelRows, PanelState } from '../protocol/panel.ts'
import { cellOf } from './cell.ts'
import { columnsInView, idOf, layout, type Shown, valueAt } from './columns.ts'
import { changesOf } from './changes.ts'
import { element } from './element.ts'
import { followPointer } from './grid-pointer.ts'
import { headerElement } from './header-element.ts'
import { type Ask, createRowCache, type RowCache } from './row-cache.ts'
import { cellId, rowElement, type RowMarks } from './row-element.ts'
import { clampTop, rowsInView, scrollOf, topOf, topToShow, type Track, trackHeight } from './scroll.ts'
import { moved, type Place, rangeOf, type Selection } from './selection.ts'
import { word } from './words.ts'

export type RowsState = PanelState & { readonly kind: 'rows' }

/** What of the grid outlives the webview. */
export interface GridView {
  readonly expanded: readonly string[]
  readonly widths: readonly (readonly [string, number])[]
  readonly top: number
  readonly left: number
  readonly active: Place
}

export interface GridEvents {
  ask(ask: Ask): void
  /** Rows came, or what the judge says of them. */
  counted(counts: ReturnType<RowCache['counts']>): void
  moved(): void
  menu(at: { readonly x: number; readonly y: number }): void
  key(event: KeyboardEvent): void
  follow(place: Place): void
}

/** The records as a grid: only what is in view is drawn, and asked for. */
export interface Grid {
  readonly root: HTMLElement
  show(state: RowsState): void
  take(rows: PanelRows): void
  go(place: Place, extend?: boolean): void
  selection(): Selection
  columns(): readonly Shown[]
  rowAt(row: number): unknown
  total(): number
  toggle(id: string): void
  view(): GridView
  restore(view: GridView): void
  name(): void
  focus(): void
  /** Marks a text where it stands; the empty one nowhere. */
  mark(text: string): void
  /** Where the active cell stands on the page. */
  box(): DOMRect
}

const ROW = 24
const HEAD = 28

/** An empty grid. */
export function createGrid(on: GridEvents): Grid {
  const head = element('div', { role: 'rowgroup', class: 'head' })
  const body = element('div', { role: 'rowgroup', class: 'rows' })
  const canvas = element('div', { class: 'canvas', role: 'presentation' }, [head, body])
  const track = element('div', { class: 'track', role: 'presentation' }, [canvas])
  const root = element('div', { class: 'grid', role: 'grid', tabindex: '0', 'aria-multiselectable': 'true' }, [
    track,
  ])
  const expanded = new Set<string>()
  const widths = new Map<string, number>()
  const naturals = new Map<string, number>()
  let state: RowsState | undefined
  let cache = createRowCache(0)
  let changed = new Map<number, ReadonlySet<string>>()
  let columns: readonly Shown[] = []
  let top = 0
  let selection: Selection = { anchor: { row: 0, column: 0 }, active: { row: 0, column: 0 } }
  let frame = 0
  let needle = ''

  const height = (): Track => ({
    rows: state?.total ?? 0,
    rowHeight: ROW,
    view: Math.max(ROW, root.clientHeight - HEAD),
  })
  const numberWidth = (): number => 40 + String(state?.total ?? 0).length * 9
  const bounds = () => ({
    rows: state?.total ?? 0,
    columns: columns.length,
    page: Math.max(1, Math.floor(height().view / ROW) - 1),
  })

  function arrange(): void {
    columns = layout(state?.columns ?? [], { expanded, widths, natural })
    const last = columns.at(-1)
    track.style.width = `${numberWidth() + (last === undefined ? 0 : last.x + last.width)}px`
    track.style.height = `${HEAD + trackHeight(height())}px`
    root.setAttribute('aria-rowcount', String((state?.total ?? 0) + 1))
    root.setAttribute('aria-colcount', String(columns.length + 1))
  }

  /** As wide as the first rows need; found once, so that columns do not jump while scrolling. */
  function natural(path: readonly string[]): number {
    const id = idOf(path)
    const known = naturals.get(id)
    if (known !== undefined) return known
    let longest = (path.at(-1)?.length ?? 0) + (path.at(-2)?.length ?? 0) + 5
    for (let row = 0; row < 40; row++)
      longest = Math.max(longest, cellOf(valueAt(cache.at(row)?.row, path)).text.length)
    const width = longest * 7.4 + 22
    naturals.set(id, width)
    return width
  }

  function draw(): void {
    frame = 0
    const shown = height()
    const { first, end } = rowsInView(top, shown)
    const range = rangeOf(selection, columns.length)
    const places = new Map(columns.map((one, i) => [one, i]))
    const marks: RowMarks = {
      numberWidth: numberWidth(),
      columns: columnsInView(columns, root.scrollLeft, root.clientWidth),
      needle,
      indexOf: (one) => places.get(one) ?? 0,
      isChanged: (row, name) => changed.get(row)?.has(name) === true,
      isSelected: (row, column) =>
        row >= range.top &&
        row <= range.bottom &&
        column >= (column < 0 ? -1 : range.left) &&
        column <= range.right &&
        (column >= 0 || selection.anchor.column < 0 || selection.active.column < 0) &&
        (range.top !== range.bottom || range.left !== range.right || column === range.left),
      isActive: (row, column) => row === selection.active.row && column === selection.active.column,
    }
    head.replaceChildren(headerElement(marks))
    body.replaceChildren(
      ...Array.from({ length: end - first }, (_, i) => {
        const row = rowElement(first + i, cache.at(first + i), marks)
        row.style.top = `${HEAD + (first + i) * ROW - top}px`
        return row
      }),
    )
    const { active } = selection
    const isDrawn = document.getElementById(cellId(active.row, active.column)) !== null
    if (isDrawn) root.setAttribute('aria-activedescendant', cellId(active.row, active.column))
    else root.removeAttribute('aria-activedescendant')
    askFor(first, end)
  }
  function askFor(first: number, end: number): void {
    for (const ask of cache.wanted(first, end)) on.ask(ask)
  }
  const redraw = (): void => {
    if (frame === 0) frame = requestAnimationFrame(draw)
  }

  function scrollTo(next: number): void {
    top = clampTop(next, height())
    root.scrollTop = scrollOf(top, height())
    redraw()
  }

  function go(place: Place, extend = false): void {
    selection = { anchor: extend ? selection.anchor : place, active: place }
    if (place.row >= 0) scrollTo(topToShow(place.row, top, height()))
    const column = columns[place.column]
    if (column !== undefined) {
      const room = root.clientWidth - numberWidth()
      if (column.x < root.scrollLeft) root.scrollLeft = column.x
      else if (column.x + column.width > root.scrollLeft + room)
        root.scrollLeft = Math.min(column.x, column.x + column.width - room)
    }
    redraw()
    on.moved()
  }

  root.addEventListener('scroll', () => {
    // What we set ourselves comes back rounded: only a move of the user's counts.
    if (Math.abs(scrollOf(top, height()) - root.scrollTop) >= 1) top = topOf(root.scrollTop, height())
    // Asked at once, drawn with the next frame: the rows may be there by then.
    const { first, end } = rowsInView(top, height())
    askFor(first, end)
    redraw()
  })
  root.addEventListener(
    'wheel',
    (event) => {
      if (event.ctrlKey || event.shiftKey || event.deltaY === 0) return
      const unit = event.deltaMode === 1 ? ROW : event.deltaMode === 2 ? height().view : 1
      scrollTo(top + event.deltaY * unit)
      if (event.deltaX === 0) event.preventDefault()
    },
    { passive: false },
  )
  new ResizeObserver(() => {
    arrange()
    top = clampTop(top, height())
    redraw()
  }).observe(root)
  root.addEventListener('keydown', (event) => {
    const place = moved(selection.active, { key: event.key, ctrl: event.ctrlKey || event.metaKey }, bounds())
    if (place === undefined || event.altKey || state === undefined) return on.key(event)
    go(place, event.shiftKey)
    event.preventDefault()
  })
  followPointer(root, {
    selection: () => selection,
    columns: () => columns,
    go,
    toggle,
    resized(id, width) {
      widths.set(id, width)
      arrange()
      redraw()
    },
    resizeEnd: on.moved,
    follow: on.follow,
    menu: (at) => on.menu(at ?? { x: box().left, y: box().bottom }),
  })

  function toggle(id: string): void {
    if (!expanded.delete(id)) expanded.add(id)
    arrange()
    redraw()
    on.moved()
  }

  function box(): DOMRect {
    const { row, column } = selection.active
    return (document.getElementById(cellId(row, column)) ?? root).getBoundingClientRect()
  }

  return {
    root,
    go,
    toggle,
    box,
    show(next) {
      const isSame = state?.entity === next.entity
      const before = cache
      state = next
      cache = createRowCache(next.total)
      cache.put(next.first)
      if (!isSame) {
        naturals.clear()
        top = 0
        selection = { anchor: { row: 0, column: 0 }, active: { row: 0, column: 0 } }
      }
      changed = isSame && next.cause !== 'choice' ? changesOf(before, next.first) : new Map()
      arrange()
      scrollTo(top)
      on.counted(cache.counts())
      on.moved()
    },
    take(rows) {
      cache.put(rows)
      cancelAnimationFrame(frame)
      draw()
      on.counted(cache.counts())
    },
    selection: () => selection,
    columns: () => columns,
    rowAt: (row) => cache.at(row)?.row,
    total: () => state?.total ?? 0,
    view: () => ({
      expanded: [...expanded],
      widths: [...widths],
      top,
      left: root.scrollLeft,
      active: selection.active,
    }),
    restore(view) {
      for (const id of view.expanded) expanded.add(id)
      for (const [id, width] of view.widths) widths.set(id, width)
      arrange()
      selection = { anchor: view.active, active: view.active }
      scrollTo(view.top)
      root.scrollLeft = view.left
    },
    name: () => root.setAttribute('aria-label', word('records')),
    focus: () => root.focus(),
    mark(text) {
      needle = text
      redraw()
    },
  }
}
