import { svg } from './svg.ts'

/** Outlines in a square of 16, drawn for this panel. */
const PATHS = {
  dice: 'M3.5 2.5h9a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1ZM5.5 5.5h.01M10.5 5.5h.01M8 8h.01M5.5 10.5h.01M10.5 10.5h.01',
  gear: 'M3 4.5h6M12 4.5h1M3 11.5h1M7 11.5h6M10.5 3v3M5.5 10v3',
  undo: 'M3 6.5h6.5a3.5 3.5 0 0 1 0 7H6M5.5 3.5l-3 3 3 3',
  redo: 'M13 6.5H6.5a3.5 3.5 0 0 0 0 7H10M10.5 3.5l3 3-3 3',
  find: 'M7 3a4 4 0 1 1 0 8 4 4 0 0 1 0-8ZM10 10l3.5 3.5',
} as const

/** An icon in the colour of the text. */
export function icon(name: keyof typeof PATHS): SVGElement {
  const frame = { viewBox: '0 0 16 16', width: '16', height: '16', 'aria-hidden': 'true', fill: 'none' }
  const pen = { 'stroke-linecap': 'round', 'stroke-linejoin': 'round', 'stroke-width': name === 'dice' ? '1.4' : '1.2' }
  return svg('svg', { ...frame, stroke: 'currentColor' }, svg('path', { d: PATHS[name], ...pen }))
}
