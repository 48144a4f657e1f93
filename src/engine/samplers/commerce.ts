import { below, unit } from '../random/key.ts'
import { fold } from './fold.ts'
import { texts } from './locale-tables.ts'
import type { Sampler, SamplerContext } from './sampler.ts'
import { capital } from './words.ts'
import catalog from './data/products.json' with { type: 'json' }

interface Category {
  readonly category: string
  readonly low: number
  readonly high: number
  readonly adjectives: readonly string[]
  readonly items: readonly string[]
}

const CATEGORIES: readonly Category[] = catalog.categories

const categoryOf = (a: number, b: number): Category => CATEGORIES[below(a, b, 0, CATEGORIES.length)] as Category

function nameOf(a: number, b: number): string {
  const { adjectives, items } = categoryOf(a, b)
  return `${adjectives[below(a, b, 1, adjectives.length)] as string} ${items[below(a, b, 2, items.length)] as string}`
}

/** The locale's own product words; English ones come from our catalogue. */
function naming(context: SamplerContext): (a: number, b: number) => string {
  const { locale } = context
  const [adjectives, materials, items] = ['adjective', 'material', 'product'].map((part) => texts(locale, 'commerce', 'product_name', part))
  if (locale.id.startsWith('en') || !items || items.length === 0 || items.includes('Chair')) return nameOf
  return (a, b) => {
    const item = items[below(a, b, 2, items.length)] as string
    const adjective = adjectives?.[below(a, b, 1, adjectives.length)]
    const material = unit(a, b, 3) < 0.5 ? materials?.[below(a, b, 4, materials.length)] : undefined
    return capital([adjective, material, item].filter((part) => part !== undefined).join(' '))
  }
}

/** Views of one product: name, category, price range, code and description fit together. */
export const COMMERCE: readonly Sampler[] = [
  { id: 'product.name', make: (_, context) => naming(context) },
  { id: 'product.category', make: () => (a, b) => categoryOf(a, b).category },
  {
    id: 'product.sku',
    make: () => (a, b) => `${fold(categoryOf(a, b).category).slice(0, 3).toUpperCase()}-${String(below(a, b, 5, 9000) + 1000)}-${
      'BCDFGKLMNPRSTVWX'.charAt(below(a, b, 6, 16))}${'BCDFGKLMNPRSTVWX'.charAt(below(a, b, 7, 16))}`,
  },
  {
    id: 'product.slug',
    make: () => (a, b) => nameOf(a, b).toLowerCase().replace(/[^a-z0-9]+/g, '-'),
  },
  {
    id: 'product.description',
    make: () => (a, b) => {
      const { adjectives, items } = categoryOf(a, b)
      const item = (items[below(a, b, 2, items.length)] as string).toLowerCase()
      const adjective = (adjectives[below(a, b, 1, adjectives.length)] as string).toLowerCase()
      const ends = catalog.ends
      const start = catalog.starts[below(a, b, 8, catalog.starts.length)] as string
      return `${start.replace('{adjective}', adjective).replace('{item}', item)} ${ends[below(a, b, 9, ends.length)] as string}`
    },
  },
]
