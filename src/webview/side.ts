import { FORMATS } from '../protocol/formats.ts'
import type { PanelSource } from '../protocol/panel.ts'
import { element } from './element.ts'
import { tabList } from './tab-list.ts'
import { word } from './words.ts'

const SHEETS = ['text', 'record', 'column', 'source'] as const
export type SheetName = (typeof SHEETS)[number]

/** Beside the grid: the records as text, the record and the column of the active cell, the source. */
export interface Side {
  readonly root: HTMLElement
  shown(): SheetName
  choose(name: SheetName): void
  fill(name: SheetName, ...content: readonly Node[]): void
  text(format: string, text: string, note: string): void
  source(source: PanelSource): void
  name(): void
}

/** Characters that are shown; a panel is no editor. */
const SHOWN = 200_000

/** The side; `changed` when another sheet is looked at. */
export function createSide(changed: (name: SheetName) => void): Side {
  const panels = new Map<SheetName, HTMLElement>(
    SHEETS.map((name) => [
      name,
      element('div', {
        role: 'tabpanel',
        id: `panel-${name}`,
        'aria-labelledby': `tab-${name}`,
        tabindex: '0',
        class: `sheet ${name}`,
      }),
    ]),
  )
  let present: SheetName = 'text'
  let format = ''
  const tabs = tabList('side', (id) => choose(id as SheetName))
  const root = element('section', { class: 'side' }, [tabs.root, ...panels.values()])
  function draw(): void {
    const label = (name: SheetName): string => (name === 'text' ? (LABELS[format] ?? word('text')) : word(name))
    tabs.show(
      SHEETS.map((name) => ({ id: name, label: label(name), controls: `panel-${name}` })),
      present,
    )
    for (const [name, panel] of panels) panel.hidden = name !== present
  }
  function choose(name: SheetName): void {
    present = name
    draw()
    changed(name)
  }
  const pre = (text: string): HTMLElement =>
    element('pre', {}, [text.length > SHOWN ? `${text.slice(0, SHOWN)}\n…` : text])
  return {
    root,
    choose,
    shown: () => present,
    fill: (name, ...content) => panels.get(name)?.replaceChildren(...content),
    text(now, text, note) {
      format = now
      const parts = note === '' ? [pre(text)] : [element('p', { class: 'note' }, [note]), pre(text)]
      panels.get('text')?.replaceChildren(...parts)
      draw()
    },
    source({ name, text, firstLine }) {
      const note = element('p', { class: 'note' }, [`${name} · ${word('from', firstLine)}`])
      panels.get('source')?.replaceChildren(note, pre(text))
    },
    name() {
      tabs.root.setAttribute('aria-label', word('text'))
      draw()
    },
  }
}

/** Names of the formats by id. */
export const LABELS: { readonly [format: string]: string } = Object.fromEntries(FORMATS.map(({ id, label }) => [id, label]))
