import type { Clue, Hunch } from './clue.ts'
import type { Subject } from './subject.ts'

/** What is sorted or grouped `by` is no person. */
const ORDERS: ReadonlySet<string> = new Set(['sort', 'sorted', 'order', 'ordered', 'group', 'grouped', 'filter', 'filtered', 'powered', 'divided', 'increment', 'step', 'partition',
  'partitioned', 'index', 'indexed', 'key', 'search', 'scale'])

/** Endings that tell the kind of thing whatever stands before them: `paired_at`, `dateFirst`, `administered_by`, `number of engines`. */
export const endingClue: Clue = {
  id: 'ending',
  read: (subject) => {
    const { words, kind } = subject
    if (words.length < 2) return []
    if (kind === 'number' && words[1] === 'of' && /^(number|count|quantity|total|amount)$/.test(words[0] ?? '')) {
      return [hunch(words[0] === 'amount' ? 'money.amount' : 'number.count', subject)]
    }
    const isMoment = words.at(-1) === 'at' || (words[0] === 'date' && kind !== 'number')
    if (isMoment && words[0] !== 'look') return [hunch('time.past', subject)]
    const by = words.lastIndexOf('by')
    const isBy = by > 0 && (by === words.length - 1 || (by === words.length - 2 && words.at(-1) === 'name'))
    if (!isBy || ORDERS.has(words[by - 1] ?? '')) return []
    return [hunch(kind === 'number' ? 'number.id' : 'person.full', subject)]
  },
}

function hunch(meaning: string, { words }: Subject): Hunch {
  return { meaning, confidence: 0.58, because: `\`${words.join(' ')}\` ends like one`, role: words.at(-1) === 'by' ? words.join(' ') : '' }
}
