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
  readonly cities: readonly CityRow[]
}

/** `data/places.json`: loaded with the locale, not with the engine. */
export interface PlaceTables {
  readonly zones: readonly string[]
  readonly countries: readonly CountryRow[]
}
