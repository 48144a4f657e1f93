import { mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { remoteTexts } from '../../src/worker/remote-texts.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'lifelike-'))
const asked: string[] = []
let alive = true
const server = createServer((request, response) => {
  asked.push(request.url ?? '')
  if (!alive) return void request.socket.destroy()
  if (request.url === '/slow') return
  if (request.url === '/missing') return void response.writeHead(404).end()
  response.end(request.url === '/large' ? 'x'.repeat(2000) : '\uFEFF{"a":1}')
})
let base = ''
beforeAll(async () => {
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
  const address = server.address()
  base = typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : ''
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
  rmSync(folder, { recursive: true })
})
const fetcher = (name: string): ReturnType<typeof remoteTexts> =>
  remoteTexts(path.join(folder, name), { bytes: 1000, ms: 200 })

test('a text is fetched once and kept for the next run', async () => {
  const fetchText = fetcher('once')
  expect(await Promise.all([fetchText(`${base}/a`), fetchText(`${base}/a`)])).toEqual([
    { text: '{"a":1}' },
    { text: '{"a":1}' },
  ])
  expect(await fetcher('once')(`${base}/a`)).toEqual({ text: '{"a":1}' })
  expect(asked).toEqual(['/a'])
})

test('what is missing, too large or too slow is said to be so, and not kept', async () => {
  const fetchText = fetcher('bad')
  expect(await fetchText(`${base}/missing`)).toEqual({ problem: 'the server answered 404' })
  expect(await fetchText(`${base}/large`)).toEqual({ problem: 'it is larger than 1000 bytes' })
  expect(await fetchText(`${base}/slow`)).toEqual({ problem: 'it took too long' })
  expect(() => readdirSync(path.join(folder, 'bad'))).toThrow()
})

test('no other scheme is fetched', async () => {
  expect(await fetcher('file')('file:///etc/passwd')).toEqual({ problem: 'only http and https are fetched' })
})

test('an old text serves when the network gives none', async () => {
  await fetcher('old')(`${base}/old`)
  const [file] = readdirSync(path.join(folder, 'old'))
  utimesSync(path.join(folder, 'old', file ?? ''), 0, 0)
  alive = false
  expect(await fetcher('old')(`${base}/old`)).toMatchObject({ text: '{"a":1}' })
  expect(await fetcher('old')(`${base}/new`)).toHaveProperty('problem')
  alive = true
})
