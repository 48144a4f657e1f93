import affixes from './data/affixes.json' with { type: 'json' }
import table from './data/booleans.json' with { type: 'json' }
import type { Shape } from '../catalog/shape.ts'
import type { Clue } from './clue.ts'

const ASKS: ReadonlySet<string> = new Set(affixes.asks.split(' '))
const MEANING_OF = new Map<string, string>()
for (const [meaning, words] of Object.entries(table.rules))
  for (const word of words.split(' ')) MEANING_OF.set(word, meaning)

/** Names of flags that need no `is_` to be known in a column of numbers. */
const FLAGS: ReadonlySet<string> = new Set(affixes.flags.split(' '))

/** `is_active`, `has_children`, `deleted`: how often a yes-or-no is yes. */
export const booleanClue: Clue = {
  id: 'boolean',
  read: ({ kind, words, clues }) => {
    if (kind !== 'boolean' && !isFlag(words, clues.shape)) return []
    const left = words.filter((word, i) => i > 0 || !ASKS.has(word))
    const negated = left.includes('not')
    for (const key of [left.join('_'), left.at(-1) ?? '', left[0] ?? '']) {
      const meaning = MEANING_OF.get(key)
      if (meaning !== undefined && !negated)
        return [{ meaning, confidence: 0.85, because: `\`${key}\` is ${usual(meaning)}` }]
    }
    return kind !== 'boolean' && !negated && (words[0] === 'is' || words[0] === 'has')
      ? [{ meaning: 'boolean.seldom', confidence: 0.6, because: `\`${words.join(' ')}\` asks yes or no` }]
      : []
  },
}

/** `is_deleted SMALLINT`, `active CHAR(1)`: yes or no in a column of another type. */
function isFlag(words: readonly string[], shape: Shape): boolean {
  const asks = ASKS.has(words[0] ?? '') && words.length > 1
  if (shape.kind === 'string') return shape.maxLength === 1 && (asks || FLAGS.has(words.join('_')))
  return shape.kind === 'number' && shape.integer === true && (asks || FLAGS.has(words.join('_')))
}

function usual(meaning: string): string {
  return meaning === 'boolean.rare' ? 'seldom true' : meaning === 'boolean.seldom' ? 'true for some' : 'mostly true'
}
