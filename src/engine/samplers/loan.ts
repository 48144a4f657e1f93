import { below, unit } from '../random/key.ts'
import { exp, ln } from '../random/math.ts'
import { monthsAfter } from '../time/months-after.ts'
import { numberOf, textOf } from './arguments.ts'
import { homeCurrency, worthOf } from './currencies.ts'
import { DAY } from './person-life.ts'
import type { Sampler, SamplerContext } from './sampler.ts'
import { localTerm } from './texts-of-kind.ts'
import { written } from './time.ts'

/** Kinds of loans: type, purposes, principal in dollars from and to, rate in percent from and to, terms in months, collateral. */
const KINDS: readonly {
  readonly type: string
  readonly purposes: readonly string[]
  readonly principal: readonly [number, number]
  readonly rate: readonly [number, number]
  readonly terms: readonly number[]
  readonly collateral: string
}[] = [
  {
    type: 'mortgage',
    purposes: ['Home purchase', 'Refinancing', 'New construction'],
    principal: [90_000, 620_000],
    rate: [3.1, 6.9],
    terms: [180, 240, 300, 360],
    collateral: 'Residential property',
  },
  {
    type: 'auto',
    purposes: ['New car', 'Used car'],
    principal: [8_000, 48_000],
    rate: [4.2, 9.4],
    terms: [36, 48, 60, 72],
    collateral: 'Vehicle',
  },
  {
    type: 'personal',
    purposes: ['Home renovation', 'Debt consolidation', 'Wedding', 'Medical expenses', 'Furniture'],
    principal: [2_000, 35_000],
    rate: [6.5, 15.9],
    terms: [12, 24, 36, 48, 60],
    collateral: '',
  },
  {
    type: 'student',
    purposes: ['Tuition fees', 'Living costs during studies'],
    principal: [5_000, 60_000],
    rate: [3.4, 7.1],
    terms: [60, 84, 120],
    collateral: '',
  },
  {
    type: 'business',
    purposes: ['Working capital', 'Equipment purchase', 'Business expansion'],
    principal: [15_000, 350_000],
    rate: [4.9, 11.5],
    terms: [24, 36, 60, 84],
    collateral: 'Business assets',
  },
]

/** What loans are called, and what they are for. */
export const loanTerms: readonly string[] = [
  ...KINDS.flatMap(({ type, purposes, collateral }) => [type, ...purposes, collateral]).filter((term) => term !== ''),
  'None',
]

interface Loan {
  readonly kind: (typeof KINDS)[number]
  readonly principal: number
  readonly rate: number
  readonly term: number
  readonly elapsed: number
}

function loanOf(a: number, b: number, worth: number): Loan {
  const kind = KINDS[below(a, b, 0, KINDS.length)] as (typeof KINDS)[number]
  const [low, high] = kind.principal
  const dollars = exp(ln(low) + (ln(high) - ln(low)) * unit(a, b, 1))
  const step = dollars > 50_000 ? 5000 : dollars > 10_000 ? 1000 : 500
  const [least, most] = kind.rate
  const term = kind.terms[below(a, b, 2, kind.terms.length)] as number
  return {
    kind,
    term,
    principal: Math.round(dollars / step) * step * worth,
    rate: Math.round((least + (most - least) * unit(a, b, 3)) * 20) / 20,
    // Nobody keeps loans of forty years ago: at most twelve years have gone by.
    elapsed: below(a, b, 4, Math.min(term, 144)),
  }
}

/** The annuity, in cents. */
function paymentOf({ principal, rate, term }: Loan): number {
  const monthly = rate / 1200
  let grown = 1
  for (let i = 0; i < term; i++) grown *= 1 + monthly
  return Math.round(((principal * monthly * grown) / (grown - 1)) * 100) / 100
}

function outstandingOf(loan: Loan): number {
  const payment = paymentOf(loan)
  let left = loan.principal
  for (let i = 0; i < loan.elapsed; i++) left -= payment - (left * loan.rate) / 1200
  return Math.max(0, Math.round(left * 100) / 100)
}

const SHOWN: {
  readonly [name: string]: (loan: Loan, context: SamplerContext, a: number, b: number) => number | string
} = {
  type: ({ kind }, { locale }) => localTerm(locale, kind.type),
  purpose: ({ kind }, { locale }, a, b) =>
    localTerm(locale, kind.purposes[below(a, b, 5, kind.purposes.length)] as string),
  collateral: ({ kind }, { locale }) => localTerm(locale, kind.collateral === '' ? 'None' : kind.collateral),
  principal: ({ principal }) => principal,
  rate: ({ rate }) => rate,
  term: ({ term }) => term,
  years: ({ term }) => term / 12,
  payment: paymentOf,
  outstanding: outstandingOf,
  paid: (loan) => loan.elapsed,
  left: (loan) => loan.term - loan.elapsed,
}

/** Views of one loan: the payment is the annuity of principal, rate and term; what is left follows from the months gone by. */
export const LOAN: readonly Sampler[] = [
  ...Object.entries(SHOWN).map(([name, show]): Sampler => ({
    id: `loan.${name}`,
    make: (args, context) => {
      const worth = worthOf(homeCurrency(context.locale))
      const share = name === 'rate' && numberOf(args, 'maximum', 100) <= 1 ? 100 : 1
      const whole = args['whole'] === true
      const value = (a: number, b: number): number | string => {
        const shown = show(loanOf(a, b, worth), context, a, b)
        return typeof shown === 'string' ? shown : whole ? Math.round(shown) : shown / share
      }
      return args['as'] === 'text' ? (a, b) => String(value(a, b)) : value
    },
  })),
  ...(
    [
      ['start', (): number => 0],
      ['maturity', ({ term }: Loan): number => term],
      ['nextDue', ({ elapsed }: Loan): number => elapsed + 1],
    ] as const
  ).map(([name, after]): Sampler => ({
    id: `loan.${name}`,
    make: (args, { now }) => {
      const write = written(textOf(args, 'as', 'day'))
      return (a, b) => {
        const loan = loanOf(a, b, 1)
        const start = monthsAfter(Math.floor(now / DAY) - below(a, b, 6, 28), -loan.elapsed)
        return write(monthsAfter(start, after(loan)) * DAY)
      }
    },
  })),
]
