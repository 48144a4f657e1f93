import type { PanelSource } from '../protocol/panel.ts'
import { element } from './element.ts'
import { word } from './words.ts'

/** The records as they would be written, and the source they are of: two tabs. */
export interface Texts {
  readonly root: HTMLElement
  source(source: PanelSource): void
  written(written: { readonly format: string; readonly text: string }): void
  name(): void
}

/** Characters that are shown; a panel is no editor. */
const SHOWN = 200_000

/** The panel's text side. */
export function createTexts(): Texts {
  const written = sheet('text')
  const source = sheet('source')
  const tabs = element('div', { class: 'tabs', role: 'tablist' }, [written.tab, source.tab])
  const root = element('section', { class: 'texts' }, [tabs, written.panel, source.panel])
  const sheets = [written, source]
  const choose = (chosen: Sheet): void => {
    for (const each of sheets) {
      each.tab.setAttribute('aria-selected', String(each === chosen))
      each.tab.tabIndex = each === chosen ? 0 : -1
      each.panel.hidden = each !== chosen
    }
  }
  for (const [i, each] of sheets.entries()) {
    each.tab.addEventListener('click', () => choose(each))
    each.tab.addEventListener('keydown', ({ key }) => {
      if (key !== 'ArrowLeft' && key !== 'ArrowRight') return
      const other = sheets[1 - i]
      if (other === undefined) return
      choose(other)
      other.tab.focus()
    })
  }
  choose(written)
  return {
    root,
    source({ text, name }) {
      source.panel.replaceChildren(pre(text))
      source.panel.setAttribute('aria-label', name)
      source.tab.title = name
    },
    written({ format, text }) {
      written.panel.replaceChildren(pre(text))
      written.tab.dataset['format'] = format
      written.tab.textContent = LABELS[format] ?? word('text')
    },
    name() {
      tabs.setAttribute('aria-label', word('text'))
      written.tab.textContent ||= word('text')
      source.tab.textContent = word('source')
    },
  }
}

const LABELS: { readonly [format: string]: string } = {
  json: 'JSON', ndjson: 'NDJSON', csv: 'CSV', yaml: 'YAML', sql: 'SQL', ts: 'TypeScript',
}

interface Sheet {
  readonly tab: HTMLButtonElement
  readonly panel: HTMLElement
}

function sheet(id: string): Sheet {
  const tab = element('button', { role: 'tab', type: 'button', id: `tab-${id}`, 'aria-controls': `panel-${id}` })
  const panel = element('div', { role: 'tabpanel', id: `panel-${id}`, 'aria-labelledby': `tab-${id}`, tabindex: '0', class: 'sheet' })
  return { tab, panel }
}

const pre = (text: string): HTMLElement => element('pre', {}, [text.length > SHOWN ? `${text.slice(0, SHOWN)}\n…` : text])
