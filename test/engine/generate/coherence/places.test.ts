import { describe, expect, it } from 'vitest'
import { loadLocale, localeIds } from '../../../../src/engine/index.ts'
import type { CountryRow } from '../../../../src/engine/samplers/place-rows.ts'
import places from '../../../../src/engine/samplers/data/places.json' with { type: 'json' }
import gazetteer from './gazetteer.json' with { type: 'json' }
import { judge, LOCALES, num, object, str, text, type Verdict } from './judge-records.ts'

const WRITTEN = [...LOCALES, 'ar', 'el', 'ru', 'th', 'vi', 'zh_CN']
// Each locale's countries as its people write them, in the order of the table.
const written = new Map(
  await Promise.all(WRITTEN.map(async (id) => [id, (await loadLocale(id)).places?.countries ?? []] as const)),
)

describe('places', () => {
  const [latitude, longitude] = [
    { type: 'number', minimum: -90, maximum: 90 },
    { type: 'number', minimum: -180, maximum: 180 },
  ]
  const cities: { readonly [name: string]: readonly number[] | undefined } = gazetteer.cities
  const table = places.countries as unknown as readonly CountryRow[]
  const known = new Map(table.map((one) => [one.code, one]))

  interface PlaceNames {
    readonly city: string
    readonly zip: string
    readonly region: string
    readonly country: string
    readonly code: string
    readonly latitude?: string
    readonly longitude?: string
  }
  const place =
    (names: PlaceNames): Verdict =>
    (row, locale = '') => {
      const code = str(row, names.code)
      const at = table.findIndex((one) => one.code === code)
      const country = written.get(locale)?.[at]
      if (!country || country.name !== str(row, names.country)) return 'the country'
      const [city, region, zip] = [str(row, names.city), str(row, names.region), str(row, names.zip)]
      const here = country.cities.filter((one) => one[0] === city && one[1] === region)
      if (here.length === 0) return 'the region'
      if (!here.some((one) => one[3].split(',').some((mask) => mask === '' || form(mask).test(zip))))
        return 'the postal code'
      if (code === 'US' && !here.some((one) => statesOfZip(zip).includes(one[2]))) return 'the state of the ZIP code'
      if (names.latitude === undefined || names.longitude === undefined) return undefined
      const [north, east] = [num(row, names.latitude), num(row, names.longitude)]
      const english = here.map((one) => table[at]?.cities[country.cities.indexOf(one)]?.[0] ?? '')
      return here.some(
        (one, i) =>
          kilometres(cities[`${code}/${code === 'US' ? `${one[2]}/` : ''}${english[i]}`] ?? [], [north, east]) <= 50,
      )
        ? undefined
        : 'the coordinates'
    }
  it('city, postal code, region, country and coordinates are of one place', { timeout: 60_000 }, async () => {
    const side = (prefix: string): PlaceNames => ({
      city: `${prefix}_city`,
      zip: `${prefix}_zip`,
      region: `${prefix}_state`,
      country: `${prefix}_country`,
      code: `${prefix}_country_code`,
    })
    const sides = (prefix: string) =>
      Object.fromEntries(Object.values(side(prefix)).map((name) => [String(name), text]))
    const address = { street: text, city: text, postcode: text, province: text, country: text, countryCode: text }
    const inside = (holder: string): PlaceNames => ({
      city: `${holder}.city`,
      zip: `${holder}.postcode`,
      region: `${holder}.province`,
      country: `${holder}.country`,
      code: `${holder}.countryCode`,
    })
    await judge(
      'Address',
      [
        {
          schema: {
            street: text,
            city: text,
            state: text,
            postal_code: text,
            country: text,
            country_code: text,
            latitude,
            longitude,
          },
          verdict: place({
            city: 'city',
            zip: 'postal_code',
            region: 'state',
            country: 'country',
            code: 'country_code',
            latitude: 'latitude',
            longitude: 'longitude',
          }),
        },
        {
          schema: {
            addressLine1: text,
            cityName: text,
            region: text,
            zipCode: text,
            countryName: text,
            countryCode: text,
            lat: latitude,
            lng: longitude,
          },
          verdict: place({
            city: 'cityName',
            zip: 'zipCode',
            region: 'region',
            country: 'countryName',
            code: 'countryCode',
            latitude: 'lat',
            longitude: 'lng',
          }),
        },
        {
          schema: { address: object({ ...address, geo: object({ lat: latitude, lng: longitude }) }) },
          verdict: place({ ...inside('address'), latitude: 'address.geo.lat', longitude: 'address.geo.lng' }),
        },
        {
          schema: { ...sides('billing'), ...sides('shipping') },
          verdict: (row, locale) => place(side('billing'))(row, locale) ?? place(side('shipping'))(row, locale),
        },
        {
          schema: { billingAddress: object(address), shipping: object(address) },
          verdict: (row, locale) =>
            place(inside('billingAddress'))(row, locale) ?? place(inside('shipping'))(row, locale),
        },
      ],
      WRITTEN,
    )
  })

  it('there are places of 76 countries, each with its own streets, and names in 16 locales', async () => {
    expect(known.size).toBe(76)
    for (const { code, cities: list, currency, dial, streets, house } of known.values()) {
      expect(list.length, code).toBeGreaterThan(0)
      expect([streets.length > 3, house.includes('{s}') && house.includes('{n}')], code).toEqual([true, true])
      expect([code, currency, dial].every((one) => one.length > 0)).toBe(true)
      for (const one of list) {
        const where = cities[`${code}/${code === 'US' ? `${one[2]}/` : ''}${one[0]}`] ?? []
        expect(kilometres(where, [one[4], one[5]]), `${code} ${one[0]}`).toBeLessThanOrEqual(50)
      }
    }
    const named = new Map<string, Set<string>>()
    for (const id of localeIds()) {
      const one = await loadLocale(id)
      const person = one.tables['person'] as
        | { readonly last_name?: { readonly generic?: readonly string[] } }
        | undefined
      const names = person?.last_name?.generic ?? []
      if (names.length >= 40)
        named.set(names.slice(0, 20).join(), (named.get(names.slice(0, 20).join()) ?? new Set()).add(id))
    }
    expect(named.size).toBeGreaterThanOrEqual(16)
  })
})

/** A mask of the place tables as a pattern: `#` a digit, `@` a letter. */
function form(mask: string): RegExp {
  return new RegExp(`^${mask.replace(/#/g, '\\d').replace(/@/g, '[A-Z]')}$`)
}

function kilometres(
  [north = Number.NaN, east = Number.NaN]: readonly number[],
  [y = 0, x = 0]: readonly number[],
): number {
  const rad = Math.PI / 180
  const h =
    Math.sin(((y - north) * rad) / 2) ** 2 +
    Math.cos(north * rad) * Math.cos(y * rad) * Math.sin(((x - east) * rad) / 2) ** 2
  return 12_742 * Math.asin(Math.sqrt(h))
}

/** States by the first three digits of a ZIP code (USPS). */
const ZIPS =
  'AL 350-369,AK 995-999,AZ 850-865,AR 716-729,CA 900-961,CO 800-816,CT 060-069,DE 197-199,DC 200-205 569,FL 320-349,GA 300-319 398-399,HI 967-968,ID 832-838,IL 600-629,IN 460-479,IA 500-528,KS 660-679,KY 400-427,LA 700-714,ME 039-049,MD 206-219,MA 010-027 055,MI 480-499,MN 550-567,MS 386-397,MO 630-658,MT 590-599,NE 680-693,NV 889-898,NH 030-038,NJ 070-089,NM 870-884,NY 005 063 100-149,NC 270-289,ND 580-588,OH 430-459,OK 730-732 734-749,OR 970-979,PA 150-196,RI 028-029,SC 290-299,SD 570-577,TN 370-385,TX 733 750-799 885,UT 840-847,VT 050-059,VA 201 220-246,WA 980-994,WV 247-268,WI 530-549,WY 820-831 834'
function statesOfZip(zip: string): readonly string[] {
  const at = Number(zip.slice(0, 3))
  return ZIPS.split(',').flatMap((line) => {
    const [state = '', ...ranges] = line.split(' ')
    return ranges.some((range) => {
      const [from = 0, to = from] = range.split('-').map(Number)
      return from <= at && at <= to
    })
      ? [state]
      : []
  })
}
