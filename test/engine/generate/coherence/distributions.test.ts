import { describe, expect, test } from 'vitest'
import { sampleRows } from './sample-rows.ts'

type Row = { readonly [name: string]: unknown }
const share = (rows: readonly Row[], is: (row: Row) => boolean): number => rows.filter(is).length / rows.length
const numbers = (rows: readonly Row[], name: string): readonly number[] =>
  rows.map((row) => row[name] as number).toSorted((a, b) => a - b)
const median = (list: readonly number[]): number => list[list.length >> 1] ?? 0
const mean = (list: readonly number[]): number => list.reduce((sum, one) => sum + one, 0) / list.length
const COUNT = { count: 4000 }

describe('what people expect of', () => {
  test('ages: adults, most of them under sixty', async () => {
    const ages = numbers(await sampleRows<Row>('User', { firstName: 'text', age: 'integer' }, COUNT), 'age')
    expect(ages[0]).toBeGreaterThanOrEqual(18)
    expect(ages.at(-1)).toBeLessThanOrEqual(90)
    expect(median(ages)).toBeGreaterThan(34)
    expect(median(ages)).toBeLessThan(48)
  })

  test('prices: skewed to the right, half of them with the endings of shops', async () => {
    const rows = await sampleRows<Row>('Product', { name: 'text', price: 'number' }, COUNT)
    const prices = numbers(rows, 'price')
    expect(mean(prices)).toBeGreaterThan(median(prices) * 1.2)
    expect(share(rows, ({ price }) => /\.(99|95|49|5)$/.test(String(price)))).toBeGreaterThan(0.5)
  })

  test('quantities: mostly few', async () => {
    const quantities = numbers(
      await sampleRows<Row>('OrderItem', { sku: 'text', quantity: 'integer' }, COUNT),
      'quantity',
    )
    expect(median(quantities)).toBeLessThanOrEqual(3)
    expect(quantities.at(-1)).toBeGreaterThan(6)
  })

  test('flags: deleted is rare, active is common', async () => {
    const rows = await sampleRows<Row>(
      'User',
      { is_deleted: 'boolean', is_active: 'boolean', is_verified: 'boolean' },
      COUNT,
    )
    expect(share(rows, (row) => row['is_deleted'] === true)).toBeLessThan(0.12)
    expect(share(rows, (row) => row['is_active'] === true)).toBeGreaterThan(0.7)
  })

  test('nulls: deleted_at mostly, middle_name for half', async () => {
    const rows = await sampleRows<Row>(
      'User',
      { first_name: 'text', middle_name: 'text?', deleted_at: 'moment?', phone: 'text?' },
      COUNT,
    )
    expect(share(rows, (row) => row['deleted_at'] === null)).toBeGreaterThan(0.8)
    expect(Math.abs(share(rows, (row) => row['middle_name'] === null) - 0.5)).toBeLessThan(0.05)
    expect(share(rows, (row) => row['phone'] === null)).toBeLessThan(0.2)
  })

  test('statuses: some far likelier than others', async () => {
    const rows = await sampleRows<Row>('Order', { orderNumber: 'text', status: 'text' }, COUNT)
    const statuses = [...new Set(rows.map((row) => row['status']))]
    const counts = statuses.map((one) => rows.filter((row) => row['status'] === one).length).toSorted((a, b) => b - a)
    expect(counts[0]).toBeGreaterThan((counts.at(-1) ?? 0) * 3)
  })

  test('moments: in working hours, denser toward now', async () => {
    const rows = await sampleRows<Row>('Order', { created_at: 'moment' }, COUNT)
    expect(share(rows, (row) => /T(0[89]|1\d):/.test(String(row['created_at'])))).toBeGreaterThan(0.8)
    const ages = rows
      .map((row) => Date.parse('2026-06-15T12:00:00Z') - Date.parse(String(row['created_at'])))
      .toSorted((a, b) => a - b)
    expect(median(ages) * 2.5).toBeLessThan(ages.at(-1) ?? 0)
  })
})

test('entitlement less what is used is what remains; gross pay less deductions is net pay', async () => {
  const days = await sampleRows<{ readonly [name: string]: number }>('Leave', {
    annualEntitlement: 'integer',
    used: 'integer',
    remaining: 'integer',
  })
  for (const { annualEntitlement = 0, used = 0, remaining = 0 } of days)
    expect(remaining).toBe(annualEntitlement - used)
  const slips = await sampleRows<{ readonly [name: string]: number }>('Payslip', {
    grossPay: 'number',
    incomeTax: 'number',
    socialSecurity: 'number',
    pension: 'number',
    totalDeductions: 'number',
    netPay: 'number',
  })
  for (const {
    grossPay = 0,
    incomeTax = 0,
    socialSecurity = 0,
    pension = 0,
    totalDeductions = 0,
    netPay = 0,
  } of slips) {
    expect(Math.abs(incomeTax + socialSecurity + pension - totalDeductions)).toBeLessThan(0.01)
    expect(Math.abs(grossPay - totalDeductions - netPay)).toBeLessThan(0.011)
    expect(netPay / grossPay).toBeGreaterThan(0.5)
  }
})

test('a reason is told only by the status that asks for one', async () => {
  interface Transfer {
    readonly status: string
    readonly failureReason: string | null
    readonly executedAt: string | null
  }
  const rows = await sampleRows<Transfer>('Transfer', {
    status: { $: { enum: ['pending', 'processing', 'completed', 'failed'] } },
    requestedAt: 'moment',
    executedAt: 'moment?',
    failureReason: 'text?',
  })
  for (const row of rows) {
    expect(row.failureReason !== null, JSON.stringify(row)).toBe(row.status === 'failed')
    expect(row.executedAt !== null, JSON.stringify(row)).toBe(row.status === 'completed')
  }
})
