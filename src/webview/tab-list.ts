import { element } from './element.ts'

interface Tab {
  readonly id: string
  readonly label: string
  readonly controls?: string
}

/** Tabs that are walked with the arrow keys. */
export interface TabList {
  readonly root: HTMLElement
  show(tabs: readonly Tab[], present: string): void
}

/** An empty list; `prefix` keeps the ids of several lists apart. */
export function tabList(prefix: string, choose: (id: string) => void): TabList {
  const root = element('div', { class: 'tabs', role: 'tablist' })
  let drawn = ''
  root.addEventListener('keydown', ({ key }) => {
    const tabs = [...root.querySelectorAll<HTMLElement>('[role=tab]')]
    const i = tabs.findIndex((each) => each === document.activeElement)
    const next = { ArrowLeft: i - 1, ArrowRight: (i + 1) % tabs.length, Home: 0, End: -1 }[key]
    if (next === undefined || i < 0) return
    const tab = tabs.at(next)
    tab?.focus()
    tab?.click()
  })
  return {
    root,
    show(tabs, present) {
      const key = JSON.stringify([tabs, present])
      if (key === drawn) return
      const focused = root.contains(document.activeElement)
      drawn = key
      root.replaceChildren(
        ...tabs.map(({ id, label, controls }) => {
          const isPresent = id === present
          const tab = element(
            'button',
            {
              role: 'tab',
              type: 'button',
              id: prefix === 'side' ? `tab-${id}` : `${prefix}-${id}`,
              'aria-selected': String(isPresent),
              tabindex: isPresent ? '0' : '-1',
              ...(controls === undefined ? {} : { 'aria-controls': controls }),
            },
            [label],
          )
          tab.addEventListener('click', () => choose(id))
          return tab
        }),
      )
      const selected = root.querySelector<HTMLElement>('[aria-selected=true]')
      if (focused) selected?.focus()
      selected?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    },
  }
}
