import { describe, expect, it } from 'vitest'
import { isRecord, type Row, type Value } from '../../../src/engine/catalog/value.ts'
import { open } from '../../../src/engine/open.ts'
import { memoryHost } from '../memory-host.ts'

const TEXT = `export type UserId = string & { readonly __brand: 'UserId' }
export interface User { id: UserId; name: string; email: string }
export interface Author { id: number; pen: string }
export interface Order {
  id: string
  userId: User['id']
  user: User
  authorId: number | null
  author_id: number
  coAuthorIds: number[]
  watchers: UserId[]
  buyer?: UserId
  lines: { checkedByUserId: string; note: string; product: { user: User } }[]
}
export interface Node { id: string; parentNodeId: string; next?: Node }
export type Flake = string
export interface Room { id: Flake; members: Flake[]; owners?: Flake[]; guests: Flake[]; by: { staff: Flake[]; more: Flake[] }; cityFlake: Flake }
export interface City { id: Flake; rooms: Flake[] }
export interface Loose { ownerId: string; userId: number }
`

async function rowsOf(
  entity: string,
  count: number,
  rows: number | { [name: string]: number } = 7,
  files: { readonly [path: string]: string } = { '/src/types.ts': TEXT },
) {
  const uri = 'file:///src/types.ts'
  const opened = await open({ source: { uri, text: files['/src/types.ts'] ?? '' }, entity, rows }, memoryHost(files))
  const all = (name: string, n: number): readonly { readonly [field: string]: Value }[] =>
    Array.from({ length: n }, (_, i): Row => opened.maker.row(name, i)).filter(isRecord)
  const chosen = opened.chosen.at(-1)?.entity
  const judge = chosen && (await opened.judge(chosen))
  const made = all(entity, count)
  return { made, all, verdicts: judge?.judge(made) ?? [] }
}

describe('values of another entity', () => {
  it('keys are those of its rows; the whole is the same row wherever it stands', async () => {
    const { made, all, verdicts } = await rowsOf('Order', 40)
    expect(verdicts.every((one) => one.state === 'judged')).toBe(true)
    const users = all('User', 7)
    const authors = new Set(all('Author', 7).map((one) => one.id))
    const ids = new Set(users.map((one) => one.id))
    for (const order of made) {
      expect(ids.has(order.userId)).toBe(true)
      expect(users).toContainEqual(order.user)
      expect(isRecord(order.user as Value) && (order.user as { id: Value }).id).toBe(order.userId)
      expect(order.authorId === null || authors.has(order.authorId)).toBe(true)
      expect(order.authorId === null || order.authorId === order.author_id).toBe(true)
      for (const one of order.coAuthorIds as Value[]) expect(authors.has(one)).toBe(true)
      for (const one of order.watchers as Value[]) expect(ids.has(one)).toBe(true)
      for (const line of order.lines as { checkedByUserId: Value; product: { user: Value } }[]) {
        expect(users).toContainEqual(line.product.user)
      }
    }
    expect(new Set(made.map((one) => one.userId)).size).toBe(7)
    expect(made.some((one) => one.authorId === null)).toBe(true)
  })

  it('of the same entity is of an earlier row; what nests in itself stays its own', async () => {
    const { made, verdicts } = await rowsOf('Node', 30, 30)
    expect(verdicts.every((one) => one.state === 'judged')).toBe(true)
    for (const [i, one] of made.entries())
      if (i > 0) expect(made.slice(0, i).map((each) => each.id)).toContain(one.parentNodeId)
  })

  it('of no entity, or of another kind, is what it was', async () => {
    const { made, verdicts } = await rowsOf('Loose', 5)
    expect(verdicts.every((one) => one.state === 'judged')).toBe(true)
    expect(made.every((one) => typeof one.userId === 'number')).toBe(true)
  })

  it("lists stay lists, and an id spelled alike in several entities is nobody's", async () => {
    const { made, verdicts, all } = await rowsOf('Room', 20)
    expect(verdicts.every((one) => one.state === 'judged')).toBe(true)
    const ids = new Set(all('Room', 7).map((one) => one.id))
    expect(made.some((one) => ids.has(one.cityFlake ?? null))).toBe(false)
  })

  it('adding an entity or asking for another number of it changes nothing else', async () => {
    const few = await rowsOf('Order', 5, { User: 1, '*': 5 })
    const many = await rowsOf('Order', 5, { User: 50, '*': 5 })
    const rest = (one: { readonly [field: string]: Value }): Value[] =>
      ['id', 'authorId', 'author_id', 'coAuthorIds'].map((name) => one[name] ?? null)
    expect(few.made.map(rest)).toEqual(many.made.map(rest))
    expect(new Set(few.made.map((one) => one.userId)).size).toBe(1)
  })

  it('are of types in other modules, by any key that tells them apart', async () => {
    const files = {
      '/src/people.ts': `import type { Company } from './company'
export type UserId = string & { readonly __brand: 'UserId' }
export interface User { userId: UserId; name: string; companyUuid: string; company: Company }
export interface Author { uuid: string; pen: string }`,
      '/src/company.ts':
        'export interface Company { uuid: string; name: string }\nexport default interface Shop { id: number }',
      '/src/products.ts': `export interface Product { sku: string; title: string }
export interface Category { slug: string; name: string }
export interface Coupon { code: string; off: number }`,
      '/src/index.ts': "export * from './products'",
      '/src/types.ts': `import type * as people from './people'
import type Shop from './company'
import { Category } from '.'
export interface Order {
  id: number; userId: people.UserId; buyer: people.User; boughtBy: people.User['userId']; authorId: string
  shopId: number; shop?: Shop; lines: { sku: string }[]; productSkus: string[]; categorySlug: Category['slug']
  category: Category; couponCode: string | null; country_code: string
}
export interface Country { code: string; name: string }`,
    }
    const { made, all, verdicts } = await rowsOf('Order', 30, 4, files)
    expect(verdicts.every((one) => one.state === 'judged')).toBe(true)
    const keys = (name: string, key: string): readonly unknown[] => all(name, 4).map((one) => one[key])
    for (const order of made) {
      expect(keys('User', 'userId')).toContain(order.userId)
      expect(keys('User', 'userId')).toContain(order.boughtBy)
      expect(all('User', 4)).toContainEqual(order.buyer)
      expect(keys('Author', 'uuid')).toContain(order.authorId)
      expect(keys('Shop', 'id')).toContain(order.shopId)
      for (const line of order.lines as { sku: string }[]) expect(keys('Product', 'sku')).toContain(line.sku)
      for (const sku of order.productSkus as string[]) expect(keys('Product', 'sku')).toContain(sku)
      expect((order.category as { slug: string }).slug).toBe(order.categorySlug)
      expect([null, ...keys('Coupon', 'code')]).toContain(order.couponCode)
    }
    // Codes of the world are no row's.
    expect(() => all('Country', 1)).toThrow()
    for (const user of all('User', 4)) expect((user.company as { uuid: string }).uuid).toBe(user.companyUuid)
    // The rows are those that the other module gets.
    const there = await rowsOf('User', 4, 4, { ...files, '/src/types.ts': files['/src/people.ts'] })
    expect(there.made).toEqual(all('User', 4))
  })
})
