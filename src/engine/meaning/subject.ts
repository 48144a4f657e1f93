import affixes from './data/affixes.json' with { type: 'json' }
import type { Shape } from '../catalog/shape.ts'
import type { Clues } from './guess.ts'
import { isKnownWord } from './glued.ts'
import { wordsOf } from './words.ts'

/** What sort of value a field holds, as far as a meaning cares. */
export type Kind = 'string' | 'number' | 'boolean' | 'moment' | 'other'

/** A field, read: what every clue weighs. */
export interface Subject {
  readonly clues: Clues
  readonly kind: Kind
  /** The name's words, trailing digits dropped. */
  readonly words: readonly string[]
  /** Words of the holders, nearest first, then of the entity. */
  readonly holders: readonly (readonly string[])[]
  readonly format: string | undefined
}

/** Reads a field. */
export function subjectOf(clues: Clues): Subject {
  const words = [...wordsOf(clues.name)]
  while (
    words.length > 1 &&
    /^\d+$/.test(words.at(-1) ?? '') &&
    !/^(line|address|street|last|sha|iso|alpha|ean|isbn|level)$/.test(words.at(-2) ?? '')
  ) {
    words.pop()
  }
  const prefix = words[0] ?? ''
  if (words.length > 1 && prefix.length < 6 && !isKnownWord(prefix) && abbreviates(prefix, clues.entity)) words.shift()
  return {
    clues,
    words,
    kind: kindOf(clues.shape),
    format: formatOf(clues.shape),
    holders: [...clues.ancestors.map(wordsOf).reverse(), wordsOf(clues.entity)].map(unwrapped),
  }
}

/** `ec_` before the columns of `emp_children`: letters of the table's name, in order. */
function abbreviates(prefix: string, entity: string): boolean {
  let at = 0
  for (const c of entity.toLowerCase()) if (c === prefix.charAt(at)) at++
  return at === prefix.length
}

const WRAPPERS: ReadonlySet<string> = new Set(affixes.wrappers.split(' '))

/**
 * `create user request` is about a user: words that say what a record is for, not what it is of. An `order item` is no
 * order.
 */
function unwrapped(words: readonly string[]): readonly string[] {
  let end = words.length
  while (end > 1 && WRAPPERS.has(words[end - 1] ?? '') && !isKnownWord(`${words[end - 2]}${words[end - 1]}`)) end--
  return words.slice(0, end)
}

function kindOf(shape: Shape): Kind {
  switch (shape.kind) {
    case 'string':
      return 'string'
    case 'number':
      return 'number'
    case 'boolean':
      return 'boolean'
    case 'literal': {
      const [first] = shape.values
      return typeof first === 'string'
        ? 'string'
        : typeof first === 'number'
          ? 'number'
          : typeof first === 'boolean'
            ? 'boolean'
            : 'other'
    }
    case 'native':
      if (shape.native === 'decimal' || shape.native === 'bigint') return 'number'
      if (shape.native === 'url') return 'string'
      return shape.native === 'date' ||
        shape.native === 'timestamp' ||
        shape.native === 'day' ||
        shape.native === 'time'
        ? 'moment'
        : 'other'
    case 'types':
      if (shape.types.includes('string')) return 'string'
      return shape.types.includes('number') ? 'number' : shape.types.includes('boolean') ? 'boolean' : 'other'
    default:
      return 'other'
  }
}

function formatOf(shape: Shape): string | undefined {
  return shape.kind === 'string' ? shape.formats?.[0] : undefined
}
