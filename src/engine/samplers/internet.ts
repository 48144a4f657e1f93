import { below, bits, unit } from '../random/key.ts'
import { textOf } from './arguments.ts'
import { characters, hexDigits } from './identifier.ts'
import { listOf } from './lists.ts'
import { domainEnds } from './reserved.ts'
import type { Sampler } from './sampler.ts'
import { ADJECTIVES, NOUNS, capital, plural } from './words.ts'

const noun = (a: number, b: number, n: number): string => NOUNS[below(a, b, n, NOUNS.length)] as string
const adjective = (a: number, b: number, n: number): string => ADJECTIVES[below(a, b, n, ADJECTIVES.length)] as string
const ENDS = domainEnds({ locale: { id: 'en', tables: {} }, now: 0 })

/** A domain; under an end that no one can own where no other ends are given. */
export function domain(a: number, b: number, ends: readonly string[] = ENDS): string {
  return `${adjective(a, b, 1)}-${noun(a, b, 2)}.${ends[below(a, b, 3, ends.length)] as string}`
}

/** Documentation networks of RFC 5737. */
function ipv4(a: number, b: number, free = false): string {
  if (free) return `${below(a, b, 1, 99) + 24}.${below(a, b, 3, 256)}.${below(a, b, 4, 256)}.${below(a, b, 2, 254) + 1}`
  const net = ['192.0.2', '198.51.100', '203.0.113'][below(a, b, 1, 3)] as string
  return `${net}.${below(a, b, 2, 254) + 1}`
}

/** Documentation network of RFC 3849. */
function ipv6(a: number, b: number): string {
  const group = (n: number): string => (bits(a, b, n) & 0xffff).toString(16)
  return `2001:db8:${group(1)}:${group(2)}:${group(3)}:${group(4)}:${group(5)}:${group(6)}`
}

function path(a: number, b: number): string {
  const u = unit(a, b, 10)
  if (u < 0.25) return `/${plural(noun(a, b, 11))}`
  if (u < 0.6) return `/${plural(noun(a, b, 11))}/${adjective(a, b, 12)}-${noun(a, b, 13)}`
  return `/${plural(noun(a, b, 11))}/${below(a, b, 12, 9000) + 100}`
}

/** Locally administered (IEEE 802): no maker's; the range that RFC 7042 keeps for documents has 256 addresses. */
function mac(a: number, b: number): string {
  const text = hexDigits(a, b, 10)
  return `02:${text.slice(0, 2)}:${text.slice(2, 4)}:${text.slice(4, 6)}:${text.slice(6, 8)}:${text.slice(8, 10)}`
}

/** Three words and digits, with a capital and a mark. */
function password(a: number, b: number): string {
  return `${capital(noun(a, b, 1))}${'-_.!'.charAt(below(a, b, 2, 4))}${capital(adjective(a, b, 3))}${below(a, b, 4, 900) + 100}${
    '!?#$%'.charAt(below(a, b, 5, 5))}`
}

function fileName(a: number, b: number, extension: string): string {
  const stems = listOf('fileStems')
  const stem = stems[below(a, b, 1, stems.length)] as string
  const end = extension === '' ? (listOf('extensions')[below(a, b, 2, listOf('extensions').length)] as string) : extension
  return unit(a, b, 3) < 0.5 ? `${stem}-${below(a, b, 4, 900) + 10}.${end}` : `${adjective(a, b, 5)}-${stem}.${end}`
}

const simple = (id: string, sample: (a: number, b: number) => string): Sampler => ({ id, make: () => sample })

const addressed = (id: string, sample: (a: number, b: number, ends: readonly string[]) => string): Sampler => ({
  id,
  make: (_, context) => {
    const ends = domainEnds(context)
    return (a, b) => sample(a, b, ends)
  },
})

export const INTERNET: readonly Sampler[] = [
  addressed('internet.domain', domain),
  addressed('internet.hostname', (a, b, ends) => (unit(a, b, 9) < 0.5 ? domain(a, b, ends) : `${listOf('hosts')[below(a, b, 8, 8)] as string}.${domain(a, b, ends)}`)),
  addressed('internet.url', (a, b, ends) => `https://${domain(a, b, ends)}${path(a, b)}`),
  addressed('internet.homepage', (a, b, ends) => `https://www.${domain(a, b, ends)}`),
  simple('internet.path', path),
  addressed('internet.apiUrl', (a, b, ends) => `https://api.${domain(a, b, ends)}/v${below(a, b, 20, 3) + 1}/${plural(noun(a, b, 11))}`),
  {
    id: 'internet.imageUrl',
    make: (args) => {
      const folder = textOf(args, 'folder', 'images')
      return (a, b) => `https://cdn.example.com/${folder}/${adjective(a, b, 1)}-${noun(a, b, 2)}-${below(a, b, 3, 9000) + 1000}.${
        ['jpg', 'png', 'webp'][below(a, b, 4, 3)] as string}`
    },
  },
  {
    id: 'internet.mediaUrl',
    make: (args) => {
      const end = textOf(args, 'extension', 'mp4')
      return (a, b) => `https://media.example.com/${adjective(a, b, 1)}-${noun(a, b, 2)}-${below(a, b, 3, 9000) + 1000}.${end}`
    },
  },
  { id: 'internet.ipv4', make: (_, { unreserved }) => (a, b) => ipv4(a, b, unreserved) },
  simple('internet.ipv6', ipv6),
  { id: 'internet.ip', make: (_, { unreserved }) => (a, b) => (unit(a, b, 9) < 0.8 ? ipv4(a, b, unreserved) : ipv6(a, b)) },
  simple('internet.cidr', (a, b) => `10.${below(a, b, 1, 256)}.${below(a, b, 2, 256)}.0/24`),
  simple('internet.privateIp', (a, b) => `10.${below(a, b, 1, 256)}.${below(a, b, 2, 256)}.${below(a, b, 3, 254) + 1}`),
  simple('internet.mac', mac),
  {
    // Numbers of autonomous systems for documents: RFC 5398.
    id: 'internet.asn',
    make: (args) => {
      const text = args['as'] === 'text'
      return (a, b) => {
        const number = (unit(a, b, 1) < 0.5 ? 64496 : 65536) + below(a, b, 2, 16)
        return text ? `AS${number}` : number
      }
    },
  },
  simple('internet.password', password),
  simple('internet.passwordHash', (a, b) => `$2b$12$${characters(a, b, './ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789', 53)}`),
  simple('internet.hexColor', (a, b) => `#${hexDigits(a, b, 6)}`),
  simple('internet.handle', (a, b) => `@${adjective(a, b, 1)}${capital(noun(a, b, 2))}`),
  simple('internet.hashtag', (a, b) => `#${adjective(a, b, 1)}${capital(noun(a, b, 2))}`),
  simple('internet.dataUri', (a, b) => `data:text/plain;base64,${characters(a, b, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789', 24)}`),
  simple('internet.repository', (a, b) => `https://git.example.com/${noun(a, b, 1)}/${adjective(a, b, 2)}-${noun(a, b, 3)}`),
  {
    id: 'file.name',
    make: (args) => {
      const extension = textOf(args, 'extension', '')
      return (a, b) => fileName(a, b, extension)
    },
  },
  simple('file.path', (a, b) => `/${listOf('folders')[below(a, b, 8, 10)] as string}/${below(a, b, 7, 6) + 2020}/${fileName(a, b, '')}`),
  simple('file.directory', (a, b) => `/${listOf('folders')[below(a, b, 8, 10)] as string}/${noun(a, b, 1)}`),
  simple('internet.dsn', (a, b) => `postgres://app@db-${below(a, b, 1, 9) + 1}.example.com:5432/${noun(a, b, 2)}`),
]
