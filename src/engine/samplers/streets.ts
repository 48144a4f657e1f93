import { below, laneA, laneB, unit } from '../random/key.ts'
import { texts } from './locale-tables.ts'
import type { CountryRow } from './place-rows.ts'
import { homeOf } from './place-tables.ts'
import type { LocaleTables } from './sampler.ts'

/** How streets of a locale are named, and written with a number. */
export interface Streets {
  readonly named: (country: CountryRow, a: number, b: number) => string
  readonly numbered: (country: CountryRow, street: string, number: number) => string
}

/** faker has no streets of theirs, or puts anybody's name behind any word: the streets of the country's own table stand for them. */
const COUNTRYS_OWN =
  /^(base|eo|en(?!_(US|GB|GH|HK)$)\w*|es|es_MX|fr_BE|fr_CA|pl|uk|zh_\w+|ja|vi|th|mk|id_ID|ur|bn_BD|ne|mn_MN_cyrl|ta_IN|ku_\w+|af_ZA|zu_ZA|yo_NG)$/
/** In the list of streets that a locale without one falls back to. */
const ENGLISH = 'Abbey Road'
const MOST = 400

const memo = new WeakMap<LocaleTables, Streets>()

/** The streets of a locale, listed once: at home those of its own tables, elsewhere the country's. */
export function streetsOf(locale: LocaleTables): Streets {
  let found = memo.get(locale)
  if (!found) memo.set(locale, (found = makeStreets(locale)))
  return found
}

function makeStreets(locale: LocaleTables): Streets {
  const own = COUNTRYS_OWN.test(locale.id) ? [] : listed(locale)
  const home = homeOf(locale)
  return {
    named: (country, a, b) => {
      const list = country.code === home && own.length > 0 ? own : country.streets
      return list[below(a, b, 30, list.length)] as string
    },
    numbered: (country, street, number) => {
      const inBlocks = country.code === 'JP' && country.house === '{s}{n}'
      return country.house
        .replace('{s}', street)
        .replace('{n}', inBlocks ? `${(number % 9) + 1}-${(number % 29) + 1}-${(number % 17) + 1}` : String(number))
    },
  }
}

/** Streets that the locale's tables list, else some of those that their patterns make. */
function listed(locale: LocaleTables): readonly string[] {
  const named = texts(locale, 'location', 'street_name')
  if (named.length > 30 && (locale.id === 'en_US' || locale.id === 'en_GB' || !named.includes(ENGLISH))) return named
  const street = locale.faker?.('location.street', undefined)
  const made = Array.from({ length: MOST }, (_, i) =>
    String(street?.(laneA(i, 0, 1), laneB(i, 0, 2)) ?? '')
      .replace(/\s+/g, ' ')
      .trim(),
  )
  return [...new Set(made)].filter((one) => one.length > 2)
}

export function houseNumber(a: number, b: number): number {
  const u = unit(a, b, 31)
  return 1 + Math.floor(u * u * 400)
}
