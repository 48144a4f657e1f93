import { below } from '../random/key.ts'
import { fold } from './fold.ts'
import { texts } from './locale-tables.ts'
import type { LocaleTables } from './sampler.ts'
import { ADJECTIVES, NOUNS } from './words.ts'

/** The people a locale can name: given names by sex, family names, and how they stand together. */
export interface People {
  readonly given: readonly string[]
  readonly family: readonly string[]
  /** Family names as women bear them, where those differ: the same families in the same order. */
  readonly familyOfWomen?: readonly string[]
  /** Small Latin letters, for addresses; distinct, as the names are. */
  readonly givenPlain: readonly string[]
  readonly familyPlain: readonly string[]
  readonly familyPlainOfWomen?: readonly string[]
  /** Given names below this index are women's; -1: the locale does not tell. */
  readonly women: number
  /** Family name first, and what stands between. */
  readonly familyFirst: boolean
  readonly between: string
  /** How many pairs there are. */
  readonly size: number
}

/** The given name of a pair. */
export function givenOf({ given }: People, pair: number): string {
  return given[pair % given.length] as string
}

/** The family name of a pair, as a woman bears it where the given name is one's. */
export function familyOf({ given, family, familyOfWomen, women }: People, pair: number): string {
  const list = familyOfWomen && pair % given.length < women ? familyOfWomen : family
  return list[Math.floor(pair / given.length)] as string
}

/** Both in small Latin letters. */
export function plainOf(
  { given, givenPlain, familyPlain, familyPlainOfWomen, women }: People,
  pair: number,
): readonly [string, string] {
  const list = familyPlainOfWomen && pair % given.length < women ? familyPlainOfWomen : familyPlain
  return [givenPlain[pair % given.length] as string, list[Math.floor(pair / given.length)] as string]
}

const memo = new WeakMap<LocaleTables, People>()

/** The people of a locale, made once. */
export function peopleOf(locale: LocaleTables): People {
  let found = memo.get(locale)
  if (!found) memo.set(locale, (found = makePeople(locale)))
  return found
}

/** Which pair a key draws. */
export function pairOf({ size }: People, a: number, b: number): number {
  return below(a, b, 0, size)
}

function makePeople(locale: LocaleTables): People {
  const women = texts(locale, 'person', 'first_name', 'female')
  const men = texts(locale, 'person', 'first_name', 'male')
  const any = texts(locale, 'person', 'first_name', 'generic')
  const sexed = women.length > 0 && men.length > 0
  const all = distinct(sexed ? [...women, ...men] : orElse(any, FIRST), locale, women.length)
  return {
    given: all.names,
    givenPlain: all.plain,
    women: sexed ? all.first : -1,
    ...orderOf(locale),
    ...familiesOf(locale, sexed, (families) => all.names.length * families),
  }
}

/** Where a locale names nobody. */
const FIRST = ['Alex', 'Kim', 'Robin', 'Sam', 'Charlie', 'Noa', 'Jamie', 'Sasha', 'Dana', 'Morgan', 'Toni', 'Andrea']
const LAST = [
  'Smith',
  'Garcia',
  'Meyer',
  'Rossi',
  'Novak',
  'Silva',
  'Martin',
  'Jansen',
  'Kowalski',
  'Larsen',
  'Tanaka',
  'Khan',
]

function orElse(list: readonly string[], other: readonly string[]): readonly string[] {
  return list.length > 0 ? list : other
}

type Families = Pick<People, 'family' | 'familyPlain' | 'familyOfWomen' | 'familyPlainOfWomen' | 'size'>

/** Families; in languages whose women bear another form, both. */
function familiesOf(locale: LocaleTables, sexed: boolean, sizeOf: (families: number) => number): Families {
  const [ofWomen, ofMen, ofAll] = ['female', 'male', 'generic'].map((part) =>
    texts(locale, 'person', 'last_name', part),
  )
  if (sexed && ofWomen && ofMen && ofWomen.length > 0 && ofMen.length > 0) {
    const [women, men] = [
      distinct([...(ofAll ?? []), ...ofWomen], locale),
      distinct([...(ofAll ?? []), ...ofMen], locale),
    ]
    const size = Math.min(women.names.length, men.names.length)
    return {
      family: men.names.slice(0, size),
      familyPlain: men.plain.slice(0, size),
      size: sizeOf(size),
      familyOfWomen: women.names.slice(0, size),
      familyPlainOfWomen: women.plain.slice(0, size),
    }
  }
  const all = distinct(orElse(texts(locale, 'person', 'last_name'), LAST), locale)
  return { family: all.names, familyPlain: all.plain, size: sizeOf(all.names.length) }
}

/** Names whose plain letters differ; a name that has none gets a word and its number. `first`: how many of the first `until` are kept. */
function distinct(names: readonly string[], locale: LocaleTables, until = 0): { names: string[]; plain: string[]; first: number } {
  const seen = new Set<string>()
  const out: { names: string[]; plain: string[]; first: number } = { names: [], plain: [], first: 0 }
  for (const [i, given] of names.entries()) {
    if (i === until) out.first = out.names.length
    const name = written(given, locale)
    if (name.length > 24 || name === '') continue
    const letters = fold(name)
    const own = letters.length >= 2 ? letters : nickname(out.names.length)
    if (seen.has(own)) continue
    seen.add(own)
    out.names.push(name)
    out.plain.push(own)
  }
  return out
}

const EDGES = /^[\s\u200c]|[\s\u200c]$/

/** Without joiners at its ends; in Sorani, the letter ە as itself and not as ه with a joiner. */
function written(name: string, locale: LocaleTables): string {
  const text = locale.id === 'ku_ckb' ? name.replaceAll('ه\u200c', 'ە') : name
  return EDGES.test(text) ? text.replace(/^[\s\u200c]+|[\s\u200c]+$/g, '') : text
}

/** A Latin stand-in for a name in a script without one; distinct by index. */
function nickname(index: number): string {
  const size = NOUNS.length
  return index < size
    ? (NOUNS[index] as string)
    : `${ADJECTIVES[Math.floor(index / size) % ADJECTIVES.length]}${NOUNS[index % size]}`
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
  if (locale.id === 'vi') return { familyFirst: true, between: ' ' }
  const given = /\{\{person\.first_?[nN]ame[^}]*\}\}/.exec(best.text)
  const family = /\{\{person\.last_?[nN]ame[^}]*\}\}/.exec(best.text)
  if (!given || !family) return { familyFirst: false, between: ' ' }
  const familyFirst = family.index < given.index
  const [one, other] = familyFirst ? [family, given] : [given, family]
  const between = best.text.slice(one.index + one[0].length, other.index)
  return { familyFirst, between: between.includes('{{') ? ' ' : between }
}
