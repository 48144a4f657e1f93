import { expect, it } from 'vitest'
import { judgeFor } from '../../../src/engine/check/registry.ts'
import { open } from '../../../src/engine/index.ts'
import { memoryHost } from '../memory-host.ts'

/** What Ajv says of 40 records. */
async function verdicts(schema: object): Promise<readonly string[]> {
  const source = { uri: 'file:///s.json', text: JSON.stringify(schema) }
  const { reading, chosen, maker } = await open({ source }, memoryHost())
  const [one] = chosen
  if (!one) return ['no entity']
  const judge = await judgeFor(reading, one.entity, source, memoryHost())
  const said = judge?.judge(Array.from({ length: 40 }, (_, i) => maker.row(one.entity.name, i))) ?? []
  return [...new Set(said.map((verdict) => (verdict.state === 'rejected' ? verdict.because : verdict.state)))]
}

const uri = { type: 'string', format: 'uri' }
const cases: readonly (readonly [string, object])[] = [
  [
    'a schema that meets itself in what it leaves unseen',
    {
      $schema: 'https://json-schema.org/draft/2019-09/schema',
      $ref: '#/definitions/d',
      definitions: {
        d: {
          type: 'array',
          minItems: 1,
          unevaluatedItems: { maximum: 0, unevaluatedProperties: { enum: [1] }, $ref: '#/definitions/e' },
        },
        e: { anyOf: [{ $ref: '#/definitions/d' }, { type: 'integer' }] },
      },
    },
  ],
  [
    'as many items as there are values',
    { type: 'array', items: { type: 'integer', minimum: 1, maximum: 30 }, minItems: 30, uniqueItems: true },
  ],
  [
    'arrays and objects with few values, where all must differ',
    {
      type: 'array',
      items: {
        anyOf: [
          { type: 'array', items: { type: 'boolean' }, maxItems: 1 },
          { type: 'object', properties: { a: { type: 'null' } }, additionalProperties: false },
        ],
      },
      minItems: 5,
      uniqueItems: true,
    },
  ],
  [
    'an item that only one value is left for',
    {
      type: 'array',
      items: [{ type: 'boolean' }, { const: true }, { type: 'string' }],
      minItems: 3,
      uniqueItems: true,
      $schema: 'http://json-schema.org/draft-07/schema#',
    },
  ],
  [
    'lists of objects that may be empty, where the lists must differ',
    {
      type: 'array',
      items: { type: 'array', items: [{ type: 'object' }, { type: 'object' }], uniqueItems: true },
      minItems: 2,
      uniqueItems: true,
      $schema: 'http://json-schema.org/draft-07/schema#',
    },
  ],
  [
    'objects that may be empty, where all must differ',
    { type: 'array', items: { type: 'object' }, minItems: 2, uniqueItems: true },
  ],
  [
    'an item of the prefix that would repeat ends the list',
    {
      type: 'array',
      items: [{ type: 'object' }, { type: 'object' }],
      additionalItems: { type: 'string' },
      uniqueItems: true,
      $schema: 'http://json-schema.org/draft-07/schema#',
    },
  ],
  [
    'a group of names that is used up leaves its share to the others',
    {
      type: 'object',
      required: ['b'],
      minProperties: 3,
      additionalProperties: { type: 'string' },
      patternProperties: { b$: { type: 'string' } },
      not: { properties: { b: { type: 'null' } }, additionalProperties: false },
    },
  ],
  [
    'a format that nobody asserts rules nothing out',
    {
      oneOf: [
        { type: 'string', format: 'colour' },
        { type: 'string', pattern: '^https' },
      ],
    },
  ],
  [
    'a value of a format is never outside of it',
    {
      type: 'object',
      properties: { id: uri, digest: { type: 'string' } },
      if: { required: ['id'], properties: { id: uri } },
      then: { required: ['digest'] },
    },
  ],
  [
    'names have the format asked of them',
    { type: 'object', minProperties: 2, propertyNames: { format: 'uri' }, additionalProperties: { type: 'boolean' } },
  ],
  [
    'a list of values of which none has the type',
    {
      type: 'array',
      minItems: 2,
      items: {
        type: ['integer', 'object'],
        anyOf: [
          { type: 'integer', enum: [{}] },
          { type: 'object', required: ['a'] },
        ],
      },
    },
  ],
  [
    'texts that automata can promise come before those that they cannot',
    {
      type: 'string',
      minLength: 10,
      anyOf: [{ pattern: '^[a-z]+$' }, { pattern: '(a)\\1(b)\\2(c)\\3(d)\\4' }],
    },
  ],
]

it.each(cases)('%s', async (_name, schema) => {
  expect(await verdicts(schema)).toEqual(['judged'])
})
