import table from './data/holders.json' with { type: 'json' }
import { byPhrase } from './clue-names.ts'
import type { Clue, Hunch } from './clue.ts'
import { isContainer } from './roles.ts'
import type { Subject } from './subject.ts'
import { singular } from './words.ts'

const MEMBERS: { readonly [holder: string]: string } = table.members
/** Names of a field that holds what its object is called. */
const SELVES: ReadonlySet<string> = new Set(table.selves.split(' '))

/** What an object is called says what it holds: `links.current`, `hours.monday`, `email.value`. */
export const holderClue: Clue = {
  id: 'holder',
  read: (subject) => {
    const holder = subject.holders.find((words) => words.length > 0 && !isContainer(words))
    if (!holder) return []
    return subject.words.every((word) => SELVES.has(word)) ? itself(subject, holder) : members(subject, holder)
  },
}

/** `email.value`, `weight.amount`: the field is what its holder is called. */
function itself(subject: Subject, holder: readonly string[]): readonly Hunch[] {
  return byPhrase(subject, [...holder.slice(0, -1), singular(holder.at(-1) ?? '')]).map((one) => ({
    ...one,
    confidence: Math.min(one.confidence, 0.7),
    because: `\`${subject.words.join(' ')}\` of \`${holder.join(' ')}\``,
  }))
}

/** `links.current`: a name that says nothing by itself in an object that lists things of one kind. */
function members(subject: Subject, holder: readonly string[]): readonly Hunch[] {
  const key = [holder.join(' '), holder.at(-1) ?? ''].find((one) => Object.hasOwn(MEMBERS, one))
  const meaning = key === undefined ? undefined : MEMBERS[key]
  if (meaning === undefined || subject.words.length > 1) return []
  return meaning
    .split(' ')
    .map((one) => ({ meaning: one, confidence: 0.55, because: `one of the \`${holder.join(' ')}\`` }))
}
