import { describe, expect, it } from 'vitest'
import type { Json } from '../../../../src/engine/catalog/value.ts'
import { makeRows } from './make-rows.ts'

type Member = { readonly [name: string]: Json }

const body = (schema: Json, more: Member = {}): Json => ({ content: { 'application/json': { schema, ...more } } })

function api(version: string, schemas: Json, paths: Json = {}): Member {
  return { openapi: version, info: { title: 'Shop', version: '1' }, paths, components: { schemas } }
}

const USER: Json = {
  type: 'object',
  required: ['id', 'name', 'password'],
  additionalProperties: false,
  properties: {
    id: { type: 'integer', readOnly: true },
    name: { type: 'string' },
    password: { type: 'string', writeOnly: true },
    seen: { type: 'string', format: 'date-time', readOnly: true },
  },
}
const USERS: Json = {
  '/users': {
    post: {
      operationId: 'addUser',
      requestBody: body({ $ref: '#/components/schemas/User' }),
      responses: { 201: body({ $ref: '#/components/schemas/User' }), default: { description: 'a problem' } },
    },
    get: { responses: { 200: body({ type: 'array', items: { $ref: '#/components/schemas/User' }, minItems: 1 }) } },
  },
}

const names = (rows: readonly unknown[]): readonly string[] =>
  [...new Set(rows.flatMap((row) => Object.keys(row as object)))].sort()

describe('OpenAPI', () => {
  it('every definition and every body gets rows', async () => {
    const { entities } = await makeRows(api('3.0.3', { User: USER }, USERS), 'User')
    expect(entities).toEqual(['User', 'addUser.request', 'addUser.201', 'GET /users.200'])
  })

  it('3.0: readOnly fields are not sent, writeOnly ones not answered, whether required or not', async () => {
    const source = api('3.0.3', { User: USER }, USERS)
    const sent = await makeRows(source, 'addUser.request')
    expect([names(sent.rows), sent.states]).toEqual([['name', 'password'], ['judged']])
    const answered = await makeRows(source, 'addUser.201')
    expect([names(answered.rows), answered.states]).toEqual([['id', 'name', 'seen'], ['judged']])
    const listed = await makeRows(source, 'GET /users.200')
    expect([names(listed.rows.flat()), listed.states]).toEqual([['id', 'name', 'seen'], ['judged']])
  })

  it('3.1: what is required is required both ways, the rest is left out', async () => {
    const sent = await makeRows(api('3.1.0', { User: USER }, USERS), 'addUser.request')
    expect([names(sent.rows), sent.states]).toEqual([['id', 'name', 'password'], ['judged']])
  })

  it('what an example of a body shows is seen in its records, where it is valid', async () => {
    const more: Member = {
      example: { name: 'Zaphod', shoe: 'left', password: 7 },
      examples: { two: { value: { shoe: 'right' } } },
    }
    const schema: Json = {
      type: 'object',
      required: ['name', 'shoe', 'password'],
      properties: {
        name: { type: 'string' },
        shoe: { $ref: '#/components/schemas/Shoe' },
        password: { type: 'string' },
      },
    }
    const paths: Json = { '/a': { post: { operationId: 'a', requestBody: body(schema, more) } } }
    const { rows, states } = await makeRows(
      api('3.1.0', { Shoe: { type: 'string', description: 'which' } }, paths),
      'a.request',
    )
    expect(states).toEqual(['judged'])
    const shoes = rows.map((row) => (row as { readonly shoe: string }).shoe)
    expect(shoes).toContain('left')
    expect(shoes).toContain('right')
  })

  it('3.2: items of a stream, further methods, shared media types', async () => {
    const event: Json = {
      type: 'object',
      required: ['at'],
      properties: { at: { type: 'string', format: 'date-time' } },
    }
    const stream = { content: { 'application/jsonl': { itemSchema: event } } }
    const source: Member = {
      openapi: '3.2.0',
      info: { title: 'a', version: '1' },
      paths: {
        '/e': { query: { responses: { 200: stream } }, additionalOperations: { COPY: { requestBody: body(event) } } },
      },
      components: { mediaTypes: { Event: { schema: event } } },
    }
    const { entities, states } = await makeRows(source, 'QUERY /e.200')
    expect([entities, states]).toEqual([['Event', 'QUERY /e.200', 'COPY /e.request'], ['judged']])
  })

  it('nullable gives null, beside a type only; open bounds are flags', async () => {
    const { rows, states } = await makeRows(
      api('3.0.0', {
        A: {
          type: 'object',
          required: ['n', 'm', 'r'],
          properties: {
            n: { type: 'string', nullable: true },
            m: { type: 'integer', minimum: 1, exclusiveMinimum: true, maximum: 2 },
            r: { allOf: [{ $ref: '#/components/schemas/B' }], nullable: true },
          },
        },
        B: { type: 'boolean' },
      }),
      'A',
      { rows: 60 },
    )
    expect(states).toEqual(['judged'])
    expect(rows.some((row) => (row as Member)['n'] === null)).toBe(true)
    expect(new Set(rows.map((row) => (row as Member)['m']))).toEqual(new Set([2]))
    expect(rows.every((row) => typeof (row as Member)['r'] === 'boolean')).toBe(true)
  })

  it('a discriminator holds the name of the branch, or what its mapping says', async () => {
    const pet = (field: string): Json => ({
      type: 'object',
      required: ['kind', field],
      properties: { kind: { type: 'string' }, [field]: { type: 'integer' } },
    })
    const discriminator = { propertyName: 'kind', mapping: { dog: '#/components/schemas/Dog' } }
    const branches = [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }]
    for (const keyword of ['oneOf', 'anyOf']) {
      const { rows, states } = await makeRows(
        api('3.0.3', {
          Cat: pet('lives'),
          Dog: pet('tricks'),
          Pet: { [keyword]: branches, discriminator },
        }),
        'Pet',
      )
      expect(states).toEqual(['judged'])
      expect(new Set(rows.map((row) => (row as Member)['kind']))).toEqual(new Set(['Cat', 'dog']))
      for (const row of rows as Member[]) expect(row).toHaveProperty(row['kind'] === 'dog' ? 'tricks' : 'lives')
    }
  })

  it('what extends a schema with a discriminator names itself', async () => {
    const { rows, states } = await makeRows(
      api('3.0.3', {
        Pet: {
          type: 'object',
          required: ['kind'],
          properties: { kind: { type: 'string' } },
          discriminator: { propertyName: 'kind' },
        },
        Cat: {
          allOf: [{ $ref: '#/components/schemas/Pet' }, { type: 'object', properties: { lives: { type: 'integer' } } }],
        },
      }),
      'Cat',
    )
    expect([new Set(rows.map((row) => (row as Member)['kind'])), states]).toEqual([new Set(['Cat']), ['judged']])
  })

  it('a tag that the branch does not allow gives way to what it does allow', async () => {
    const { rows, states } = await makeRows(
      api('3.0.3', {
        Cat: { type: 'object', required: ['kind'], properties: { kind: { enum: ['feline'] } } },
        Pet: { oneOf: [{ $ref: '#/components/schemas/Cat' }], discriminator: { propertyName: 'kind' } },
      }),
      'Pet',
    )
    expect([new Set(rows.map((row) => (row as Member)['kind'])), states]).toEqual([new Set(['feline']), ['judged']])
  })

  it('Swagger 2: definitions, body parameters and answers', async () => {
    const source = {
      swagger: '2.0',
      definitions: { A: { type: 'object', properties: { a: { type: 'string' } }, discriminator: 'a' } },
      paths: {
        '/a': {
          put: {
            parameters: [{ in: 'body', name: 'it', schema: { $ref: '#/definitions/A' } }],
            responses: { 200: { schema: { $ref: '#/definitions/A' } } },
          },
        },
      },
    }
    const { entities, states } = await makeRows(source, 'PUT /a.request')
    expect([entities, states]).toEqual([['A', 'PUT /a.request', 'PUT /a.200'], ['judged']])
  })
})

describe('AsyncAPI', () => {
  const payload: Json = { type: 'object', required: ['id'], properties: { id: { type: 'integer' } } }

  it('2: payloads at operations, one of several, and under components', async () => {
    const source = {
      asyncapi: '2.6.0',
      channels: {
        'user/in': {
          publish: { message: { payload } },
          subscribe: { message: { oneOf: [{ name: 'Left', payload }] } },
        },
      },
      components: { messages: { Joined: { payload } }, schemas: { User: payload } },
    }
    const { entities, states } = await makeRows(source, 'Left')
    expect([entities, states]).toEqual([['User', 'Joined', 'user/in.publish', 'Left'], ['judged']])
  })

  it('3: payloads at channels; another schema language is said to be one', async () => {
    const source = {
      asyncapi: '3.0.0',
      channels: {
        users: {
          messages: {
            Joined: { payload: { schemaFormat: 'application/vnd.aai.asyncapi+json;version=3.0.0', schema: payload } },
            Left: {
              payload: { schemaFormat: 'application/vnd.apache.avro;version=1.9.0', schema: { type: 'record' } },
            },
          },
        },
      },
    }
    const { entities, states, diagnostics } = await makeRows(source, 'Joined')
    expect([entities, states]).toEqual([['Joined'], ['judged']])
    expect(diagnostics).toEqual([
      'schema/foreign-format Left is described in application/vnd.apache.avro;version=1.9.0, which is not read.',
    ])
  })
})

it('the settings that an extension declares are records of settings.json', async () => {
  const manifest = {
    name: 'x',
    version: '1.0.0',
    engines: { vscode: '^1.101.0' },
    dependencies: { a: '1' },
    scripts: { test: 'x' },
    contributes: {
      configuration: [
        { id: 'x', title: 'Rows', properties: { 'x.rows': { type: 'integer', minimum: 1, default: 5 } } },
      ],
    },
  }
  const { entities, rows, states } = await makeRows(manifest, 'Rows', { uri: 'file:///package.json' })
  expect([entities, states]).toEqual([['Rows'], ['judged']])
  expect(rows.some((row) => (row as Member)['x.rows'] !== undefined)).toBe(true)
})

it('one definition named as another folder names one keeps both', async () => {
  const { entities } = await makeRows({ $defs: { A: true }, definitions: { A: { type: 'string' } } }, 'A')
  expect(entities).toEqual(['A', 'definitions/A'])
})
