import { expect, test } from 'vitest'
import { open } from '../../../src/engine/open.ts'
import type { Source } from '../../../src/engine/catalog/host.ts'
import { memoryHost } from '../memory-host.ts'

async function row(uri: string, text: string): Promise<{ readonly [name: string]: unknown }> {
  const source: Source = { uri: `file:///${uri}`, text }
  const { maker, chosen } = await open({ source, rows: 1 }, memoryHost())
  return maker.row(chosen[0]?.entity.name ?? '', 0) as { readonly [name: string]: unknown }
}

test('columns of JSON hold what their names say, lists where their defaults or names are', async () => {
  const { settings, user_metadata, tags, blob, entries, config, team_ids } = await row('a.sql', `CREATE TABLE t (settings jsonb NOT NULL, user_metadata jsonb NOT NULL, tags jsonb NOT NULL,
    blob jsonb NOT NULL, entries jsonb NOT NULL DEFAULT '[]', config json NOT NULL DEFAULT '[]'::json, team_ids json NOT NULL)`)
  expect(settings).toMatchObject({ theme: expect.any(String), page_size: expect.any(Number) })
  expect(user_metadata).toMatchObject({ source: expect.any(String), updated_by: expect.any(String) })
  expect([tags, entries, config, team_ids].map(Array.isArray)).toEqual([true, true, true, true])
  expect(blob).toEqual({})
})

test('open objects of a schema do, those with limits of their own do not', async () => {
  const schema = { type: 'object', required: ['metadata', 'settings', 'payload', 'address'], properties: {
    metadata: { type: 'object' }, payload: {}, settings: { type: 'object', propertyNames: { maxLength: 3 } }, address: { type: 'object', additionalProperties: false },
  } }
  const { metadata, payload, settings, address } = await row('a.json', JSON.stringify(schema))
  expect(metadata).toMatchObject({ source: expect.any(String), updatedBy: expect.any(String) })
  expect(payload).toMatchObject({ createdAt: expect.any(String) })
  expect(settings).toEqual({})
  expect(address).toEqual({})
})

test('a pair of numbers called coordinates lies where the city does, the longitude first', async () => {
  const pair = { type: 'array', items: { type: 'number' }, minItems: 2, maxItems: 2 }
  const schema = { type: 'object', required: ['city', 'latitude', 'longitude', 'coordinates', 'latLng'], properties: { city: { type: 'string' }, latitude: { type: 'number' }, longitude: { type: 'number' }, coordinates: pair, latLng: pair } }
  const { latitude, longitude, coordinates, latLng } = await row('a.json', JSON.stringify(schema))
  expect([coordinates, latLng]).toEqual([[longitude, latitude], [latitude, longitude]])
})
