import type { CountryRow } from './place-rows.ts'
import type { LocaleTables } from './sampler.ts'

/** Where most people speak the language of a locale that names no country. */
const HOMES: { readonly [language: string]: string } = {
  en: 'US', af: 'ZA', ar: 'SA', cs: 'CZ', cy: 'GB', da: 'DK', de: 'DE', el: 'GR', es: 'ES', fi: 'FI', fr: 'FR', he: 'IL', hr: 'HR',
  hu: 'HU', id: 'ID', it: 'IT', ja: 'JP', ko: 'KR', lv: 'LV', nb: 'NO', nl: 'NL', pl: 'PL', pt: 'PT', ro: 'RO', sk: 'SK', sl: 'SI',
  sv: 'SE', th: 'TH', tr: 'TR', uk: 'UA', vi: 'VN', zh: 'CN', zu: 'ZA', yo: 'NG',
}

/** A locale's own country. */
export function homeOf(locale: LocaleTables): string {
  const [language = 'en', ...rest] = locale.id.split('_')
  const country = rest.find((part) => /^[A-Z]{2}$/.test(part))
  return country ?? HOMES[language] ?? 'US'
}

const EMPTY: CountryRow = {
  code: 'US', name: 'United States', currency: 'USD', dial: '1', language: 'en',
  cities: [['Springfield', 'Illinois', 'IL', '62701', 39.8, -89.64, 0]],
}

/** The countries of the locale's tables; one stand-in when none were loaded. */
export function countriesOf(locale: LocaleTables): readonly CountryRow[] {
  return locale.places?.countries ?? [EMPTY]
}

export function zoneOf(locale: LocaleTables, index: number): string {
  return locale.places?.zones[index] ?? 'America/Chicago'
}
