import affixes from './data/affixes.json' with { type: 'json' }
import type { Clue } from './clue.ts'
import { singular } from './words.ts'

/** Words that only look like many of a thing, or are no things to count. */
const NO_COUNTS: ReadonlySet<string> = new Set(affixes.uncounted.split(' '))
/** `items on page`: what stands behind the things counted. */
const BINDERS: ReadonlySet<string> = new Set(['on', 'per', 'in', 'of', 'by', 'for', 'with', 'to', 'at', 'from', 'since', 'after', 'before', 'during', 'above', 'below',
  'under', 'over', 'left', 'remaining', 'used', 'sold', 'available', 'earned', 'reserved', 'taken', 'required', 'made', 'ordered'])

/** A number that is named by things is how many of them there are: `steps`, `maxProperties`, `items_on_page`. */
export const pluralClue: Clue = {
  id: 'plural',
  read: ({ kind, words }) => {
    if (kind !== 'number') return []
    const bound = words.findIndex((word, i) => i > 0 && BINDERS.has(word))
    const things = (bound < 0 ? words : words.slice(0, bound)).at(-1) ?? ''
    if (things.length < 4 || singular(things) === things || NO_COUNTS.has(things)) return []
    return [{ meaning: 'number.count', confidence: 0.53, because: `how many \`${things}\`` }]
  },
}
