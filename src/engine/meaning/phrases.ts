import companies from './data/companies.json' with { type: 'json' }
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

/** What a phrase means; `whole`: only when it is the whole name. */
export interface Rule {
  readonly meaning: string
  readonly whole: boolean
}

type File = { readonly rules: { readonly [meaning: string]: readonly string[] } }

/** Rules in the order of files; the first to name a phrase has it, other meanings of other types follow. */
const FILES: readonly File[] = [people, places, companies, products, money, numbers, times, identifiers, internet, statuses, world, texts]

export const MOST_WORDS = 5

let index: Map<string, Rule> | undefined

/** Rules by phrase, as `wordsOf` would write it (held by a test), so that nothing is taken apart at start. */
function rules(): Map<string, Rule> {
  if (index) return index
  index = new Map()
  for (const file of FILES) {
    for (const [meaning, lines] of Object.entries(file.rules)) {
      for (const line of lines) {
        for (const text of line.split(', ')) {
          const whole = text.startsWith('=')
          const phrase = whole ? text.slice(1) : text
          if (!index.has(phrase)) index.set(phrase, { meaning, whole })
        }
      }
    }
  }
  return index
}

/** The rule of a phrase. */
export function ruleOf(phrase: string): Rule | undefined {
  return rules().get(phrase)
}

/** Every phrase that has a rule. */
export function phrases(): Iterable<string> {
  return rules().keys()
}

/** How many rules there are. */
export function ruleCount(): number {
  return rules().size
}
