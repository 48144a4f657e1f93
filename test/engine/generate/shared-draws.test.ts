import { expect, test } from 'vitest'
import { open } from '../../../src/engine/index.ts'
import { memoryHost } from '../memory-host.ts'

type Row = { readonly [column: string]: string }

async function table(text: string, rows: number, more: object = {}) {
  const one = await open({ source: { uri: 'file:///a.sql', text }, rows, ...more }, memoryHost())
  return (i: number): Row => one.maker.row(one.chosen[0]?.entity.name ?? '', i) as Row
}

const USERS =
  'CREATE TABLE users (id serial PRIMARY KEY, first_name text NOT NULL, last_name text NOT NULL, email text NOT NULL UNIQUE, username varchar(40) NOT NULL UNIQUE)'

test('the names of a row follow its unique address and user name', async () => {
  const row = await table(USERS, 3000)
  const rows = Array.from({ length: 3000 }, (_, i) => row(i))
  for (const { first_name, last_name, email } of rows) {
    const plain = (text = ''): string => text.toLowerCase().replace(/[^a-z]/g, '')
    expect(plain(email?.split('@')[0])).toContain(plain(last_name))
    expect(plain(email)).toContain(plain(first_name).charAt(0))
  }
  expect(new Set(rows.map((one) => one['email'])).size).toBe(3000)
  expect(new Set(rows.map((one) => one['username'])).size).toBe(3000)
})

test('beyond the natural ones they are numbered, and any row is made alone', async () => {
  const row = await table(USERS, 20_000)
  const rows = Array.from({ length: 20_000 }, (_, i) => row(i))
  expect(new Set(rows.map((one) => one['email'])).size).toBe(20_000)
  expect(new Set(rows.map((one) => one['username'])).size).toBe(20_000)
  const alone = await table(USERS, 20_000)
  for (const i of [19_999, 7, 4100, 12]) expect(alone(i)).toEqual(rows[i])
})

test('rows of the source are never met again, and mixed locales hold for whole records', async () => {
  const first = (await table(USERS, 5))(0)
  const insert = `${USERS};\nINSERT INTO users (first_name, last_name, email, username) VALUES ('A', 'B', '${first['email']}', '${first['username']}');`
  const row = await table(insert, 50)
  const emails = Array.from({ length: 50 }, (_, i) => row(i)['email'])
  expect(emails).not.toContain(first['email'])
  const mixed = await table(USERS, 100, { settings: { locale: 'ja,de' } })
  for (let i = 0; i < 100; i++) {
    const isJapanese = (text = ''): boolean => /[぀-鿿]/.test(text)
    expect(isJapanese(mixed(i)['first_name'])).toBe(isJapanese(mixed(i)['last_name']))
  }
})
