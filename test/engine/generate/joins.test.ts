import { describe, expect, it } from 'vitest'
import { compile, generate, loadLocale, read, settingsOf } from '../../../src/engine/index.ts'
import { open } from '../../../src/engine/open.ts'

const number = { type: 'number', minimum: 0 }
const text = { type: 'string' }
const moment = { type: 'string', format: 'date-time' }
const NOW = '2026-06-15T12:00:00.000Z'

interface Line {
  readonly qty: number
  readonly unit_price: number
  readonly line_total: number
}

interface Made {
  readonly [name: string]: unknown
  readonly items: readonly Line[]
  readonly lines: readonly Line[]
  readonly total: number
  readonly status: string
  readonly shippedAt: string
  readonly deliveredAt: string
  readonly startDate: string
  readonly endDate: string
}

async function rows(title: string, properties: object, settings = {}): Promise<Made[]> {
  const schema = { title, type: 'object', required: Object.keys(properties), properties }
  const source = { uri: 'file:///s.json', text: JSON.stringify(schema), language: 'json' }
  const reading = await read({ source }, { readText: () => undefined, list: () => [] })
  const { plan } = await compile(reading, settingsOf({ settings: { now: NOW, ...settings } }))
  const maker = generate(plan, await loadLocale('en_US'))
  return Array.from({ length: 300 }, (_, i) => maker.row(plan.entities[0]?.name ?? '', i) as unknown as Made)
}

const cents = (value: unknown): number => Math.round(Number(value) * 100)

describe('amounts', () => {
  const item = (more: object) => ({
    type: 'object',
    required: ['qty', 'unit_price', ...Object.keys(more)],
    properties: { qty: { type: 'integer', minimum: 1, maximum: 9 }, unit_price: number, ...more },
  })
  const items = { type: 'array', minItems: 1, items: item({ line_total: number }) }

  it('lines add up to the total, numbers or texts', async () => {
    for (const amount of [number, text]) {
      for (const row of await rows('Invoice', {
        lines: items,
        subtotal: amount,
        tax: amount,
        shipping_cost: amount,
        discount: amount,
        grand_total: amount,
      })) {
        let sum = 0
        for (const line of row.lines) {
          expect(cents(line.line_total)).toBe(cents((line.qty * cents(line.unit_price)) / 100))
          sum += cents(line.line_total)
        }
        expect(cents(row.subtotal)).toBe(sum)
        expect(cents(row.grand_total)).toBe(sum + cents(row.tax) + cents(row.shipping_cost) - cents(row.discount))
      }
    }
  })

  it('a limit wins over the sum, and another field moves nothing', async () => {
    const plain = await rows('Order', { items, total: { type: 'number', minimum: 0, maximum: 50 } })
    expect(plain.every((row) => row.total <= 50)).toBe(true)
    const more = await rows('Order', { note: text, items, total: { type: 'number', minimum: 0, maximum: 50 } })
    expect(more.map((row) => ({ items: row.items, total: row.total }))).toEqual(plain)
  })

  it('leaves fields alone without coherence', async () => {
    const off = await rows('Order', { items, total: number }, { coherence: false })
    expect(off.some((row) => cents(row.total) !== row.items.reduce((sum, one) => sum + cents(one.line_total), 0))).toBe(
      true,
    )
  })
})

describe('stages', () => {
  const status = { enum: ['pending', 'paid', 'shipped', 'delivered', 'canceled'] }
  const nullable = { ...moment, type: ['string', 'null'] }

  it('dates each stage once it is reached', async () => {
    for (const row of await rows('Order', {
      status,
      paid_at: nullable,
      shippedAt: nullable,
      deliveredAt: nullable,
      cancelled_at: nullable,
    })) {
      const at = ['pending', 'paid', 'shipped', 'delivered'].indexOf(row.status)
      expect(row.cancelled_at !== null).toBe(at < 0)
      if (at < 0) continue
      expect([row.paid_at, row.shippedAt, row.deliveredAt].map((one) => one !== null)).toEqual([at > 0, at > 1, at > 2])
      if (at === 3) expect(Date.parse(row.shippedAt) <= Date.parse(row.deliveredAt)).toBe(true)
    }
  })

  it('a status in free text dates its stages, too', async () => {
    const made = await rows('Order', { status: { type: 'string', maxLength: 20 }, shippedAt: nullable, deliveredAt: nullable })
    expect(new Set(made.map((row) => row.status)).size).toBeGreaterThan(4)
    for (const row of made) {
      const isOver = ['delivered', 'returned', 'refunded'].includes(row.status)
      expect(row.shippedAt !== null).toBe(isOver || row.status === 'shipped')
      expect(row.deliveredAt !== null).toBe(isOver)
    }
  })

  it('what is completed has ended, what is scheduled has not begun', async () => {
    for (const row of await rows('Event', {
      status: { enum: ['scheduled', 'completed', 'cancelled'] },
      startDate: moment,
      endDate: moment,
    })) {
      if (row.status === 'completed') expect(row.endDate <= NOW).toBe(true)
      if (row.status === 'scheduled') expect(row.startDate > NOW).toBe(true)
    }
  })
})

describe('bounds', () => {
  const whole = { type: 'integer', minimum: 0, maximum: 500 }

  it('the lower of two numbers is not above the upper', async () => {
    const made = await rows('Filter', { min: whole, max: whole, priceFrom: number, priceTo: number, min_age: whole })
    const of = (row: Made, name: string): number => Number(row[name])
    expect(made.every((row) => of(row, 'min') <= of(row, 'max') && of(row, 'priceFrom') <= of(row, 'priceTo'))).toBe(
      true,
    )
    expect(new Set(made.map((row) => of(row, 'max'))).size).toBeGreaterThan(50)
  })

  it('their own limits come first', async () => {
    const made = await rows('Filter', {
      low: { type: 'integer', minimum: 10, maximum: 20 },
      high: { type: 'integer', minimum: 0, maximum: 9 },
    })
    expect(made.every((row) => Number(row['low']) >= 10 && Number(row['high']) <= 9)).toBe(true)
  })
})

it('a join gives way to a CHECK', async () => {
  const text = `CREATE TABLE jobs (id int PRIMARY KEY, starts_at timestamp NOT NULL, status text NOT NULL CHECK (status IN ('running', 'planned', 'stalled')), note text,
    CHECK ((status <> 'stalled' AND note IS NOT NULL) OR (status = 'stalled' AND note IS NULL)));`
  const { maker, judge, chosen } = await open({ source: { uri: 'a.sql', text, language: 'sql', dialect: 'postgresql' }, rows: 200 }, { readText: () => undefined, list: () => [] })
  const rows = Array.from({ length: 200 }, (_, i) => maker.row('jobs', i))
  const own = await judge((chosen[0] as (typeof chosen)[number]).entity)
  expect(own?.judge(rows).filter((one) => one.state !== 'judged')).toEqual([])
})
