import { describe, expect, it } from 'vitest'
import { Special } from '../../../src/engine/catalog/value.ts'
import { open } from '../../../src/engine/index.ts'
import { memoryHost } from '../memory-host.ts'

const now = '2026-01-01T00:00:00.000Z'
const COUNT = 400

async function column(uri: string, text: string, name = 'x') {
  const one = await open({ source: { uri, text }, settings: { now } }, memoryHost())
  const entity = one.chosen[0]?.entity.name ?? ''
  const values = Array.from({ length: COUNT }, (_, i) => {
    const value = (one.maker.row(entity, i) as { readonly [name: string]: unknown })[name]
    return value instanceof Special ? value.text : value
  })
  return { values, said: one.diagnostics.filter((each) => each.code === 'plan/unfit-annotation') }
}

const schema = (x: object, more: object = {}) =>
  column(
    'file:///s.schema.json',
    JSON.stringify({
      $schema: 'http://json-schema.org/draft-07/schema#',
      type: 'object',
      required: ['x'],
      properties: { x },
      ...more,
    }),
  )
const type = (member: string, name = 'x') => column('file:///a.ts', `export interface A {\n${member}\n}`, name)
const table = (line: string, name = 'x') => column('file:///a.sql', `CREATE TABLE a (\n${line}\n);`, name)
const share = (values: readonly unknown[], of: unknown): number =>
  values.filter((one) => one === of).length / values.length

describe('null rate', () => {
  it('is the share of nulls, in each notation', async () => {
    for (const { values } of [
      await schema({ type: ['string', 'null'], 'x-fake': { null: 0.5 } }),
      await type('/** @null 50% */ x: string | null'),
      await table('x text -- @null 0.5'),
    ])
      expect(share(values, null)).toBeGreaterThan(0.4)
  })
  it('is the share of records without an optional field', async () => {
    expect(
      share((await schema({ type: 'string', 'x-fake': { null: 0.9 } }, { required: [] })).values, undefined),
    ).toBeGreaterThan(0.8)
    expect(share((await type('/** @null 0 */ x?: string')).values, undefined)).toBe(0)
  })
  it('is refused where nothing may be missing', async () => {
    const { said } = await schema({ type: 'string', 'x-fake': { null: 0.5 } })
    expect(said.map((one) => one.message)).toEqual(['`null` is not allowed here, and the field must be there'])
    expect(said[0]?.span).not.toBeNull()
  })
})

describe('range', () => {
  it('bounds a number, in each notation', async () => {
    for (const { values } of [
      await schema({ type: 'integer', 'x-fake': { range: [3, 5] } }),
      await schema({ type: 'integer', 'x-fake': { range: '3..5' } }),
      await type('/** @range 3..5 */ x: number'),
      await table('x int not null, -- @range 3..5'),
    ])
      expect(new Set(values)).toEqual(new Set([3, 4, 5]))
  })
  it('bounds decimals and large ranges evenly', async () => {
    const numbers = (await table('x numeric(10,2) not null -- @range 1000..90000')).values.map(Number)
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(1000)
    expect(Math.max(...numbers)).toBeGreaterThan(80000)
    expect(Math.max(...numbers)).toBeLessThanOrEqual(90000)
  })
  it('bounds dates', async () => {
    for (const { values } of [
      await schema({ type: 'string', format: 'date', 'x-fake': { range: '2020-02-01..2020-02-29' } }),
      await table('x date not null -- @range 2020-02-01..2020-02-29'),
      await table('created_at date, x timestamp not null -- @range 2020-02-01..2020-02-29'),
      await type('/** @range 2020-02-01..2020-02-29 */ x: Date'),
    ])
      for (const value of values) expect(String(value)).toMatch(/^2020-02-/)
  })
  it('bounds the length of a text and the items of a list', async () => {
    for (const value of (await schema({ type: 'string', 'x-fake': { range: '3..4' } })).values)
      expect(String(value).length).toBeOneOf([3, 4])
    for (const value of (await type('/** @range 2..2 */ x: string[]')).values) expect(value).toHaveLength(2)
  })
  it('goes no further than the limits', async () => {
    for (const value of (await schema({ type: 'integer', maximum: 4, 'x-fake': { range: '3..9' } })).values)
      expect(value).toBeOneOf([3, 4])
    const { values, said } = await schema({ type: 'integer', maximum: 4, minimum: 1, 'x-fake': { range: '7..9' } })
    expect(said.map((one) => one.message)).toEqual(['`7..9` leaves no value that the limits allow'])
    for (const value of values) expect(value).toBeOneOf([1, 2, 3, 4])
  })
})

describe('weights', () => {
  it('choose among the listed values, in each notation', async () => {
    for (const { values, said } of [
      await schema({ enum: ['paid', 'open', 'refunded'], 'x-fake': { weights: { paid: 3, refunded: 1 } } }),
      await schema({ type: 'string', 'x-fake': { weights: { paid: 3, refunded: 1 } } }),
      await type(`/** @weights {"paid": 3, "refunded": 1} */ x: 'paid' | 'open' | 'refunded'`),
      await table(`x text not null, -- the state @weights {"paid": 3, "refunded": 1}`),
    ]) {
      expect(said).toEqual([])
      expect(share(values, 'open')).toBe(0)
      expect(share(values, 'paid')).toBeGreaterThan(0.65)
      expect(share(values, 'paid')).toBeLessThan(0.85)
      expect(share(values, 'paid') + share(values, 'refunded')).toBe(1)
    }
  })
  it('of booleans and numbers', async () => {
    expect(share((await type('/** @weights {"true": 9, "false": 1} */ x: boolean')).values, true)).toBeGreaterThan(0.8)
    expect(new Set((await schema({ type: 'integer', 'x-fake': { weights: { 10: 1, 20: 1 } } })).values)).toEqual(
      new Set([10, 20]),
    )
  })
  it('beside null', async () => {
    const { values } = await table(`x varchar(9), -- @null 0.2 @weights {"a": 1, "b": 1}`)
    expect(new Set(values)).toEqual(new Set([null, 'a', 'b']))
    expect(share(values, null)).toBeLessThan(0.3)
  })
  it('that fit nothing are refused', async () => {
    const { said } = await schema({ enum: ['a', 'b'], 'x-fake': { weights: { c: 1 } } })
    expect(said.map((one) => one.message)).toEqual(['none of the weighted values `c` is allowed'])
  })
})

describe('pattern', () => {
  it('shapes a text, in each notation', async () => {
    for (const { values } of [
      await schema({ type: 'string', 'x-fake': { pattern: '^[A-Z]{3}-\\d{2}$' } }),
      await type('/** @pattern ^[A-Z]{3}-\\d{2}$ */ x: string'),
      await table('x text not null -- @pattern ^[A-Z]{3}-\\d{2}$'),
    ])
      for (const value of values) expect(value).toMatch(/^[A-Z]{3}-\d{2}$/)
  })
})

it('what cannot be read is said', async () => {
  const { said } = await table('x int not null -- @range 5 @null lots @weights paid')
  expect(said.map((one) => one.message)).toEqual([
    '`null` wants a share such as `0.2` or `20%`',
    '`range` wants bounds such as `1..5`, `10..` or `2024-01-01..2024-12-31`',
    '`weights` wants values with weights, such as `{"paid": 7, "refunded": 1}`',
  ])
})

it('a choice beside one field changes no other', async () => {
  const rows = async (more: string) =>
    (await column('file:///a.sql', `CREATE TABLE a (\nx int, ${more}\nname text, email text\n);`, 'email')).values
  expect(await rows('-- @range 1..2')).toEqual(await rows(''))
})

it('a faker method that says what a meaning says agrees with the record and reaches nobody', async () => {
  const { values } = await column(
    'file:///a.sql',
    'CREATE TABLE a (\nx text NOT NULL, -- @fake internet.email\nfirst_name text NOT NULL\n);',
  )
  for (const value of values) expect(value).toMatch(/@example\.(com|net|org)$|\.(example|test)$/)
})

describe('locale', () => {
  it('of one field alone', async () => {
    for (const { values } of [
      await schema({ type: 'string', 'x-fake': { fake: 'person.given', locale: 'ja' } }),
      await type('/** @fake person.given\n * @locale ja */ x: string'),
      await table('x text not null, first_name text not null -- @locale ja', 'first_name'),
    ])
      for (const value of values) expect(value).toMatch(/[぀-鿿]/)
    expect((await schema({ type: 'string', 'x-fake': { locale: 'qq' } })).said).toEqual([])
    const { said } = await table('first_name text not null -- @locale qq')
    expect(said.map((one) => one.message)).toEqual(['there is no locale `qq`'])
  })

  it('mixed by weight, whole records at a time', async () => {
    const source = {
      uri: 'file:///a.sql',
      text: 'CREATE TABLE p (id int primary key, first_name text NOT NULL, last_name text NOT NULL, email text NOT NULL UNIQUE);',
    }
    const one = await open({ source, settings: { now, locale: 'ja:3,en_US' }, rows: COUNT }, memoryHost())
    const rows = Array.from({ length: COUNT }, (_, i) => one.maker.row('p', i) as { readonly [name: string]: string })
    const isJapanese = (text = ''): boolean => /[぀-鿿]/.test(text)
    for (const row of rows) expect(isJapanese(row['first_name'])).toBe(isJapanese(row['last_name']))
    const part = rows.filter((row) => isJapanese(row['first_name'])).length / COUNT
    expect(part).toBeGreaterThan(0.65)
    expect(part).toBeLessThan(0.85)
    expect(new Set(rows.map((row) => row['email'])).size).toBe(COUNT)
    const alone = await open({ source, settings: { now, locale: 'ja:3,en_US' }, rows: COUNT }, memoryHost())
    expect(alone.maker.row('p', 77)).toEqual(rows[77])
  })
})

describe('unique', () => {
  it('tells records apart, in each notation', async () => {
    for (const { values } of [
      await schema({ type: 'string', 'x-fake': { fake: 'place.city', unique: true } }),
      await schema({ type: 'integer', 'x-fake': { unique: true } }),
      await schema({ type: 'string', format: 'email', 'x-fake': { unique: true } }),
      await schema({ type: 'string', pattern: '^[A-Z]{2}\\d{3}$', 'x-fake': { unique: true } }),
      await type('/** @unique */ x: string'),
      await type('/** @unique */ x: number'),
      await table('x varchar(40) not null -- @fake place.city @unique'),
    ])
      expect([new Set(values).size, values[0]]).toEqual([COUNT, values[0]])
  })

  it('makes as many records as there are values, and says so', async () => {
    const text = JSON.stringify({
      $schema: 'http://json-schema.org/draft-07/schema#',
      type: 'object',
      required: ['x'],
      properties: { x: { enum: ['a', 'b', 'c'], 'x-fake': { unique: true } } },
    })
    const one = await open({ source: { uri: 'file:///s.schema.json', text }, rows: 9 }, memoryHost())
    expect(one.chosen.map((each) => each.rows)).toEqual([3])
    expect(one.diagnostics.map((each) => each.code)).toContain('plan/too-few-values')
  })
})
