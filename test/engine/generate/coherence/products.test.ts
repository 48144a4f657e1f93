import { describe, expect, test } from 'vitest'
import catalog from '../../../../src/engine/samplers/data/products.json' with { type: 'json' }
import { sampleRows } from './sample-rows.ts'

const ITEMS = catalog.categories.flatMap(({ category, items, sizes }) =>
  items.map((line) => {
    const [name = '', price = '', kilograms = '', , materials = ''] = line.split('|')
    return {
      category,
      name,
      price: Number(price),
      kilograms: Number(kilograms),
      materials: materials.split(','),
      sizes,
    }
  }),
)
interface Product {
  readonly name: string
  readonly slug: string
  readonly description: string
  readonly category: string
  readonly material: string
  readonly size: string
  readonly price: number
  readonly salePrice: number
  readonly msrp: number
  readonly costPrice: number
  readonly weightKg: number
  readonly currency: string
}
const FIELDS = {
  name: 'text',
  slug: 'text',
  description: 'text',
  category: 'text',
  material: 'text',
  size: 'text',
  price: 'number',
  salePrice: 'number',
  msrp: 'number',
  costPrice: 'number',
  weightKg: 'number',
  currency: 'text',
}

describe('a product', () => {
  test('has the category, material, size, weight and price of what it is', async () => {
    for (const row of await sampleRows<Product>('Product', FIELDS)) {
      const item = ITEMS.filter(({ name, category }) => row.category === category && row.name.endsWith(name)).toSorted(
        (a, b) => b.name.length - a.name.length,
      )[0]
      expect(item, row.name).toBeDefined()
      if (!item) continue
      expect(item.materials).toContain(row.material)
      expect(item.sizes).toContain(row.size)
      expect(row.weightKg / item.kilograms).toBeGreaterThan(0.7)
      expect(row.weightKg / item.kilograms).toBeLessThan(1.4)
      expect(row.price / item.price).toBeGreaterThan(0.2)
      expect(row.price / item.price).toBeLessThan(5)
      expect(row.description.toLowerCase()).toContain(item.name.toLowerCase())
      expect(row.slug).toBe(row.name.toLowerCase().replace(/[^a-z0-9]+/g, '-'))
    }
  })

  test('costs less than it is sold for, and less on sale', async () => {
    for (const locale of ['en_US', 'ja']) {
      for (const row of await sampleRows<Product>('Product', FIELDS, { locale })) {
        expect(row.salePrice, JSON.stringify(row)).toBeLessThanOrEqual(row.price)
        expect(row.msrp).toBeGreaterThanOrEqual(row.price)
        expect(row.costPrice).toBeLessThan(row.price)
      }
    }
  })

  test('costs yen in Japan, without a point and mostly in tens', async () => {
    const rows = await sampleRows<Product>('Product', FIELDS, { locale: 'ja' })
    expect(new Set(rows.map((row) => row.currency))).toEqual(new Set(['JPY']))
    expect(rows.every((row) => Number.isInteger(row.price) && row.price >= 300)).toBe(true)
    expect(rows.filter((row) => row.price % 10 === 0).length / rows.length).toBeGreaterThan(0.95)
  })
})
