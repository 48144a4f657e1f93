import affixes from './data/affixes.json' with { type: 'json' }
import owners from './data/owners.json' with { type: 'json' }
import { phrases } from './phrases.ts'

/** Words that a run-together name may end in; the short ones only there. */
const HEADS: ReadonlySet<string> = new Set(affixes.heads.split(' '))
/** Words of three letters that are no accident inside a longer one. */
const SHORT: ReadonlySet<string> = new Set(affixes.short.split(' '))
const MOST_PARTS = 4

let known: Set<string> | undefined

/** Words of rules and of owners. */
function vocabulary(): ReadonlySet<string> {
  if (known) return known
  known = new Set()
  for (const phrase of phrases()) for (const word of phrase.split(' ')) known.add(word)
  for (const members of Object.values(owners.groups)) for (const word of members.split(' ')) known.add(word)
  return known
}

/**
 * A name written together → its words: `billingpostalcode` → `billing postal code`, `artistid` → `artist id`. Only where
 * every part is a word we know and the last is one that names end in: `candidate` and `valid` stay whole.
 */
export function unglued(piece: string): readonly string[] {
  if (piece.length < 6 || piece.length > 40 || !endsInHead(piece)) return [piece]
  const words = vocabulary()
  if (words.has(piece)) return [piece]
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
  return [piece]
}

function endsInHead(piece: string): boolean {
  for (let length = 2; length <= 10; length++) if (HEADS.has(piece.slice(-length))) return true
  return false
}
