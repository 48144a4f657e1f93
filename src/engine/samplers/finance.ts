import { below } from '../random/key.ts'
import { numberOf } from './arguments.ts'
import { characters } from './identifier.ts'
import type { Sampler } from './sampler.ts'

const DIGITS = '0123456789'
/** EAN-13 with the prefix for use inside a company (20), ISBN-13 with 978. */
function ean(prefix: string, a: number, b: number): string {
  const digits = prefix + characters(a, b, DIGITS, 12 - prefix.length)
  let sum = 0
  for (let i = 0; i < 12; i++) sum += (digits.charCodeAt(i) - 48) * (i % 2 === 0 ? 1 : 3)
  return digits + String((10 - (sum % 10)) % 10)
}

function isbn10(a: number, b: number): string {
  const digits = characters(a, b, DIGITS, 9)
  let sum = 0
  for (let i = 0; i < 9; i++) sum += (digits.charCodeAt(i) - 48) * (10 - i)
  const check = (11 - (sum % 11)) % 11
  return digits + (check === 10 ? 'X' : String(check))
}

/** Eight digits, the last one modulo 11. */
function issn(a: number, b: number): string {
  const digits = characters(a, b, DIGITS, 7)
  let sum = 0
  for (let i = 0; i < 7; i++) sum += (digits.charCodeAt(i) - 48) * (8 - i)
  const check = (11 - (sum % 11)) % 11
  return `${digits.slice(0, 4)}-${digits.slice(4)}${check === 10 ? 'X' : check}`
}

const VIN = 'ABCDEFGHJKLMNPRSTUVWXYZ0123456789'
const VIN_VALUES: { readonly [c: string]: number } = Object.fromEntries([
  ...[...'ABCDEFGH'].map((c, i) => [c, i + 1]), ...[...'JKLMN'].map((c, i) => [c, i + 1]), ['P', 7], ['R', 9],
  ...[...'STUVWXYZ'].map((c, i) => [c, i + 2]), ...[...DIGITS].map((c) => [c, Number(c)]),
]) as { readonly [c: string]: number }
const VIN_WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]

/** ISO 3779 with the check digit of North America. */
function vin(a: number, b: number): string {
  const text = characters(a, b, VIN, 13) + characters(a, b, DIGITS, 4, 30)
  let sum = 0
  for (let i = 0; i < 17; i++) sum += i === 8 ? 0 : (VIN_VALUES[text.charAt(i)] ?? 0) * (VIN_WEIGHTS[i] as number)
  const check = sum % 11
  return `${text.slice(0, 8)}${check === 10 ? 'X' : check}${text.slice(9)}`
}

const simple = (id: string, sample: (a: number, b: number) => string): Sampler => ({ id, make: () => sample })

export const FINANCE: readonly Sampler[] = [
  {
    id: 'finance.account',
    make: (args) => {
      const length = numberOf(args, 'length', 10)
      return (a, b) => characters(a, b, '123456789', 1, 0) + characters(a, b, DIGITS, length - 1)
    },
  },
  simple('finance.routing', (a, b) => routing(a, b)),
  simple('finance.bitcoin', (a, b) => `1${characters(a, b, '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz', 33)}`),
  simple('finance.ethereum', (a, b) => `0x${characters(a, b, '0123456789abcdef', 40)}`),
  simple('code.ean', (a, b) => ean('20', a, b)),
  simple('code.upc', (a, b) => ean('04', a, b).slice(1)),
  simple('code.isbn', (a, b) => ean('978', a, b)),
  simple('code.isbn10', isbn10),
  simple('code.vin', vin),
  simple('code.issn', issn),
]

/** ABA routing number: a Federal Reserve prefix and its check digit. */
function routing(a: number, b: number): string {
  const digits = `0${below(a, b, 1, 9) + 1}${characters(a, b, DIGITS, 6, 2)}`
  const d = [...digits].map(Number)
  const sum = 3 * ((d[0] ?? 0) + (d[3] ?? 0) + (d[6] ?? 0)) + 7 * ((d[1] ?? 0) + (d[4] ?? 0) + (d[7] ?? 0)) + (d[2] ?? 0) + (d[5] ?? 0)
  return digits + String((10 - (sum % 10)) % 10)
}
