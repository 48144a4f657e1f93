import { below } from '../random/key.ts'
import { numberOf, textOf } from './arguments.ts'
import { luhnDigit } from './phone.ts'
import { characters } from './identifier.ts'
import type { Sampler } from './sampler.ts'

const DIGITS = '0123456789'
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** ISO 6346: letters count 10 to 38 without the multiples of 11, each place twice the one before, modulo 11. */
function containerDigit(text: string): number {
  let sum = 0
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i)
    const letter = LETTERS.indexOf(c)
    sum += (letter < 0 ? Number(c) : letter + 10 + Math.floor((letter + 9) / 10)) * (1 << i)
  }
  return (sum % 11) % 10
}

/** A ship's number: six digits weighted 7 to 2, the last digit of the sum. */
function imoDigit(digits: string): number {
  return [...digits].reduce((sum, digit, i) => sum + Number(digit) * (7 - i), 0) % 10
}

/** Numbers of trade and telephony that end in a digit which the others give. */
export const CHECK_DIGITS: readonly Sampler[] = [
  {
    // Owner codes that end in U are those of freight containers; ZZZ is nobody's.
    id: 'code.container',
    make: () => (a, b) => {
      const text = `ZZZU${characters(a, b, DIGITS, 6)}`
      return text + String(containerDigit(text))
    },
  },
  {
    id: 'code.imo',
    make: () => (a, b) => {
      const digits = `9${characters(a, b, DIGITS, 5)}`
      return `IMO ${digits}${imoDigit(digits)}`
    },
  },
  {
    // ISO 6166: the Luhn digit over the letters as numbers from 10.
    id: 'code.isin',
    make: () => (a, b) => {
      const country = ['US', 'DE', 'GB', 'FR', 'IE', 'XS'][below(a, b, 20, 6)] ?? 'XS'
      const text = `${country}${characters(a, b, DIGITS, 9)}`
      return (
        text +
        String(luhnDigit([...text].map((c) => (LETTERS.includes(c) ? String(LETTERS.indexOf(c) + 10) : c)).join('')))
      )
    },
  },
  {
    id: 'code.luhn',
    make: (args) => {
      const prefix = textOf(args, 'prefix', '')
      const left = Math.max(1, numberOf(args, 'length', 19) - 1 - prefix.length)
      return (a, b) => {
        const digits = prefix + characters(a, b, DIGITS, left)
        return digits + String(luhnDigit(digits))
      }
    },
  },
]
