import affixes from './data/affixes.json' with { type: 'json' }
import table from './data/booleans.json' with { type: 'json' }
import type { Clue } from './clue.ts'

const ASKS: ReadonlySet<string> = new Set(affixes.asks.split(' '))
const MEANING_OF = new Map<string, string>()
for (const [meaning, words] of Object.entries(table.rules)) for (const word of words.split(' ')) MEANING_OF.set(word, meaning)

/** `is_active`, `has_children`, `deleted`: how often a yes-or-no is yes. */
export const booleanClue: Clue = {
  id: 'boolean',
  read: ({ kind, words }) => {
    if (kind !== 'boolean') return []
    const left = words.filter((word, i) => i > 0 || !ASKS.has(word))
    const negated = left.includes('not')
    for (const key of [left.join('_'), left.at(-1) ?? '', left[0] ?? '']) {
      const meaning = MEANING_OF.get(key)
      if (meaning !== undefined && !negated) return [{ meaning, confidence: 0.85, because: `\`${key}\` is ${usual(meaning)}` }]
    }
    return []
  },
}

function usual(meaning: string): string {
  return meaning === 'boolean.rare' ? 'seldom true' : meaning === 'boolean.seldom' ? 'true for some' : 'mostly true'
}
