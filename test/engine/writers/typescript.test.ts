import { describe, expect, it } from 'vitest'
import type { Row } from '../../../src/engine/catalog/value.ts'
import { Special } from '../../../src/engine/catalog/value.ts'
import { typescript } from '../../../src/engine/writers/typescript.ts'
import { DEFAULT_STYLE, type WriteOptions } from '../../../src/engine/writers/writer.ts'
import { entityOf, readTypes } from '../readers/typescript/read-types.ts'

function written(text: string, name: string, rows: readonly Row[], options: Partial<WriteOptions> = {}): string {
  const { catalog } = readTypes(text)
  const entity = entityOf({ catalog, diagnostics: [] }, name)
  return [...typescript([{ entity, rows }], catalog, { style: DEFAULT_STYLE, ...options }, () => {})].join('')
}

describe('the ts writer', () => {
  it('writes a typed array with its type-only import', () => {
    expect(
      written('export interface User { id: number; tags: string[] }', 'User', [{ id: 1, tags: ['a', "b's"] }]),
    ).toBe(
      `import type { User } from "./types";

export const users: User[] = [
  {
    id: 1,
    tags: ["a", "b's"],
  },
];
`,
    )
  })

  it('needs no import beside the type, and takes the style of its place', () => {
    const style = { ...DEFAULT_STYLE, quote: "'" as const, semicolons: false, trailingComma: false, indent: '\t' }
    const options = { style, target: 'file:///src/types.ts' }
    expect(written('interface Box { name: string }', 'Box', [{ name: "it's" }], options)).toBe(
      "export const boxes: Box[] = [\n\t{\n\t\tname: 'it\\'s'\n\t}\n]\n",
    )
  })

  it('imports enums as values, casts brands, and rebases modules to the target', () => {
    const text = `export enum Status { Active = 'ACTIVE', Gone = 'GONE' }
      export type Id = string & { __brand: 'Id' }
      export interface Order { id: Id; status: Status }`
    expect(written(text, 'Order', [{ id: 'x', status: 'GONE' }], { target: 'file:///src/test/data.ts' })).toBe(
      `import type { Id, Order } from "../types";
import { Status } from "../types";

export const orders: Order[] = [
  {
    id: "x" as Id,
    status: Status.Gone,
  },
];
`,
    )
  })

  it('writes what JSON cannot hold', () => {
    const text =
      'export interface All { at: Date; big: bigint; map: Map<string, number>; "x-y": undefined; f: () => { a: number } }'
    const row = {
      at: new Special('date', '2024-05-06T07:08:09.000Z'),
      big: new Special('bigint', '-10'),
      map: new Special('map', '', [['k', 1]]),
      'x-y': new Special('absent', ''),
      f: new Special('code', '() => ${0}', [{ a: 1 }]),
    }
    const style = { ...DEFAULT_STYLE, indent: '' }
    expect(written(text, 'All', [row], { bare: true, style })).toBe(
      '[{ at: new Date("2024-05-06T07:08:09.000Z"), big: -10n, map: new Map([["k", 1]]), "x-y": undefined, f: () => ({ a: 1 }) }]',
    )
  })
})
