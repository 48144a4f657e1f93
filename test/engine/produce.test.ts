import { expect, it, vi } from 'vitest'
import { produce } from '../../src/engine/index.ts'
import { memoryHost } from './memory-host.ts'

// Our own maker fails here on purpose, so that what stands behind it is seen.
vi.mock('../../src/engine/generate/row-maker.ts', () => ({ createRowMaker: () => ({ row: () => 'wrong', capacity: () => ({ rows: Infinity }) }) }))

async function run(schema: object, rows = 3) {
  const source = { uri: 'file:///pair.schema.json', text: JSON.stringify(schema) }
  const out = { text: '', codes: [] as string[], summary: undefined as unknown }
  for await (const one of produce({ source, rows, format: 'json' }, memoryHost())) {
    if (one.kind === 'text') out.text += one.text
    else if (one.kind === 'diagnostic') out.codes.push(`${one.diagnostic.code} ${one.diagnostic.message}`)
    else if (one.kind === 'summary') out.summary = one.summary.entities[0]
  }
  return out
}

it('a rejected record is counted and told, then replaced by one of json-schema-faker that Ajv accepts', async () => {
  const { text, codes, summary } = await run({
    type: 'object',
    required: ['a'],
    properties: { a: { type: 'integer', minimum: 5 } },
  })
  for (const row of JSON.parse(text) as { a: number }[]) expect(row.a).toBeGreaterThanOrEqual(5)
  expect(summary).toMatchObject({ asked: 3, made: 3, judged: 0, rejected: 3, lastResort: 3 })
  expect(codes[0]).toMatch(/^check\/rejected Row 0 of pair/)
  expect(codes.at(-1)).toBe('check/last-resort 3 records of pair come from json-schema-faker.')
})

it('where json-schema-faker has none either, the records are left out', async () => {
  const { text, codes, summary } = await run({ type: 'string', pattern: '(?<=a)b', not: { maxLength: 400 } })
  expect(JSON.parse(text)).toEqual([])
  expect(summary).toMatchObject({ made: 0, rejected: 3, lastResort: 0 })
  expect(codes.at(-1)).toBe('check/rejected 3 of 3 records of pair were rejected.')
})
