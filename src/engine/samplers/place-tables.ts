import type { CountryRow } from './place-rows.ts'
import type { LocaleTables } from './sampler.ts'

/** Where most people speak the language of a locale that names no country; nowhere: Esperanto. */
const HOMES: { readonly [language: string]: string } = {
  en: 'US',
  af: 'ZA',
  ar: 'SA',
  az: 'AZ',
  cs: 'CZ',
  cy: 'GB',
  da: 'DK',
  de: 'DE',
  dv: 'MV',
  el: 'GR',
  eo: '',
  es: 'ES',
  fa: 'IR',
  fi: 'FI',
  fr: 'FR',
  he: 'IL',
  hr: 'HR',
  hu: 'HU',
  hy: 'AM',
  id: 'ID',
  it: 'IT',
  ja: 'JP',
  ko: 'KR',
  lv: 'LV',
  mk: 'MK',
  nb: 'NO',
  ne: 'NP',
  nl: 'NL',
  pl: 'PL',
  pt: 'PT',
  ro: 'RO',
  ru: 'RU',
  sk: 'SK',
  sl: 'SI',
  sv: 'SE',
  th: 'TH',
  tr: 'TR',
  uk: 'UA',
  ur: 'PK',
  vi: 'VN',
  zh: 'CN',
  zu: 'ZA',
  yo: 'NG',
}
const SPOKEN: { readonly [locale: string]: string } = { ku_ckb: 'IQ', ku_kmr_latin: 'TR', uz_UZ_latin: 'UZ' }

/** Regions of its country where a locale's language is the one that is written. */
const REGIONS: { readonly [locale: string]: readonly string[] } = {
  cy: ['WLS'],
  de_CH: ['ZH', 'BS', 'BE', 'LU', 'SG'],
  fr_BE: ['BRU', 'WLG', 'WNA', 'WHT'],
  fr_CA: ['QC'],
  fr_CH: ['GE', 'VD', 'NE', 'FR', 'VS'],
  ku_ckb: ['AR', 'SU', 'DA'],
  ku_kmr_latin: ['21', '65', '72', '47'],
  nl_BE: ['BRU', 'VAN', 'VOV', 'VWV', 'VBR', 'VLI'],
  ta_IN: ['TN'],
  yo_NG: ['LA', 'OY', 'OG', 'OS', 'ON'],
  zu_ZA: ['NL', 'GT'],
}

/** A locale's own country. */
export function homeOf(locale: LocaleTables): string {
  const [language = 'en', ...rest] = locale.id.split('_')
  const country = rest.find((part) => /^[A-Z]{2}$/.test(part))
  return SPOKEN[locale.id] ?? country ?? HOMES[language] ?? 'US'
}

const EMPTY: CountryRow = {
  code: 'US',
  name: 'United States',
  currency: 'USD',
  dial: '1',
  language: 'en',
  house: '{n} {s}',
  streets: ['Main Street'],
  cities: [['Springfield', 'Illinois', 'IL', '62701', 39.8, -89.64, 0]],
}

/** The countries of the locale's tables; one stand-in when none were loaded. */
export function countriesOf(locale: LocaleTables): readonly CountryRow[] {
  return locale.places?.countries ?? [EMPTY]
}

/** The locale's own country with the cities where its language is written. */
export function homeRow(locale: LocaleTables): CountryRow | undefined {
  const own = countriesOf(locale).find((one) => one.code === homeOf(locale))
  const regions = REGIONS[locale.id]
  return own && regions ? { ...own, cities: own.cities.filter((city) => regions.includes(city[2])) } : own
}

export function zoneOf(locale: LocaleTables, index: number): string {
  return locale.places?.zones[index] ?? 'America/Chicago'
}
