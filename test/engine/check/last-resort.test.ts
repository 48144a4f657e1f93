import { expect, it } from 'vitest'
import type { Entity } from '../../../src/engine/catalog/catalog.ts'
import type { Evidence } from '../../../src/engine/catalog/reader.ts'
import { isRecord, type Json } from '../../../src/engine/catalog/value.ts'
import { lastResortFor } from '../../../src/engine/check/last-resort.ts'

const settings = { seed: '1', generation: 1, method: (name: string) => `made by ${name}` }

async function lastResort(schema: Json, key = '', documents: { readonly [uri: string]: Json } = {}) {
  const evidence: Evidence = { kind: 'json-schema', source: { uri: '', text: '' }, schema, draft: 'draft-07', documents }
  const catalog = { uri: '', language: 'json-schema' as const, entities: [], definitions: {}, relations: [] }
  const entity: Entity = { name: 'T', key, shape: { kind: 'null' }, constraints: [] }
  const made = await lastResortFor({ catalog, diagnostics: [], evidence }, entity, settings)
  if (!made) throw new Error('nothing for a JSON Schema')
  return made
}

const pair = { type: 'object', required: ['a', 'b'], properties: { a: { type: 'integer' }, b: { type: 'string' } } }

it('draws until the judge accepts, from the key of the row alone', async () => {
  const even = (row: unknown): boolean => isRecord(row) && Number(row['a']) % 2 === 0
  const one = await lastResort(pair)
  const batch = Array.from({ length: 20 }, (_, i) => one.row(i, even))
  expect(batch.filter((row) => row !== undefined).every(even)).toBe(true)
  expect(new Set(batch.map((row) => JSON.stringify(row))).size).toBeGreaterThan(15)
  expect((await lastResort(pair)).row(13, even)).toEqual(batch[13])
})

it('gives nothing when nothing is accepted', async () => {
  expect((await lastResort(pair)).row(0, () => false)).toBeUndefined()
})

it('starts at the entity, and references lead to the definitions and documents around it', async () => {
  const schema = {
    definitions: {
      B: { type: 'string', enum: ['x'] },
      A: { type: 'array', minItems: 1, items: { $ref: '#/definitions/B' } },
    },
  }
  expect((await lastResort(schema, '/definitions/A')).row(0, Array.isArray)).toContain('x')
  const other = { 'file:///other.json': { const: 7 } }
  expect((await lastResort({ $ref: 'file:///other.json' }, '', other)).row(0, () => true)).toBe(7)
})

it('hands the `faker` keyword to the methods it is given', async () => {
  expect((await lastResort({ type: 'string', faker: 'internet.email' })).row(0, () => true)).toBe(
    'made by internet.email',
  )
})

it('is none for another kind of source', async () => {
  const catalog = { uri: '', language: 'sql' as const, entities: [], definitions: {}, relations: [] }
  const entity: Entity = { name: 'T', key: 'T', shape: { kind: 'null' }, constraints: [] }
  expect(
    await lastResortFor({ catalog, diagnostics: [], evidence: { kind: 'sql', dialect: 'sqlite' } }, entity, settings),
  ).toBeNull()
})
