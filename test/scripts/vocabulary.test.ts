import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { grouped } from '../../scripts/plugins.ts'

test('the bundle has every meaning of the vocabulary with its kinds', async () => {
  const text = readFileSync('src/engine/catalog/meanings.json', 'utf8')
  const source = grouped(text)
  const { default: made } = (await import(`data:text/javascript,${encodeURIComponent(source)}`)) as { readonly default: unknown }
  expect(made).toEqual({ meanings: (JSON.parse(text) as { readonly meanings: unknown }).meanings })
  expect(source.length).toBeLessThan(text.length * 0.75)
})
