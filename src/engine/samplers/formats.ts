import { below, bits, unit, unit53 } from '../random/key.ts'
import { isoDay, isoInstant, isoTime } from '../time/instant.ts'
import { numberOf } from './arguments.ts'
import { characters, uuid } from './identifier.ts'
import { domain } from './internet.ts'
import { domainEnds } from './reserved.ts'
import type { Sampler, SamplerContext } from './sampler.ts'
import { ADJECTIVES, NOUNS, plural } from './words.ts'

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const DAY = 86400000
const noun = (a: number, b: number, n: number): string => NOUNS[below(a, b, n, NOUNS.length)] as string
const nouns = (a: number, b: number, n: number): string => plural(noun(a, b, n))
const adjective = (a: number, b: number, n: number): string => ADJECTIVES[below(a, b, n, ADJECTIVES.length)] as string

/** An instant of the last two years. */
function instant(a: number, b: number, now: number): number {
  const u = unit53(a, b, 0)
  return Math.floor((now - u * u * 730 * DAY) / 1000) * 1000
}

function base64(a: number, b: number, bytes: number): string {
  const groups = Math.max(1, Math.ceil(bytes / 3))
  return characters(a, b, BASE64, groups * 4)
}

const REGEXES = ['^[a-z]+$', '^\\d{3,5}$', '^[A-Z]{2}-\\d{4}$', '[aeiou]', '^\\w+@\\w+\\.example$', '(foo|bar)+', '^[^\\s]+$', '\\bword\\b']

/** One per format that JSON Schema and `ajv-formats` know; the texts lie in reserved name spaces. */
const FORMATS: { readonly [format: string]: (a: number, b: number, context: SamplerContext) => string | number } = {
  date: (a, b, { now }) => isoDay(instant(a, b, now)),
  time: (a, b, { now }) => `${isoTime(instant(a, b, now) + below(a, b, 1, 86400) * 1000)}Z`,
  'date-time': (a, b, { now }) => isoInstant(instant(a, b, now)),
  'iso-time': (a, b, { now }) => isoTime(instant(a, b, now) + below(a, b, 1, 86400) * 1000),
  'iso-date-time': (a, b, { now }) => isoInstant(instant(a, b, now)),
  duration: (a, b) => (unit(a, b, 0) < 0.5 ? `P${below(a, b, 1, 30) + 1}D` : `PT${below(a, b, 1, 23) + 1}H${below(a, b, 2, 59) + 1}M`),
  uri: (a, b) => `https://${domain(a, b)}/${nouns(a, b, 11)}/${adjective(a, b, 12)}-${noun(a, b, 13)}`,
  url: (a, b) => `https://www.example.com/${nouns(a, b, 11)}/${adjective(a, b, 12)}-${noun(a, b, 13)}`,
  'uri-reference': (a, b) => `/${nouns(a, b, 11)}/${adjective(a, b, 12)}-${noun(a, b, 13)}`,
  'uri-template': (a, b) => `https://api.example.com/${nouns(a, b, 11)}/{id}/${nouns(a, b, 12)}{?limit}`,
  iri: (a, b) => `https://${domain(a, b)}/${nouns(a, b, 11)}/${adjective(a, b, 12)}`,
  'iri-reference': (a, b) => `/${nouns(a, b, 11)}/${adjective(a, b, 12)}`,
  email: (a, b) => `${adjective(a, b, 11)}.${noun(a, b, 12)}${below(a, b, 13, 90) + 10}@example.com`,
  'idn-email': (a, b) => `${adjective(a, b, 11)}.${noun(a, b, 12)}${below(a, b, 13, 90) + 10}@example.org`,
  hostname: (a, b, context) => domain(a, b, domainEnds(context)),
  'idn-hostname': (a, b, context) => domain(a, b, domainEnds(context)),
  ipv4: (a, b) => `${['192.0.2', '198.51.100', '203.0.113'][below(a, b, 1, 3)] as string}.${below(a, b, 2, 254) + 1}`,
  ipv6: (a, b) => `2001:db8:${[1, 2, 3, 4, 5, 6].map((n) => (bits(a, b, n) & 0xffff).toString(16)).join(':')}`,
  regex: (a, b) => REGEXES[below(a, b, 0, REGEXES.length)] as string,
  uuid,
  'json-pointer': (a, b) => `/${nouns(a, b, 1)}/${below(a, b, 2, 10)}/${noun(a, b, 3)}`,
  'json-pointer-uri-fragment': (a, b) => `#/${nouns(a, b, 1)}/${below(a, b, 2, 10)}/${noun(a, b, 3)}`,
  'relative-json-pointer': (a, b) => `${below(a, b, 0, 3) + 1}/${noun(a, b, 1)}/${noun(a, b, 2)}`,
  int32: (a, b) => below(a, b, 0, 2 ** 31),
  int64: (a, b) => below(a, b, 0, 2 ** 53),
  float: (a, b) => below(a, b, 0, 100000) / 100,
  double: (a, b) => below(a, b, 0, 100000000) / 10000,
  password: (a, b) => `${adjective(a, b, 1)}-${noun(a, b, 2)}-${below(a, b, 3, 900) + 100}`,
  binary: (a, b) => `${adjective(a, b, 1)} ${noun(a, b, 2)}`,
}

/** Formats whose text may be made to a length, in characters. */
const SIZED: { readonly [format: string]: (a: number, b: number, min: number, max: number) => string } = {
  byte: (a, b, min, max) => {
    const most = Number.isFinite(max) ? Math.max(4, max - (max % 4)) : Math.max(16, min + 8)
    const least = Math.max(4, Math.ceil(min / 4) * 4)
    const chosen = least + Math.floor(unit(a, b, 0) * (Math.max(0, most - least) / 4 + 1)) * 4
    return base64(a, b, (Math.min(chosen, Math.max(least, most)) / 4) * 3)
  },
  'uri-reference': (a, b, min, max) => sized(`/${nouns(a, b, 11)}/${adjective(a, b, 12)}-${noun(a, b, 13)}`, '/a', min, max),
  uri: (a, b, min, max) => sized(`https://${domain(a, b)}/${nouns(a, b, 11)}/${adjective(a, b, 12)}-${noun(a, b, 13)}`,
    `tag:${noun(a, b, 11).charAt(0)}`, min, max),
  email: (a, b, min, max) => {
    const name = `${adjective(a, b, 11)}.${noun(a, b, 12)}${below(a, b, 13, 90) + 10}`
    const end = max >= 14 ? '@example.com' : '@a.test'
    const long = (name + noun(a, b, 14).repeat(64)).slice(0, Math.max(1, Math.min(Math.max(name.length, min - end.length), max - end.length, 64)))
    return `${long.replace(/\.$/, 'a')}${end}`
  },
  hostname: (a, b, min, max) => {
    const text = domain(a, b)
    if (text.length > max) return `${noun(a, b, 2).slice(0, Math.max(1, max))}`
    let out = text
    while (out.length < min) out = `${noun(a, b, out.length)}.${out}`
    return out.length > max ? `${'a'.repeat(Math.max(1, Math.min(60, max)))}` : out
  },
}

function sized(text: string, short: string, min: number, max: number): string {
  let out = text.length > max ? (short.length > max ? short.slice(0, max) : short) : text
  while (out.length < min) out += 'abcdefghij'.slice(0, Math.min(10, min - out.length))
  return out
}

export const FORMAT_SAMPLERS: readonly Sampler[] = [
  ...Object.entries(FORMATS).map(([format, make]): Sampler => ({
    id: `format.${format}`,
    make: (args, context) => {
      const min = numberOf(args, 'min', 0)
      const max = numberOf(args, 'max', Infinity)
      const length = SIZED[format]
      if (!length || (min === 0 && max === Infinity)) return (a, b) => make(a, b, context)
      return (a, b) => {
        const text = make(a, b, context)
        return typeof text === 'string' && text.length >= min && text.length <= max ? text : length(a, b, min, max)
      }
    },
  })),
  {
    id: 'format.byte',
    make: (args) => {
      const min = numberOf(args, 'min', 16)
      const max = numberOf(args, 'max', Infinity)
      return (a, b) => (SIZED['byte'] as (typeof SIZED)[string])(a, b, min, max)
    },
  },
]
