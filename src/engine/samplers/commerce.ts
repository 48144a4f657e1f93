import { below, hashText, laneA, laneB, unit } from '../random/key.ts'
import { exp, normalInverse } from '../random/math.ts'
import { numberOf, type Args } from './arguments.ts'
import { digitsOf, homeCurrency, worthOf } from './currencies.ts'
import { fold, slugOf } from './fold.ts'
import { texts } from './locale-tables.ts'
import { asText } from './number.ts'
import { endingOf } from './price.ts'
import type { Sample, Sampler, SamplerContext } from './sampler.ts'
import { localTerm } from './texts-of-kind.ts'
import { capital } from './words.ts'
import catalog from './data/products.json' with { type: 'json' }

interface Item {
  readonly name: string
  /** In dollars. */
  readonly price: number
  readonly kilograms: number
  readonly adjectives: readonly string[]
  readonly materials: readonly string[]
}

const CATEGORIES = catalog.categories.map((one) => ({ ...one, items: one.items.map(itemOf) }))
type Category = (typeof CATEGORIES)[number]

function itemOf(line: string): Item {
  const [name = '', price = '', kilograms = '', adjectives = '', materials = ''] = line.split('|')
  return {
    name,
    price: Number(price),
    kilograms: Number(kilograms),
    adjectives: adjectives.split(','),
    materials: materials.split(','),
  }
}

const categoryAt = (a: number, b: number): number => below(a, b, 0, CATEGORIES.length)
const categoryOf = (a: number, b: number): Category => CATEGORIES[categoryAt(a, b)] as Category
const itemAt = (a: number, b: number): number => below(a, b, 2, categoryOf(a, b).items.length)
const itemFor = (a: number, b: number): Item => categoryOf(a, b).items[itemAt(a, b)] as Item
const pick = (list: readonly string[], a: number, b: number, n: number): string =>
  list[below(a, b, n, list.length)] as string
const adjectiveOf = (a: number, b: number): string => pick(itemFor(a, b).adjectives, a, b, 1)
const englishName = (a: number, b: number): string => `${adjectiveOf(a, b)} ${itemFor(a, b).name}`

/** The language's own names of our items; else faker's product words; else English ones. */
function naming({ locale }: SamplerContext): (a: number, b: number) => string {
  const own = locale.texts?.products
  if (own) return (a, b) => own[categoryAt(a, b)]?.items[itemAt(a, b)] ?? englishName(a, b)
  const [adjectives, materials, items] = ['adjective', 'material', 'product'].map((part) =>
    texts(locale, 'commerce', 'product_name', part),
  )
  if (locale.id.startsWith('en') || !items || items.length === 0 || items.includes('Chair')) return englishName
  return (a, b) => {
    const item = items[below(a, b, 2, items.length)] as string
    const adjective = adjectives?.[below(a, b, 1, adjectives.length)]
    const material = unit(a, b, 3) < 0.5 ? materials?.[below(a, b, 4, materials.length)] : undefined
    return capital([adjective, material, item].filter((part) => part !== undefined).join(' '))
  }
}

/** What the product costs, `of` it (a cost, a price before it was lowered), in the locale's own currency. */
function price(args: Args, { locale }: SamplerContext): Sample {
  const part = numberOf(args, 'of', 1)
  const spread = numberOf(args, 'spread', 0)
  const end = endingOf(args, locale)
  const most = numberOf(args, 'maximum', Infinity)
  const worth = worthOf(homeCurrency(locale))
  const own = part === 1 ? 0 : hashText(String(part))
  return (a, b) => {
    const dollars = itemFor(a, b).price * exp(normalInverse(unit(a, b, 20)) * 0.3)
    const full = dollars * worth <= most ? dollars * worth : dollars
    // Cheap things cost a little more than the ending takes away.
    const amount = full * (part + spread * unit(a, b, 21))
    const value = end(Math.max(amount, worth), laneA(a, b, own), laneB(a, b, own))
    return value <= most ? value : most
  }
}

/** Views of one product: name, category, price, weight, code and description fit together. */
export const COMMERCE: readonly Sampler[] = [
  { id: 'product.name', make: (_, context) => naming(context) },
  {
    id: 'product.category',
    make: (_, { locale }) => {
      const own = locale.texts?.products
      return (a, b) => own?.[categoryAt(a, b)]?.category ?? categoryOf(a, b).category
    },
  },
  {
    id: 'product.price',
    make: (args, context) =>
      args['as'] === 'text'
        ? asText(price(args, context), args['whole'] === true ? 0 : digitsOf(homeCurrency(context.locale)))
        : price(args, context),
  },
  {
    id: 'product.weight',
    make: (args) => {
      const grams = args['unit'] === 'g'
      const value = (a: number, b: number): number => {
        const weight = itemFor(a, b).kilograms * (0.8 + 0.4 * unit(a, b, 22))
        return grams ? Math.max(1, Math.round(weight * 200) * 5) : Math.max(0.01, Math.round(weight * 100) / 100)
      }
      return args['as'] === 'text' ? (a, b) => String(value(a, b)) : value
    },
  },
  {
    id: 'product.material',
    make:
      (_, { locale }) =>
      (a, b) =>
        localTerm(locale, pick(itemFor(a, b).materials, a, b, 23)),
  },
  {
    id: 'product.size',
    make:
      (_, { locale }) =>
      (a, b) =>
        localTerm(locale, pick(categoryOf(a, b).sizes, a, b, 24)),
  },
  {
    id: 'product.sku',
    make: () => (a, b) =>
      `${fold(categoryOf(a, b).category).slice(0, 3).toUpperCase()}-${String(below(a, b, 5, 9000) + 1000)}-${'BCDFGKLMNPRSTVWX'.charAt(
        below(a, b, 6, 16),
      )}${'BCDFGKLMNPRSTVWX'.charAt(below(a, b, 7, 16))}`,
  },
  {
    id: 'product.slug',
    make: (_, context) => {
      const name = naming(context)
      return (a, b) => {
        const slug = slugOf(name(a, b))
        return slug === '' ? slugOf(englishName(a, b)) : slug
      }
    },
  },
  {
    id: 'product.description',
    make: (_, { locale }) => {
      const own = locale.texts
      const products = own?.products
      const name = naming({ locale, now: 0 })
      if (products && own.kinds['product']) {
        const starts = own.kinds['product']
        return (a, b) =>
          `${pick(starts, a, b, 8).replace('{item}', name(a, b))}${own.between ?? ' '}${pick(products[categoryAt(a, b)]?.ends ?? [''], a, b, 9)}`
      }
      return (a, b) => {
        const adjective = adjectiveOf(a, b)
        const small = /[A-Z]{2}|\d/.test(adjective) ? adjective : adjective.toLowerCase()
        const item = itemFor(a, b).name
        const start = pick(catalog.starts, a, b, 8).replace('{Adjective}', adjective).replace('{adjective}', small)
        return `${start.replace('{item}', /[A-Z]{2}|-[A-Z]/.test(item) ? item : item.toLowerCase()).replace(/\b([Aa]) (?=[aeio])/gi, '$1n ')} ${pick(categoryOf(a, b).ends, a, b, 9)}`
      }
    },
  },
]
