import { expect, test } from 'vitest'
import { open } from '../../../src/engine/index.ts'
import { memoryHost } from '../memory-host.ts'

const SAFE = /(@|:\/\/|\.|^)[a-z0-9.-]*(example(\.(com|org|net))?|test)(\/|$|\?)/i
const text = (fake: unknown) => ({ type: 'string', 'x-fake': fake })
const properties = {
  plain: { type: 'string', format: 'email' },
  email: text({ 'internet.email': { firstName: 'Ada', provider: 'acme.com' } }),
  provided: text({ 'internet.email': { firstName: 'Ada' } }),
  url: text({ 'internet.url': { protocol: 'https' } }),
  pattern: text({ 'helpers.fake': 'write to {{internet.email}}' }),
}

async function rows(settings: object) {
  const schema = JSON.stringify({
    title: 'T',
    type: 'object',
    required: [...Object.keys(properties), 'phone'],
    properties: { ...properties, phone: text({ 'phone.number': { style: 'international' } }) },
  })
  const one = await open({ source: { uri: 'file:///a.schema.json', text: schema }, rows: 40, settings }, memoryHost())
  return Array.from({ length: 40 }, (_, i) => one.maker.row('T', i) as { readonly [name: string]: string })
}

test('faker methods with arguments give reserved domains and numbers', async () => {
  for (const row of await rows({})) {
    for (const name of Object.keys(properties)) expect(`${row[name]}`, name).toMatch(SAFE)
    expect(row['phone']).toMatch(/555.?01\d\d$/)
  }
})

test('realistic ones may be let through', async () => {
  const free = await rows({ unreserved: true })
  expect(free.filter((row) => SAFE.test(`${row['plain']}`))).toEqual([])
  expect(free.filter((row) => SAFE.test(`${row['url']}`)).length).toBeLessThan(3)
  expect(free.some((row) => /555.?01\d\d$/.test(`${row['phone']}`))).toBe(false)
})
