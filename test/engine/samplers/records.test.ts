import { expect, test } from 'vitest'
import { open } from '../../../src/engine/index.ts'
import jobs from '../../../src/engine/samplers/data/jobs.json' with { type: 'json' }
import records from '../../../src/engine/samplers/data/records.json' with { type: 'json' }
import { memoryHost } from '../memory-host.ts'

type Row = { readonly [name: string]: string }

/** Rows of a schema with these required texts. */
async function rows(names: readonly string[]): Promise<readonly Row[]> {
  const text = JSON.stringify({
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Trip',
    type: 'object',
    required: names,
    properties: Object.fromEntries(names.map((name) => [name, { type: 'string' }])),
  })
  const one = await open({ source: { uri: 'file:///a.schema.json', text } }, memoryHost())
  return Array.from({ length: 300 }, (_, i) => one.maker.row(one.chosen[0]?.entity.name ?? '', i) as Row)
}

const has = (table: keyof typeof records.tables, ...values: readonly (string | undefined)[]): boolean =>
  records.tables[table].rows.some((row) => values.every((value) => row.includes(value ?? '')))

test('sides of one thing agree', async () => {
  for (const row of await rows(['make', 'vehicle_model', 'fuel_type']))
    expect(has('vehicle', row['make'], row['vehicle_model'], row['fuel_type'])).toBe(true)
  for (const row of await rows(['currency', 'currencyName', 'currencySymbol']))
    expect(has('currency', row['currency'], row['currencyName'])).toBe(true)
  for (const row of await rows(['jobTitle', 'department']))
    expect(jobs.jobs.some((line) => line.startsWith(`${row['jobTitle']}|${row['department']}|`))).toBe(true)
  for (const row of await rows(['browser', 'operating_system', 'user_agent'])) {
    expect(has('device', row['browser'], row['operating_system'])).toBe(true)
    if (row['browser'] === 'Firefox') expect(row['user_agent']).toContain('Firefox/')
  }
  for (const row of await rows(['airline', 'airline_code', 'flight_number'])) {
    expect(has('flight', row['airline'], row['airline_code'])).toBe(true)
    expect(row['flight_number']?.startsWith(row['airline_code'] ?? ' ')).toBe(true)
  }
})

test('the two ends of a way are told apart, and each agrees with itself', async () => {
  for (const row of await rows([
    'departure_airport',
    'departure_airport_name',
    'arrival_airport',
    'arrival_airport_name',
  ])) {
    expect(has('airport', row['departure_airport'], row['departure_airport_name'])).toBe(true)
    expect(has('airport', row['arrival_airport'], row['arrival_airport_name'])).toBe(true)
    expect(row['departure_airport']).not.toBe(row['arrival_airport'])
  }
})

test('a slug is its title’s', async () => {
  for (const row of await rows(['title', 'slug']))
    expect(row['slug']).toBe(
      (row['title'] ?? '')
        .toLowerCase()
        .split(/[^a-z0-9]+/)
        .filter(Boolean)
        .join('-'),
    )
})
