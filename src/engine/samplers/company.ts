import { below, unit } from '../random/key.ts'
import { textOf } from './arguments.ts'
import { fold } from './fold.ts'
import { listOf } from './lists.ts'
import { texts, textsOr } from './locale-tables.ts'
import { companyEnd } from './reserved.ts'
import { peopleOf } from './person-names.ts'
import type { Sampler, SamplerContext } from './sampler.ts'
import { capital } from './words.ts'

/** First words of invented companies. */
const STEMS = [
  'Northwind',
  'Bluestone',
  'Evergreen',
  'Summit',
  'Riverside',
  'Pinnacle',
  'Lakeshore',
  'Cedar',
  'Horizon',
  'Granite',
  'Meridian',
  'Harbor',
  'Brightside',
  'Ironwood',
  'Silverline',
  'Westfield',
  'Oakridge',
  'Clearwater',
  'Redwood',
  'Beacon',
  'Crescent',
  'Foxglove',
  'Keystone',
  'Lighthouse',
  'Maplewood',
  'Orchard',
  'Parkside',
  'Quarry',
  'Stonebridge',
  'Tidewater',
  'Vanguard',
  'Willow',
]
const TRADES = [
  'Systems',
  'Logistics',
  'Foods',
  'Partners',
  'Design',
  'Analytics',
  'Energy',
  'Health',
  'Media',
  'Labs',
  'Builders',
  'Trading',
  'Software',
  'Studios',
  'Consulting',
  'Industries',
  'Textiles',
  'Motors',
  'Supply',
  'Capital',
  'Outdoor',
  'Books',
  'Robotics',
  'Insurance',
]

interface Firm {
  /** Index of the first word and of what follows; which form the name has. */
  readonly name: (a: number, b: number) => string
  readonly slug: (a: number, b: number) => string
}

/** A company's name and its form for addresses, from one key: two invented words, or a family name and a legal form. */
function firm(context: SamplerContext): Firm {
  const { locale } = context
  const { family, familyPlain } = peopleOf(locale)
  const own = texts(locale, 'company', 'forms')
  const legal = textsOr(locale, ['company', 'legal_entity_type'], listOf('companySuffixes'))
  const forms = own.length > 0 ? own : legal.map((one) => `{f} ${one}`)
  const stems = textsOr(locale, ['company', 'stems'], [''])
  const latin = (familyPlain[0] ?? '') === fold(family[0] ?? '') && /[a-z]/i.test(family[0] ?? '')
  const english = locale.id.startsWith('en')
  const invented = (a: number, b: number): boolean => latin && unit(a, b, 0) < (english ? 0.55 : 0.1)
  const stem = (a: number, b: number): string => STEMS[below(a, b, 1, STEMS.length)] as string
  const trade = (a: number, b: number): string => TRADES[below(a, b, 2, TRADES.length)] as string
  const two = (a: number, b: number): boolean => latin && unit(a, b, 6) < 0.35
  // `de Groot` with a given name, `De Groot B.V.` without.
  const founder = (a: number, b: number, n: number): string => {
    const name = family[below(a, b, n, family.length)] as string
    return latin ? capital(name) : name
  }
  return {
    name: (a, b) => {
      if (invented(a, b)) {
        const tail = english && unit(a, b, 3) < 0.3 ? ` ${legal[below(a, b, 4, legal.length)] as string}` : ''
        return `${stem(a, b)} ${trade(a, b)}${tail}`
      }
      const one = founder(a, b, 5)
      if (two(a, b)) return `${one} & ${founder(a, b, 7)}`
      const form = forms[below(a, b, 4, forms.length)] as string
      return form.replace('{f}', one).replace('{s}', stems[below(a, b, 8, stems.length)] as string)
    },
    slug: (a, b) => {
      if (invented(a, b)) return fold(stem(a, b) + trade(a, b))
      const one = familyPlain[below(a, b, 5, familyPlain.length)] as string
      return two(a, b) ? `${one}-${familyPlain[below(a, b, 7, familyPlain.length)] as string}` : one
    },
  }
}

export const COMPANY: readonly Sampler[] = [
  { id: 'company.name', make: (_, context) => firm(context).name },
  {
    id: 'company.domain',
    make: (_, context) => {
      const { slug } = firm(context)
      const end = companyEnd(context)
      return (a, b) => `${slug(a, b)}.${end}`
    },
  },
  {
    id: 'company.website',
    make: (_, context) => {
      const { slug } = firm(context)
      const end = companyEnd(context)
      return (a, b) => `https://www.${slug(a, b)}.${end}`
    },
  },
  {
    id: 'company.email',
    make: (args, context) => {
      const { slug } = firm(context)
      const end = companyEnd(context)
      const box = textOf(args, 'box', '')
      const boxes = ['info', 'contact', 'office', 'hello', 'sales']
      return (a, b) => `${box === '' ? (boxes[below(a, b, 8, boxes.length)] as string) : box}@${slug(a, b)}.${end}`
    },
  },
  {
    id: 'company.slug',
    make: (_, context) => firm(context).slug,
  },
  {
    id: 'company.catchPhrase',
    make: (_, { locale }) => {
      const [adjectives, descriptors, nouns] = ['adjective', 'descriptor', 'noun'].map((part) =>
        texts(locale, 'company', part),
      )
      return (a, b) => {
        const pick = (list: readonly string[] | undefined, n: number): string =>
          list?.[below(a, b, n, list.length)] ?? 'smart'
        return `${pick(adjectives, 20)} ${pick(descriptors, 21)} ${pick(nouns, 22)}`
      }
    },
  },
  {
    id: 'company.ticker',
    make: () => (a, b) => listOf('tickers')[below(a, b, 23, listOf('tickers').length)] as string,
  },
  {
    id: 'company.industry',
    make: () => (a, b) => listOf('industries')[below(a, b, 24, listOf('industries').length)] as string,
  },
]
