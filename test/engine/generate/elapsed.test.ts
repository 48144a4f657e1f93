import { expect, test } from 'vitest'
import { open } from '../../../src/engine/index.ts'
import { Special } from '../../../src/engine/catalog/value.ts'
import { memoryHost } from '../memory-host.ts'

type Row = { readonly [name: string]: never }
const textOf = (value: unknown): string => (value instanceof Special ? value.text : String(value))

test('nights lie between check-in and check-out, and the total is theirs', async () => {
  const text =
    'CREATE TABLE bookings (id int primary key, check_in date NOT NULL, check_out date NOT NULL, nights int NOT NULL, price_per_night numeric(8,2) NOT NULL, total_price numeric(10,2) NOT NULL);'
  const one = await open({ source: { uri: 'file:///a.sql', text } }, memoryHost())
  for (let i = 0; i < 300; i++) {
    const row = one.maker.row('bookings', i) as Row
    const days = (Date.parse(textOf(row['check_out'])) - Date.parse(textOf(row['check_in']))) / 86_400_000
    expect(row['nights']).toBe(days)
    expect(Number(row['total_price'])).toBeCloseTo(days * Number(row['price_per_night']), 2)
  }
})

test('a duration is that of its moments, where the field takes it', async () => {
  const properties = {
    startTime: { type: 'string', format: 'date-time' },
    endTime: { type: 'string', format: 'date-time' },
    durationMinutes: { type: 'integer' },
  }
  const text = JSON.stringify({
    $schema: 'http://json-schema.org/draft-07/schema#',
    type: 'object',
    required: Object.keys(properties),
    properties,
  })
  const one = await open({ source: { uri: 'file:///a.schema.json', text } }, memoryHost())
  for (let i = 0; i < 100; i++) {
    const row = one.maker.row(one.chosen[0]?.entity.name ?? '', i) as Row
    expect(row['durationMinutes']).toBe(
      Math.round((Date.parse(row['endTime'] ?? '') - Date.parse(row['startTime'] ?? '')) / 60_000),
    )
  }
})
