import { expect, test } from 'vitest'
import { entityAt, fieldAt } from '../../src/outline/outline.ts'
import { typescriptOutline } from '../../src/outline/typescript.ts'

/** `name*` = with a lens, then the text of the declaration. */
const shown = (text: string): string[] =>
  typescriptOutline(text)?.entities.map((each) => `${each.name}${each.lens ? '*' : ''}: ${text.slice(each.range.start, each.range.end)}`) ?? []
const fields = (text: string): string[] => typescriptOutline(text)?.entities[0]?.fields.map((each) => each.name) ?? []

test('each kind of declaration, to its end', () => {
  expect(shown('export interface A { a: string }\ninterface B<T extends { x: 1 }> extends C<T> { b: T }')).toEqual([
    'A*: export interface A { a: string }',
    'B: interface B<T extends { x: 1 }> extends C<T> { b: T }',
  ])
  expect(shown('export default class K { a = 1; b: string }')).toEqual(['K*: export default class K { a = 1; b: string }'])
  expect(shown('export const enum E { A, B }\nexport declare enum F { C = "c" }')).toEqual([
    'E*: export const enum E { A, B }', 'F*: export declare enum F { C = "c" }',
  ])
  expect(shown('export abstract class P<T> implements Q { m(): void { if (a) { b } } }\nlet x')).toEqual([
    'P*: export abstract class P<T> implements Q { m(): void { if (a) { b } } }',
  ])
})

test('an alias ends at its semicolon or where its line does', () => {
  expect(shown('type A = string;\ntype B =\n  | "x"\n  | "y"\ntype C = { a: 1 }\nconst z = 1')).toEqual([
    'A: type A = string;', 'B: type B =\n  | "x"\n  | "y"', 'C: type C = { a: 1 }',
  ])
  expect(shown('type F = (a: string) =>\n  void\nfoo()')).toEqual(['F: type F = (a: string) =>\n  void'])
  expect(shown('type G<T> = T extends string\n  ? 1\n  : 2\nbar')).toEqual(['G: type G<T> = T extends string\n  ? 1\n  : 2'])
})

test('exported by a list', () => {
  expect(shown('interface A {}\ntype B = 1\nexport { A, type B as C }').map((each) => each.split(':')[0])).toEqual(['A*', 'B*'])
  expect(shown('interface A {}\nexport type { A } from "x"').map((each) => each.split(':')[0])).toEqual(['A'])
  expect(shown('interface A {}\nexport default A').map((each) => each.split(':')[0])).toEqual(['A*'])
})

test('only declarations: not in comments, strings, templates, functions, and no other use of the words', () => {
  const text = [
    '// interface A {}', '/* type B = 1 */', 'const s = "type C = 1"', 'const t = `\ninterface D {}\n${`type E = 1`}`',
    'function f() { interface G {} }', 'const type = 1', 'x.type = 2', 'const o = { type: 1, interface: 2 }', 'const r = /[{"]/',
    "const q = a / b; const w = '/'", 'export type H = 1',
  ].join('\n')
  expect(shown(text)).toEqual(['H*: export type H = 1'])
})

test('brackets that a broken text leaves open do not hide what follows', () => {
  expect(shown('export interface A { a: string\n\nexport interface B { b: 1 }').map((each) => each.split(':')[0])).toContain('A*')
  expect(shown('function f() {\n\nexport interface B { b: 1 }')).toEqual(['B*: export interface B { b: 1 }'])
})

test('members: modifiers, optional, quoted, methods left out, nested', () => {
  const text = `interface A {
  /** The name. */
  readonly name?: string
  'quoted-name': number; other: { inner: Date, deep: { x: 1 } }
  method(arg: string): void
  list: Array<{ item: string }>
  cb: (a: number) => { r: 1 }
}`
  expect(fields(text)).toEqual(['name', 'quoted-name', 'other', 'inner', 'deep', 'x', 'list', 'item', 'cb', 'r'])
  const entity = typescriptOutline(text)?.entities[0]
  const name = entity?.fields[0]
  expect(text.slice(name?.doc?.start, name?.doc?.end)).toBe('/** The name. */')
  expect(text.slice(name?.range.start, name?.range.end)).toBe('readonly name?: string')
  expect(entity && fieldAt(entity, text.indexOf('inner') + 1)?.name).toBe('inner')
  expect(entity && fieldAt(entity, text.indexOf('other') + 1)?.name).toBe('other')
})

test('class members with a value, members on one line', () => {
  expect(fields('class A { private a!: string; static b: number = 1; c = 2 }')).toEqual(['a', 'b'])
  expect(fields('type T = { a: 1, b: "x" | "y" } & Pick<U, "c">')).toEqual(['a', 'b'])
})

test('the type that an offset stands in', () => {
  const text = 'interface A {}\n\nconst x = 1\ninterface B { b: 1 }'
  const outline = typescriptOutline(text)
  expect(outline && entityAt(outline, 3)?.name).toBe('A')
  expect(outline && entityAt(outline, text.indexOf('const'))).toBeUndefined()
  expect(outline && entityAt(outline, text.length)?.name).toBe('B')
})

test('a megabyte in well under a second', () => {
  const one = 'export interface Name { a: string; b?: { c: number }[]; "d": `x${string}` }\n'
  const start = performance.now()
  expect(shown(one.repeat(13_000)).length).toBe(13_000)
  expect(performance.now() - start).toBeLessThan(15_000)
})

test('constants that hold a schema', () => {
  const text = `import { z } from 'zod'
import * as v from "valibot"
import { pgTable, serial } from 'drizzle-orm/pg-core'
const Base = z.object({ id: z.string().uuid() })
export const UserSchema = Base.extend({
  mail: z.string().email(),
}).strict()
export const PetSchema = v.pipe(v.object({ name: v.string() }))
export const users = pgTable('users', { id: serial('id') });
const email = z.string()
const other = make({ a: 1 })
export { Base }
`
  expect(shown(text).map((each) => each.split(':')[0])).toEqual(['Base*', 'UserSchema*', 'PetSchema*', 'users*'])
  expect(shown(text)[1]).toMatch(/^UserSchema\*: export const UserSchema = Base[^]*\.strict\(\)$/)
  expect(typescriptOutline(text)?.entities[1]?.fields.map((each) => each.name)).toEqual(['mail'])
  const ark = "import { type, scope } from 'arktype'\nimport type { Type } from 'arktype'\nconst User = type({ name: 'string' })\nconst id = type('string')"
  expect(shown(ark).map((each) => each.split(':')[0])).toEqual(['User'])
})

test('types in comments of JavaScript', () => {
  const text = '/**\n * @typedef {object} A\n * @property {number} n\n */\n/** @typedef {{ a: { b: 1 } }} B */\nclass C {}\n/** @typedef {A} D */'
  const outline = typescriptOutline(text, { docs: true })
  expect(outline?.entities.map((each) => `${each.name}${each.lens ? '*' : ''} ${text.slice(each.nameRange.start, each.nameRange.end)}`)).toEqual(['A* A', 'B* B', 'C C', 'D* D'])
  expect(typescriptOutline(text)?.entities.map((each) => each.name)).toEqual(['C'])
})
