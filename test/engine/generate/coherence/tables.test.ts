import { expect, it } from 'vitest'
import { open } from '../../../../src/engine/index.ts'
import { memoryHost } from '../../memory-host.ts'

const ORDERS = `CREATE TABLE orders (id serial PRIMARY KEY, placed_at timestamp NOT NULL, subtotal numeric(10,2) NOT NULL, tax numeric(10,2) NOT NULL, total numeric(10,2) NOT NULL);
CREATE TABLE products (id serial PRIMARY KEY, name text NOT NULL, price numeric(8,2) NOT NULL);`
const ITEMS = {
  'its own key': `CREATE TABLE order_items (id serial PRIMARY KEY, order_id int NOT NULL REFERENCES orders (id), product_id int NOT NULL REFERENCES products (id),
    quantity int NOT NULL, unit_price numeric(8,2) NOT NULL, line_total numeric(10,2) NOT NULL);`,
  'an optional order': `CREATE TABLE order_items (id serial PRIMARY KEY, order_id int REFERENCES orders (id), quantity int NOT NULL CHECK (quantity > 0), unit_price numeric(8,2) NOT NULL);`,
  'a composite key': `CREATE TABLE order_items (order_id int NOT NULL REFERENCES orders (id), product_id int NOT NULL REFERENCES products (id),
    quantity int NOT NULL, unit_price numeric(8,2) NOT NULL, line_total numeric(10,2) NOT NULL, PRIMARY KEY (order_id, product_id));`,
  'uuid keys': `CREATE TABLE invoices (id uuid PRIMARY KEY, total numeric(10,2) NOT NULL);
    CREATE TABLE invoice_lines (id uuid PRIMARY KEY, invoice_id uuid NOT NULL REFERENCES invoices (id), quantity int NOT NULL, unit_price numeric(8,2) NOT NULL, amount numeric(10,2) NOT NULL);`,
}
type Row = { readonly [column: string]: unknown }
const amount = (value: unknown): number =>
  Math.round(Number(typeof value === 'object' && value !== null && 'text' in value ? value.text : value) * 100)
const keyOf = (value: unknown): string => JSON.stringify(value)

it.each(Object.entries(ITEMS))(
  'the totals of an order are those of its rows of another table: %s',
  async (kind, items) => {
    const counts = { orders: 500, invoices: 500, products: 40, order_items: 1700, invoice_lines: 1700 }
    const one = await open({ source: { uri: 'file:///a.sql', text: ORDERS + items }, rows: counts }, memoryHost())
    const [parent, child, key] =
      kind === 'uuid keys' ? ['invoices', 'invoice_lines', 'invoice_id'] : ['orders', 'order_items', 'order_id']
    const rows = (name: string, count: number): readonly Row[] =>
      Array.from({ length: count }, (_, i) => one.maker.row(name, i) as Row)
    const sums = new Map<string, number>()
    const children = new Map<string, number>()
    for (const row of rows(child, one.chosen.find(({ entity }) => entity.name === child)?.rows ?? 0)) {
      const line =
        'line_total' in row || 'amount' in row
          ? amount(row['line_total'] ?? row['amount'])
          : (amount(row['quantity']) * amount(row['unit_price'])) / 100
      if ('line_total' in row) expect(line).toBe((amount(row['quantity']) * amount(row['unit_price'])) / 100)
      if (row[key] === null) continue
      sums.set(keyOf(row[key]), (sums.get(keyOf(row[key])) ?? 0) + line)
      children.set(keyOf(row[key]), (children.get(keyOf(row[key])) ?? 0) + 1)
    }
    const parents = rows(parent, 500)
    for (const row of parents) {
      const sum = sums.get(keyOf(row['id']))
      if (sum === undefined) continue
      if ('subtotal' in row) expect(amount(row['subtotal'])).toBe(sum)
      expect(amount(row['total'])).toBe(sum + ('tax' in row ? amount(row['tax']) : 0))
    }
    expect(sums.size).toBeGreaterThan(400)
    if (kind !== 'a composite key') expect(Math.max(...children.values())).toBeGreaterThan(5)
    const alone = await open({ source: { uri: 'file:///a.sql', text: ORDERS + items }, rows: counts }, memoryHost())
    for (const i of [499, 7, 250]) expect(alone.maker.row(parent, i)).toEqual(parents[i])
  },
)

it('row 5,000,000 of ten million is made alone', async () => {
  const one = await open(
    {
      source: { uri: 'file:///a.sql', text: ORDERS + ITEMS['its own key'] },
      rows: { orders: 10_000_000, products: 1000, order_items: 30_000_000 },
    },
    memoryHost(),
  )
  const start = performance.now()
  const order = one.maker.row('orders', 5_000_000) as Row
  expect(performance.now() - start).toBeLessThan(5000)
  expect(amount(order['total'])).toBe(amount(order['subtotal']) + amount(order['tax']))
})

it.each(['its own key', 'a composite key'] as const)(
  'a line costs per unit what its product does: %s',
  async (kind) => {
    const text = ORDERS + ITEMS[kind]
    const counts = { orders: 60, products: 20, order_items: 200 }
    const one = await open({ source: { uri: 'file:///a.sql', text }, rows: counts }, memoryHost())
    const prices = new Map(
      Array.from({ length: 20 }, (_, i) => one.maker.row('products', i) as Row).map((row) => [
        row['id'],
        amount(row['price']),
      ]),
    )
    const lines = Array.from({ length: 200 }, (_, i) => one.maker.row('order_items', i) as Row)
    for (const line of lines) expect(amount(line['unit_price'])).toBe(prices.get(line['product_id']))
    expect(new Set(lines.map((line) => line['unit_price'])).size).toBeGreaterThan(10)
  },
)
