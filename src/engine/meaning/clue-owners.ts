import table from './data/owners.json' with { type: 'json' }
import type { Clue, Hunch } from './clue.ts'
import { isContainer, isModifier, isRole, roleOf } from './roles.ts'
import type { Subject } from './subject.ts'
import { singular } from './words.ts'

const HEADS: { readonly [head: string]: { readonly [group: string]: string | null } } = table.heads
const PARENTS: { readonly [group: string]: string } = table.parents
/** Words before a head that do not change what it is: the `list price` of a house is its price. */
const QUALIFIERS = new Map(
  Object.entries(table.qualifiers).map(([head, words]) => [head, new Set(words.split(' '))]),
)
const GROUP_OF = new Map<string, string>()
for (const [group, members] of Object.entries(table.groups)) {
  for (const member of members.split(' ')) if (!GROUP_OF.has(member)) GROUP_OF.set(member, group)
}

/**
 * Words that mean nothing alone (`name`, `code`, `title`, `number`, `state`): what they say depends on whose they are,
 * which the words before them tell, else the objects that hold them, else the entity.
 */
export const ownerClue: Clue = {
  id: 'owner',
  read: (named) => {
    const subject = withoutUnit(named)
    const last = subject.words.at(-1) ?? ''
    const pair = subject.words.slice(-2).join(' ')
    if (subject.words.length > 1 && Object.hasOwn(HEADS, pair)) {
      const found = byHolder(subject, pair, subject.words.slice(0, -2))
      if (found) return [found]
    }
    const head = Object.hasOwn(HEADS, last) ? last : singular(last)
    const table = Object.hasOwn(HEADS, head) ? HEADS[head] : undefined
    if (!table) return []
    const before = subject.words.slice(0, -1)
    return [inName(subject, head, before) ?? byHolder(subject, head, before) ?? fallback(subject, head, before)].flat()
  },
}

/** The units in which people are measured where a meaning says nothing else. */
const METRIC: ReadonlySet<string> = new Set(['kg', 'kilograms', 'c', 'celsius'])

/** `weight_kg` is a weight. */
function withoutUnit(subject: Subject): Subject {
  const { words } = subject
  return subject.kind === 'number' && words.length > 1 && METRIC.has(words.at(-1) ?? '')
    ? { ...subject, words: words.slice(0, -1) }
    : subject
}

function hunch(subject: Subject, meaning: string | null, confidence: number, because: string): Hunch {
  const head = subject.words.at(-1) ?? ''
  const own = subject.words.slice(0, Object.hasOwn(HEADS, subject.words.slice(-2).join(' ')) ? -2 : -1)
  const before = own.filter((word) => !isQualifier(head, word))
  return { meaning, confidence, because, role: meaning === null ? '' : roleOf(meaning, before, subject, [head]) }
}

function isQualifier(head: string, word: string): boolean {
  return QUALIFIERS.get(head)?.has(word) === true
}

/** What a head says of a group, else of the group that it is a kind of. */
function meaningOf(head: string, group: string): string | null | undefined {
  const own = HEADS[head]?.[group]
  return own === undefined && PARENTS[group] !== undefined ? HEADS[head]?.[PARENTS[group]] : own
}

/** The group of the last word that belongs to one, or of two words joined (`line item`). */
function groupOf(words: readonly string[]): string | undefined {
  for (let i = words.length - 1; i >= 0; i--) {
    const word = words[i] ?? ''
    const joined = i > 0 ? GROUP_OF.get(`${words[i - 1]}${singular(word)}`) : undefined
    const found = joined ?? GROUP_OF.get(word) ?? GROUP_OF.get(singular(word))
    if (found !== undefined) return found
    if (!isModifier(word)) return undefined
  }
  return undefined
}

function inName(subject: Subject, head: string, before: readonly string[]): Hunch | undefined {
  const group = groupOf(before)
  if (group === undefined) return undefined
  const meaning = meaningOf(head, group)
  return meaning === undefined ? undefined : hunch(subject, meaning, 0.82, `\`${head}\` of \`${before.join(' ')}\``)
}

function byHolder(subject: Subject, head: string, before: readonly string[]): Hunch | undefined {
  if (before.some((word) => !isModifier(word) && !isQualifier(head, word))) return undefined
  const holders = subject.holders.filter((words) => words.length > 0 && !isContainer(words))
  for (const [i, words] of holders.entries()) {
    // `reviews` of an `Employee` are others than those of a `Product`.
    const owner = holders[i + 1]?.at(-1)
    const joined = owner === undefined ? undefined : GROUP_OF.get(`${singular(owner)}${singular(words.at(-1) ?? '')}`)
    const group = joined ?? groupOf(words)
    const meaning = group === undefined ? undefined : meaningOf(head, group)
    if (meaning !== undefined) return hunch(subject, meaning, 0.93, `\`${head}\` in \`${words.join(' ')}\``)
    return undefined
  }
  return undefined
}

/** Heads that keep their usual meaning behind words nobody knows. */
const STEADY = new Set([
  'name',
  'status',
  'type',
  'title',
  'code',
  'number',
  'address',
  'company',
  'version',
  'color',
  'brand',
  'host',
  'body',
  'reference',
  'label',
])

function fallback(subject: Subject, head: string, before: readonly string[]): Hunch | readonly Hunch[] {
  const meaning = HEADS[head]?.['*']
  if (meaning === undefined) return []
  const known = before.every((word) => isModifier(word) || isRole(word))
  if (!known && !STEADY.has(head)) return []
  return hunch(subject, meaning, known ? 0.62 : 0.52, `\`${head}\``)
}
