import type { Clue } from './clue.ts'
import { rulesOf } from './phrases.ts'
import { wordsOf } from './words.ts'

/** The name of the type behind the value: `Email`, `ISODateString`, `CountryCode`. */
export const typeNameClue: Clue = {
  id: 'type name',
  read: ({ clues }) => {
    const name = clues.hints?.typeName
    if (name === undefined) return []
    const words = wordsOf(name).filter((word) => word !== 'string' && word !== 'type')
    const [rule] = rulesOf(words.join(' '))
    return rule ? [{ meaning: rule.meaning, confidence: 0.76, because: `its type is ${name}` }] : []
  },
}
