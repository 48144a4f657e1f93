import { below } from '../random/key.ts'
import { fold } from './fold.ts'
import { texts } from './locale-tables.ts'
import type { LocaleTables } from './sampler.ts'
import { ADJECTIVES, NOUNS } from './words.ts'

/** The people a locale can name: given names by sex, family names, and how they stand together. */
export interface People {
  readonly given: readonly string[]
  readonly family: readonly string[]
  /** Small Latin letters, for addresses; distinct, as the names are. */
  readonly givenPlain: readonly string[]
  readonly familyPlain: readonly string[]
  /** Given names below this index are women's; -1: the locale does not tell. */
  readonly women: number
  /** Family name first, and what stands between. */
  readonly familyFirst: boolean
  readonly between: string
  /** How many pairs there are. */
  readonly size: number
}

const memo = new WeakMap<LocaleTables, People>()

/** The people of a locale, made once. */
export function peopleOf(locale: LocaleTables): People {
  let found = memo.get(locale)
  if (!found) memo.set(locale, (found = makePeople(locale)))
  return found
}

/** Which pair a key draws. */
export function pairOf(people: People, a: number, b: number): number {
  return below(a, b, 0, people.size)
}

function makePeople(locale: LocaleTables): People {
  const women = texts(locale, 'person', 'first_name', 'female')
  const men = texts(locale, 'person', 'first_name', 'male')
  const any = texts(locale, 'person', 'first_name', 'generic')
  const sexed = women.length > 0 && men.length > 0
  const first = distinct(sexed ? [...women] : any.length > 0 ? [...any] : ['Alex', 'Kim', 'Robin', 'Sam'])
  const firstMen = sexed ? distinct([...women, ...men]) : first
  const last = distinct([...texts(locale, 'person', 'last_name')].length > 0 ? [...texts(locale, 'person', 'last_name')] : ['Smith'])
  const order = orderOf(locale)
  return {
    given: firstMen.names, givenPlain: firstMen.plain, family: last.names, familyPlain: last.plain,
    women: sexed ? first.names.length : -1, size: firstMen.names.length * last.names.length, ...order,
  }
}

/** Names whose plain letters differ; a name that has none gets a word and its number. */
function distinct(names: readonly string[]): { names: string[]; plain: string[] } {
  const seen = new Set<string>()
  const out: { names: string[]; plain: string[] } = { names: [], plain: [] }
  for (const name of names) {
    if (name.length > 24) continue
    const letters = fold(name)
    const own = letters.length >= 2 ? letters : nickname(out.names.length)
    if (seen.has(own)) continue
    seen.add(own)
    out.names.push(name)
    out.plain.push(own)
  }
  return out
}

/** A Latin stand-in for a name in a script without one; distinct by index. */
function nickname(index: number): string {
  const size = NOUNS.length
  return index < size ? (NOUNS[index] as string) : `${ADJECTIVES[Math.floor(index / size) % ADJECTIVES.length]}${NOUNS[index % size]}`
}

function orderOf(locale: LocaleTables): { familyFirst: boolean; between: string } {
  const patterns = locale.tables['person']?.['name']
  let best = { text: '{{person.firstName}} {{person.lastName}}', weight: 0 }
  for (const one of Array.isArray(patterns) ? (patterns as unknown[]) : []) {
    const pattern = typeof one === 'string' ? { value: one, weight: 1 } : (one as { value?: unknown; weight?: unknown })
    if (typeof pattern.value !== 'string' || /refix|uffix/.test(pattern.value)) continue
    const weight = typeof pattern.weight === 'number' ? pattern.weight : 1
    if (weight > best.weight) best = { text: pattern.value, weight }
  }
  const given = /\{\{person\.first_?[nN]ame[^}]*\}\}/.exec(best.text)
  const family = /\{\{person\.last_?[nN]ame[^}]*\}\}/.exec(best.text)
  if (!given || !family) return { familyFirst: false, between: ' ' }
  const familyFirst = family.index < given.index
  const [one, other] = familyFirst ? [family, given] : [given, family]
  const between = best.text.slice(one.index + one[0].length, other.index)
  return { familyFirst, between: between.includes('{{') ? ' ' : between }
}
