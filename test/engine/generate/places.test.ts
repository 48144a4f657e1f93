import { beforeAll, describe, expect, it } from 'vitest'
import type { Catalog } from '../../../src/engine/catalog/catalog.ts'
import type { Field, Shape } from '../../../src/engine/catalog/shape.ts'
import { isRecord, type Row } from '../../../src/engine/catalog/value.ts'
import { createRowMaker } from '../../../src/engine/generate/row-maker.ts'
import { compile } from '../../../src/engine/plan/compile.ts'
import { DEFAULTS, type Settings } from '../../../src/engine/plan/settings.ts'
import { loadLocale } from '../../../src/engine/samplers/locales.ts'
import type { LocaleTables } from '../../../src/engine/samplers/sampler.ts'
import { createSolver } from '../../../src/engine/solve/create-solver.ts'

let locale: LocaleTables
beforeAll(async () => {
  locale = await loadLocale('en_US')
})

function rowsOf(shape: Shape, count: number, settings: Partial<Settings> = {}): Row[] {
  const catalog: Catalog = {
    uri: 'file:///t.json', language: 'json-schema', definitions: {}, relations: [],
    entities: [{ name: 'T', key: 'T', shape, constraints: [] }],
  }
  const { plan } = compile(catalog, { ...DEFAULTS, ...settings }, { solver: createSolver({}), locale })
  const maker = createRowMaker(plan, locale)
  return Array.from({ length: count }, (_, i) => maker.row('T', i))
}

const field = (name: string, shape: Shape, optional = false): Field => ({ name, shape, optional })
const object = (...fields: Field[]): Shape => ({ kind: 'object', fields, rest: [], closed: true })
const literal = (...values: string[]): Shape => ({ kind: 'literal', values })
const letters = (count: number, prefix = 'v'): string[] => Array.from({ length: count }, (_, i) => `${prefix}${i}`)
const tagged = (count: number, inside: (tag: string) => Field[]): Shape => ({
  kind: 'union',
  branches: letters(count).map((tag) => ({ key: tag, shape: object(field('kind', literal(tag)), ...inside(tag)) })),
})
const seen = (rows: readonly Row[], of: (row: { readonly [name: string]: unknown }) => unknown): Map<unknown, number> => {
  const counts = new Map<unknown, number>()
  for (const row of rows) if (isRecord(row)) counts.set(of(row), (counts.get(of(row)) ?? 0) + 1)
  return counts
}
/** Correlation of two yes-or-no facts over rows. */
function phi(rows: readonly Row[], one: (row: Row) => boolean, other: (row: Row) => boolean): number {
  const share = (test: (row: Row) => boolean): number => rows.filter(test).length / rows.length
  const [p, q, both] = [share(one), share(other), share((row) => one(row) && other(row))]
  return (both - p * q) / Math.sqrt(p * (1 - p) * q * (1 - q))
}

describe('choices are dealt', () => {
  it('each of many values is seen in as many rows', () => {
    expect(seen(rowsOf(object(field('code', literal(...letters(50)))), 50), (row) => row['code']).size).toBe(50)
    expect(seen(rowsOf(object(field('code', literal(...letters(500)))), 50), (row) => row['code']).size).toBe(50)
  })

  it('five branches inside each of five are seen in 25 rows, wherever the rows begin', () => {
    const inner = tagged(5, () => [field('n', { kind: 'number' })])
    const pair = (row: { readonly [name: string]: unknown }): string => `${String(row['kind'])} ${String((row['of'] as { kind: string }).kind)}`
    for (const seed of ['1', '2', '3']) {
      const rows = rowsOf(tagged(5, () => [field('of', inner)]), 100, { seed })
      for (const from of [0, 25, 75]) expect(seen(rows.slice(from, from + 25), pair).size).toBe(25)
    }
  })

  it('values of one branch among others are seen as if it stood alone', () => {
    const shape: Shape = { kind: 'union', branches: [
      { key: 'list', shape: object(field('code', literal(...letters(20)))) }, { key: 'other', shape: object(field('n', { kind: 'number' })) }] }
    const counts = seen(rowsOf(shape, 40), (row) => row['code'])
    counts.delete(undefined)
    expect(counts.size).toBe(20)
  })

  it('keeps weights, of rare branches and of null too', () => {
    const shape: Shape = { kind: 'union', branches: [
      { key: 'often', shape: literal('often'), weight: 97 }, { key: 'seldom', shape: literal('seldom'), weight: 2.7 }, { key: 'rare', shape: literal('rare'), weight: 0.3 }] }
    const nullable: Shape = { kind: 'union', branches: [{ key: 's', shape: { kind: 'string' } }, { key: 'null', shape: { kind: 'null' } }] }
    const rows = rowsOf(object(field('x', shape), field('y', nullable)), 30_000)
    const counts = seen(rows, (row) => row['x'])
    expect(counts.get('seldom')).toBeGreaterThan(700)
    expect(counts.get('seldom')).toBeLessThan(920)
    expect(counts.get('rare')).toBeGreaterThan(55)
    expect(counts.get('rare')).toBeLessThan(130)
    expect((seen(rows, (row) => row['y']).get(null) ?? 0) / 30_000).toBeCloseTo(0.1, 2)
  })

  it('choices beside each other, and optional fields, know nothing of each other', () => {
    const two = literal('a', 'b')
    const rows = rowsOf(object(
      field('p', two), field('q', two), field('r', literal('a', 'b', 'c')), field('s', two, true), field('t', { kind: 'string' }, true),
      field('u', tagged(2, () => [field('w', two)])), field('list', { kind: 'array', prefix: [two, two] })), 10_000)
    const facts: ((row: Row) => boolean)[] = [
      ...['p', 'q', 'r'].map((name) => (row: Row) => isRecord(row) && row[name] === 'a'),
      ...['s', 't'].map((name) => (row: Row) => isRecord(row) && Object.hasOwn(row, name)),
      (row) => isRecord(row) && (row['u'] as { kind: string }).kind === 'v0',
      (row) => isRecord(row) && (row['u'] as { w: string }).w === 'a',
      ...[0, 1].map((i) => (row: Row) => isRecord(row) && (row['list'] as string[])[i] === 'a'),
    ]
    facts.forEach((one, i) => facts.slice(i + 1).forEach((other) => expect(Math.abs(phi(rows, one, other))).toBeLessThan(0.05)))
  })

  it('another order of branches changes nothing; neither does a field beside them', () => {
    const shape = tagged(5, (tag) => [field('size', literal('s', 'm', 'l')), field(tag, literal('x', 'y'))])
    if (shape.kind !== 'union') return
    const before = rowsOf(object(field('u', shape)), 60)
    expect(rowsOf(object(field('u', { ...shape, branches: [...shape.branches].reverse() })), 60)).toEqual(before)
    expect(rowsOf(object(field('more', literal('x', 'y', 'z'), true), field('u', shape)), 60).map((row) => isRecord(row) && row['u']))
      .toEqual(before.map((row) => isRecord(row) && row['u']))
  })
})
