import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import english from '../../../src/engine/samplers/data/sentences.json' with { type: 'json' }
import catalog from '../../../src/engine/samplers/data/products.json' with { type: 'json' }
import type { LocaleTexts } from '../../../src/engine/samplers/locale-texts.ts'
import { sampleRows } from '../generate/coherence/sample-rows.ts'

const FOLDER = 'src/engine/samplers/data/texts'
const LANGUAGES = readdirSync(FOLDER).map((file) => file.replace('.json', ''))

describe.each(LANGUAGES)('texts in %s', (language) => {
  const texts = JSON.parse(readFileSync(`${FOLDER}/${language}.json`, 'utf8')) as LocaleTexts

  test('are of kinds that there are, and every slot has words', () => {
    const own = new Set(['product'])
    for (const [kind, lines] of Object.entries(texts.kinds)) {
      expect(own.has(kind) || Object.hasOwn(english.kinds, kind), kind).toBe(true)
      expect(new Set(lines).size, kind).toBe(lines.length)
      for (const line of lines) {
        for (const [, slot = ''] of line.matchAll(/\{(\w+)\}/g)) {
          const small = slot.charAt(0).toLowerCase() + slot.slice(1)
          expect(
            (own.has(kind) && slot === 'item') || Object.hasOwn(texts.slots, slot) || Object.hasOwn(texts.slots, small),
            `${kind}: ${line}`,
          ).toBe(true)
        }
      }
    }
  })

  test('name each item of each category', () => {
    expect(texts.products?.map((one) => one.items.length)).toEqual(catalog.categories.map((one) => one.items.length))
  })
})

test('a shop in Japan speaks Japanese, one in Germany German', async () => {
  interface Product {
    readonly name: string
    readonly description: string
    readonly category: string
    readonly material: string
    readonly reviews: readonly { readonly title: string; readonly body: string }[]
  }
  const fields = {
    name: 'text',
    description: 'text',
    category: 'text',
    material: 'text',
    reviews: [
      { author: 'text', rating: { $: { type: 'integer', minimum: 1, maximum: 5 } }, title: 'text', body: 'text' },
    ],
  }
  for (const row of await sampleRows<Product>('Product', fields, { locale: 'ja', count: 100 })) {
    for (const text of [
      row.name,
      row.description,
      row.category,
      ...row.reviews.flatMap(({ title, body }) => [title, body]),
    ])
      expect(text).toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/)
    expect(row.description).not.toMatch(/ (the|and|with|for) /)
  }
  for (const row of await sampleRows<Product>('Product', fields, { locale: 'de', count: 100 })) {
    for (const text of [row.description, ...row.reviews.flatMap(({ title, body }) => [title, body])])
      expect(text).not.toMatch(/\b(the|and|with|for|not)\b/)
  }
})
