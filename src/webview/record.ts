import { cellOf } from './cell.ts'
import { element } from './element.ts'

/** Levels that are open at first. */
const OPEN = 2
const MOST = 200

/** A record as a tree that is opened and closed. */
export function recordTree(value: unknown, name = '', depth = 0): HTMLElement {
  const title = element('span', { class: 'key-name' }, [name])
  if (typeof value !== 'object' || value === null) {
    const { text, kind } = cellOf(value)
    const shown = typeof value === 'string' ? JSON.stringify(text) : text
    return element('div', { class: 'leaf' }, [
      ...(name === '' ? [] : [title, ': ']),
      element('span', { class: kind, dir: 'auto' }, [shown]),
    ])
  }
  const entries = Array.isArray(value)
    ? value.map((each, i) => [String(i), each as unknown] as const)
    : Object.entries(value)
  const size = Array.isArray(value) ? `[${entries.length}]` : `{${entries.length}}`
  const summary = element('summary', {}, [
    ...(name === '' ? [] : [title, ' ']),
    element('span', { class: 'size' }, [size]),
  ])
  const made = element('details', depth < OPEN ? { open: '' } : {}, [summary])
  // What is closed is not drawn before it is opened.
  const fill = (): void => {
    if (made.childElementCount === 1)
      made.append(...entries.slice(0, MOST).map(([key, each]) => recordTree(each, key, depth + 1)))
  }
  if (depth < OPEN) fill()
  else made.addEventListener('toggle', fill, { once: true })
  return made
}
