import { describe, expect, it } from 'vitest'
import { fillHere } from '../../src/engine/fill-here.ts'
import { edited } from '../../src/engine/fixtures/fixture.ts'
import { memoryHost } from './memory-host.ts'

const USER = `export interface Address { city: string; zip: string }
export enum Role { Admin = 'admin', Guest = 'guest' }
export interface User { id: number; name: string; email: string; role: Role; address: Address; born: Date; nick?: string }
`
const URI = 'file:///src/data.ts'

/** The text after filling at `▮`, or where `«…»` stands; without them. */
async function fill(marked: string, files: { readonly [path: string]: string } = { '/src/user.ts': USER }, rows = 2) {
  const start = marked.search(/[▮«]/)
  const text = marked.replaceAll(/[▮«»]/g, '')
  const end = marked.includes('»') ? marked.indexOf('»') - 1 : start
  const uri = marked.startsWith('// js') ? 'file:///src/data.js' : URI
  const filled = await fillHere({ uri, text }, { start, end }, { rows }, memoryHost({ [uri.slice(7)]: text, ...files }))
  return { ...filled, after: edited(text, filled.edits) }
}

describe('a value where one is wanted', () => {
  it('is written as rows of the type, with the imports that it needs', async () => {
    const { after, diagnostics, type } = await fill(
      `import type { User } from './user'\n\nconst users: User[] = ▮\nconst other = 1\n`,
    )
    expect(diagnostics).toEqual([])
    expect(type).toBe('User[]')
    expect(after).toMatch(
      /^import type \{ User \} from '\.\/user'\nimport \{ Role \} from "\.\/user";\n\nconst users: User\[\] = \[\n {2}\{\n {4}id: \d+,/,
    )
    expect(after.match(/role: Role\.(Admin|Guest),/g)).toHaveLength(2)
    expect(after).toMatch(/born: new Date\("/)
    expect(after).toMatch(/\];\nconst other = 1\n$/)
  })

  it.each([
    ['a property', `import type { User } from './user'\nconst box: { user: User } = { user: ▮ }\n`, /user: \{\n/],
    ['an item', `import type { Address } from './user'\nconst list: Address[] = [▮]\n`, /= \[\n {2}\{\n {4}city: "/],
    ['an empty object', `import type { Address } from './user'\nconst at: Address = {▮}\n`, /= \{\n {2}city: "/],
    [
      'an argument',
      `import type { Address } from './user'\ndeclare function move(to: Address): void\nmove(▮)\n`,
      /move\(\{\n {2}city: "/,
    ],
    [
      'a return',
      `import type { Address } from './user'\nasync function f(): Promise<Address> {\n  return ▮\n}\n`,
      /return \{\n {4}city: "/,
    ],
    [
      'satisfies',
      `import type { Address } from './user'\nconst at = {▮} satisfies Address\n`,
      /= \{\n {2}city: "[^}]*\} satisfies Address/,
    ],
    [
      'a local type',
      `interface Pair { readonly left: 'a' | 'b'; right: bigint }\nconst pair: Pair =▮\n`,
      /= \{\n {2}left: "[ab]",\n {2}right: \d+n,\n\};\n/,
    ],
    ['a plain type by its place', `const email: string = ▮\n`, /= "[^"]+@[^"]+";\n/],
    [
      'a type of JSDoc',
      `// js\n/** @typedef {{ a: number }} A */\n/** @type {A[]} */\nconst list = ▮\n`,
      /= \[\n {2}\{\n {4}a: /,
    ],
    [
      'a generic type',
      `interface Page<T> { items: T[]; next: string | null }\nconst page: Page<{ id: 1 }> = ▮\n`,
      /items: \[\n?.*\{\s+id: 1/s,
    ],
    ['a brand', `type Id = string & { readonly __brand: 'Id' }\nconst it: { id: Id } = ▮\n`, /id: "[^"]*" as Id/],
  ])('%s', async (_, text, expected) => {
    const { after, diagnostics } = await fill(text)
    expect(diagnostics).toEqual([])
    expect(after).toMatch(expected)
  })

  it('equals the rows that the lens makes', async () => {
    const inData = await fill(`import type { Address } from './user'\nconst list: Address[] = ▮\n`)
    const inPlace = await fill(`interface Address { city: string; zip: string }\nconst list: Address[] = ▮\n`)
    expect(inData.after.split('= [')[1]).toBe(inPlace.after.split('= [')[1])
  })

  it.each([
    ['no type', 'const x = ▮\n', 'Nothing says of what type the value here is.'],
    ['no place', 'const x: number = 1▮ + 2\n', 'There is no place for a value here.'],
    ['no value', 'const x: never[][] & { a: never } = ▮\n', 'never'],
  ])('%s is told, nothing is written', async (_, text, message) => {
    const { edits, diagnostics } = await fill(text)
    expect(edits).toEqual([])
    expect(diagnostics[0]?.message).toContain(message)
  })
})

describe('members that a literal lacks', () => {
  const head = `import { Role, type User } from './user'\n`

  it('are added beside what is there, with a comment and a spread kept', async () => {
    const { after, diagnostics } = await fill(
      `${head}const «user»: User = {\n  name: 'Ada', // hers\n  role: Role.Admin,\n}\n`,
    )
    expect(diagnostics).toEqual([])
    expect(after).toContain("name: 'Ada', // hers\n")
    expect(after).toMatch(/id: \d+,\n {2}name/)
    expect(after).toMatch(/role: Role\.Admin,\n {2}address: \{\n {4}city: '[^']+',/)
    expect(after).not.toContain('nick')
    expect(after).not.toContain('import { Role as')
  })

  it.each([
    [
      'what a spread brings',
      `${head}declare const base: Omit<User, 'id'>\nconst «user»: User = { ...base }\n`,
      /\{ id: \d+, \.\.\.base \}|\{ \.\.\.base, id: \d+ \}/,
    ],
    [
      'a nested literal',
      `${head}const users: Pick<User, 'address'>[] = [{ «address»: { city: 'Ulm' } }]\n`,
      /\{ city: 'Ulm', zip: '[^']+' \}/,
    ],
    [
      'an item',
      `${head}const users: Pick<User, 'name' | 'email'>[] = [«{ name: 'Ada' }»]\n`,
      /\[\{ name: 'Ada', email: '[^']+@[^']+' \}\]/,
    ],
    [
      'a return',
      `${head}function f(): Pick<User, 'name' | 'email'> { «return» { name: 'Ada' } }\n`,
      /return \{ name: 'Ada', email: '[^']+' \}/,
    ],
    [
      'a cursor inside',
      `${head}const user: Pick<User, 'name' | 'email'> = { na▮me: 'Ada' }\n`,
      /\{ name: 'Ada', email: '/,
    ],
    [
      'the branch of a union',
      `type S = { kind: 'a' } | { kind: 'b'; size: number; deep: { on: boolean } }\nconst «s»: S = { kind: 'b' }\n`,
      /\{ kind: 'b', size: [\d.]+, deep: \{ on: (true|false) \} \}/,
    ],
    [
      'shorthand and methods',
      `const id = 4\nconst «s»: { id: number; run(): void; tag: 'x' } = { id, run() {} }\n`,
      /\{ id, run\(\) \{\}, tag: '?"?x/,
    ],
  ])('%s', async (_, text, expected) => {
    const { after, diagnostics } = await fill(text)
    expect(diagnostics).toEqual([])
    expect(after).toMatch(expected)
  })

  it('a literal that lacks nothing is left', async () => {
    const { edits, diagnostics } = await fill(`const «s»: { id: number } = { id: 1 }\n`)
    expect(edits).toEqual([])
    expect(diagnostics[0]?.message).toBe('It lacks nothing.')
  })
})

describe('values of other entities', () => {
  it('are those that the lens makes', async () => {
    const types = `export interface User { id: string; name: string }\nexport interface Order { id: number; userId: User['id']; user: User }\n`
    const { after, diagnostics } = await fill(`${types}const orders: Order[] = ▮\n`)
    expect(diagnostics).toEqual([])
    for (const [, one, other] of after.matchAll(/userId: "([^"]+)",\s+user: \{\s+id: "([^"]+)"/g))
      expect(one).toBe(other)
    expect(after.match(/userId: "/g)).toHaveLength(2)
    const other = await fill(`import type { Order } from './types'\nconst orders: Order[] = ▮\n`, { '/src/types.ts': types })
    expect(other.after.split('= [')[1]).toBe(after.split('= [')[1])
  })
})
