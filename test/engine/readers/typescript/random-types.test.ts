import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRecord, Special, type Value } from '../../../../src/engine/catalog/value.ts'
import type { Shape } from '../../../../src/engine/catalog/shape.ts'
import { faults, rowsOf } from './accepted-rows.ts'

describe('types made by combinators', () => {
  const name = fc.constantFrom(
    'id',
    'name',
    'email',
    'createdAt',
    'kind',
    'a-b',
    'n',
    'items',
    '__proto',
    'constructor',
  )
  const { type } = fc.letrec<{ type: string }>((tie) => ({
    type: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      fc.constantFrom(
        'string',
        'number',
        'boolean',
        'null',
        'bigint',
        'Date',
        'unknown',
        '"on"',
        '42',
        '-1.5',
        '10n',
        'true',
        'undefined | 1',
        'E',
        'E.B',
        'Brand',
        '`id-${number}`',
        'Uppercase<`${"a" | "b"}x`>',
        'URL | string',
        'RegExp',
        'Uint8Array',
        'Tree',
        'symbol',
        'object',
        'S.Deep',
      ),
      fc
        .array(fc.tuple(name, fc.constantFrom('', '?'), tie('type'), fc.constantFrom('', 'readonly ')), {
          maxLength: 4,
        })
        .map(
          (fields) =>
            `{ ${[...new Map(fields.map((one) => [one[0], one])).values()].map(([key, mark, of, word]) => `${word}${JSON.stringify(key)}${mark}: ${of}`).join('; ')} }`,
        ),
      fc
        .tuple(
          tie('type'),
          fc.constantFrom(
            '$[]',
            'readonly ($)[]',
            'Array<$>',
            'Set<$>',
            'Map<string, $>',
            'Record<"a" | "b", $>',
            'Record<string, $>',
            'Promise<$>',
            '() => $',
            'Box<$>',
            'Readonly<{ v: $ }>',
            'Required<{ v?: $ }>',
            'Partial<{ v: $; w: $ }>',
            '{ [key: string]: $ }',
            'NonNullable<$> | 0',
            'Iterable<$>',
            'Pick<{ a: $; b: 1 }, "a">',
            'Omit<{ a: $; b: 1 }, "b">',
          ),
        )
        .map(([of, around]) =>
          around.replaceAll('$', () =>
            around.includes('($)') || around === '$[]' ? (around === '$[]' ? `(${of})` : of) : of,
          ),
        ),
      fc.tuple(tie('type'), tie('type')).map(([a, b]) => `(${a}) | (${b})`),
      fc.tuple(tie('type'), tie('type')).map(([a, b]) => `[${a}, (${b})?]`),
      fc.tuple(tie('type'), tie('type')).map(([a, b]) => `[first: ${a}, ...rest: (${b})[]]`),
      fc.tuple(tie('type'), tie('type')).map(([a, b]) => `{ kind: "l"; l: ${a} } | { kind: "r"; r?: ${b} }`),
      fc.tuple(tie('type'), tie('type')).map(([a, b]) => `{ x: ${a} } & { y: ${b} }`),
    ),
  }))
  const HEAD = `export enum E { A = 'a', B = 'b' }
export type Brand = string & { readonly __brand: 'Brand' }
export interface Box<X> { readonly value: X; next?: Box<X> }
export interface Tree { label: string; children: Tree[]; up?: Tree }
export namespace S { export type Deep = { s: Brand[] } }
`
  it('have values that the compiler accepts', async () => {
    const { PROPERTY_SEED: seed, PROPERTY_RUNS: runs } = process.env
    await fc.assert(
      fc.asyncProperty(type, async (of) => {
        expect(await faults(`${HEAD}export type T = ${of}\n`)).toEqual([])
      }),
      { seed: Number(seed ?? 8), numRuns: Number(runs ?? 60) },
    )
  }, 120_000)
})

describe('utility types', () => {
  it.each([
    'Awaited<Promise<Promise<U>>>',
    'Partial<U>',
    'Required<U>',
    'Readonly<U>',
    'Record<"a" | "b", U>',
    'Record<`k${1 | 2}`, number>',
    'Pick<U, "id" | "tags">',
    'Omit<U, "id">',
    'Exclude<"a" | "b" | 1, string>',
    'Extract<U | string, { id: number }>',
    'NonNullable<U["nick"]>',
    'Parameters<(a: string, b?: U) => void>',
    'ConstructorParameters<typeof C>',
    'ReturnType<() => U>',
    'InstanceType<typeof C>',
    'NoInfer<U>',
    'ThisParameterType<(this: U) => void>',
    'OmitThisParameter<(this: U, a: 1) => 2>',
    'ThisType<U> & { a: 1 }',
    'Uppercase<"ab" | "cd">',
    'Lowercase<"AB">',
    'Capitalize<"ab">',
    'Uncapitalize<"Ab">',
    'Readonly<[1, 2?]>',
    'Partial<[1, 2]>',
    'Required<[1?, ...string[]]>',
    'Partial<Record<"a" | "b", U>>',
    'Pick<Partial<U>, "id">',
    'Omit<U & { extra: bigint }, "tags">',
    '{ [K in keyof U as `get${Capitalize<K>}`]: () => U[K] }',
    '{ -readonly [K in keyof U]-?: U[K] }',
    'keyof U',
    'U[keyof U]',
    'U["tags"][number]',
    'Exclude<keyof U, "id">',
    'U extends { id: infer I } ? I[] : never',
    'ReturnType<typeof make>',
    'typeof config',
    'Parameters<typeof make>[0]',
  ])('%s', async (of) => {
    const text = `export interface U { readonly id: number; nick?: string | null; tags: ('x' | 'y')[]; at: Date }
export declare class C { constructor(name: string, size?: number); name: string }
export declare function make(options: { deep: { on: boolean } }): { made: U | undefined }
export declare const config: { readonly port: 80; readonly hosts: readonly ['a', 'b'] }
export type T = ${of}
`
    expect(await faults(text)).toEqual([])
  })
})

describe('fifty rows', () => {
  const TEXT = `export interface Address { street: string; zip?: string; geo?: { lat: number; lng: number; precision?: 'exact' | 'city' } }
export type Payment = { kind: 'card'; last4?: string; brand: 'visa' | 'amex' } | { kind: 'iban'; bank?: Address } | { kind: 'cash' } | null
export interface Line { sku: string; gift?: boolean; options?: { name: string; value: string | number | boolean; notes?: string[] }[] }
export interface T {
  id: string; nick?: string; state: 'open' | 'paid' | { closed: Date; by?: { id: number; mail?: string } }
  payment?: Payment; ship: Address; bill?: Address | 'same'; lines: Line[]; meta?: Record<string, string | number | null>
  parent?: T; history: ({ at: Date; note?: string } | { system: true; code?: 1 | 2 | 3 })[]
}
`
  it('show the optional properties and branches of unions to depth 4', async () => {
    const { opened, chosen, made } = await rowsOf(TEXT, 50)
    const { definitions } = opened.reading.catalog
    const all = new Map<string, boolean>()
    /** Spots of a shape; those that a value (`undefined`: only what there is) shows are seen. */
    const look = (shape: Shape, path: string, depth: number, value?: Value): void => {
      const see = (spot: string, isSeen: boolean): void => void all.set(spot, isSeen || all.get(spot) === true)
      if (depth > 4) return
      // What recurs is one place.
      if (shape.kind === 'ref') look(definitions[shape.to] ?? { kind: 'never' }, `#${shape.to}`, depth, value)
      if (shape.kind === 'object') {
        for (const { name, optional, shape: of } of shape.fields) {
          const member = isRecord(value) ? value[name] : undefined
          if (optional) see(`${path}.${name}?`, member !== undefined)
          look(of, `${path}.${name}`, depth + 1, member)
        }
      }
      if (shape.kind === 'union') {
        for (const branch of shape.branches) {
          const isTaken = value !== undefined && fits(value, branch.shape)
          see(`${path}|${branch.key}`, isTaken)
          look(branch.shape, path, depth, isTaken ? value : undefined)
        }
      }
      if (shape.kind === 'array' && shape.rest) {
        look(shape.rest, `${path}[]`, depth + 1)
        if (Array.isArray(value)) for (const item of value as Value[]) look(shape.rest, `${path}[]`, depth + 1, item)
      }
    }
    const fits = (value: Value, shape: Shape): boolean => {
      const of = shape.kind === 'ref' ? (definitions[shape.to] ?? shape) : shape
      if (of.kind === 'object')
        return (
          isRecord(value) &&
          of.fields.every((field) =>
            Object.hasOwn(value, field.name) ? fits(value[field.name] ?? null, field.shape) : field.optional,
          ) &&
          Object.keys(value).every((key) => of.fields.some((field) => field.name === key))
        )
      if (of.kind === 'union') return of.branches.some((one) => fits(value, one.shape))
      if (of.kind === 'array') return Array.isArray(value)
      if (of.kind === 'literal') return of.values.some((one) => one === value)
      if (of.kind === 'native') return value instanceof Special && value.kind === of.native
      return of.kind === 'null' ? value === null : typeof value === of.kind
    }
    for (const row of made) look(chosen.shape, '', 1, row)
    const missed = [...all].filter(([, isSeen]) => !isSeen).map(([spot]) => spot)
    expect(all.size).toBeGreaterThan(20)
    expect(1 - missed.length / all.size, missed.join(' ')).toBeGreaterThanOrEqual(0.95)
  })
})
