import { describe, expect, it } from 'vitest'
import { faults, rowsOf } from './accepted-rows.ts'

// Each is a class of types that published packages hold.
const TYPES: { readonly [name: string]: string } = {
  'a field that one part of an intersection may miss and another has undefined': `
    type Reply = T & { reply: undefined }
    export interface T { id: number; reply?: Reply; text?: string }`,
  'members of a library object made optional, those of every object among them': `
    type Deep<X> = X extends object ? { [K in keyof X]?: Deep<X[K]> } : X
    export type T = { at: Deep<Date>; on?: Deep<RegExp> }`,
  'functions and lists with properties that are literals, inside an object too': `
    interface Options { kind: 'x' | 'y'; steps: (1 | 2)[] }
    export type Call = { (a: string): number; kind: 'x'; version: \`\${number}.\${number}\`; options: Options }
    export type T = Call | { call?: Call; over: { (a: 1): 1; (a: 2): 2; mode: 'm' }; list: string[] & { mark: 'a' } }`,
  'functions with properties that return literals': `
    export interface T { (): { type: 'line'; box?: [number, number] }; lines: () => { type: 'point' }[] }`,
  'a list that is a tuple as well': 'export interface T { none: string[] & []; one: string[] & [string] }',
  'a stream of an own namespace under the name of one of the library': `
    declare namespace Own { interface ReadableStream { readonly readable: boolean } }
    export interface T { own: Own.ReadableStream; iterator: IterableIterator<[string, 1 | 2]>; end: Generator<number, { at: Date }, boolean> }`,
  'the values that have a type to themselves': `
    export class Account { #secret = 1; constructor(readonly id: string) {} }
    export enum Status { On = 'on', Off = 1 }
    class Inner { x = 1 }
    export type T = { json: JSON; of: typeof Account; all: typeof Status; inner: typeof Inner; when: DateConstructor; later: PromiseConstructor }`,
  'functions that tell of which type a value is': `
    export interface T { is: (value: unknown) => value is string; second(a: number, value: string | number): value is string
      check: (value: unknown) => asserts value is Date; truthy?: (value: unknown) => asserts value }`,
  'a member of a union that may miss what every object inherits': `
    export interface Box<X> { value: X }
    export type T = { constructor?: true } | { kind: 'r'; r?: 1 } | Readonly<{ pair: [string, 1?] }> | Box<'a' | 1>`,
  'collections of what holds values of several kinds': `
    export interface Box<X> { value: X }
    export interface T { later: Map<string, Promise<'a' | 'b'>>; sets: Set<Set<1 | 'x'>>; boxes: Set<Promise<Box<1 | 'x'>>> }`,
  'instances that only their class may make': `
    export class Level { private constructor(private readonly n: number) {}
      static readonly High = new Level(2); static readonly Low = new Level(1); static of(): Level { return Level.Low } }
    export interface T { level: Level; other?: Level }`,
  'a class that meets an object which it is': `
    export class Headers { [name: string]: unknown
      a(): void {} b(): void {} c(): void {} d(): void {} e(): void {} f(): void {} g(): void {} h(): void {} }
    export type T = { headers: { accept?: unknown } & Headers }`,
}

describe('values that the compiler accepts', () => {
  it.each(Object.entries(TYPES))('%s', async (_, text) => {
    expect(await faults(text)).toEqual([])
  })

  it('of a class with a member under a symbol that its module keeps to itself', async () => {
    const files = {
      '/src/line.ts': `declare const state: unique symbol
        export declare class Line { [state]: number; constructor(name: string); name: string }`,
    }
    const text = "import type { Line } from './line'\nexport interface T { line: Line; other?: Line }"
    expect(await faults(text, 6, files)).toEqual([])
  })
})

describe('types that hold themselves in many places', () => {
  it('have rows that end within a few pages', async () => {
    const kinds = ['a', 'b', 'c', 'd', 'e'].map(
      (kind) => `{ kind: '${kind}'; parent: Node; left: Node; right: Node; args: Node[]; body: Block | null }`,
    )
    const text = `
      type Node = ${kinds.join(' | ')} | { kind: 'leaf'; value: string }
      interface Block { kind: 'block'; statements: Node[]; comments: { text: string }[] }
      export type T = Node`
    const { made, judge } = await rowsOf(text, 20)
    const sizes = made.map((one) => JSON.stringify(one).length)
    expect(Math.max(...sizes)).toBeLessThan(20_000)
    expect(sizes.filter((size) => size > 300).length).toBeGreaterThan(5)
    expect((judge?.judge(made) ?? []).filter((one) => one.state !== 'judged')).toEqual([])
  })
})
