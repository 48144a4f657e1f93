import type { PageColumn, Picture } from '../protocol/engine-types.ts'
import { density } from './density.ts'
import { element } from './element.ts'
import { codedText } from './message.ts'
import { percent } from './reasons.ts'
import { word } from './words.ts'

/** What a column is and why, with a way to its declaration; below, what it holds. */
export function columnSheet(
  path: readonly string[],
  column: PageColumn,
  on: { reveal(): void; change(): void; reroll(): void },
): HTMLElement {
  const line = (label: string, text: string): HTMLElement[] =>
    text === '' ? [] : [element('dt', {}, [label]), element('dd', {}, codedText(text))]
  const button = (label: string, act: () => void): HTMLElement => {
    const made = element('button', { class: 'second', type: 'button' }, [label])
    made.addEventListener('click', act)
    return made
  }
  const actions = [
    ...(column.span === null ? [] : [button(word('goToSource'), on.reveal), button(word('changeValues'), on.change)]),
    ...(column.joined ? [] : [button(word('rerollColumn'), on.reroll)]),
  ]
  return element('div', { class: 'about' }, [
    element('h2', {}, [path.join('.') || word('value')]),
    element('dl', {}, [
      ...line(word('meaning'), column.how),
      ...line(word('why'), column.because),
      ...line(word('confidence'), column.confidence === null ? '' : percent(column.confidence, 1)),
    ]),
    element('div', { class: 'actions' }, actions),
  ])
}

/** A column's values: shares, the most frequent, how they spread. */
export function pictureSheet(picture: Picture): HTMLElement {
  const { rows, absent, nulls, distinct, top, histogram } = picture
  const share = (count: number, of = rows): string => percent(count, of)
  const fact = (count: string, label: string): HTMLElement =>
    element('div', { class: 'fact' }, [element('strong', {}, [count]), element('span', {}, [label])])
  const facts = element('div', { class: 'facts' }, [
    fact(distinct.toLocaleString(), word('distinctShare', share(distinct, rows - nulls - absent))),
    fact(share(nulls), word('nulls')),
    fact(share(absent), word('missing')),
    element('span', { class: 'sample' }, [word('sample', rows.toLocaleString())]),
  ])
  const parts: HTMLElement[] = [facts, fullness({ rows, nulls, absent })]
  if (histogram !== null && histogram.counts.length > 1)
    parts.push(element('h3', {}, [titleOf(histogram.of)]), drawn(histogram))
  const most = top[0]?.count ?? 1
  if (most > 1) {
    const items = top
      .filter((one) => one.count > 1)
      .map(({ value, count }) => {
        const bar = element('span', { class: 'bar' })
        bar.style.width = `${(100 * count) / most}%`
        return element('li', {}, [
          bar,
          element('span', { class: 'value', dir: 'auto' }, [value === '' ? '“”' : value]),
          element('span', { class: 'count' }, [share(count)]),
        ])
      })
    parts.push(element('h3', {}, [word('top')]), element('ol', { class: 'top' }, items))
  }
  return element('div', { class: 'picture' }, parts)
}

/** How much of the column is there, null, absent: one bar. */
function fullness({ rows, nulls, absent }: Pick<Picture, 'rows' | 'nulls' | 'absent'>): HTMLElement {
  const part = (kind: string, count: number): HTMLElement[] => {
    if (count === 0) return []
    const made = element('span', { class: kind })
    made.style.flexGrow = String(count)
    return [made]
  }
  const label = `${word('filled')} ${percent(rows - nulls - absent, rows)}, ${word('nulls')} ${percent(nulls, rows)}, ${word('missing')} ${percent(absent, rows)}`
  return element('div', { class: 'fullness', role: 'img', 'aria-label': label, title: label }, [
    ...part('there', rows - nulls - absent),
    ...part('nulls', nulls),
    ...part('missing', absent),
  ])
}

const titleOf = (of: 'number' | 'time' | 'length'): string =>
  word({ number: 'spreadNumber', time: 'spreadTime', length: 'spreadLength' }[of])

function drawn(histogram: NonNullable<Picture['histogram']>): HTMLElement {
  const { of, low, high } = histogram
  const label = (n: number): string => (of === 'time' ? new Date(n).toISOString().slice(0, 10) : n.toLocaleString())
  const name = `${titleOf(of)}: ${label(low)} – ${label(high)}`
  return of === 'time' ? density(histogram, name) : bars(histogram, name)
}

function bars({ low, high, counts }: NonNullable<Picture['histogram']>, name: string): HTMLElement {
  const most = Math.max(...counts)
  const columns = counts.map((count) => {
    const bar = element('span', { class: count === 0 ? 'none' : '' })
    bar.style.height = `${count === 0 ? 0 : Math.max(3, (100 * count) / most)}%`
    bar.title = count.toLocaleString()
    return bar
  })
  return element('div', {}, [
    element('div', { class: 'histogram', role: 'img', 'aria-label': name }, columns),
    element('div', { class: 'axis' }, [
      element('span', {}, [low.toLocaleString()]),
      element('span', {}, [high.toLocaleString()]),
    ]),
  ])
}
