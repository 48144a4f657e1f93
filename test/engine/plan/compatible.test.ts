import { describe, expect, it } from 'vitest'
import type { Value } from '../../../src/engine/catalog/value.ts'
import { open } from '../../../src/engine/index.ts'
import { memoryHost } from '../memory-host.ts'

const now = '2026-01-01T00:00:00.000Z'

async function opened(schema: object) {
  const source = { uri: 'file:///s.schema.json', text: JSON.stringify(schema, null, 1) }
  const one = await open({ source, settings: { now } }, memoryHost())
  const name = one.chosen[0]?.entity.name ?? ''
  return {
    rows: (from: number, to: number) => Array.from({ length: to - from }, (_, i) => one.maker.row(name, from + i)),
    diagnostics: one.diagnostics.map((each) => `${each.code} ${each.message}`),
  }
}

function object(properties: object, more: object = {}): object {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    type: 'object',
    required: Object.keys(properties),
    properties,
    ...more,
  }
}

async function column(schema: object, count = 20): Promise<readonly Value[]> {
  const { rows } = await opened(object({ x: schema }))
  return rows(0, count).map((row) => (row as { readonly x: Value }).x)
}

describe("json-schema-faker's own keywords", () => {
  it('`faker` names a method', async () => {
    for (const value of await column({ type: 'string', faker: 'internet.ipv4' }))
      expect(value).toMatch(/^\d+\.\d+\.\d+\.\d+$/)
  })

  it('`faker` with arguments', async () => {
    for (const value of await column({ type: 'integer', faker: { 'number.int': [{ min: 90, max: 95 }] } })) {
      expect(value).toBeGreaterThanOrEqual(90)
      expect(value).toBeLessThanOrEqual(95)
    }
  })

  it('`faker` without a type gives the answer as it is, with one it is cast', async () => {
    for (const value of await column({ faker: { 'number.int': { max: 9 } } })) expect(value).toBeTypeOf('number')
    for (const value of await column({ type: 'string', faker: { 'number.int': { max: 9 } } }))
      expect(value).toMatch(/^\d$/)
  })

  it('`faker` may make a list or an object', async () => {
    for (const value of await column({ type: 'object', faker: 'airline.airport' }))
      expect(value).toHaveProperty('iataCode')
  })

  it('names of older fakers still lead somewhere', async () => {
    const { diagnostics } = await opened(
      object({ a: { type: 'string', faker: 'name.findName' }, b: { type: 'string', faker: 'address.zipCode' } }),
    )
    expect(diagnostics).toEqual([])
  })

  it('an unknown method is told, and the field is made without it', async () => {
    const { rows, diagnostics } = await opened(object({ x: { type: 'string', faker: 'internet.emial' } }))
    expect(diagnostics[0]).toContain('plan/unknown-meaning `internet.emial`')
    expect((rows(0, 1)[0] as { x: string }).x).toBeTypeOf('string')
  })

  it('a value that breaks a limit is not taken', async () => {
    for (const value of await column({
      type: 'integer',
      maximum: 3,
      minimum: 0,
      faker: { 'number.int': { min: 50, max: 60 } },
    })) {
      expect(value).toBeLessThanOrEqual(3)
    }
    for (const value of await column({ type: 'string', format: 'email', faker: 'person.firstName' }))
      expect(value).toContain('@')
  })

  it('a date method under `format: date` gives a day', async () => {
    for (const value of await column({ type: 'string', format: 'date', faker: 'date.past' }))
      expect(value).toMatch(/^\d{4}-\d\d-\d\d$/)
  })

  it('`autoIncrement` numbers records from `initialOffset` on', async () => {
    expect(await column({ type: 'integer', autoIncrement: true }, 3)).toEqual([1, 2, 3])
    expect(await column({ type: 'integer', autoIncrement: true, initialOffset: 100 }, 3)).toEqual([100, 101, 102])
  })

  it('`autoIncrement` numbers the items of an array', async () => {
    const id = { type: 'integer', autoIncrement: true, initialOffset: 10 }
    const list = { type: 'array', minItems: 3, maxItems: 3, items: object({ id }) }
    expect((await column(list, 2))[1]).toEqual([{ id: 10 }, { id: 11 }, { id: 12 }])
  })

  it('`template` is filled from the fields beside it', async () => {
    const { rows } = await opened(
      object({
        code: { type: 'string', template: 'A-#{n}-#{missing}' },
        n: { type: 'integer', minimum: 1, maximum: 9 },
      }),
    )
    for (const row of rows(0, 5) as { code: string; n: number }[]) expect(row.code).toBe(`A-${row.n}-`)
  })

  it('`jsonPath` repeats a value found in the record', async () => {
    const { rows } = await opened(
      object({
        owner: { type: 'string', jsonPath: '$..users[*].login' },
        users: { type: 'array', minItems: 2, items: object({ login: { type: 'string' } }) },
        all: { jsonPath: '$' },
      }),
    )
    for (const row of rows(0, 10) as { owner: string; users: { login: string }[]; all: object }[]) {
      expect(row.users.map((one) => one.login)).toContain(row.owner)
      expect(() => JSON.stringify(row)).not.toThrow()
    }
  })

  it('`chance` is answered with the method of faker that does the same', async () => {
    const { diagnostics } = await opened(object({ mail: { type: 'string', chance: 'email' } }))
    expect(diagnostics).toEqual([
      'schema/chance `chance: email` needs the chance library; `faker: internet.email` does the same',
    ])
  })

  it('a row alone is the row of a batch', async () => {
    const schema = object({
      id: { type: 'integer', autoIncrement: true },
      mail: { type: 'string', faker: 'internet.email' },
      label: { type: 'string', template: '#{id}: #{mail}' },
      copy: { type: 'string', jsonPath: '$.label' },
    })
    const batch = (await opened(schema)).rows(0, 9)
    expect((await opened(schema)).rows(7, 8)[0]).toEqual(batch[7])
    expect(batch[7]).toMatchObject({ id: 8, label: (batch[7] as { copy: string }).copy })
  })
})

describe('x-fake', () => {
  it('takes a faker method with its arguments', async () => {
    for (const value of await column({ type: 'string', 'x-fake': { 'helpers.arrayElement': [['red', 'blue']] } })) {
      expect(['red', 'blue']).toContain(value)
    }
  })

  it('an unknown name is told', async () => {
    expect((await opened(object({ x: { type: 'string', 'x-fake': 'person.emial' } }))).diagnostics[0]).toContain(
      'did you mean `person.email`',
    )
  })
})
