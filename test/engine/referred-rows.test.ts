import { expect, it } from 'vitest'
import { produce } from '../../src/engine/index.ts'
import { memoryHost } from './memory-host.ts'

const DDL = `CREATE TABLE country (code char(2) PRIMARY KEY);
CREATE TABLE users (id int PRIMARY KEY, country char(2) NOT NULL REFERENCES country (code), boss int REFERENCES users (id));
CREATE TABLE orders (id int PRIMARY KEY, user_id int NOT NULL REFERENCES users (id));
`

async function keys(request: { text: string; entity: string; rows: number; from?: number }) {
  const { text, ...rest } = request
  const out: Record<string, string[]> = {}
  for await (const one of produce({ source: { uri: 'file:///a.sql', text }, format: 'sql', ...rest }, memoryHost())) {
    if (one.kind !== 'text') continue
    for (const [, table = '', body = ''] of one.text.matchAll(/INSERT INTO (\w+) [^;]*?VALUES([^;]*);/g)) {
      const rows = body
        .trim()
        .split('\n')
        .map((line) => line.trim().replace(/^\(|\)[,;]?$/g, ''))
      out[table] = [...(out[table] ?? []), ...rows]
    }
  }
  return out
}
const first = (rows: readonly string[] = []): string[] => rows.map((row) => row.split(', ')[0] ?? '')
const column = (rows: readonly string[] = [], i: number): Set<string> =>
  new Set(rows.map((row) => row.split(', ')[i] ?? '').filter((each) => each !== 'NULL'))

it('brings only the parents that are referred to, and theirs', async () => {
  const made = await keys({ text: DDL, entity: 'orders', rows: 8 })
  const users = new Set(first(made['users']))
  expect(new Set([...column(made['orders'], 1), ...column(made['users'], 2)])).toEqual(users)
  expect(new Set(first(made['country']))).toEqual(column(made['users'], 1))
})

it('two slices, one behind the other, bring each parent once and leave no reference open', async () => {
  const one = await keys({ text: DDL, entity: 'orders', rows: 6, from: 0 })
  const two = await keys({ text: DDL, entity: 'orders', rows: 6, from: 6 })
  const users = [...first(one['users']), ...first(two['users'])]
  expect(new Set(users).size).toBe(users.length)
  for (const user of column(two['orders'], 1)) expect(users).toContain(user)
})

it('brings no parent where the source has rows of it, unless they are too few', async () => {
  const text = `${DDL}INSERT INTO country VALUES ('AT');\nINSERT INTO users (id, country) VALUES (1, 'AT'), (2, 'AT');\n`
  const made = await keys({ text, entity: 'orders', rows: 5 })
  expect(Object.keys(made)).toEqual(['orders'])
  expect([...column(made['orders'], 1)].every((user) => user === '1' || user === '2')).toBe(true)
  const own = `${text}CREATE TABLE profile (user_id int PRIMARY KEY REFERENCES users (id));`
  const profiles = await keys({ text: own, entity: 'profile', rows: 5 })
  expect(first(profiles['profile'])).toHaveLength(5)
  for (const user of first(profiles['profile'])) expect(['1', '2', ...first(profiles['users'])]).toContain(user)
})
