import table from './data/owners.json' with { type: 'json' }
import affixes from './data/affixes.json' with { type: 'json' }
import type { Subject } from './subject.ts'
import { singular } from './words.ts'

const ROLES: ReadonlySet<string> = new Set(table.roles.split(/[ _]/))
const MODIFIERS: ReadonlySet<string> = new Set(table.modifiers.split(' '))
const CONTAINERS: ReadonlySet<string> = new Set(affixes.containers.split(' '))
/** Words that name the thing itself: `product_sku` is of no other product than `sku`. */
const OWN: { readonly [family: string]: ReadonlySet<string> } = {
  product: new Set(['product', 'item', 'article']),
  company: new Set(['company', 'organization', 'business']),
  place: new Set(['address', 'location', 'geo', 'place', 'gps', 'home', 'residential', 'permanent', 'postal']),
  person: new Set(['person', 'user', 'personal', 'work', 'contact']),
  period: new Set(['record', 'row', 'entry']),
}

const PEOPLE: ReadonlySet<string> = new Set(`${table.groups.person} ${table.groups.athlete}`.split(' '))
const PARTIES: ReadonlySet<string> = new Set([...PEOPLE, ...table.groups.company.split(' ')])
/** People whom a record is about: its person, when it has no other. */
const PRINCIPALS: ReadonlySet<string> = new Set(table.principals.split(' '))
/** Words of people that set nobody apart. */
const SELVES: ReadonlySet<string> = new Set([
  'profile',
  'account',
  'identity',
  'human',
  'individual',
  'people',
  'parent',
  'child',
])

/** Is it a noun for people that `roleOf` knows? */
export function isPerson(word: string): boolean {
  return PEOPLE.has(word)
}

/** Things that come in two, one at each end of a way or a rate. */
const SIDED: ReadonlySet<string> = new Set(['travel', 'logistics', 'locale'])
const SIDES: ReadonlyMap<string, string> = new Map(
  [
    ['from', 'from departure origin base source loading'],
    ['to', 'to arrival destination quote target counter discharge unloading'],
  ].flatMap(([side = '', words = '']) => words.split(' ').map((word) => [word, side] as const)),
)

/** Is the word one that sets things of a kind apart (`billing`, `manager`), or somebody whose they are (`subscriber`)? */
export function isRole(word: string): boolean {
  return ROLES.has(word) || PARTIES.has(word)
}

/** Families whose things come in several to a record, told apart by such words. */
const WITH_ROLES: ReadonlySet<string> = new Set(table.families.split(' '))

/** Is the meaning one of a thing that roles tell apart? A `source method` is no method of the web's. */
export function hasRoles(meaning: string): boolean {
  return WITH_ROLES.has(meaning.slice(0, meaning.indexOf('.')))
}

/** Does the word say nothing of whose a thing is (`primary`, `default`)? */
export function isModifier(word: string): boolean {
  return MODIFIERS.has(word) || /^\d+$/.test(word)
}

/** Is the name of an object one that says nothing of what it holds (`data`, `attributes`)? */
export function isContainer(words: readonly string[]): boolean {
  return words.every((word) => CONTAINERS.has(word) || CONTAINERS.has(singular(word)))
}

/**
 * Whose a thing is: the words before the phrase, without those that say nothing, and without the holder's own name. Of a
 * person or place the phrase itself may say it (`manager`, `customer name`); who a record is about needs no telling apart, unless
 * it is itself a person's.
 */
export function roleOf(
  meaning: string,
  qualifiers: readonly string[],
  subject: Subject,
  phrase: readonly string[] = [],
): string {
  const family = meaning.slice(0, meaning.indexOf('.'))
  const side = SIDED.has(family) || meaning.startsWith('money.currency')
    ? [...qualifiers, ...phrase].map((word) => SIDES.get(word)).find((one) => one !== undefined)
    : undefined
  if (side !== undefined) return side
  const isPerson = family === 'person'
  const about = isPerson && !subject.holders.some((words) => words.some((word) => PEOPLE.has(singular(word))))
  const left = [
    ...qualifiers,
    ...(isPerson ? phrase.filter((word) => PEOPLE.has(word) && !SELVES.has(word)) : []),
    // `billing address` is where `billing city` is.
    ...(family === 'place' ? phrase.filter((word) => ROLES.has(word)) : []),
  ].filter((word) => !isModifier(word) && !OWN[family]?.has(word) && !(about && PRINCIPALS.has(word)))
  // Who did something is not whom it was done to.
  if (isPerson && phrase.at(-1) === 'by') return phrase.join(' ')
  if (left.length === 0) return ''
  const role = left.join(' ')
  const holder = subject.holders.find((words) => words.length > 0 && !isContainer(words)) ?? []
  return role === holder.join(' ') ||
    role === holder.map(singular).join(' ') ||
    singular(role) === singular(holder.at(-1) ?? '')
    ? ''
    : role
}
