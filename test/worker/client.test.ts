import path from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import type { Produced, Request } from '../../src/engine/requests.ts'
import { Cancelled, Disconnected } from '../../src/protocol/rpc.ts'
import { createEngineClient, type EngineClient } from '../../src/worker/client.ts'

// Over the built worker, as the editor uses it: `npm test` builds first.
const bundle = path.resolve(import.meta.dirname, '../../dist/worker.mjs')
const clients: EngineClient[] = []
afterEach(() => clients.splice(0).forEach((client) => client.stop()))

function started(file = bundle, grace?: number): EngineClient {
  const client = createEngineClient(file, grace)
  clients.push(client)
  return client
}

const schema = JSON.stringify({
  title: 'User',
  type: 'object',
  required: ['id'],
  properties: { id: { type: 'integer' } },
})

function request(rows: number, text = schema): Request {
  return { source: { uri: 'untitled:user.schema.json', text, language: 'json' }, rows, format: 'ndjson' }
}

async function produced(client: EngineClient, rows: number, signal?: AbortSignal): Promise<readonly Produced[]> {
  const events: Produced[] = []
  const onEvent = (event: Produced): void => void events.push(event)
  await client.call('produce', request(rows), { onEvent, ...(signal ? { signal } : {}) })
  return events
}

function textOf(events: readonly Produced[]): string {
  return events.map((event) => (event.kind === 'text' ? event.text : '')).join('')
}

test('the thread starts with the first call, and not before', async () => {
  const client = started()
  expect(client.running()).toBe(false)
  client.overlay('untitled:a', 'x')
  expect(client.running()).toBe(false)
  expect(textOf(await produced(client, 3)).split('\n').length).toBe(4)
  expect(client.running()).toBe(true)
})

test('text comes in a few large events, with a summary at the end', async () => {
  const events = await produced(started(), 20_000)
  expect(textOf(events).split('\n').length).toBe(20_001)
  expect(events.length).toBeLessThan(60)
  expect(events.at(-1)).toMatchObject({ kind: 'summary', summary: { entities: [{ name: 'User', made: 20_000 }] } })
})

test('pages, reasons and the catalog', async () => {
  const client = started()
  const { page, entities } = await client.call('page', { request: request(2_000_000), from: 1_000_000, count: 2 })
  expect(entities).toEqual(['User'])
  expect(page?.rows.length).toBe(2)
  expect((await client.call('explain', request(5))).text).toContain('.id')
  expect((await client.call('read', request(1).source)).catalog.entities.map((one) => one.name)).toEqual(['User'])
})

test('unsaved text of another document is what a reference finds, also after a restart', async () => {
  const client = started()
  const source = { uri: 'file:///nowhere/a.schema.json', text: '{"$ref":"./b.schema.json"}', language: 'json' }
  client.overlay('file:///nowhere/b.schema.json', '{"const":"unsaved"}')
  const rows = async (): Promise<unknown> =>
    (await client.call('page', { request: { source }, from: 0, count: 1 })).page?.rows
  expect(await rows()).toEqual(['unsaved'])
  client.stop()
  expect(await rows()).toEqual(['unsaved'])
  client.overlay('file:///nowhere/b.schema.json', '{"const":"changed"}')
  expect(await rows()).toEqual(['changed'])
})

describe('cancel', () => {
  test('stops within the chunk, and the thread goes on', async () => {
    const client = started()
    const stop = new AbortController()
    const onEvent = (): void => stop.abort()
    const before = performance.now()
    await expect(client.call('produce', request(50_000_000), { signal: stop.signal, onEvent })).rejects.toBeInstanceOf(
      Cancelled,
    )
    expect(performance.now() - before).toBeLessThan(15_000)
    expect(textOf(await produced(client, 1))).toMatch(/^\{"id":/)
  })

  test('a thread that does not answer is replaced, and other calls are asked again', async () => {
    const client = started(path.resolve(import.meta.dirname, 'fixtures/deaf-worker.mjs'), 100)
    const stop = new AbortController()
    const deaf = client.call('read', request(1).source, { signal: stop.signal })
    const other = client.call('explain', request(1))
    setTimeout(() => stop.abort(), 300)
    await expect(deaf).rejects.toBeInstanceOf(Cancelled)
    expect(await other).toEqual({ text: 'answered', diagnostics: [] })
  })
})

test('a thread that dies rejects its calls; the next call starts another', async () => {
  const client = started(path.resolve(import.meta.dirname, 'fixtures/deaf-worker.mjs'))
  await expect(client.call('page', { request: request(1), from: 0, count: 1 })).rejects.toBeInstanceOf(Disconnected)
  expect(client.running()).toBe(false)
  expect(await client.call('explain', request(1))).toEqual({ text: 'answered', diagnostics: [] })
})
