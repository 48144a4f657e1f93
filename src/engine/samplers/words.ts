import { below, bits } from '../random/key.ts'
import words from './data/words.json' with { type: 'json' }

const NOUNS: readonly string[] = words.nouns
const ADJECTIVES: readonly string[] = words.adjectives
const ALL: readonly string[] = [...words.nouns, ...words.adjectives, ...words.verbs]
/** Words of each length, for filling a length exactly. */
const BY_LENGTH: readonly (readonly string[])[] = Array.from({ length: 12 }, (_, n) => ALL.filter((word) => word.length === n))

export { ADJECTIVES, NOUNS }

/** Any word of the table. */
export function word(a: number, b: number, n: number): string {
  return ALL[below(a, b, n, ALL.length)] as string
}

/** An English noun in the plural: `branches`, `copies`, `cabins`. */
export function plural(noun: string): string {
  if (/(?:s|x|z|ch|sh)$/.test(noun)) return `${noun}es`
  return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`
}

/** First letter as a capital. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/**
 * Readable words of `min` to `max` characters: two to four words where there is room, cut at a word's end where that
 * is possible, filled with whole words up to a long minimum.
 */
export function filler(a: number, b: number, min: number, max: number): string {
  if (max <= 0) return ''
  const usual = Math.min(max, Math.max(min, 14 + ((bits(a, b, 0) >>> 0) % 18)))
  let text = word(a, b, 1)
  for (let n = 2; text.length < usual && n < 100_000; n++) {
    const next = word(a, b, n)
    if (text.length + 1 + next.length > max) break
    if (text.length + 1 + next.length > usual && text.length >= min) break
    text += ` ${next}`
  }
  if (text.length > max) text = exact(a, b, Math.max(min, Math.min(max, 1 + (bits(a, b, 3) >>> 0) % max)))
  if (text.length < min) text += text.length + 1 < min ? ` ${exact(a, b, min - text.length - 1)}` : 's'
  return text
}

/** A word, or the beginning of one, of exactly `length` characters (1 to 11), longer ones repeated. */
function exact(a: number, b: number, length: number): string {
  if (length <= 0) return ''
  const fitting = BY_LENGTH[length]
  if (fitting && fitting.length > 3) return fitting[below(a, b, 5, fitting.length)] as string
  let text = ''
  for (let n = 6; text.length < length; n++) text += word(a, b, n)
  return text.slice(0, length)
}
