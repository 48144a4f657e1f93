import { expect, test } from 'vitest'
import sentences from '../../../../src/engine/samplers/data/sentences.json' with { type: 'json' }
import { sampleRows } from './sample-rows.ts'

interface Review {
  readonly rating: number
  readonly title: string
  readonly body: string
}
const stars = { $: { type: 'integer', minimum: 1, maximum: 5 } }
const KINDS: { readonly [kind: string]: readonly string[] } = sentences.kinds
const startOf = (text: string): string => text.slice(0, 6)

test('what a review says is what its stars say, and the stars are J-shaped', async () => {
  const rows = await sampleRows<Review>(
    'Review',
    { author: 'text', rating: stars, title: 'text', body: 'text' },
    { count: 2000 },
  )
  const share = (n: number): number => rows.filter((row) => row.rating === n).length / rows.length
  expect(share(5)).toBeGreaterThan(share(4))
  expect(share(4)).toBeGreaterThan(share(3))
  expect(share(1)).toBeGreaterThan(share(2))
  for (const { rating, title, body } of rows) {
    expect(KINDS[`reviewTitle${rating}`]).toContain(title)
    expect(KINDS[`review${rating}`]?.map(startOf)).toContain(startOf(body))
  }
})

test('reviews of an employee are no reviews of a product', async () => {
  const rows = await sampleRows<{
    readonly reviews: readonly { readonly summary: string; readonly comment: string }[]
  }>('Employee', { firstName: 'text', reviews: [{ summary: 'text', comment: 'text' }] })
  const starts = sentences.kinds.appraisal.map(startOf)
  for (const { reviews } of rows)
    for (const { summary, comment } of reviews)
      for (const text of [summary, comment]) expect(starts).toContain(startOf(text))
})
