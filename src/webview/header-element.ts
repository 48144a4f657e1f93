import type { Shown } from './columns.ts'
import { element } from './element.ts'
import { reasons } from './reasons.ts'
import { cellId, type RowMarks } from './row-element.ts'
import { word } from './words.ts'

/** The pinned row of column names. */
export function headerElement(marks: RowMarks): HTMLElement {
  const number = element(
    'div',
    { role: 'columnheader', class: 'cell number', id: cellId(-1, -1), 'aria-colindex': '1', 'aria-label': word('row') },
    ['#'],
  )
  number.style.width = `${marks.numberWidth}px`
  number.classList.toggle('active', marks.isActive(-1, -1))
  return element('div', { role: 'row', 'aria-rowindex': '1', class: 'row' }, [
    number,
    ...marks.columns.map((shown) => titleElement(shown, marks)),
  ])
}

function titleElement(shown: Shown, marks: RowMarks): HTMLElement {
  const { column, path, expanded } = shown
  const index = marks.indexOf(shown)
  const title = element('div', {
    role: 'columnheader',
    class: 'cell title',
    id: cellId(-1, index),
    'aria-colindex': String(index + 2),
  })
  const isGroup = column.fields.length > 0
  if (isGroup) {
    title.setAttribute('aria-expanded', String(expanded))
    title.append(element('span', { class: `twist${expanded ? ' open' : ''}`, 'aria-hidden': 'true' }))
  }
  if (path.length > 1) title.append(element('span', { class: 'above' }, [`${path.at(-2) ?? ''}.`]))
  const name = column.name === '' ? word('value') : column.name
  title.append(element('span', { class: 'name', dir: 'auto' }, [name]))
  if (column.joined)
    title.append(
      element('span', { class: column.reference === null ? 'key' : 'key reference', 'aria-hidden': 'true' }, [
        column.reference === null ? 'key' : 'fk',
      ]),
    )
  title.append(element('span', { class: 'resizer', 'aria-hidden': 'true' }))
  title.title = [path.join('.'), ...reasons(column)].join('\n')
  title.style.left = `${shown.x + marks.numberWidth}px`
  title.style.width = `${shown.width}px`
  title.classList.toggle('active', marks.isActive(-1, index))
  return title
}
