import { expect, test } from 'vitest'
import { read } from '../../src/engine/index.ts'
import { schemaOutline } from '../../src/outline/schema.ts'
import { memoryHost } from '../engine/memory-host.ts'

const object = { type: 'object', properties: { id: { type: 'integer' } } }
const body = { content: { 'text/plain': { schema: { type: 'string' } }, 'application/json': { schema: object } } }

const HOSTS = [
  {
    openapi: '3.1.0',
    paths: {
      '/a/{b}': {
        post: { operationId: 'addA', requestBody: body, responses: { 200: body, 404: { $ref: '#/x' } } },
        get: { responses: { default: { content: { 'application/jsonl': { itemSchema: object } } } } },
      },
    },
    components: { schemas: { User: object }, requestBodies: { Sent: body }, responses: { Problem: body } },
  },
  { swagger: '2.0', definitions: { A: object }, paths: { '/a': { get: { responses: { 200: { schema: object } } } } } },
  {
    asyncapi: '2.6.0',
    channels: { 'a/b': { publish: { message: { oneOf: [{ payload: object }, { name: 'Left', payload: object }] } } } },
    components: { messages: { Joined: { payload: object } } },
  },
  {
    asyncapi: '3.0.0',
    channels: { a: { messages: { In: { payload: { schemaFormat: 'application/schema+json', schema: object } } } } },
  },
  { engines: { vscode: '1' }, contributes: { configuration: object } },
  { engines: { vscode: '1' }, contributes: { configuration: [{ title: 'One', ...object }, { title: 'Two' }] } },
]

test.each(HOSTS)('the outline finds what the engine finds: %o', async (host) => {
  const text = JSON.stringify(host, null, 2)
  const { catalog } = await read({ source: { uri: 'file:///api.json', text } }, memoryHost())
  const outline = schemaOutline(text, 'json', 'api.json')
  expect(outline?.entities.map((one) => [one.name, one.pointer])).toEqual(
    catalog.entities.map((one) => [one.name, one.key]),
  )
  expect(outline?.entities.every((one) => one.lens)).toBe(true)
})

test('a package that declares no settings is no schema', () => {
  const text = '{"name":"x","engines":{"vscode":"1"},"contributes":{"commands":[]}}'
  expect(schemaOutline(text, 'json', 'package.json')).toBeNull()
})
