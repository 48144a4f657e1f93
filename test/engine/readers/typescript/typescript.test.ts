import { describe, expect, it } from 'vitest'
import { entityOf, readTypes, shapeOf } from './read-types.ts'

const string = { kind: 'string' }
const number = { kind: 'number' }

describe('readTypeScript', () => {
  it('reads the fields of an interface, inherited ones too', () => {
    const text = 'interface Base { id: number } export interface T extends Base { name?: string | null }'
    expect(shapeOf(text)).toMatchObject({
      kind: 'object',
      closed: true,
      fields: [
        { name: 'name', optional: true, shape: { kind: 'union', branches: [{ key: 'null' }, { shape: string }] } },
        { name: 'id', optional: false, shape: number },
      ],
    })
  })

  it('lets the checker evaluate generics, mapped and conditional types', () => {
    const text = `
      type Page<X> = { items: X[]; next?: string }
      type Flags = { [K in 'read' | 'write']: boolean }
      type Of<X> = X extends (infer U)[] ? U : never
      export type T = Page<Of<Flags[]>>`
    expect(shapeOf(text)).toMatchObject({
      fields: [
        {
          name: 'items',
          shape: { kind: 'array', rest: { fields: [{ name: 'read', shape: { kind: 'boolean' } }, { name: 'write' }] } },
        },
        { name: 'next', optional: true },
      ],
    })
  })

  it('names enum members, and brands by their cast', () => {
    const text = `
      export enum Status { Active = 'ACTIVE', Gone = 'GONE' }
      export type UserId = string & { readonly __brand: 'UserId' }
      export interface T { status: Status; id: UserId }`
    expect(shapeOf(text)).toMatchObject({
      fields: [
        {
          shape: {
            kind: 'literal',
            values: ['ACTIVE', 'GONE'],
            codes: ['import("./types").Status.Active', 'import("./types").Status.Gone'],
          },
        },
        { shape: { kind: 'string', cast: 'import("./types").UserId' } },
      ],
    })
  })

  it('reads template literals as patterns', () => {
    expect(shapeOf('export type T = `/${"users" | "orders"}/${number}`')).toMatchObject({
      kind: 'union',
      branches: [
        { shape: { kind: 'string', patterns: ['^\\/users\\/(?:0|[1-9][0-9]{0,3})$'] } },
        { shape: { kind: 'string', patterns: ['^\\/orders\\/(?:0|[1-9][0-9]{0,3})$'] } },
      ],
    })
  })

  it('knows tuples and the objects of the library', () => {
    const text =
      'export interface T { at: Date; pair: [string, number?]; many: Map<string, Set<bigint>>; raw: Uint8Array }'
    expect(shapeOf(text)).toMatchObject({
      fields: [
        { shape: { kind: 'native', native: 'date' } },
        { shape: { kind: 'array', prefix: [string, number], minItems: 1, maxItems: 2 } },
        {
          shape: {
            kind: 'native',
            native: 'map',
            of: [string, { kind: 'native', native: 'set', of: [{ native: 'bigint' }] }],
          },
        },
        { shape: { kind: 'native', native: 'bytes' } },
      ],
    })
  })

  it('says recursion by definitions', () => {
    const reading = readTypes('export interface Tree { value: number; children: Tree[] }')
    expect(entityOf(reading, 'Tree').shape).toMatchObject({ kind: 'ref', to: 'Tree' })
    expect(reading.catalog.definitions.Tree).toMatchObject({
      fields: [{ name: 'value' }, { name: 'children', shape: { kind: 'array', rest: { kind: 'ref', to: 'Tree' } } }],
    })
  })

  it('refuses only where there is no value, and says where', () => {
    const text = `export interface Endless { next: Endless }
      declare class Hidden { private constructor(); private x: number }
      export interface T { bad?: Hidden; good: string }
      export interface U { inner: { bad: Hidden } }`
    const reading = readTypes(text)
    expect(entityOf(reading, 'Endless').shape).toMatchObject({
      kind: 'never',
      because: expect.stringContaining('without end'),
    })
    expect(entityOf(reading, 'T').shape).toMatchObject({ fields: [{ name: 'good' }] })
    expect(entityOf(reading, 'U').shape).toMatchObject({
      kind: 'never',
      because: expect.stringContaining('U.inner.bad'),
    })
    expect(reading.diagnostics.map((one) => one.code)).toEqual(['typescript/no-value', 'typescript/no-value'])
  })

  it('takes limits, hints and choices from JSDoc', () => {
    const text = `type Email = string
      export interface T {
        /** How old.
         * @minimum 18
         * @maximum 99 */
        age: number
        /** @pattern ^[A-Z]{3}$ */
        code: string | null
        /** @fake internet.email */
        mail: Email
      }`
    expect(shapeOf(text)).toMatchObject({
      fields: [
        { shape: { minimum: 18, maximum: 99, hints: { description: 'How old.' } } },
        { shape: { branches: [{ key: 'null' }, { shape: { patterns: ['^[A-Z]{3}$'] } }] } },
        { shape: { hints: { typeName: 'Email', annotation: { fake: 'internet.email' } } } },
      ],
    })
  })

  it('follows imports, unsaved text and tsconfig paths', () => {
    const files = {
      '/tsconfig.json': '{ "compilerOptions": { "paths": { "@models/*": ["./src/models/*"] } } }',
      '/src/models/user.ts': 'export interface User { id: bigint }',
      '/src/node_modules/lib/package.json': '{ "name": "lib", "types": "index.d.ts" }',
      '/src/node_modules/lib/index.d.ts': 'export interface Money { cents: number }',
    }
    const text =
      "import type { User } from '@models/user'\nimport type { Money } from 'lib'\nexport interface T { user: User; paid: Money }"
    expect(shapeOf(text, 'T', files)).toMatchObject({
      fields: [
        { shape: { fields: [{ name: 'id', shape: { native: 'bigint' } }] } },
        { shape: { fields: [{ name: 'cents' }] } },
      ],
    })
  })

  it('names what a package declares deep inside by the module that exports it as a value', () => {
    const file = (name: string): string => `/src/node_modules/lib/${name}`
    const files = {
      [file('package.json')]:
        '{ "name": "lib", "types": "dist/index.d.ts", "exports": { ".": "./dist/index.d.ts", "./*": "./dist/*.d.ts" } }',
      [file('dist/index.d.ts')]:
        "export type { Kind, Hidden } from './deep/kind'\nexport interface Thing { kind: import('./deep/kind').Kind; hidden?: import('./shut').Hidden }",
      [file('dist/deep/kind.d.ts')]: "export declare enum Kind { A = 'a' }\nexport type { Hidden } from '../shut'",
      [file('dist/shut.ts')]: 'export declare class Hidden { private x: 1 }',
    }
    expect(shapeOf("import type { Thing } from 'lib'\nexport type T = Thing", 'T', files)).toMatchObject({
      fields: [{ name: 'kind', shape: { codes: ['import("lib/deep/kind").Kind.A'] } }],
    })
  })

  it('takes a constant of arktype for what it infers', () => {
    const files = {
      '/src/node_modules/arktype/package.json': '{ "name": "arktype", "types": "index.d.ts" }',
      '/src/node_modules/arktype/index.d.ts': `
        export interface Type<T> { (data: unknown): T; infer: T; inferIn: unknown }
        export declare function type<const D>(of: D): Type<{ [K in keyof D]: D[K] extends 'number' ? number : string }>`,
    }
    const text = "import { type } from 'arktype'\nexport const User = type({ name: 'string', age: 'number' })"
    expect(shapeOf(text, 'User', files)).toMatchObject({
      fields: [
        { name: 'name', shape: string },
        { name: 'age', shape: number },
      ],
    })
    expect(entityOf(readTypes(text, files), 'User').type?.reference).toBe('typeof import("./types").User.infer')
  })

  it('takes a constant of typebox 1 for what Static makes of it', () => {
    const files = {
      '/src/node_modules/typebox/package.json': '{ "name": "typebox", "types": "index.d.ts" }',
      '/src/node_modules/typebox/index.d.ts': `
        export interface TNumber { '~kind': 'Number' }
        export interface TObject<P> { '~kind': 'Object'; properties: P }
        export type Static<S> = S extends TObject<infer P> ? { [K in keyof P]: Static<P[K]> } : S extends TNumber ? number : never
        export declare const Type: { Object<P>(properties: P): TObject<P>; Number(options?: object): TNumber }`,
    }
    const text = "import { Type } from 'typebox'\nexport const Box = Type.Object({ wide: Type.Number({ minimum: 1, maximum: 9 }) })"
    const reading = readTypes(text, files)
    expect(shapeOf(text, 'Box', files)).toMatchObject({ fields: [{ name: 'wide', shape: { minimum: 1, maximum: 9 } }] })
    expect(entityOf(reading, 'Box').type?.reference).toBe('import("typebox").Static<typeof import("./types").Box>')
    expect(reading.catalog.entities.map((one) => one.name)).toEqual(['Box'])
  })

  it("does not take a stream of Node's own for one of the web", () => {
    const files = {
      '/src/node_modules/@types/node/package.json': '{ "name": "@types/node", "types": "index.d.ts" }',
      '/src/node_modules/@types/node/index.d.ts':
        'declare module "stream/web" { interface ReadableStream { readonly locked: boolean } }\ninterface ReadableStream { readonly other: 1 }',
    }
    const text = '/// <reference types="node" />\nexport interface T { own: import("stream/web").ReadableStream; web: ReadableStream }'
    expect(shapeOf(text, 'T', files)).toMatchObject({
      fields: [{ shape: { fields: [{ name: 'locked' }] } }, { shape: { text: 'new ReadableStream()' } }],
    })
  })

  it('makes an instance of many methods by its class, and one of few as its fields', () => {
    const methods = Array.from({ length: 8 }, (_, i) => `m${i}(): void`).join('; ')
    const text = `
      export declare class Vector { constructor(x: number, y?: number); x: number; ${methods} }
      export declare class Plain { constructor(); x: number; m(): void }
      export interface T { vector: Vector; plain: Plain }`
    expect(shapeOf(text)).toMatchObject({
      fields: [
        { shape: { native: 'code', text: 'new import("./types").Vector(${0})', of: [number] } },
        { shape: { fields: [{ name: 'x' }, { name: 'm' }] } },
      ],
    })
  })

  it('lists every declared type and says which are exported', () => {
    const text = `interface A { a: 1 } export type B = A; export enum C { X } export default class D { d = 1 }
      export namespace N { export interface E { e: string } } export interface F<X, Y = string> { x: X; y: Y }`
    const { entities } = readTypes(text).catalog
    expect(entities.map((one) => [one.name, one.type?.name, one.type?.exported])).toEqual([
      ['A', 'A', 'none'],
      ['B', 'B', 'named'],
      ['C', 'C', 'named'],
      ['D', 'D', 'default'],
      ['N.E', 'N.E', 'named'],
      ['F', 'F<unknown>', 'named'],
    ])
  })

  it('keeps what can be had of a broken file', () => {
    const reading = readTypes('export interface T { id: number; name: }\nexport type U = { ok: true')
    expect(reading.diagnostics.map((one) => one.code)).toContain('source/syntax')
    expect(entityOf(reading, 'T').shape).toMatchObject({ kind: 'object' })
    expect(entityOf(reading, 'U').shape).toMatchObject({ fields: [{ name: 'ok' }] })
  })

  it('is JSON-safe', () => {
    const { catalog } = readTypes('export interface A { b: B } interface B { a?: A[]; at: Date }')
    const copy = JSON.parse(JSON.stringify(catalog))
    expect(copy.entities[0].shape).toEqual(catalog.entities[0]?.shape)
    expect(Object.keys(copy.definitions).sort()).toEqual(['A', 'B'])
  })
})
