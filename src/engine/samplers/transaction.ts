import { hashText, laneA, laneB, unit } from '../random/key.ts'
import { exp, ln } from '../random/math.ts'
import { numberOf, textOf } from './arguments.ts'
import { digitsOf, homeCurrency, worthOf } from './currencies.ts'
import data from './data/transactions.json' with { type: 'json' }
import type { Sample, Sampler, SamplerContext } from './sampler.ts'
import { localTerm } from './texts-of-kind.ts'

interface Kind {
  readonly text: string
  readonly party: string
  readonly category: string
  readonly direction: string
  readonly low: number
  readonly high: number
  readonly weight: number
  readonly mcc: string
}

const KINDS: readonly Kind[] = data.kinds.map((line) => {
  const [text = '', party = '', category = '', direction = '', low = '', high = '', weight = '', mcc = ''] =
    line.split('|')
  return { text, party, category, direction, low: Number(low), high: Number(high), weight: Number(weight), mcc }
})
const TOTAL = KINDS.reduce((sum, one) => sum + one.weight, 0)
const PARTY = hashText('party')

function kindOf(a: number, b: number): Kind {
  let left = unit(a, b, 0) * TOTAL
  for (const kind of KINDS) {
    left -= kind.weight
    if (left < 0) return kind
  }
  return KINDS[0] as Kind
}

type Named = (a: number, b: number) => string

/** Who is on the other side: a shop, else a person or a company of the locale. */
function partyOf({ locale }: SamplerContext, person: Sample, company: Sample): Named {
  return (a, b) => {
    const { party } = kindOf(a, b)
    if (party === '{person}') return String(person(laneA(a, b, PARTY), laneB(a, b, PARTY)))
    if (party === '{company}') return String(company(laneA(a, b, PARTY), laneB(a, b, PARTY)))
    return localTerm(locale, party)
  }
}

/** Makers of people's and companies' names, given by the registry of samplers. */
export interface Parties {
  readonly person: Sampler
  readonly company: Sampler
}

/** Views of one entry of a bank statement: text, counterparty, category, direction and amount fit together. */
export function transactions({ person, company }: Parties): readonly Sampler[] {
  const parties = (context: SamplerContext): Named =>
    partyOf(context, person.make({}, context), company.make({}, context))
  return [
    {
      id: 'transaction.text',
      make: (_, context) => {
        const party = parties(context)
        return (a, b) => localTerm(context.locale, kindOf(a, b).text).replace('{party}', party(a, b))
      },
    },
    { id: 'transaction.party', make: (_, context) => parties(context) },
    {
      id: 'transaction.category',
      make:
        (_, { locale }) =>
        (a, b) =>
          localTerm(locale, kindOf(a, b).category),
    },
    {
      id: 'transaction.mcc',
      make: (args) => (args['as'] === 'number' ? (a, b) => Number(kindOf(a, b).mcc) : (a, b) => kindOf(a, b).mcc),
    },
    {
      id: 'transaction.direction',
      make: (args) => {
        const [debit = 'debit', credit = 'credit'] = textOf(args, 'words', 'debit,credit').split(',')
        return (a, b) => (kindOf(a, b).direction === 'debit' ? debit : credit)
      },
    },
    {
      id: 'transaction.amount',
      make: (args, { locale }) => {
        const code = homeCurrency(locale)
        const worth = worthOf(code) * (worthOf(code) > 1 ? 0.6 : 1)
        const decimals = args['whole'] === true ? 0 : numberOf(args, 'decimals', digitsOf(code))
        const scale = decimals === 0 ? 1 : decimals === 1 ? 10 : 100
        const value = (a: number, b: number): number => {
          const { low, high, text } = kindOf(a, b)
          const amount = exp(ln(low) + (ln(high) - ln(low)) * unit(a, b, 1)) * worth
          // Machines give notes, landlords round numbers.
          const note = worth * 10
          return /^(Cash|Rent)/.test(text)
            ? Math.max(1, Math.round(amount / note)) * Math.round(note)
            : Math.max(1, Math.round(amount * scale)) / scale
        }
        return args['as'] === 'text' ? (a, b) => value(a, b).toFixed(decimals) : value
      },
    },
  ]
}
