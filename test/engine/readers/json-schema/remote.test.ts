import { expect, it } from 'vitest'
import type { Fetched, Host } from '../../../../src/engine/catalog/host.ts'
import { open } from '../../../../src/engine/index.ts'
import { memoryHost } from '../../memory-host.ts'

const NET: { readonly [uri: string]: string } = {
  'https://x.org/a.json': '{"type":"object","required":["b"],"properties":{"b":{"$ref":"b.yaml#/B"}}}',
  'https://x.org/b.yaml': 'B:\n  enum: [deep]\n',
}

const schema = {
  type: 'object',
  required: ['a', 'n'],
  properties: { a: { $ref: 'https://x.org/a.json' }, n: { const: 1 } },
}

async function made(host: Host, text: object = schema) {
  const source = { uri: 'file:///s.schema.json', text: JSON.stringify(text) }
  const opened = await open({ source, rows: 1 }, host)
  const [chosen] = opened.chosen
  const row = chosen && opened.maker.row(chosen.entity.name, 0)
  const judge = chosen && (await opened.judge(chosen.entity))
  return {
    row,
    verdict: judge?.judge(row === undefined ? [] : [row])[0],
    said: opened.diagnostics.map((one) => one.message),
  }
}

function online(texts = NET): { readonly host: Host; readonly asked: string[] } {
  const asked: string[] = []
  const fetchText = async (uri: string): Promise<Fetched> => {
    asked.push(uri)
    const text = texts[uri]
    return text === undefined ? { problem: 'the server answered 404' } : { text }
  }
  return { host: { ...memoryHost(), fetchText }, asked }
}

it('nothing is fetched unless the host can; the rest of the record is made', async () => {
  const { row, said, verdict } = await made(memoryHost())
  expect(row).toMatchObject({ n: 1 })
  expect(said).toEqual([
    '`https://x.org/a.json`: https://x.org/a.json is on the network, and nothing is fetched unless you allow it. Allow it, or save the file beside this one.',
  ])
  expect(verdict?.state).toBe('not-judged')
})

it('what is fetched leads on, and the judge has it too', async () => {
  const { host, asked } = online()
  const { row, said, verdict } = await made(host)
  expect([row, said, verdict]).toEqual([{ a: { b: 'deep' }, n: 1 }, [], { state: 'judged' }])
  expect(asked).toEqual(['https://x.org/a.json', 'https://x.org/b.yaml'])
})

it('what cannot be fetched is said with its reason', async () => {
  const { said } = await made(online({}).host)
  expect(said).toEqual(['`https://x.org/a.json`: https://x.org/a.json could not be fetched: the server answered 404.'])
})

it('a chain without end stops, a file beside the schema spares the network', async () => {
  const endless: Host = {
    ...memoryHost(),
    fetchText: async (uri) => ({ text: JSON.stringify({ anyOf: [{ type: 'null' }, { $ref: `${uri}x` }] }) }),
  }
  const { row, said } = await made(endless, { $ref: 'https://x.org/x' })
  expect(row).toBeDefined()
  expect(said).toEqual([expect.stringContaining('could not be fetched: more than 50 documents.')])
  const { host, asked } = online()
  const here = { ...host, readText: memoryHost({ '/b.json': '{"const":2}' }).readText }
  const known = await made(here, { $id: 'https://x.org/s.json', $ref: 'b.json' })
  expect([known.row, asked]).toEqual([2, []])
})

it('the schemas of drafts are known without the network', async () => {
  const { asked, host } = online()
  const { verdict } = await made(host, { $ref: 'http://json-schema.org/draft-07/schema#' })
  expect([verdict?.state, asked]).toEqual(['judged', []])
})
