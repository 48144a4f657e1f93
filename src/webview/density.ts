import type { Picture } from '../protocol/engine-types.ts'
import { ticks } from './calendar.ts'
import { element } from './element.ts'
import { svg } from './svg.ts'

const WIDE = 480
const HIGH = 72

/** How many moments fall where: a curve over the calendar. `label`: what a screen reader says of it. */
export function density({ low, high, counts }: NonNullable<Picture['histogram']>, label: string): HTMLElement {
  const smooth = smoothed(counts)
  const most = Math.max(...smooth, 1)
  const points = smooth.map((count, i) => {
    const x = (WIDE * (i + 0.5)) / smooth.length
    return `${x.toFixed(1)} ${(HIGH - 1 - ((HIGH - 6) * count) / most).toFixed(1)}`
  })
  const line = [
    `0 ${points[0]?.split(' ')[1] ?? HIGH}`,
    ...points,
    `${WIDE} ${points.at(-1)?.split(' ')[1] ?? HIGH}`,
  ].join(' L ')
  const marks = ticks(low, high)
  const share = (at: number): number => (at - low) / Math.max(1, high - low)
  const rules = marks.map(({ at }) => {
    const x = (WIDE * share(at)).toFixed(1)
    return svg('line', { x1: x, x2: x, y1: '0', y2: String(HIGH), class: 'rule' })
  })
  const drawing = svg(
    'svg',
    { viewBox: `0 0 ${WIDE} ${HIGH}`, preserveAspectRatio: 'none', class: 'density', role: 'img', 'aria-label': label },
    ...rules,
    svg('path', { d: `M 0 ${HIGH} L ${line} L ${WIDE} ${HIGH} Z`, class: 'area' }),
    svg('path', { d: `M ${line}`, class: 'line', 'vector-effect': 'non-scaling-stroke' }),
  )
  const axis = element('div', { class: 'ticks', 'aria-hidden': 'true' })
  for (const { at, label: name } of marks) {
    const tick = element('span', {}, [name])
    tick.style.left = `${100 * share(at)}%`
    axis.append(tick)
  }
  const day = (at: number): string =>
    new Date(at)
      .toISOString()
      .slice(0, high - low < 172_800_000 ? 16 : 10)
      .replace('T', ' ')
  const ends = element('div', { class: 'axis' }, [element('span', {}, [day(low)]), element('span', {}, [day(high)])])
  return element('div', {}, [drawing, axis, ends])
}

/** Each count with its neighbours, thrice: a sample's noise is no news. */
export function smoothed(counts: readonly number[]): readonly number[] {
  let now = counts
  for (let pass = 0; pass < 3; pass++) {
    const before = now
    const at = (i: number): number => before[Math.max(0, Math.min(before.length - 1, i))] ?? 0
    now = before.map((count, i) => (at(i - 1) + 2 * count + at(i + 1)) / 4)
  }
  return now
}
