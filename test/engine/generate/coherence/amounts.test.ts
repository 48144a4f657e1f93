import { describe, it } from 'vitest'
import { at, judge, list, num, number, object, text, count, type Json, type Verdict } from './judge-records.ts'

describe('amounts', () => {
  const cents = (value: number): number => Math.round(value * 100)
  interface OrderNames {
    readonly items: string
    readonly quantity: string
    readonly price: string
    readonly line: string
    readonly subtotal: string
    readonly tax: string
    readonly total: string
  }
  const order =
    (names: OrderNames): Verdict =>
    (row) => {
      let sum = 0
      for (const item of at(row, names.items) as readonly Json[]) {
        if (cents(num(item, names.line)) !== cents((num(item, names.quantity) * cents(num(item, names.price))) / 100))
          return 'a line'
        sum += cents(num(item, names.line))
      }
      if (cents(num(row, names.subtotal)) !== sum) return 'the subtotal'
      return cents(num(row, names.total)) === sum + cents(num(row, names.tax)) ? undefined : 'the total'
    }
  it('lines, subtotal, tax and total add up', { timeout: 60_000 }, async () => {
    await judge(
      'Order',
      [
        {
          schema: {
            items: list(object({ quantity: count, unit_price: number, line_total: number })),
            subtotal: number,
            tax: number,
            total: number,
          },
          verdict: order({
            items: 'items',
            quantity: 'quantity',
            price: 'unit_price',
            line: 'line_total',
            subtotal: 'subtotal',
            tax: 'tax',
            total: 'total',
          }),
        },
        {
          schema: {
            lineItems: list(object({ qty: count, unitPrice: number, lineTotal: number })),
            subTotal: number,
            taxAmount: number,
            grandTotal: number,
          },
          verdict: order({
            items: 'lineItems',
            quantity: 'qty',
            price: 'unitPrice',
            line: 'lineTotal',
            subtotal: 'subTotal',
            tax: 'taxAmount',
            total: 'grandTotal',
          }),
        },
        {
          schema: {
            order_lines: list(object({ product: object({ name: text }), qty: count, price: number, amount: number })),
            net_total: number,
            vat: number,
            gross_total: number,
          },
          verdict: order({
            items: 'order_lines',
            quantity: 'qty',
            price: 'price',
            line: 'amount',
            subtotal: 'net_total',
            tax: 'vat',
            total: 'gross_total',
          }),
        },
        {
          schema: {
            products: list(object({ quantity: count, price: text, subtotal: text })),
            subtotal: text,
            tax: text,
            total: text,
          },
          verdict: order({
            items: 'products',
            quantity: 'quantity',
            price: 'price',
            line: 'subtotal',
            subtotal: 'subtotal',
            tax: 'tax',
            total: 'total',
          }),
        },
        {
          schema: {
            lines: list(object({ quantity: count, unitPrice: number, total: number })),
            totals: object({ subtotal: number, tax: number, total: number }),
          },
          verdict: order({
            items: 'lines',
            quantity: 'quantity',
            price: 'unitPrice',
            line: 'total',
            subtotal: 'totals.subtotal',
            tax: 'totals.tax',
            total: 'totals.total',
          }),
        },
      ],
      ['en_US', 'de'],
    )
  })
})
