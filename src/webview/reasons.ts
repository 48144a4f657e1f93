import type { PageColumn } from '../protocol/engine-types.ts'
import { word } from './words.ts'

/** What a column means, why, and how sure that is: the parts that are known, for a line or a hover. */
export function reasons({ how, because, confidence }: PageColumn): readonly string[] {
  const sure = confidence === null ? '' : word('confident', percent(confidence, 1))
  return [how, because, sure].filter((each) => each !== '')
}

/** A share as people read it: what is there is never 0 %, what is not whole never 100 %. */
export function percent(count: number, of: number): string {
  const share = (100 * count) / Math.max(1, of)
  const rounded = Math.round(share)
  if (rounded === 0 && count > 0) return '< 1 %'
  return rounded === 100 && count < of ? '> 99 %' : `${rounded} %`
}
