import { below, unit } from '../random/key.ts'
import { textOf } from './arguments.ts'
import { characters } from './identifier.ts'
import { fold } from './fold.ts'
import { listOf } from './lists.ts'
import { homeOf } from './place-tables.ts'
import type { LocaleTables, Sampler } from './sampler.ts'
import { companyEnd } from './reserved.ts'
import { localTerms } from './texts-of-kind.ts'

const DIGITS = '0123456789'
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
/** IBAN registry: the account part per country; `#` a digit, `A` a letter, others as they stand. */
const ACCOUNTS: { readonly [country: string]: string } = {
  DE: '##################',
  AT: '################',
  FR: '#######################',
  NL: 'AAAA##########',
  ES: '####################',
  GB: 'AAAA##############',
  CH: '#################',
  BE: '############',
  SE: '####################',
  PL: '########################',
  DK: '##############',
  FI: '##############',
  PT: '#####################',
  IE: 'AAAA##############',
  IT: 'A######################',
  NO: '###########',
  CZ: '####################',
  SK: '####################',
  HU: '########################',
  RO: 'AAAA################',
  BG: 'AAAA##############',
  GR: '#######################',
  HR: '#################',
  SI: '###############',
  EE: '################',
  LV: 'AAAA#############',
  LT: '################',
  LU: '################',
  UA: '#########################',
  TR: '#####0################',
  RS: '##################',
  MK: '###############',
  MD: 'AA##################',
  GE: 'AA################',
  AZ: 'AAAA####################',
  IL: '###################',
  AE: '###################',
  SA: '####################',
  EG: '#########################',
  IQ: 'AAAA###############',
  PK: 'AAAA################',
  BR: '#######################A#',
}
/** Where a bank may be when the locale's own country has no IBAN. */
const ABROAD = ['DE', 'FR', 'NL', 'ES', 'GB', 'IE', 'BE', 'AT', 'IT', 'CH']

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
    account +=
      c === '#' ? DIGITS.charAt(below(a, b, 10 + i, 10)) : c === 'A' ? LETTERS.charAt(below(a, b, 10 + i, 26)) : c
  }
  const check = 98 - mod97(`${account}${country}00`)
  return `${country}${check < 10 ? '0' : ''}${check}${account}`
}

function countryOf(locale: LocaleTables, wanted: string): (a: number, b: number) => string {
  const home = ACCOUNTS[wanted] ? wanted : homeOf(locale)
  if (!ACCOUNTS[home]) return (a, b) => ABROAD[below(a, b, 0, ABROAD.length)] as string
  return (a, b) => (unit(a, b, 1) < 0.92 ? home : (ABROAD[below(a, b, 0, ABROAD.length)] as string))
}

/** The banks, as the language calls them. */
const banksOf = (locale: LocaleTables): readonly string[] => localTerms(locale, 'banks', listOf('banks'))

/** The Latin letters of the same banks' names, where they have some. */
const lettersOf = (locale: LocaleTables): readonly string[] =>
  banksOf(locale).map((name, i) =>
    [name, listOf('banks')[i] ?? ''].map((one) => fold(one).replace(/[^a-z]/g, '')).find((one) => one.length > 3) ?? '',
  )

const bankAt = (banks: readonly string[], a: number, b: number): string =>
  banks[below(a, b, 70, banks.length)] as string

/** Views of one account at one bank: the country of the IBAN is that of the BIC, whose letters are the bank's. */
export const BANK: readonly Sampler[] = [
  {
    id: 'finance.iban',
    make: (args, { locale }) => {
      const country = countryOf(locale, textOf(args, 'country', ''))
      return (a, b) => iban(country(a, b), a, b)
    },
  },
  {
    id: 'finance.bic',
    make: (args, { locale }) => {
      const country = countryOf(locale, textOf(args, 'country', ''))
      const banks = lettersOf(locale)
      return (a, b) => {
        // Zero in the place of the location's first letter: test participants of the network.
        const letters = bankAt(banks, a, b).slice(0, 4).toUpperCase()
        return `${letters}${country(a, b)}${characters(a, b, LETTERS, 1, 71)}0${unit(a, b, 72) < 0.4 ? 'XXX' : ''}`
      }
    },
  },
  {
    id: 'finance.bankWebsite',
    make: (_, context) => {
      const end = companyEnd(context)
      const banks = lettersOf(context.locale)
      return (a, b) => `https://www.${bankAt(banks, a, b)}.${end}`
    },
  },
  {
    id: 'finance.bank',
    make: (_, { locale }) => {
      const banks = banksOf(locale)
      return (a, b) => bankAt(banks, a, b)
    },
  },
]
