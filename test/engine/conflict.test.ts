import { expect, it } from 'vitest'
import { open } from '../../src/engine/index.ts'
import { memoryHost } from './memory-host.ts'

/** `keyword|code|message` of why the schema is refused; the spans must cut out what the message names. */
async function refusal(
  schema: unknown,
  uri = 'file:///s.schema.json',
  text = JSON.stringify(schema),
): Promise<string | undefined> {
  const { compiled } = await open({ source: { uri, text } }, memoryHost())
  const diagnostic = compiled.refused[0]?.diagnostic
  for (const { message, span } of diagnostic?.related ?? []) {
    expect(
      text
        .slice(span.start, span.end)
        .replaceAll('"', '')
        .startsWith(message.split(':')[0] ?? ''),
    ).toBe(true)
  }
  return diagnostic && `${diagnostic.code}: ${diagnostic.message.replaceAll(/ at \d+:\d+/g, '')}`
}

const unsatisfiable: readonly (readonly [unknown, string])[] = [
  [{ type: 'integer', minimum: 10, maximum: 3, title: 'x' }, '`minimum: 10` and `maximum: 3` leave no value together'],
  [
    { type: 'string', allOf: [{ minLength: 5, pattern: '^a' }, { maxLength: 2 }] },
    '`minLength: 5` and `maxLength: 2` leave no value together, and `type: "string"` asks for one',
  ],
  [{ not: {} }, '`not: {}` leaves no value'],
  [
    { type: 'array', items: { type: 'array', items: { type: 'boolean' }, maxItems: 1 }, minItems: 4, uniqueItems: true },
    '`uniqueItems: true`, `maxItems: 1` and `type: "boolean"` leave no value together, and `minItems: 4` and `type: "array"` ask for one',
  ],
  [{ oneOf: [true, true] }, '`oneOf: [true,true]` leaves no value'],
  [{ allOf: [true, false] }, '`allOf: [true,false]` leaves no value'],
  [{ $ref: '#/definitions/none', definitions: { none: false } }, '`none: false` leaves no value'],
  [
    { required: ['a'], type: 'object', properties: { a: { enum: [1, 2], type: 'string' }, b: { type: 'number' } } },
    '`enum: [1,2]` and `type: "string"` leave no value together, and `required: ["a"]` and `type: "object"` ask for one',
  ],
  [
    { type: 'object', additionalProperties: false, properties: { a: {} }, minProperties: 2 },
    '`additionalProperties: false` and `minProperties: 2` leave no value together',
  ],
  [false, '`false` leaves no value'],
  [
    { type: 'integer', minimum: 3, maximum: 4, not: { enum: [3, 4] } },
    '`minimum: 3`, `maximum: 4` and `not: {"enum":[3,4]}` leave no value together',
  ],
  [
    { oneOf: [{ type: 'string' }, { maxLength: 3, type: 'string' }], maxLength: 2 },
    '`oneOf: [{"type":"string"},{"maxLength":3,"type":"string"}]` and `maxLength: 2` leave no value together',
  ],
  [
    { not: { $ref: '#/definitions/a' }, type: 'string', definitions: { a: { type: 'string', format: 'color' } } },
    '`not: {"$ref":"#/definitions/a"}` and `type: "string"` leave no value together',
  ],
]

it.each(unsatisfiable)('%j: %s', async (schema, message) => {
  expect(await refusal(schema)).toBe(`schema/unsatisfiable: ${message}`)
})

it('says where, counted from 1', async () => {
  const text = '{\n  "type": "number",\n  "minimum": 10,\n  "maximum": 3\n}'
  const { compiled } = await open({ source: { uri: 'file:///s.json', text } }, memoryHost())
  expect(compiled.refused[0]?.because).toBe('`minimum: 10` at 3:3 and `maximum: 3` at 4:3 leave no value together')
})

it('reads YAML', async () => {
  expect(await refusal(null, 'file:///s.yaml', 'type: string\nminLength: 4\nmaxLength: 1\n')).toBe(
    'schema/unsatisfiable: `minLength: 4` and `maxLength: 1` leave no value together',
  )
})

it('a recursion without end is told apart', async () => {
  const schema = { type: 'object', required: ['next'], properties: { next: { $ref: '#' } } }
  expect(await refusal(schema)).toMatch(/^schema\/endless: .*would need an endless value$/)
})

it('a schema with a value is not refused', async () => {
  expect(await refusal({ type: 'integer', minimum: 1, maximum: 3 })).toBeUndefined()
})

it('an optional field that can have no value is left out with a warning', async () => {
  const none = { type: 'integer', minimum: 5, maximum: 4 }
  const schema = { type: 'object', required: ['a'], properties: { a: { type: 'string' }, b: none, c: false } }
  const { compiled, maker, impossible } = await open(
    { source: { uri: 'file:///s.json', text: JSON.stringify(schema) } },
    memoryHost(),
  )
  expect((await impossible()).map((one) => `${one.severity} ${one.message}`)).toEqual([
    'warning `b` can have no value: `minimum: 5` at 1:93 and `maximum: 4` at 1:105 leave no value together',
  ])
  expect(compiled.refused).toEqual([])
  for (let i = 0; i < 9; i++) expect(maker.row('s', i)).not.toHaveProperty('b')
})
