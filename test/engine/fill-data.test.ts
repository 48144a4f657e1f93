import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fillData } from '../../src/engine/fill-data.ts'
import type { FillOptions } from '../../src/engine/filled.ts'
import { memoryHost } from './memory-host.ts'

const USER = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  required: ['id', 'email', 'name', 'address', 'tags'],
  properties: {
    id: { type: 'integer', minimum: 1 },
    email: { type: 'string', format: 'email' },
    name: { type: 'string', minLength: 1 },
    nickname: { type: 'string' },
    address: {
      type: 'object',
      required: ['city', 'zip'],
      properties: { city: { type: 'string' }, zip: { type: 'string', pattern: '^[0-9]{5}$' } },
    },
    tags: {
      type: 'array',
      items: { type: 'object', required: ['label'], properties: { label: { enum: ['a', 'b', 'c'] } } },
    },
  },
}

async function fill(text: string, options: FillOptions = {}, schema: object = USER) {
  const source = { uri: 'file:///user.schema.json', text: JSON.stringify(schema) }
  const filled = await fillData({ uri: 'file:///users.json', text }, { source, rows: 5 }, memoryHost(), options)
  const ordered = [...filled.edits].sort((a, b) => b.start - a.start)
  return {
    ...filled,
    after: ordered.reduce((done, edit) => done.slice(0, edit.start) + edit.text + done.slice(edit.end), text),
  }
}

const WHOLE = {
  id: 7,
  email: 'ada@example.com',
  name: 'Ada',
  address: { city: 'Graz', zip: '80100' },
  tags: [{ label: 'a' }],
}

describe('a fixture', () => {
  it('that is whole is not touched', async () => {
    const { edits, counts } = await fill(JSON.stringify([WHOLE, WHOLE]))
    expect(edits).toEqual([])
    expect(counts).toMatchObject({ records: 2, filled: 0, rejected: 0 })
  })

  it('gets the members it lacks, in the schema’s order, and keeps every other byte', async () => {
    const text = `[
    // the first one
    {
        "id": 7,
        "name": "Ada", // hers
        "extra": true,
        "address": { "city": "Graz" },
        "tags": [{ "label": "a" }, {}]
    }
]
`
    const { after, edits, counts } = await fill(text)
    expect(
      after
        .replace(/"email": "[^"]+"/, 'EMAIL')
        .replace(/"zip": "\d{5}"/, 'ZIP')
        .replace(/"label": "[abc]"\n/, 'LABEL\n'),
    ).toBe(`[
    // the first one
    {
        "id": 7,
        EMAIL,
        "name": "Ada", // hers
        "extra": true,
        "address": { "city": "Graz", ZIP },
        "tags": [{ "label": "a" }, {
            LABEL
        }]
    }
]
`)
    expect(edits).toHaveLength(3)
    expect(counts).toMatchObject({ filled: 1, rejected: 0 })
  })

  it('keeps a value that the judge rejects unless repair is asked for', async () => {
    const text = JSON.stringify([{ ...WHOLE, id: 'x' }], null, '\t').replaceAll('\n', '\r\n')
    const kept = await fill(text)
    expect(kept.edits).toEqual([])
    expect(kept.diagnostics[0]).toMatchObject({
      code: 'check/rejected',
      message: 'Record 0: /id must be integer',
      span: { start: text.indexOf('"x"'), end: text.indexOf('"x"') + 3 },
    })
    const repaired = await fill(text, { repair: true })
    expect(repaired.counts).toMatchObject({ repaired: 1, rejected: 0 })
    expect(repaired.after).toMatch(/^\[\r\n\t\{\r\n\t\t"id": \d+,\r\n\t\t"email": "ada@example\.com"/)
  })

  it.each([
    ['[\n  {"id":1}\n]\n', /^\[\n {2}\{"id":1,"email":"[^"]*","name":"[^"]*","address":\{"city":/],
    [
      '{ "id": 1 }',
      /^\{ "id": 1, "email": "[^"]*", "name": "[^"]*", "address": \{ "city": "[^"]*", "zip": "\d{5}" \}, "tags": \[[^\n]*\] \}$/,
    ],
    ['{}', /^\{\n {2}"id": \d+,\n {2}"email": "/],
    ['[\n\t{\n\t\t"tags": []\n\t},\n]', /^\[\n\t\{\n\t\t"id": \d+,\n\t\t"email": [^]*\n\t\t"tags": \[\]\n\t\},\n\]$/],
  ])('in the manner of %j', async (text, after) => {
    expect((await fill(text)).after).toMatch(after)
  })

  it('grows to a number of rows', async () => {
    const { after, counts } = await fill(`[\n  ${JSON.stringify(WHOLE)} // mine\n]\n`, { rows: 3 })
    expect(counts.added).toBe(2)
    expect(after).toMatch(
      /^\[\n {2}\{"id":7[^\n]*\}, \/\/ mine\n {2}\{"id":\d+,[^\n]*\},\n {2}\{"id":\d+,[^\n]*\}\n\]\n$/,
    )
    expect((await fill(after, { rows: 3 })).edits).toEqual([])
  })

  it('that is no JSON is refused with the place of the first error', async () => {
    const { edits, diagnostics } = await fill('[{ "id": 1, ]')
    expect(edits).toEqual([])
    expect(diagnostics[0]).toMatchObject({ code: 'source/syntax', span: { uri: 'file:///users.json' } })
  })

  it('10,000 rows that lack a field in three places get three edits, soon', async () => {
    const rows = Array.from({ length: 10_000 }, (_, i) => ({
      ...WHOLE,
      id: i + 1,
      ...(i % 4000 === 7 ? { name: undefined } : {}),
    }))
    const text = JSON.stringify(rows, null, 2)
    await fill(text)
    const start = performance.now()
    const { edits, counts } = await fill(text)
    expect(performance.now() - start).toBeLessThan(15_000)
    expect(edits).toHaveLength(3)
    expect(counts.filled).toBe(3)
  })
})

describe('any fixture', () => {
  const odd = fc.oneof(fc.integer(), fc.string(), fc.constant(null), fc.boolean())
  const record = fc.record(
    {
      id: fc.oneof(fc.integer({ min: 1 }), odd),
      email: fc.oneof(fc.constant('a@b.cd'), odd),
      name: fc.string(),
      address: fc.oneof(
        odd,
        fc.record({ city: fc.oneof(fc.string(), odd), zip: fc.constant('12345') }, { requiredKeys: [] }),
      ),
      tags: fc.array(fc.oneof(odd, fc.record({ label: fc.constantFrom('a', 'z') }, { requiredKeys: [] })), {
        maxLength: 3,
      }),
      more: odd,
    },
    { requiredKeys: [] },
  )
  const layout = fc.constantFrom<string | number>('', 2, '\t')

  it('filled twice is filled once, and nothing that stood there changes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(record, { maxLength: 4 }), layout, async (rows, indent) => {
        const text = JSON.stringify(rows, null, indent)
        const { after } = await fill(text)
        expect(JSON.parse(after)).toMatchObject(JSON.parse(text) as object)
        expect((await fill(after)).edits).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('repaired is one that its judge accepts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(record, { maxLength: 4 }), layout, async (rows, indent) => {
        const { after, counts } = await fill(JSON.stringify(rows, null, indent), { repair: true })
        expect(counts.rejected).toBe(0)
        const again = await fill(after, { repair: true })
        expect(again.edits).toEqual([])
        expect(again.counts).toMatchObject({ records: rows.length, filled: 0, repaired: 0, rejected: 0 })
      }),
      { numRuns: 60 },
    )
  })
})
