import table from './data/abbreviations.json' with { type: 'json' }
import { inEnglish } from './foreign.ts'
import { unglued } from './glued.ts'

const SHORT: { readonly [word: string]: string } = table.words

/** Longest name that is taken apart; what is beyond it says nothing more. */
const MOST = 120

/**
 * The words of a name in small letters: camelCase, snake_case, kebab-case, dots and acronyms (`HTTPServerURL` →
 * `http server url`) are taken apart, names written together too (`glued.ts`), abbreviations written out (`dob` → `birth date`),
 * other languages put into English (`foreign.ts`); digits stand alone.
 */
export function wordsOf(name: string): readonly string[] {
  const known = made.get(name)
  if (known) return known
  if (made.size > MOST_KEPT) made.clear()
  const words = takenApart(name)
  made.set(name, words)
  return words
}
const made = new Map<string, readonly string[]>()
const MOST_KEPT = 5000

function takenApart(name: string): readonly string[] {
  const pieces = name
    .slice(0, MOST)
    .replace(/([A-Z]{2,})s(?![a-z])/g, (_, acronym: string) => ` ${acronym.toLowerCase()}s `)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/(\d)([a-z]{4,})/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replace(
      /(ipv|iso|sha|md|utf|alpha|ean|isbn|cvv|icd|gtin|oauth|s|mp|last|address|addr|line|street|phone|email|name|image|level)(\d+)/gi,
      '$1 $2',
    )
    .toLowerCase()
    .split(/[^a-z0-9\u00c0-\uffff]+/)
    .filter((piece) => piece !== '')
  const out: string[] = []
  for (const piece of inEnglish(pieces))
    out.push(...(Object.hasOwn(SHORT, piece) ? written(piece) : unglued(piece).flatMap(written)))
  return out
}

function written(word: string): readonly string[] {
  return Object.hasOwn(SHORT, word) ? (SHORT[word] ?? '').split(' ') : [word]
}

const IRREGULAR: { readonly [many: string]: string } = {
  children: 'child', people: 'person', statuses: 'status', indices: 'index', matrices: 'matrix', criteria: 'criterion', men: 'man', women: 'woman', caches: 'cache',
  buses: 'bus', aliases: 'alias', analyses: 'analysis', bonuses: 'bonus', viruses: 'virus', campuses: 'campus',
}

/** A word as one of many → one: `addresses` → `address`, `cities` → `city`. */
export function singular(word: string): string {
  const known = IRREGULAR[word]
  if (known !== undefined) return known
  if (word.length < 4 || !word.endsWith('s') || word.endsWith('ss') || word.endsWith('us') || word.endsWith('is'))
    return word
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`
  if (/(sh|ch|x|ss|z)es$/.test(word)) return word.slice(0, -2)
  return word.slice(0, -1)
}
