import type { Shown } from './columns.ts'
import { type Place, rangeOf, type Selection } from './selection.ts'

interface Pointed {
  selection(): Selection
  columns(): readonly Shown[]
  go(place: Place, extend: boolean): void
  toggle(id: string): void
  resized(id: string, width: number): void
  resizeEnd(): void
  follow(place: Place): void
  /** `undefined`: asked for by a key, for the active cell. */
  menu(at: { readonly x: number; readonly y: number } | undefined): void
}

const LEAST_WIDE = 40

/** The place of the cell that an element is in. */
function placeOf(target: EventTarget | null): Place | undefined {
  const id = target instanceof Element ? target.closest('.cell')?.id : undefined
  const match = /^cell-(-?\d+)-(-?\d+)$/.exec(id ?? '')
  return match === null ? undefined : { row: Number(match[1]), column: Number(match[2]) }
}

/** What the pointer does in the grid: choose cells, drag over a range, widen columns, open groups, menus and references. */
export function followPointer(root: HTMLElement, grid: Pointed): void {
  root.addEventListener('pointerdown', (event) => {
    const place = placeOf(event.target)
    if (place === undefined || !(event.target instanceof Element)) return
    if (event.target.classList.contains('resizer')) return resize(event, grid.columns()[place.column])
    const range = rangeOf(grid.selection(), grid.columns().length)
    const isInside =
      place.row >= range.top && place.row <= range.bottom && place.column >= range.left && place.column <= range.right
    if (event.button === 2 && isInside) return
    grid.go(place, event.shiftKey)
    if (event.button !== 0) return
    if (event.target.classList.contains('twist')) grid.toggle(grid.columns()[place.column]?.id ?? '')
    else if (place.row >= 0) root.setPointerCapture(event.pointerId)
  })
  root.addEventListener('pointermove', (event) => {
    if (!root.hasPointerCapture(event.pointerId)) return
    const place = placeOf(document.elementFromPoint(event.clientX, event.clientY))
    const { active } = grid.selection()
    if (place !== undefined && place.row >= 0 && (place.row !== active.row || place.column !== active.column)) {
      grid.go(place, true)
    }
  })
  root.addEventListener('pointerup', (event) => {
    const target = document.elementFromPoint(event.clientX, event.clientY)
    const place = target?.classList.contains('link') === true ? placeOf(target) : undefined
    const { anchor, active } = grid.selection()
    const isClick = anchor.row === active.row && anchor.column === active.column
    if (place !== undefined && isClick && event.button === 0) grid.follow(place)
  })
  root.addEventListener('contextmenu', (event) => {
    event.preventDefault()
    event.stopPropagation()
    const isKey = event.clientX === 0 && event.clientY === 0
    grid.menu(isKey ? undefined : { x: event.clientX, y: event.clientY })
  })

  function resize(event: PointerEvent, column: Shown | undefined): void {
    if (column === undefined) return
    const from = event.clientX
    const move = ({ clientX }: PointerEvent): void =>
      grid.resized(column.id, Math.max(LEAST_WIDE, column.width + clientX - from))
    const end = (): void => {
      window.removeEventListener('pointermove', move)
      grid.resizeEnd()
    }
    window.addEventListener('pointermove', move)
    window.addEventListener('pointerup', end, { once: true })
    event.preventDefault()
  }
}
