/** One real city: name, region, region's code, its postal codes or masks, latitude, longitude, index of the time zone. */
export type CityRow = readonly [string, string, string, string, number, number, number]

export interface CountryRow {
  /** ISO 3166-1 alpha-2. */
  readonly code: string
  readonly name: string
  /** ISO 4217. */
  readonly currency: string
  /** Dialling prefix without `+`. */
  readonly dial: string
  /** ISO 639-1. */
  readonly language: string
  /** How a street `{s}` and a number `{n}` stand together. */
  readonly house: string
  /** Streets that many towns of the country have. */
  readonly streets: readonly string[]
  readonly cities: readonly CityRow[]
}

/** `data/places.json`: loaded with the locale, not with the engine. */
export interface PlaceTables {
  readonly zones: readonly string[]
  readonly countries: readonly CountryRow[]
}

/** `data/places/<language>.json`: how a language writes places, each chunk loaded with the first locale that speaks it. */
export interface PlaceWords {
  /** By country code. */
  readonly countries: { readonly [code: string]: string }
  /** By ISO 3166-2 code. */
  readonly regions: { readonly [code: string]: string }
  /** By `JP/Tokyo`. */
  readonly cities: { readonly [city: string]: string }
  /** By country code: the form of a house, then streets. */
  readonly streets: { readonly [code: string]: readonly string[] }
}
