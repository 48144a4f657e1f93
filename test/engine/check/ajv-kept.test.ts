import { expect, test } from 'vitest'
import { open } from '../../../src/engine/index.ts'
import { memoryHost } from '../memory-host.ts'

/** Milliseconds that the judge takes for a first row, and what it says of it. */
async function judged(schema: object, row: unknown): Promise<{ readonly ms: number; readonly state: string | undefined }> {
  const { chosen, judge } = await open({ source: { uri: 'file:///a.json', text: JSON.stringify(schema) }, rows: 1 }, memoryHost())
  const entity = chosen[0]?.entity
  const made = entity && (await judge(entity))
  const start = performance.now()
  const state = made?.judge([row as never])[0]?.state
  return { ms: performance.now() - start, state }
}

test('a schema that stands is compiled once, one that changed anew', async () => {
  const fields = Array.from({ length: 500 }, (_, i) => [`field${i}`, { type: 'object', required: ['a'], properties: { a: { type: 'string', maxLength: i + 1 } } }])
  const schema = { type: 'object', properties: Object.fromEntries(fields) as object }
  const row = { field0: { a: 'xx' } }
  const first = await judged(schema, row)
  const again = [await judged(schema, row), await judged(schema, row), await judged(schema, row)]
  expect([first, ...again].map((one) => one.state)).toEqual(['rejected', 'rejected', 'rejected', 'rejected'])
  expect(Math.min(...again.map((one) => one.ms))).toBeLessThan(first.ms / 2)
  expect((await judged({ ...schema, maxProperties: 0 }, {})).state).toBe('judged')
  expect((await judged({ ...schema, minProperties: 1 }, {})).state).toBe('rejected')
})
