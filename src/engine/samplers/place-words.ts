import type { CountryRow, PlaceTables, PlaceWords } from './place-rows.ts'

type Words = () => Promise<{ readonly default: unknown }>

/** Languages that write places in their own way; English and those without a table keep the names of `places.json`. */
const WORDS: { readonly [language: string]: Words } = {
  af: () => import('./data/places/af.json', { with: { type: 'json' } }),
  ar: () => import('./data/places/ar.json', { with: { type: 'json' } }),
  az: () => import('./data/places/az.json', { with: { type: 'json' } }),
  bn: () => import('./data/places/bn.json', { with: { type: 'json' } }),
  cs: () => import('./data/places/cs.json', { with: { type: 'json' } }),
  cy: () => import('./data/places/cy.json', { with: { type: 'json' } }),
  da: () => import('./data/places/da.json', { with: { type: 'json' } }),
  de: () => import('./data/places/de.json', { with: { type: 'json' } }),
  dv: () => import('./data/places/dv.json', { with: { type: 'json' } }),
  el: () => import('./data/places/el.json', { with: { type: 'json' } }),
  es: () => import('./data/places/es.json', { with: { type: 'json' } }),
  fa: () => import('./data/places/fa.json', { with: { type: 'json' } }),
  fi: () => import('./data/places/fi.json', { with: { type: 'json' } }),
  fr: () => import('./data/places/fr.json', { with: { type: 'json' } }),
  he: () => import('./data/places/he.json', { with: { type: 'json' } }),
  hr: () => import('./data/places/hr.json', { with: { type: 'json' } }),
  hu: () => import('./data/places/hu.json', { with: { type: 'json' } }),
  hy: () => import('./data/places/hy.json', { with: { type: 'json' } }),
  id: () => import('./data/places/id.json', { with: { type: 'json' } }),
  it: () => import('./data/places/it.json', { with: { type: 'json' } }),
  ja: () => import('./data/places/ja.json', { with: { type: 'json' } }),
  ka: () => import('./data/places/ka.json', { with: { type: 'json' } }),
  ko: () => import('./data/places/ko.json', { with: { type: 'json' } }),
  ku: () => import('./data/places/ku.json', { with: { type: 'json' } }),
  ckb: () => import('./data/places/ckb.json', { with: { type: 'json' } }),
  lv: () => import('./data/places/lv.json', { with: { type: 'json' } }),
  mk: () => import('./data/places/mk.json', { with: { type: 'json' } }),
  mn: () => import('./data/places/mn.json', { with: { type: 'json' } }),
  nb: () => import('./data/places/nb.json', { with: { type: 'json' } }),
  ne: () => import('./data/places/ne.json', { with: { type: 'json' } }),
  nl: () => import('./data/places/nl.json', { with: { type: 'json' } }),
  pl: () => import('./data/places/pl.json', { with: { type: 'json' } }),
  pt: () => import('./data/places/pt.json', { with: { type: 'json' } }),
  ro: () => import('./data/places/ro.json', { with: { type: 'json' } }),
  ru: () => import('./data/places/ru.json', { with: { type: 'json' } }),
  sk: () => import('./data/places/sk.json', { with: { type: 'json' } }),
  sl: () => import('./data/places/sl.json', { with: { type: 'json' } }),
  sr: () => import('./data/places/sr-latn.json', { with: { type: 'json' } }),
  sv: () => import('./data/places/sv.json', { with: { type: 'json' } }),
  ta: () => import('./data/places/ta.json', { with: { type: 'json' } }),
  th: () => import('./data/places/th.json', { with: { type: 'json' } }),
  tr: () => import('./data/places/tr.json', { with: { type: 'json' } }),
  uk: () => import('./data/places/uk.json', { with: { type: 'json' } }),
  ur: () => import('./data/places/ur.json', { with: { type: 'json' } }),
  uz: () => import('./data/places/uz.json', { with: { type: 'json' } }),
  vi: () => import('./data/places/vi.json', { with: { type: 'json' } }),
  zh: () => import('./data/places/zh.json', { with: { type: 'json' } }),
  zh_TW: () => import('./data/places/zh-hant.json', { with: { type: 'json' } }),
}

/** Locales whose language is not what stands before the first `_`. */
const LANGUAGES: { readonly [locale: string]: string } = { ku_ckb: 'ckb', zh_TW: 'zh_TW' }

/** The places as people of a locale write them. */
export async function placesFor(locale: string, tables: PlaceTables): Promise<PlaceTables> {
  const words = WORDS[LANGUAGES[locale] ?? locale.replace(/_.*/, '')]
  return words ? written(tables, (await words()).default as PlaceWords) : tables
}

function written(tables: PlaceTables, words: PlaceWords): PlaceTables {
  const country = (one: CountryRow): CountryRow => {
    const [house = one.house, ...streets] = words.streets[one.code] ?? []
    return {
      ...one,
      house,
      streets: streets.length > 0 ? streets : one.streets,
      name: words.countries[one.code] ?? one.name,
      cities: one.cities.map(
        ([city, region, code, ...rest]) =>
          [
            words.cities[`${one.code}/${city}`] ?? city,
            words.regions[`${one.code}-${code}`] ?? region,
            code,
            ...rest,
          ] as const,
      ),
    }
  }
  return { ...tables, countries: tables.countries.map(country) }
}
