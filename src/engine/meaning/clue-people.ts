import table from './data/occupations.json' with { type: 'json' }
import type { Clue, Hunch } from './clue.ts'
import { isPerson, roleOf } from './roles.ts'
import type { Subject } from './subject.ts'
import { singular } from './words.ts'

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '))
const ALONE = setOf(table.alone)
const BEHIND = setOf(table.behind)
const THINGS = setOf(table.things)
const DEEDS = setOf(table.deeds)

/** A noun for people is somebody's name (`loan_officer`, `adjuster`); so is who did a thing (`signedBy`). */
export const peopleClue: Clue = {
  id: 'people',
  read: (subject) => {
    if (subject.kind !== 'string' || subject.format !== undefined) return []
    const last = subject.words.at(-1) ?? ''
    const before = subject.words.slice(0, -1)
    if (last === 'by') return doer(subject, before.at(-1) ?? '')
    const noun = ALONE.has(last) || BEHIND.has(last) ? last : singular(last)
    if (before.some((word) => THINGS.has(word))) return []
    if (ALONE.has(noun)) return [somebody(subject, before, 0.68, `\`${noun}\` is a person`)]
    return before.length > 0 && BEHIND.has(noun) ? [somebody(subject, before, 0.6, `\`${[...before, noun].join(' ')}\` is a person`)] : []
  },
}

function doer(subject: Subject, deed: string): readonly Hunch[] {
  if (!/(?:ed|en|wn|ld|nt|pt)$/.test(deed) || DEEDS.has(deed)) return []
  return [somebody(subject, [deed], 0.66, `\`${deed} by\` names who did it`)]
}

/** Not the person that the record is about, unless `roleOf` knows the noun for one. */
function somebody(subject: Subject, before: readonly string[], confidence: number, because: string): Hunch {
  const last = singular(subject.words.at(-1) ?? '')
  const role = isPerson(last) ? roleOf('person.full', before, subject, [last]) : [...before, last].join(' ')
  return { meaning: 'person.full', confidence, because, role }
}
