import { beforeEach, expect, test, vi } from 'vitest'
import { type Block, blocks, type Hire } from '../../src/engine/blocks.ts'
import type * as Makers from '../../src/engine/generate/row-maker.ts'
import { produce } from '../../src/engine/produce.ts'
import type { Request } from '../../src/engine/requests.ts'
import { memoryHost } from './memory-host.ts'

// One row of our maker fails where a test says so.
let wrong = -1
beforeEach(() => (wrong = -1))
vi.mock('../../src/engine/generate/row-maker.ts', async (original) => {
  const { createRowMaker } = await original<typeof Makers>()
  const make: typeof createRowMaker = (...given) => {
    const maker = createRowMaker(...given)
    return { ...maker, row: (entity, index) => (entity === 'orders' && index === wrong ? 'wrong' : maker.row(entity, index)) }
  }
  return { createRowMaker: make }
})

const shop = `
  CREATE TABLE customers (id integer PRIMARY KEY, name varchar(40) NOT NULL, referred_by integer REFERENCES customers);
  CREATE TABLE orders (id uuid PRIMARY KEY, customer_id integer NOT NULL REFERENCES customers, note json, placed timestamptz NOT NULL);
  CREATE TABLE lines (order_id uuid REFERENCES orders, line smallint CHECK (line BETWEEN 1 AND 9), price numeric(8, 2), PRIMARY KEY (order_id, line));
  CREATE TABLE chiefs (id integer PRIMARY KEY, deputy integer NOT NULL);
  CREATE TABLE deputies (id integer PRIMARY KEY, chief integer REFERENCES chiefs);
  ALTER TABLE chiefs ADD FOREIGN KEY (deputy) REFERENCES deputies;
`
const source = { uri: 'file:///shop.sql', text: shop, language: 'sql' }
const rows = { customers: 4500, orders: 5000, lines: 9001, chiefs: 2048, deputies: 2100 }

/** Threads without threads. */
function crew(request: Request, of: number): Hire {
  return () => {
    const members = Array.from({ length: of }, (_, nth) => blocks(request, memoryHost(), { of, nth }))
    let turn = 0
    return { next: async () => (await members[turn++ % of]?.next())?.value as Block | null, end: () => undefined }
  }
}

async function all(request: Request, hire?: Hire): Promise<object> {
  const texts: { [file: string]: string } = {}
  const told: unknown[] = []
  for await (const one of produce(request, memoryHost(), hire)) {
    if (one.kind === 'text') texts[one.file ?? ''] = (texts[one.file ?? ''] ?? '') + one.text
    else if (one.kind !== 'progress') told.push(one)
  }
  return { texts, told }
}

test.each([
  { format: 'json' },
  { format: 'ndjson', split: true },
  { format: 'sql' },
  { format: 'copy' },
  { format: 'csv', split: true },
  { format: 'json', from: 77 },
  { format: 'sql', write: { dialect: 'mysql' } },
])('%j: blocks of several threads are the text of one', async (how) => {
  const request = { source, rows, ...how }
  expect(await all(request, crew(request, 3))).toEqual(await all(request))
})

test('what a format cannot hold is told once, whoever finds it', async () => {
  const text = 'export interface Pet { born: Date; names: Map<string, number> }'
  const request = { source: { uri: 'file:///pet.ts', text, language: 'typescript' }, rows: 2100, format: 'ndjson' }
  expect(await all(request, crew(request, 2))).toEqual(await all(request))
})

test('a rejected row is what it is to one thread: what refers to it is left out, too', async () => {
  wrong = 3000
  const request = { source, rows, format: 'copy' }
  const alone = await all(request)
  expect(JSON.stringify(alone)).toContain('Row 3000 of orders')
  expect(await all(request, crew(request, 2))).toEqual(alone)
})
