import names from './data/countries.json' with { type: 'json' }

const BY_CODE: { readonly [code: string]: readonly [string, string, string, ...string[]] } =
  names.countries as unknown as { readonly [code: string]: readonly [string, string, string, ...string[]] }
let byText: Map<string, string> | undefined

/** ISO 3166-1 alpha-2 code of a country given as a code (two or three letters, or digits) or an English name. */
export function countryOfText(text: string): string | undefined {
  if (!byText) {
    byText = new Map()
    for (const [code, all] of Object.entries(BY_CODE)) for (const one of [code, ...all]) byText.set(one.toLowerCase(), code)
  }
  return byText.get(text.toLowerCase())
}

/** alpha-3 code. */
export function alpha3(code: string): string {
  return BY_CODE[code]?.[1] ?? code
}

/** Numeric code, three digits. */
export function numericCode(code: string): string {
  return BY_CODE[code]?.[2] ?? '840'
}
