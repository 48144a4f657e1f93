import { Special, type Value } from '../catalog/value.ts'
import { below, laneA, laneB, unit } from '../random/key.ts'
import { textOf, textsOf, type Args } from './arguments.ts'
import { alpha3, numericCode } from './countries.ts'
import { listOf } from './lists.ts'
import type { CityRow, CountryRow } from './place-rows.ts'
import { countriesOf, homeRow, zoneOf } from './place-tables.ts'
import type { Sampler, SamplerContext } from './sampler.ts'
import { houseNumber, streetsOf, type Streets } from './streets.ts'
import { localTerm, localTerms } from './texts-of-kind.ts'

/** Share of places in the locale's own country. */
const HOME = 0.96
/** Candidates tried before the place is drawn among the countries that are left. */
const CANDIDATES = 12
const CANDIDATE = 0x9e3779b9

interface Draw {
  country(a: number, b: number): CountryRow
  city(country: CountryRow, a: number, b: number): CityRow
}

/**
 * A place is drawn whole: a country, then one of its cities, from the place's own key. Where `args.countries` leaves
 * only some, the first of the place's keyed candidates that fits is taken, so that places which fit stay.
 */
function drawing(args: Args, context: SamplerContext): Draw {
  const home = homeRow(context.locale)
  const all = countriesOf(context.locale).map((one) => (one.code === home?.code ? home : one))
  const allowed = textsOf(args, 'countries')
  const left = allowed.length > 0 ? all.filter((one) => allowed.includes(one.code)) : all
  const free = left.length === all.length || left.length === 0
  const rank = (a: number, b: number): CountryRow => {
    if (home && unit(a, b, 0) < HOME) return home
    const u = unit(a, b, 1)
    return all[Math.floor(u * u * all.length)] as CountryRow
  }
  const country = (a: number, b: number): CountryRow => {
    const first = rank(a, b)
    if (free || left.includes(first)) return first
    for (let n = 1; n < CANDIDATES; n++) {
      const next = rank(laneA(a, b, CANDIDATE + n), laneB(a, b, CANDIDATE + n))
      if (left.includes(next)) return next
    }
    return left[below(a, b, 2, left.length)] as CountryRow
  }
  // Bigger cities come first in a country's list: likelier.
  const city = (one: CountryRow, a: number, b: number): CityRow => {
    const u = unit(a, b, 3)
    return one.cities[Math.floor(u * Math.sqrt(u) * one.cities.length)] as CityRow
  }
  return { country, city }
}

/** A street, with the number of a house or without. */
function streetView({ named, numbered }: Streets, withNumber: boolean): View {
  return (country, _, a, b) => {
    const street = named(country, a, b)
    return withNumber ? numbered(country, street, houseNumber(a, b)) : street
  }
}

type View = (country: CountryRow, city: CityRow, a: number, b: number) => Value

function view(id: string, make: (context: SamplerContext, args: Args) => View): Sampler {
  return {
    id,
    make: (args, context) => {
      const draw = drawing(args, context)
      const show = make(context, args)
      return (a, b) => {
        const country = draw.country(a, b)
        return show(country, draw.city(country, a, b), a, b)
      }
    },
  }
}

const LETTERS = 'ABDEFGHJLNPQRSTUWXYZ'
const CANADIAN = 'ABCEGHJKLMNPRSTVWXYZ'

/** One of a city's postal codes; `#` is a digit, `@` a letter. */
function postalCode(country: CountryRow, city: CityRow, a: number, b: number): string {
  const masks = city[3].split(',')
  const mask = masks[below(a, b, 4, masks.length)] as string
  if (mask === '') return String(below(a, b, 5, 90000) + 10000)
  const letters = country.code === 'CA' ? CANADIAN : LETTERS
  let text = ''
  for (let i = 0; i < mask.length; i++) {
    const c = mask.charAt(i)
    text +=
      c === '#' ? String(below(a, b, 6 + i, 10)) : c === '@' ? letters.charAt(below(a, b, 6 + i, letters.length)) : c
  }
  return text
}

/** Within about six kilometres of the city's centre, four digits after the point. */
function near(degrees: number, a: number, b: number, n: number): number {
  return Math.round((degrees + (unit(a, b, n) - 0.5) * 0.08) * 10000) / 10000
}

const coordinate =
  (index: 4 | 5, n: number) =>
  (_: SamplerContext, args: Args): View => {
    const text = args['as'] === 'text'
    return (_country, city, a, b) => {
      const value = near(city[index], a, b, n)
      return text ? String(value) : value
    }
  }

/** How the source itself writes its countries, by code. */
function ownTexts(args: Args): { readonly [code: string]: Value } | undefined {
  const own = args['texts']
  return typeof own === 'object' && own !== null && !Array.isArray(own) && !(own instanceof Special)
    ? (own as { readonly [code: string]: Value })
    : undefined
}

export const PLACE: readonly Sampler[] = [
  view('place.city', () => (_, city) => city[0]),
  view('place.branch', ({ locale }) => {
    const text = localTerm(locale, '{city} Branch')
    return (_, city) => text.replace('{city}', city[0])
  }),
  view('place.region', () => (_, city) => city[1]),
  view('place.regionCode', () => (_, city) => city[2]),
  view('place.subdivision', () => (country, city) => `${country.code}-${city[2]}`),
  view('place.county', () => (_, city) => city[1]),
  view('place.postalCode', () => postalCode),
  view('place.country', (_, args) => {
    const own = ownTexts(args)
    return (country) => own?.[country.code] ?? country.name
  }),
  view('place.countryCode', (_, args) => {
    const own = ownTexts(args)
    const lower = textOf(args, 'case', '') === 'lower'
    if (own) return (country) => own[country.code] ?? country.code
    return (country) => (lower ? country.code.toLowerCase() : country.code)
  }),
  view('place.countryCode3', () => (country) => alpha3(country.code)),
  view('place.countryNumber', () => (country) => numericCode(country.code)),
  view('place.dialCode', () => (country) => `+${country.dial}`),
  view('place.currency', () => (country) => country.currency),
  view('place.language', () => (country) => country.language),
  view('place.latitude', coordinate(4, 40)),
  view('place.longitude', coordinate(5, 41)),
  view('place.coordinates', () => (_, city, a, b) => `${near(city[4], a, b, 40)},${near(city[5], a, b, 41)}`),
  view(
    'place.timeZone',
    ({ locale }) =>
      (_, city) =>
        zoneOf(locale, city[6]),
  ),
  view('place.street', (context) => streetView(streetsOf(context.locale), true)),
  view('place.streetName', (context) => streetView(streetsOf(context.locale), false)),
  view('place.houseNumber', (_, args) => {
    const number = args['as'] === 'number'
    return (_country, _city, a, b) => (number ? houseNumber(a, b) : String(houseNumber(a, b)))
  }),
  view('place.unit', ({ locale }) => {
    const forms = localTerms(locale, 'addressUnits', listOf('addressUnits'))
    return (_, _city, a, b) =>
      (forms[below(a, b, 33, forms.length)] as string)
        .replace('{n}', String(below(a, b, 34, 400) + 1))
        .replace('{f}', String(below(a, b, 34, 12) + 1))
  }),
  view('place.full', (context) => {
    const street = streetView(streetsOf(context.locale), true)
    return (country, city, a, b) =>
      fullAddress(country, city, [String(street(country, city, a, b)), postalCode(country, city, a, b)])
  }),
]

/** Countries where the postal code stands before the city. */
const CODE_FIRST =
  /^(DE|AT|CH|FR|BE|NL|LU|IT|ES|PT|DK|SE|NO|FI|PL|CZ|SK|HU|RO|BG|GR|HR|SI|RS|MK|EE|IL|TR|MX|AR|MD|SN|AM|GE|AZ|MV)$/

/** The whole address on one line, as the country writes it; from the large to the small where its own script does. */
function fullAddress(
  country: CountryRow,
  [city, region, code]: CityRow,
  [street = '', postal = '']: readonly string[],
): string {
  if (/[\u3040-\u9fff]/.test(country.streets[0] ?? '')) return `${region === city ? '' : region}${city}${street}`
  const town = CODE_FIRST.test(country.code)
    ? `${postal} ${city}`
    : `${city}${/^(US|CA|AU)$/.test(country.code) ? `${country.code === 'AU' ? '' : ','} ${code}` : ''} ${postal}`
  return `${street}, ${town.trim()}, ${country.name}`
}
