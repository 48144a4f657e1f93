import { below, bits } from '../random/key.ts'
import { numberOf, textOf } from './arguments.ts'
import { maskSpace } from './mask.ts'
import type { Sampler, SamplerContext } from './sampler.ts'

const HEX: readonly string[] = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, '0'))
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const ALPHANUMERIC = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

const h = (word: number, shift: number): string => HEX[(word >>> shift) & 255] as string
const DASH = 45
const hex8 = (w: number): string => h(w, 24) + h(w, 16) + h(w, 8) + h(w, 0)

const DIGITS = Uint8Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0))
const d = (word: number, shift: number): number => DIGITS[(word >>> shift) & 15] as number

/**
 * RFC 9562 version 4. The two lanes enter whole, so that different keys give different identifiers. Made of codes at once:
 * a text put together of parts is copied again by whoever reads or hashes it.
 */
export function uuid(a: number, b: number): string {
  const w0 = bits(a, b, 1)
  const w1 = (bits(a, b, 2) & 0xffff0fff) | 0x4000
  const w2 = (bits(a, b, 3) & 0x3fffffff) | 0x80000000
  const w3 = bits(a, b, 4)
  return String.fromCharCode(
    d(w0, 28), d(w0, 24), d(w0, 20), d(w0, 16), d(w0, 12), d(w0, 8), d(w0, 4), d(w0, 0), DASH,
    d(w1, 28), d(w1, 24), d(w1, 20), d(w1, 16), DASH, d(w1, 12), d(w1, 8), d(w1, 4), d(w1, 0), DASH,
    d(w2, 28), d(w2, 24), d(w2, 20), d(w2, 16), DASH, d(w2, 12), d(w2, 8), d(w2, 4), d(w2, 0),
    d(w3, 28), d(w3, 24), d(w3, 20), d(w3, 16), d(w3, 12), d(w3, 8), d(w3, 4), d(w3, 0),
  )
}

/** `length` hex digits. */
export function hexDigits(a: number, b: number, length: number): string {
  let text = ''
  for (let n = 0; text.length < length; n++) text += hex8(bits(a, b, n + 1))
  return text.length === length ? text : text.slice(0, length)
}

/** `length` characters of an alphabet. */
export function characters(a: number, b: number, alphabet: string, length: number, from = 1): string {
  let text = ''
  for (let i = 0; i < length; i++) text += alphabet.charAt(below(a, b, from + i, alphabet.length))
  return text
}

/** The time part of ULID and UUID version 7, within two years before now. */
function moment(a: number, b: number, { now }: SamplerContext): number {
  return Math.floor(now - below(a, b, 60, 730 * 86400) * 1000) - below(a, b, 61, 1000)
}

function ulid(a: number, b: number, context: SamplerContext): string {
  let time = moment(a, b, context)
  let head = ''
  for (let i = 0; i < 10; i++) {
    head = CROCKFORD.charAt(time % 32) + head
    time = Math.floor(time / 32)
  }
  return head + characters(a, b, CROCKFORD, 16)
}

const alphabetic = (id: string, alphabet: string, length: number): Sampler => ({
  id,
  make: (args) => {
    const prefix = textOf(args, 'prefix', '')
    const n = numberOf(args, 'length', length)
    return (a, b) => prefix + characters(a, b, alphabet, n)
  },
})

export const IDENTIFIER: readonly Sampler[] = [
  { id: 'identifier.uuid', make: (args) => (args['case'] === 'upper' ? (a, b) => uuid(a, b).toUpperCase() : uuid) },
  { id: 'identifier.ulid', make: (_, context) => (a, b) => ulid(a, b, context) },
  {
    id: 'identifier.hex',
    make: (args) => {
      const step = Math.max(1, numberOf(args, 'step', 1))
      const min = numberOf(args, 'min', numberOf(args, 'length', 32))
      const choices = Math.max(1, Math.floor((numberOf(args, 'max', min) - min) / step) + 1)
      return (a, b) => hexDigits(a, b, min + (choices === 1 ? 0 : below(a, b, 0, choices) * step))
    },
    unique: {
      size: (args) => maskSpace('h'.repeat(Math.min(13, numberOf(args, 'min', numberOf(args, 'length', 32))))).size,
      at: (ordinal, args) => ordinal.toString(16).padStart(numberOf(args, 'min', numberOf(args, 'length', 32)), '0'),
    },
  },
  alphabetic('identifier.nanoid', BASE64, 21),
  alphabetic('identifier.token', ALPHANUMERIC, 32),
  alphabetic('identifier.digits', '0123456789', 10),
  alphabetic('identifier.upper', 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789', 8),
  {
    id: 'identifier.jwt',
    make: () => (a, b) => `eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOi${characters(a, b, BASE64, 38)}.${characters(a, b, BASE64, 43, 60)}`,
  },
  {
    id: 'identifier.semver',
    make: () => (a, b) => `${below(a, b, 1, 6)}.${below(a, b, 2, 20)}.${below(a, b, 3, 15)}`,
  },
  {
    id: 'identifier.prefixed',
    make: (args) => {
      const prefix = textOf(args, 'prefix', 'id')
      const length = numberOf(args, 'length', 14)
      return (a, b) => `${prefix}_${characters(a, b, ALPHANUMERIC, length)}`
    },
  },
]
