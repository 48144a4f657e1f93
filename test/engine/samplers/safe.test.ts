// Nothing that is made reaches anybody: every meaning and every method of faker, in every locale.
import { isIP } from 'node:net'
import { describe, expect, it } from 'vitest'
import aliases from '../../../src/engine/catalog/faker-aliases.json' with { type: 'json' }
import { laneA, laneB } from '../../../src/engine/random/key.ts'
import phones from '../../../src/engine/samplers/data/phones.json' with { type: 'json' }
import { loadLocale, localeIds } from '../../../src/engine/samplers/locales.ts'
import { meanings, samplerFor } from '../../../src/engine/samplers/meanings.ts'
import { homeOf } from '../../../src/engine/samplers/place-tables.ts'
import { samplerById } from '../../../src/engine/samplers/registry.ts'
import type { SamplerContext } from '../../../src/engine/samplers/sampler.ts'

const now = Date.parse('2026-06-15T12:00:00.000Z')
const KEYS = 12

/** RFC 2606 and 6761. */
const RESERVED = /(^|\.)(example(\.(com|org|net))?|test|invalid|localhost)$/i
/** RFC 5737, RFC 1918, RFC 6598 and masks. */
const NOBODYS_IPV4 = /^(192\.0\.2|198\.51\.100|203\.0\.113|10|127|192\.168|172\.(1[6-9]|2\d|3[01])|169\.254|255|0)\./

function faults(text: string): string[] {
  const found: string[] = []
  const hosts = [
    ...text.matchAll(/@((?:[\p{L}\d-]+\.)+[\p{L}]{2,})/gu),
    ...text.matchAll(/\b[a-z][a-z\d+.-]*:\/\/(?:[^\s/@]*@)?((?:[\p{L}\d-]+\.)+[\p{L}\d-]+)/gu),
    ...text.matchAll(/\bwww\.((?:[\p{L}\d-]+\.)+[\p{L}]{2,})/gu),
  ]
  for (const [, host = ''] of hosts) if (isIP(host) === 0 && !RESERVED.test(host)) found.push(`host ${host}`)
  if (isIP(text) === 4 && !NOBODYS_IPV4.test(text)) found.push(`IPv4 ${text}`)
  if (isIP(text) === 6 && !/^(2001:0?db8|fe80):/i.test(text)) found.push(`IPv6 ${text}`)
  // Locally administered (IEEE 802), or for documents (RFC 7042).
  if (/^([\da-f]{2}[:-]){5}[\da-f]{2}$/i.test(text) && !/^.[26ae]|^00.00.5e.00.53/i.test(text))
    found.push(`MAC ${text}`)
  return found
}

function sampled(id: string, args: object, context: SamplerContext): string[] {
  const sample = samplerById(id)?.make(args as never, context)
  return Array.from({ length: KEYS }, (_, i) => {
    const value = sample?.(laneA(i, 7, 1), laneB(i, 7, 2)) ?? ''
    return typeof value === 'string' ? value : JSON.stringify(value)
  })
}

describe.each(localeIds())('%s', (id) => {
  it('has no address, host or network that is somebody’s', async () => {
    const locale = await loadLocale(id)
    const context = { locale, now }
    const found = new Set<string>()
    for (const meaning of meanings()) {
      const target = samplerFor(meaning)
      for (const text of sampled(target?.sampler ?? '', target?.args ?? {}, context))
        for (const fault of faults(text)) found.add(`${meaning}: ${fault}`)
    }
    for (const method of new Set([...(locale.methods?.() ?? []), ...Object.keys(aliases.methods)]))
      for (const text of sampled('faker', { method }, context))
        for (const fault of faults(text)) found.add(`faker ${method}: ${fault}`)
    expect([...found]).toEqual([])
  })

  it('has telephone numbers of its own country that nobody has', async () => {
    const locale = await loadLocale(id)
    const home = homeOf(locale)
    const dial = locale.places?.countries.find((one) => one.code === home)?.dial ?? '1'
    for (const text of sampled('phone.number', { form: 'digits' }, { locale, now }))
      expect([text.startsWith(`+${dial}`), nobodys(text)], text).toEqual([true, true])
    const template = { method: 'helpers.fake', args: ['{{phone.number}} {{finance.creditCardNumber}}'] }
    for (const text of sampled('faker', template, { locale, now })) expect(text).not.toContain('{{')
  })
})

/** Kept for drama, by country (E.164); written down here from the regulators' own pages. */
const KEPT: { readonly [country: string]: RegExp } = {
  US: /^\+1[2-9]\d{2}55501\d\d$/,
  CA: /^\+1[2-9]\d{2}55501\d\d$/,
  GB: /^\+44(2079460\d{3}|(113|114|115|116|117|118|121|131|141|151|161)4960\d{3}|1914980\d{3}|2920180\d{3}|2896496\d{3}|1632960\d{3}|7700900\d{3})$/,
  DE: /^\+49(3023125\d{3}|6990009\d{3}|4066969\d{3}|2214710\d{3}|8999998\d{3}|17139200\d\d|176040690\d\d)$/,
  FR: /^\+33(199|261|353|465|536|639)(00|91|01|71|49|98)\d{4}$/,
  AU: /^\+61([2378](5550|7010)\d{4}|491(57(0006|0110|0156|0157|1266|1491|2549|3770)))$/,
  SE: /^\+46(3139006\d\d|4062804\d\d|8465004\d\d|9803192\d\d|70174(06[1-9]\d|060[5-9]))$/,
  IE: /^\+3532091\d{5}$/,
}

function nobodys(text: string): boolean {
  if (Object.values(KEPT).some((kept) => kept.test(text))) return true
  return Object.entries(phones.countries).some(([country, { dial, trunk }]) => {
    if (KEPT[country] !== undefined || !text.startsWith(`+${dial}`)) return false
    const national = text.slice(dial.length + 1)
    // A subscriber's part of zeros behind an area code, or a first digit that the plan leaves out.
    return /^\d{0,4}?000\d{2,5}$/.test(national) || (trunk === '' && UNUSED[country]?.test(national) === true)
  })
}

/** First digits that no number of the country has (national numbering plans). */
const UNUSED: { readonly [country: string]: RegExp } = {
  CZ: /^[35]0/,
  DK: /^1/,
  EE: /^[24]0/,
  ES: /^(50|21)/,
  HK: /^[25]0/,
  LU: /^(21|60)/,
  LV: /^[45]0/,
  MN: /^[34]0/,
  MV: /^[25]/,
  NO: /^[256]0/,
  PT: /^(20|31)/,
  SG: /^[35]/,
  SN: /^(31|40)/,
}

describe('numbers of persons', () => {
  const context = async () => ({ locale: await loadLocale('en_US'), now })
  it('cannot be issued', async () => {
    for (const text of sampled('person.ssn', {}, await context())) expect(text).toMatch(/^9\d\d-[0-4]\d-\d{4}$/)
    const target = samplerFor('company.taxId')
    for (const text of sampled(target?.sampler ?? '', target?.args ?? {}, await context()))
      expect(text).toMatch(/^(07|08|17|18|19|28|29|49|69|78|79|89|96|97)-\d{7}$/)
    for (const text of sampled('internet.asn', {}, await context()))
      expect(
        (Number(text) >= 64496 && Number(text) <= 64511) || (Number(text) >= 65536 && Number(text) <= 65551),
        text,
      ).toBe(true)
  })
})
