import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Catalog } from '../../../src/engine/catalog/catalog.ts'
import type { Field, Shape } from '../../../src/engine/catalog/shape.ts'
import { isRecord, type Row } from '../../../src/engine/catalog/value.ts'
import { createRowMaker, type RowMaker } from '../../../src/engine/generate/row-maker.ts'
import { compile } from '../../../src/engine/plan/compile.ts'
import { DEFAULTS, type Settings } from '../../../src/engine/plan/settings.ts'
import { loadLocale } from '../../../src/engine/samplers/locales.ts'
import type { LocaleTables } from '../../../src/engine/samplers/sampler.ts'
import { createSolver } from '../../../src/engine/solve/create-solver.ts'

let locale: LocaleTables
beforeAll(async () => {
  locale = await loadLocale('en_US')
})

function maker(entities: { readonly [name: string]: Shape }, settings: Partial<Settings> = {}): RowMaker {
  const catalog: Catalog = {
    uri: 'file:///t.json', language: 'json-schema', definitions: {}, relations: [],
    entities: Object.entries(entities).map(([name, shape]) => ({ name, key: name, shape, constraints: [] })),
  }
  const { plan } = compile(catalog, { ...DEFAULTS, ...settings }, { solver: createSolver({}), locale })
  return createRowMaker(JSON.parse(JSON.stringify(plan)), locale)
}

const names = ['email', 'firstName', 'lastName', 'city', 'postalCode', 'price', 'createdAt', 'updatedAt', 'count', 'x1', 'note', 'tags']
const leaf = fc.constantFrom<Shape>(
  { kind: 'string' }, { kind: 'string', minLength: 3, maxLength: 9 }, { kind: 'number', minimum: 0, maximum: 50 }, { kind: 'boolean' },
  { kind: 'number', integer: true }, { kind: 'literal', values: ['a', 'b', 'c'] },
  { kind: 'union', branches: [{ key: 's', shape: { kind: 'string' } }, { key: 'null', shape: { kind: 'null' } }] },
)
const tree = fc.letrec<{ shape: Shape; object: Shape }>((tie) => ({
  shape: fc.oneof({ maxDepth: 3, withCrossShrink: true }, leaf, tie('object'),
    tie('shape').map((rest): Shape => ({ kind: 'array', prefix: [], rest, maxItems: 4 }))),
  object: fc.uniqueArray(fc.tuple(fc.constantFrom(...names), tie('shape'), fc.boolean()), { selector: (one) => one[0], maxLength: 5 })
    .map((list): Shape => ({ kind: 'object', fields: list.map(([name, shape, optional]): Field => ({ name, shape, optional })), rest: [], closed: true })),
}))

const without = (row: Row, name: string): Row =>
  isRecord(row) ? Object.fromEntries(Object.entries(row).filter(([key]) => key !== name)) : row
const rows = (made: RowMaker, entity: string, count = 8): Row[] => Array.from({ length: count }, (_, i) => made.row(entity, i))

describe('law 1: a value is a function of seed, generation, entity, row and path', () => {
  it('adding, removing and reordering fields changes no other value', () => {
    fc.assert(
      fc.property(tree.object, leaf, fc.nat(), (shape, extra, at) => {
        if (shape.kind !== 'object') return
        const fields = [...shape.fields]
        fields.splice(at % (fields.length + 1), 0, { name: 'remark', shape: extra, optional: at % 2 === 0 })
        const before = rows(maker({ T: shape }), 'T')
        expect(rows(maker({ T: { ...shape, fields } }), 'T').map((row) => without(row, 'remark'))).toEqual(before)
        expect(rows(maker({ T: { ...shape, fields: [...shape.fields].reverse() } }), 'T')).toEqual(before)
      }),
      { numRuns: 60 },
    )
  })

  it('adding, removing and reordering entities changes no other entity', () => {
    fc.assert(
      fc.property(tree.object, tree.object, (one, two) => {
        const alone = rows(maker({ A: one }), 'A')
        expect(rows(maker({ A: one, B: two }), 'A')).toEqual(alone)
        expect(rows(maker({ B: two, A: one }), 'A')).toEqual(alone)
      }),
      { numRuns: 30 },
    )
  })

  it('row n alone equals row n of a batch', () => {
    fc.assert(
      fc.property(tree.object, fc.nat(5000), (shape, n) => {
        const batch = maker({ T: shape })
        rows(batch, 'T', 5)
        const row = batch.row('T', n)
        expect(maker({ T: shape }).row('T', n)).toEqual(row)
      }),
      { numRuns: 60 },
    )
  })

  it('another seed or generation gives other rows', () => {
    const shape: Shape = { kind: 'object', rest: [], closed: true, fields: [{ name: 'id', optional: false, shape: { kind: 'number', integer: true, minimum: 0, maximum: 1e12 } }] }
    const first = rows(maker({ T: shape }), 'T')
    expect(rows(maker({ T: shape }, { seed: '2' }), 'T')).not.toEqual(first)
    expect(rows(maker({ T: shape }, { generation: 2 }), 'T')).not.toEqual(first)
  })

  it('a higher rate only adds fields', () => {
    const shape: Shape = { kind: 'object', rest: [], closed: true, fields: names.map((name) => ({ name, optional: true, shape: { kind: 'boolean' } })) }
    const few = rows(maker({ T: shape }, { optionalRate: 0.5 }), 'T', 40)
    const more = rows(maker({ T: shape }, { optionalRate: 0.9 }), 'T', 40)
    few.forEach((row, i) => expect(more[i]).toMatchObject(row as object))
  })

  it('makes a million different rows, any of them at once', () => {
    const shape: Shape = { kind: 'object', rest: [], closed: true, fields: [
      { name: 'id', optional: false, shape: { kind: 'string', formats: ['uuid'] } }, { name: 'name', optional: false, shape: { kind: 'string' } }] }
    const made = maker({ T: shape })
    const seen = new Set<string>()
    for (let i = 0; i < 100_000; i++) seen.add(JSON.stringify(made.row('T', i)))
    expect(seen.size).toBe(100_000)
    expect(made.row('T', 5_000_000)).toEqual(maker({ T: shape }).row('T', 5_000_000))
  })
})

it('depth is a setting: optional parts end where it says, and required ones do not', () => {
  const list: Shape = { kind: 'object', rest: [], closed: true, fields: [
    { name: 'title', shape: { kind: 'string' }, optional: false },
    { name: 'next', shape: { kind: 'ref', to: 'List' }, optional: true },
  ] }
  const deepest = (maxDepth: number): number => {
    const catalog: Catalog = { uri: 'file:///t.json', language: 'json-schema', definitions: { List: list }, relations: [],
      entities: [{ name: 'List', key: 'List', shape: list, constraints: [] }] }
    const { plan } = compile(catalog, { ...DEFAULTS, maxDepth }, { solver: createSolver(catalog.definitions), locale })
    const depth = (row: Row | undefined): number => (isRecord(row) ? 1 + depth(row['next']) : 0)
    return Math.max(...rows(createRowMaker(plan, locale), 'List', 200).map(depth))
  }
  const found = [1, 2, 5, 10].map(deepest)
  expect(found[0]).toBeLessThanOrEqual(3)
  expect(found).toEqual([...found].sort((a, b) => a - b))
  expect(new Set(found).size).toBe(4)
})
