import { describe, expect, it } from 'vitest'
import { fillData } from '../../src/engine/fill-data.ts'
import { bindingsOf } from '../../src/engine/fixtures/binding.ts'
import { edited } from '../../src/engine/fixtures/fixture.ts'
import { memoryHost } from './memory-host.ts'

const SHOP = `CREATE TABLE users (id int PRIMARY KEY, name text NOT NULL, email text NOT NULL);
CREATE TABLE orders (id int PRIMARY KEY, user_id int NOT NULL REFERENCES users (id), total numeric(8,2) NOT NULL);`
const TYPES = `export interface User { id: number; name: string }
export interface Post { id: number; title: string }`
const DB = `{
  "orders": [
    { "id": 1, "user_id": 70, "total": 9.5 }
  ],
  "users": [
    { "id": 70, "name": "Ada" },
    { "id": 71, "name": "Ben", "email": "ben@example.com" }
  ],
  "version": 3
}
`

async function fill(text: string, source: string, { rows = 0 } = {}) {
  const at = source === SHOP ? 'file:///shop.sql' : 'file:///types.ts'
  const host = memoryHost({ [at.slice(7)]: source })
  const filled = await fillData({ uri: 'file:///db.json', text }, { source: { uri: at, text: source } }, host, { rows })
  return { ...filled, after: edited(text, filled.edits) }
}

describe('an object of lists', () => {
  it('is bound to the file whose types or tables its keys name', () => {
    expect(bindingsOf({ uri: 'file:///db.json', text: DB }, memoryHost({ '/shop.sql': SHOP }))).toEqual([
      { uri: 'file:///shop.sql', because: 'its keys' },
    ])
  })

  it('gets each list filled by its own table, and keeps every other byte', async () => {
    const { after, counts, edits } = await fill(DB, SHOP)
    expect(counts).toMatchObject({ records: 3, filled: 1, added: 0 })
    expect(edits).toHaveLength(1)
    expect(JSON.parse(after)).toMatchObject({
      version: 3,
      users: [{ name: 'Ada', email: expect.stringContaining('@') }, {}],
    })
    expect((await fill(after, SHOP)).edits).toEqual([])
  })

  it('new rows refer to rows that there are', async () => {
    const { after } = await fill(DB, SHOP, { rows: 6 })
    const { users, orders } = JSON.parse(after) as {
      users: { id: number }[]
      orders: { id: number; user_id: number }[]
    }
    expect([users.length, orders.length]).toEqual([6, 6])
    const ids = users.map((one) => one.id)
    for (const order of orders) expect(ids).toContain(order.user_id)
    expect(new Set(orders.map((one) => one.id)).size).toBe(6)
    expect((await fill(after, SHOP, { rows: 6 })).edits).toEqual([])
  })

  it('of types', async () => {
    const { after, counts } = await fill('{ "users": [{ "id": 1 }], "posts": [{ "id": 2, "title": "Hello" }] }', TYPES)
    expect(counts).toMatchObject({ records: 2, filled: 1 })
    expect(JSON.parse(after)).toMatchObject({
      users: [{ id: 1, name: expect.any(String) }],
      posts: [{ title: 'Hello' }],
    })
  })
})

it('rows of a list refer to rows of the file beside it', async () => {
  const more = { '/users.json': '[{ "id": 501 }, { "id": 502 }]' }
  const host = memoryHost({ '/shop.sql': SHOP, ...more })
  const filled = await fillData(
    { uri: 'file:///orders.json', text: '[]' },
    { source: { uri: 'file:///shop.sql', text: SHOP }, entity: 'orders' },
    host,
    { rows: 5 },
  )
  const rows = JSON.parse(edited('[]', filled.edits)) as { user_id: number }[]
  expect(rows).toHaveLength(5)
  for (const row of rows) expect([501, 502]).toContain(row.user_id)
})
