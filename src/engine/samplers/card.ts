import { below, unit } from '../random/key.ts'
import { textOf } from './arguments.ts'
import { characters } from './identifier.ts'
import { luhnDigit } from './phone.ts'
import type { Sample, Sampler, SamplerContext } from './sampler.ts'

const DIGITS = '0123456789'

/** Numbers that networks and payment services publish for tests, by brand; no account has one. */
const BRANDS: readonly (readonly [brand: string, weight: number, numbers: readonly string[]])[] = [
  [
    'Visa',
    46,
    [
      '4111111111111111',
      '4242424242424242',
      '4012888888881881',
      '4000056655665556',
      '4222222222222220',
      '4000002500003155',
      '4000008260003178',
    ],
  ],
  [
    'Mastercard',
    36,
    [
      '5555555555554444',
      '5105105105105100',
      '5200828282828210',
      '2223003122003222',
      '5454545454545454',
      '5431111111111111',
    ],
  ],
  ['American Express', 9, ['378282246310005', '371449635398431', '378734493671000']],
  ['Discover', 4, ['6011111111111117', '6011000990139424']],
  ['JCB', 2, ['3566002020360505', '3530111333300000']],
  ['Diners Club', 2, ['30569309025904', '38520000023237']],
  ['UnionPay', 1, ['6200000000000005']],
]

function brandAt(a: number, b: number): (typeof BRANDS)[number] {
  let left = unit(a, b, 0) * 100
  return BRANDS.find(([, weight]) => (left -= weight) < 0) ?? (BRANDS[0] as (typeof BRANDS)[number])
}

function numberAt(a: number, b: number, free: boolean): string {
  const [, , numbers] = brandAt(a, b)
  const known = numbers[below(a, b, 2, numbers.length)] as string
  if (!free) return known
  const digits = known.slice(0, 6) + characters(a, b, DIGITS, known.length - 7, 3)
  return digits + String(luhnDigit(digits))
}

/** Months from now until the card expires. */
const monthsLeft = (a: number, b: number): number => 2 + Math.floor(unit(a, b, 30) * 56)

function expiryOf(a: number, b: number, { now }: SamplerContext): { readonly year: number; readonly month: number } {
  const at = Math.floor(now / 2629746000) + 1970 * 12 + monthsLeft(a, b)
  return { year: Math.floor(at / 12), month: (at % 12) + 1 }
}

const two = (n: number): string => (n < 10 ? `0${n}` : String(n))

/** In the form of the field: a number, or its text. */
const numeric = (id: string, show: (a: number, b: number, context: SamplerContext) => number): Sampler => ({
  id,
  make: (args, context): Sample =>
    args['as'] === 'text' ? (a, b) => two(show(a, b, context)) : (a, b) => show(a, b, context),
})

/** Views of one payment card: number, brand, last digits and expiry. */
export const CARD: readonly Sampler[] = [
  {
    id: 'finance.cardNumber',
    make:
      (_, { unreserved = false }) =>
      (a, b) =>
        numberAt(a, b, unreserved),
  },
  {
    id: 'finance.cardBrand',
    make: (args) =>
      textOf(args, 'case', '') === 'lower' ? (a, b) => brandAt(a, b)[0].toLowerCase() : (a, b) => brandAt(a, b)[0],
  },
  {
    id: 'finance.lastFour',
    make:
      (_, { unreserved = false }) =>
      (a, b) =>
        numberAt(a, b, unreserved).slice(-4),
  },
  {
    id: 'finance.maskedCard',
    make:
      (_, { unreserved = false }) =>
      (a, b) =>
        `**** **** **** ${numberAt(a, b, unreserved).slice(-4)}`,
  },
  {
    id: 'finance.cvv',
    make: () => (a, b) => characters(a, b, DIGITS, brandAt(a, b)[0] === 'American Express' ? 4 : 3, 40),
  },
  {
    id: 'finance.cardExpiry',
    make: (_, context) => (a, b) => {
      const { year, month } = expiryOf(a, b, context)
      return `${two(month)}/${two(year % 100)}`
    },
  },
  numeric('finance.expiryMonth', (a, b, context) => expiryOf(a, b, context).month),
  numeric('finance.expiryYear', (a, b, context) => expiryOf(a, b, context).year),
]
