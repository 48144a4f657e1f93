import abbreviations from './data/abbreviations.json' with { type: 'json' }
import affixes from './data/affixes.json' with { type: 'json' }
import owners from './data/owners.json' with { type: 'json' }
import { phrases } from './phrases.ts'

/** Words that a run-together name may end in; the short ones only there. */
const HEADS: ReadonlySet<string> = new Set(affixes.heads.split(' '))
/** Words of three letters that are no accident inside a longer one. */
const SHORT: ReadonlySet<string> = new Set(affixes.short.split(' '))
/** Words that end a name even where what stands before them is no word we know: `ersacount`. */
const TAILS: readonly string[] = affixes.tails.split(' ')
/** Words that only seem to end in one of those. */
const WHOLES: ReadonlySet<string> = new Set(affixes.wholes.split(' '))
const MOST_PARTS = 4

let known: Set<string> | undefined

/** Words of rules and of owners. */
function vocabulary(): ReadonlySet<string> {
  if (known) return known
  known = new Set()
  for (const phrase of phrases()) {
    if (!phrase.includes(' ')) known.add(phrase)
    else for (const word of phrase.split(' ')) known.add(word)
  }
  for (const members of Object.values(owners.groups)) for (const word of members.split(' ')) known.add(word)
  for (const word of Object.keys(abbreviations.words)) if (word.length > 3) known.add(word)
  return known
}

/** Is it a word of rules, owners or abbreviations? */
export function isKnownWord(word: string): boolean {
  return vocabulary().has(word)
}

let together: Map<string, readonly string[]> | undefined

/** Phrases of rules as they stand when written together: `atomicmass`. */
function phraseTogether(piece: string): readonly string[] | undefined {
  if (!together) {
    together = new Map()
    for (const phrase of phrases()) {
      const words = phrase.split(' ')
      // A letter or digit alone is too easily part of another word.
      if (words.length > 1 && words.every((word) => word.length > 1)) together.set(words.join(''), words)
    }
  }
  return together.get(piece)
}

/**
 * A name written together → its words: `billingpostalcode` → `billing postal code`, `artistid` → `artist id`. Only where
 * every part is a word we know and the last is one that names end in: `candidate` and `valid` stay whole. A few words end a
 * name behind anything.
 */
export function unglued(piece: string): readonly string[] {
  if (piece.length < 6 || piece.length > 40) return [piece]
  const words = vocabulary()
  if (words.has(piece)) return [piece]
  const phrase = phraseTogether(piece)
  if (phrase) return phrase
  if (!endsInHead(piece)) return [piece]
  const isPart = (part: string): boolean => (part.length >= 4 ? words.has(part) : SHORT.has(part))
  const split = (text: string, parts: number): readonly string[] | undefined => {
    if (isPart(text)) return [text]
    if (parts <= 1) return undefined
    for (let at = text.length - 2; at >= 3; at--) {
      if (!isPart(text.slice(0, at))) continue
      const rest = split(text.slice(at), parts - 1)
      if (rest) return [text.slice(0, at), ...rest]
    }
    return undefined
  }
  for (let length = Math.min(piece.length - 3, 10); length >= 2; length--) {
    const head = piece.slice(-length)
    if (!HEADS.has(head)) continue
    const before = split(piece.slice(0, -length), MOST_PARTS - 1)
    if (before) return [...before, head]
  }
  const tail = WHOLES.has(piece)
    ? undefined
    : TAILS.find((one) => piece.endsWith(one) && piece.length >= one.length + 3)
  return tail === undefined ? [piece] : [piece.slice(0, -tail.length), tail]
}

function endsInHead(piece: string): boolean {
  if (TAILS.some((one) => piece.endsWith(one))) return true
  for (let length = 2; length <= 10; length++) if (HEADS.has(piece.slice(-length))) return true
  return false
}
