import companies from './data/companies.json' with { type: 'json' }
import domains from './data/domains.json' with { type: 'json' }
import identifiers from './data/identifiers.json' with { type: 'json' }
import internet from './data/internet.json' with { type: 'json' }
import money from './data/money.json' with { type: 'json' }
import numbers from './data/numbers.json' with { type: 'json' }
import people from './data/people.json' with { type: 'json' }
import places from './data/places.json' with { type: 'json' }
import products from './data/products.json' with { type: 'json' }
import statuses from './data/statuses.json' with { type: 'json' }
import texts from './data/texts.json' with { type: 'json' }
import times from './data/times.json' with { type: 'json' }
import world from './data/world.json' with { type: 'json' }

/** What a phrase means; `whole` (written `=`): only when it is the whole name; `numeric` (`#`): only where it is a number's. */
export interface Rule {
  readonly meaning: string
  readonly whole: boolean
  readonly numeric: boolean
}

type File = { readonly rules: { readonly [meaning: string]: readonly string[] } }

/** Rules in the order of files; the first to name a phrase has it, later ones stand by for fields of other types. */
const FILES: readonly File[] = [
  people,
  places,
  companies,
  products,
  money,
  numbers,
  times,
  identifiers,
  internet,
  statuses,
  domains,
  world,
  texts,
]

export const MOST_WORDS = 5

let index: Map<string, readonly Rule[]> | undefined

/**
 * Rules by phrase, as `wordsOf` would write it (held by a test), so that nothing is taken apart at start. Ten thousand are laid
 * before the first record: the phrases of a meaning share one list.
 */
function rules(): Map<string, readonly Rule[]> {
  if (index) return index
  index = new Map()
  for (const file of FILES) {
    for (const [meaning, lines] of Object.entries(file.rules)) {
      const plain: readonly Rule[] = [{ meaning, whole: false, numeric: false }]
      for (const line of lines) {
        for (const text of line.split(', ')) {
          const mark = text[0]
          const isMarked = mark === '=' || mark === '#'
          const own = isMarked ? [{ meaning, whole: mark === '=', numeric: mark === '#' }] : plain
          const phrase = isMarked ? text.slice(1) : text
          const known = index.get(phrase)
          index.set(phrase, known ? [...known, ...own] : own)
        }
      }
    }
  }
  return index
}

const NONE: readonly Rule[] = []

/** The rules of a phrase, the likeliest first. */
export function rulesOf(phrase: string): readonly Rule[] {
  return rules().get(phrase) ?? NONE
}

/** Every phrase that has a rule. */
export function phrases(): Iterable<string> {
  return rules().keys()
}

/** How many rules there are. */
export function ruleCount(): number {
  return rules().size
}
