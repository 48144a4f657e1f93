import { element, named } from './element.ts'
import type { RowCache } from './row-cache.ts'
import { word } from './words.ts'

/** The truth about the rows that were looked at: how many the judge accepted, rejected, has not seen. */
export interface Badge {
  readonly root: HTMLElement
  show(counts: ReturnType<RowCache['counts']>, about: { readonly total: number; readonly judge: string | null }): void
  hide(): void
}

/** A badge. */
export function createBadge(): Badge {
  const root = element('span', { class: 'badge', role: 'status' })
  return {
    root,
    show({ judged, rejected, notJudged, waiting, because }, { total, judge }) {
      root.hidden = total === 0
      const kind = rejected > 0 ? 'rejected' : notJudged > 0 ? 'not-judged' : judged > 0 ? 'judged' : 'waiting'
      const isAll = judged === total
      const parts = [
        judged > 0 ? word(isAll ? 'judgedAll' : 'judgedSome', judged.toLocaleString()) : '',
        rejected > 0 ? word('rejected', rejected.toLocaleString()) : '',
        notJudged > 0 ? word('notJudged', notJudged.toLocaleString()) : '',
        judged + rejected + notJudged === 0 && waiting > 0 ? word('beingJudged') : '',
      ]
      const label = parts.filter((part) => part !== '').join(', ')
      root.className = `badge ${kind}`
      root.textContent = label
      const by = judge === null ? '' : ` ${word('judgedBy', judge)}`
      const rest = isAll ? '' : `, ${word('ofRows', total.toLocaleString())}`
      named(root, `${label}${by}`, `${label}${by}${rest}${because === null ? '' : `\n${because}`}`)
    },
    hide: () => void (root.hidden = true),
  }
}
