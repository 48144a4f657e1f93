import { expect, test } from 'vitest'
import { open } from '../../../../src/engine/index.ts'
import { memoryHost } from '../../memory-host.ts'

// `UNIQUE_RECORDS=1000000` takes as many as the product promises.
const RECORDS = Number(process.env['UNIQUE_RECORDS'] ?? 100_000)
const text = { type: 'string' }
const unique = { 'x-fake': { unique: true } }
const email = { type: 'string', format: 'email', ...unique }
const SOURCES = {
  'a.sql':
    'CREATE TABLE users (id serial PRIMARY KEY, first_name text NOT NULL, last_name text NOT NULL, email text NOT NULL UNIQUE, username text NOT NULL UNIQUE)',
  'a.schema.json': JSON.stringify({
    title: 'User',
    type: 'object',
    required: ['first_name', 'last_name', 'email', 'username'],
    properties: { first_name: text, last_name: text, email, username: { ...text, ...unique } },
  }),
}

test.each(Object.entries(SOURCES))(
  '%s: no address and no user name twice, of the person beside them',
  { timeout: 60_000 },
  async (uri, source) => {
    const one = await open({ source: { uri: `file:///${uri}`, text: source }, rows: RECORDS }, memoryHost())
    expect(one.diagnostics).toEqual([])
    const seen = { email: new Set<string>(), username: new Set<string>() }
    const plain = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, '')
    let strangers = 0
    for (let i = 0; i < RECORDS; i++) {
      const row = one.maker.row(one.chosen[0]?.entity.name ?? '', i) as unknown as { readonly [name: string]: string }
      const { email: address = '', username = '', first_name: first = '', last_name: last = '' } = row
      seen.email.add(address)
      seen.username.add(username)
      if (![first, last].some((name) => address.includes(plain(name)) && plain(username).includes(plain(name))))
        strangers++
    }
    expect([seen.email.size, seen.username.size, strangers]).toEqual([RECORDS, RECORDS, 0])
  },
)
