import { below, unit } from '../random/key.ts'
import { numberOf, textOf } from './arguments.ts'
import { characters } from './identifier.ts'
import { luhnDigit } from './phone.ts'
import { homeOf } from './place-tables.ts'
import type { Sampler } from './sampler.ts'

const DIGITS = '0123456789'
/** IBAN registry: the account part per country; `#` a digit, `A` a letter. */
const ACCOUNTS: { readonly [country: string]: string } = {
  DE: '##################', AT: '################', FR: '#######################', NL: 'AAAA##########', ES: '####################',
  GB: 'AAAA##############', CH: '#################', BE: '############', SE: '####################', PL: '########################',
  DK: '##############', FI: '##############', PT: '#####################', IE: 'AAAA##############', IT: 'A######################',
  NO: '###########', CZ: '####################', SK: '####################', HU: '########################', RO: 'AAAA################',
  BG: 'AAAA##############', GR: '#######################', HR: '#################', SI: '###############', EE: '################',
  LV: 'AAAA#############', LT: '################', LU: '################', UA: '#########################', TR: '#####0################',
  RS: '##################', MK: '###############', MD: 'AA##################', GE: 'AA################', AZ: 'AAAA####################',
  IL: '###################', AE: '###################', SA: '####################', EG: '#########################', IQ: 'AAAA###############',
  PK: 'AAAA################', BR: '#######################AA',
}
/** Where others bank. */
const IBAN_COUNTRIES = ['DE', 'AT', 'FR', 'NL', 'ES', 'GB', 'CH', 'BE', 'SE', 'PL', 'DK', 'FI', 'PT', 'IE', 'IT']
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** ISO 7064 mod 97-10 of letters and digits, letters counting from 10. */
function mod97(text: string): number {
  let rest = 0
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    rest = c < 58 ? (rest * 10 + c - 48) % 97 : (rest * 100 + c - 55) % 97
  }
  return rest
}

function iban(country: string, a: number, b: number): string {
  const mask = ACCOUNTS[country] ?? ''
  let account = ''
  for (let i = 0; i < mask.length; i++) {
    const c = mask.charAt(i)
    account += c === '#' ? DIGITS.charAt(below(a, b, 10 + i, 10)) : c === 'A' ? LETTERS.charAt(below(a, b, 10 + i, 26)) : c
  }
  const check = 98 - mod97(`${account}${country}00`)
  return `${country}${check < 10 ? '0' : ''}${check}${account}`
}

/** Numbers that networks and payment services publish for tests; no account has one. */
const CARDS = ['4111111111111111', '4242424242424242', '4012888888881881', '4000056655665556', '4222222222222220', '4000002500003155', '4000008260003178',
  '5555555555554444', '5105105105105100', '5200828282828210', '2223003122003222', '5454545454545454', '5431111111111111',
  '378282246310005', '371449635398431', '378734493671000', '6011111111111117', '6011000990139424', '3566002020360505', '3530111333300000', '30569309025904', '38520000023237',
  '6200000000000005']

function card(a: number, b: number, free: boolean): string {
  if (!free) return CARDS[below(a, b, 0, CARDS.length)] as string
  const digits = `4${characters(a, b, DIGITS, 14)}`
  return digits + String(luhnDigit(digits))
}

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
    id: 'finance.iban',
    make: (args, { locale }) => {
      const home = homeOf(locale)
      const wanted = textOf(args, 'country', ACCOUNTS[home] ? home : '')
      return (a, b) => iban(wanted !== '' && unit(a, b, 1) < 0.8 ? wanted
        : (IBAN_COUNTRIES[below(a, b, 0, IBAN_COUNTRIES.length)] as string), a, b)
    },
  },
  simple('finance.bic', (a, b) => `${characters(a, b, LETTERS, 4)}${IBAN_COUNTRIES[below(a, b, 8, IBAN_COUNTRIES.length)] as string}${
    characters(a, b, LETTERS, 2, 12)}${unit(a, b, 20) < 0.4 ? 'XXX' : ''}`),
  { id: 'finance.cardNumber', make: (_, { unreserved = false }) => (a, b) => card(a, b, unreserved) },
  simple('finance.maskedCard', (a, b) => `**** **** **** ${characters(a, b, DIGITS, 4)}`),
  simple('finance.lastFour', (a, b) => characters(a, b, DIGITS, 4)),
  simple('finance.cvv', (a, b) => characters(a, b, DIGITS, 3)),
  {
    id: 'finance.cardExpiry',
    make: (_, { now }) => {
      const year = 1970 + Math.floor(now / 31556952000)
      return (a, b) => {
        const month = below(a, b, 1, 12) + 1
        return `${month < 10 ? '0' : ''}${month}/${(year + 1 + below(a, b, 2, 4)) % 100}`
      }
    },
  },
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
