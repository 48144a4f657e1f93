import type { Clue, Hunch } from './clue.ts'
import { rulesOf } from './phrases.ts'
import { singular, wordsOf } from './words.ts'

const MOST_WORDS = 12

/** What the field's title or the start of its description names: "E-mail address of the customer". */
export const titleClue: Clue = {
  id: 'title',
  read: ({ clues }) => {
    const { title, description } = clues.hints ?? {}
    const found =
      (title === undefined ? undefined : named(title, 0.66)) ??
      (description === undefined ? undefined : begins(description)) ??
      (clues.column?.comment === undefined ? undefined : begins(clues.column.comment))
    return found ? [found] : []
  },
}

function named(text: string, confidence: number): Hunch | undefined {
  const words = wordsOf(text)
  if (words.length === 0 || words.length > 4) return undefined
  const [rule] = [
    ...rulesOf(words.join(' ')),
    ...rulesOf([...words.slice(0, -1), singular(words.at(-1) ?? '')].join(' ')),
  ]
  return rule && { meaning: rule.meaning, confidence, because: `described as "${words.join(' ')}"` }
}

/** "The street address where …" → "street address": what stands before the first small word that binds. */
function begins(text: string): Hunch | undefined {
  const words = wordsOf(text.slice(0, 160)).slice(0, MOST_WORDS)
  const start = words.findIndex((word) => !/^(the|a|an|this|optional|required|unique|user|s|customer|full)$/.test(word))
  if (start < 0) return undefined
  const end = words.findIndex(
    (word, i) => i > start && /^(of|for|in|where|that|which|to|is|used|as|from|when|if|on|at|with|e|g|in)$/.test(word),
  )
  const head = words.slice(start, end < 0 ? words.length : end)
  return head.length > 0 && head.length <= 3 ? named(head.join(' '), 0.56) : undefined
}
