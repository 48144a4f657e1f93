import addFormats from 'ajv-formats'
import { Ajv } from 'ajv'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import vocabulary from '../../../src/engine/catalog/meanings.json' with { type: 'json' }
import sentences from '../../../src/engine/samplers/data/sentences.json' with { type: 'json' }
import { listOf } from '../../../src/engine/samplers/lists.ts'
import { loadLocale, nearestLocale } from '../../../src/engine/samplers/locales.ts'
import { meanings, samplerFor } from '../../../src/engine/samplers/meanings.ts'
import { SAMPLERS, samplerById } from '../../../src/engine/samplers/registry.ts'
import type { SamplerContext } from '../../../src/engine/samplers/sampler.ts'

const now = Date.parse('2026-06-15T12:00:00.000Z')
const english: SamplerContext = { locale: await loadLocale('en_US'), now }
const key = fc.tuple(fc.integer(), fc.integer())
const ajv = new Ajv({ strict: false })
const formats = (addFormats as unknown as { default?: typeof addFormats.default }).default ?? addFormats
;(formats as unknown as (ajv: Ajv) => Ajv)(ajv)

describe('the registry', () => {
  it('names each sampler once', () => {
    const ids = SAMPLERS.map((one) => one.id)
    expect(ids.length).toBe(new Set(ids).size)
  })

  it('makes every meaning of the vocabulary with a sampler that exists', () => {
    expect([...meanings()].toSorted()).toEqual(Object.keys(vocabulary.meanings).toSorted())
    for (const meaning of meanings()) expect(samplerById(samplerFor(meaning)?.sampler ?? ''), meaning).toBeDefined()
  })

  it('makes no meaning from a list or a kind of text that does not exist', () => {
    const missing = meanings().filter((meaning) => {
      const { args = {} } = samplerFor(meaning) ?? {}
      const [list, kind] = [args['list'], args['kind']]
      return (typeof list === 'string' && listOf(list)[0] === '')
        || (typeof kind === 'string' && ![kind, `${kind}1`].some((one) => Object.hasOwn(sentences.kinds, one)))
    })
    expect(missing).toEqual([])
  })
})

describe.each(SAMPLERS.filter((one) => !/^(faker|text\.(pattern|automaton))$/.test(one.id)).map((one) => [one.id, one] as const))('%s', (_, sampler) => {
  it('is a function of its key', () => {
    fc.assert(fc.property(key, ([a, b]) => {
      const first = sampler.make({}, english)(a, b)
      sampler.make({}, english)(b, a)
      expect(sampler.make({}, english)(a, b)).toEqual(first)
    }), { numRuns: 20, seed: 1 })
  })

  it('counts distinct values without a repeat', () => {
    if (!sampler.unique) return
    const { unique } = sampler
    const args = { list: 'colors', masks: ['AA-####'], low: 5, high: 900, min: 12 }
    const size = Math.min(2000, unique.size(args, english))
    const seen = new Set(Array.from({ length: size }, (__, i) => JSON.stringify(unique.at(i, args, english))))
    expect(seen.size).toBe(size)
  })
})

describe('meanings with formats', () => {
  const rows = meanings().flatMap((meaning) => (samplerFor(meaning)?.formats ?? [])
    .filter((format) => ajv.formats[format] !== undefined).map((format) => [meaning, format] as const))
  it.each(rows)('%s satisfies %s', (meaning, format) => {
    const target = samplerFor(meaning)
    const as = format === 'date' ? 'day' : 'instant'
    const make = samplerById(target?.sampler ?? '')?.make({ ...target?.args, ...(target?.formats?.includes('date-time') ? { as } : {}) }, english)
    const valid = ajv.compile({ type: 'string', format })
    fc.assert(fc.property(key, ([a, b]) => valid(make?.(a, b))), { numRuns: 60, seed: 2 })
  })
})

const FORMATS = ['date', 'time', 'date-time', 'iso-time', 'iso-date-time', 'duration', 'uri', 'uri-reference', 'uri-template', 'url', 'email',
  'hostname', 'ipv4', 'ipv6', 'regex', 'uuid', 'json-pointer', 'json-pointer-uri-fragment', 'relative-json-pointer', 'byte', 'password', 'binary']

describe('formats', () => {
  it.each(FORMATS)('%s is valid under ajv-formats', (format) => {
    const make = samplerById(`format.${format}`)?.make({}, english)
    const valid = ajv.compile({ type: 'string', format })
    fc.assert(fc.property(key, ([a, b]) => valid(make?.(a, b))), { numRuns: 200, seed: 3 })
  })

  it.each(['int32', 'int64', 'float', 'double'])('%s is valid under ajv-formats', (format) => {
    const make = samplerById(`format.${format}`)?.make({}, english)
    const valid = ajv.compile({ type: 'number', format })
    fc.assert(fc.property(key, ([a, b]) => valid(make?.(a, b))), { numRuns: 100, seed: 4 })
  })

  it('fills a length in characters', () => {
    const make = samplerById('text.filler')
    fc.assert(fc.property(key, fc.nat(80), fc.nat(40), ([a, b], min, more) => {
      const text = String(make?.make({ min, max: min + more }, english)(a, b))
      expect(text.length).toBeGreaterThanOrEqual(min)
      expect(text.length).toBeLessThanOrEqual(min + more)
    }), { seed: 5 })
  })
})

describe('locales', () => {
  it('falls back to the nearest', () => {
    expect(nearestLocale('de-DE')).toBe('de')
    expect(nearestLocale('pt-br')).toBe('pt_BR')
    expect(nearestLocale('xx')).toBe('en_US')
  })

  it.each(['de', 'fr', 'ja', 'pl', 'pt_BR', 'ru', 'ar', 'zh_CN', 'el', 'he'])('%s names people, with addresses in Latin letters', async (id) => {
    const context = { locale: await loadLocale(id), now }
    for (let i = 0; i < 50; i++) {
      expect(String(samplerById('person.full')?.make({}, context)(i, 7)).length).toBeGreaterThan(1)
      expect(String(samplerById('person.email')?.make({}, context)(i, 7))).toMatch(/^[a-z0-9]+[._-][a-z0-9]+@example\.(com|org|net)$/)
    }
  })

  it('draws any faker method from the key, with `now` for today', () => {
    const date = english.locale.faker?.('date.past', undefined, now)
    expect(date?.(1, 2)).toEqual(date?.(1, 2))
    expect(Date.parse(String(date?.(1, 2)))).toBeLessThan(now)
    expect(english.locale.faker?.('no.such', undefined)).toBeUndefined()
  })
})

describe('check digits', () => {
  it('hold for cards, IBAN and EAN', () => {
    fc.assert(fc.property(key, ([a, b]) => {
      const digits = String(samplerById('finance.cardNumber')?.make({}, english)(a, b))
      const sum = [...digits].toReversed().reduce((total, d, i) => total + (i % 2 === 0 ? Number(d) : [0, 2, 4, 6, 8, 1, 3, 5, 7, 9][Number(d)] ?? 0), 0)
      const iban = String(samplerById('finance.iban')?.make({}, english)(a, b))
      const number = [...(iban.slice(4) + iban.slice(0, 4))].map((c) => parseInt(c, 36)).join('')
      return sum % 10 === 0 && BigInt(number) % 97n === 1n
    }), { seed: 6 })
  })

  it.each<readonly [string, (text: string) => boolean]>([
    ['code.isbn', (text) => weighed(text, [1, 3], 10)],
    ['code.ean', (text) => weighed(text, [1, 3], 10)],
    ['code.upc', (text) => weighed(text, [3, 1], 10)],
    ['code.isbn10', (text) => weighed(text, [10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 11)],
    ['code.issn', (text) => weighed(text.replace('-', ''), [8, 7, 6, 5, 4, 3, 2, 1], 11)],
    ['finance.routing', (text) => weighed(text, [3, 7, 1], 10)],
    ['phone.imei', (text) => [...text].reduce((sum, d, i) => sum + (i % 2 === 0 ? Number(d) : [0, 2, 4, 6, 8, 1, 3, 5, 7, 9][Number(d)] ?? 0), 0) % 10 === 0],
    ['code.vin', (text) => {
      const letters = '0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ'
      const sum = [...text].reduce((all, c, i) => all + (letters.indexOf(c) % 10) * ('8765432X098765432'.charAt(i) === 'X' ? 10 : Number('8765432X098765432'.charAt(i))), 0)
      return '0123456789X'.charAt(sum % 11) === text.charAt(8)
    }],
  ])('hold for %s', (id, holds) => {
    const make = samplerById(id)?.make({}, english)
    fc.assert(fc.property(key, ([a, b]) => holds(String(make?.(a, b)))), { seed: 7 })
  })
})

/** Digits times weights, which come again, are a multiple of `modulus`; X counts ten. */
function weighed(text: string, weights: readonly number[], modulus: number): boolean {
  return [...text].reduce((sum, d, i) => sum + (d === 'X' ? 10 : Number(d)) * (weights[i % weights.length] ?? 0), 0) % modulus === 0
}
