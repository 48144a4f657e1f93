import { expect, it } from 'vitest'
import { open } from '../../../src/engine/index.ts'
import { judgeFor } from '../../../src/engine/check/registry.ts'
import { memoryHost } from '../memory-host.ts'

const some = (pattern: string): object => ({ not: { propertyNames: { not: { pattern } } } })

async function judged(schema: object): Promise<readonly string[]> {
  const source = { uri: 'file:///s.json', text: JSON.stringify(schema) }
  const { reading, chosen, maker, compiled } = await open({ source }, memoryHost())
  const [one] = chosen
  if (!one || compiled.refused.length > 0) return [compiled.refused[0]?.because ?? 'none']
  const judge = await judgeFor(reading, one.entity, source, memoryHost())
  return (judge?.judge(Array.from({ length: 20 }, (_, i) => maker.row('s', i))) ?? []).map((verdict) => verdict.state)
}

const cases: readonly (readonly [string, object])[] = [
  ['each its own name', { type: 'object', allOf: [some('a'), some('b')] }],
  [
    'one name for all',
    { type: 'object', allOf: [some('a1'), some('b2'), { propertyNames: { pattern: '^....$' } }, { maxProperties: 1 }] },
  ],
  [
    'two names for four',
    {
      type: 'object',
      allOf: [some('a'), some('b'), some('c'), some('d'), { maxProperties: 2 }, { propertyNames: { pattern: '^..$' } }],
    },
  ],
  ['a required name serves', { type: 'object', required: ['da'], allOf: [some('a'), some('d'), { maxProperties: 1 }] }],
  [
    'a value of its own',
    {
      type: 'object',
      not: { patternProperties: { '^x': { not: { type: 'string', minLength: 3 } } } },
      maxProperties: 1,
    },
  ],
]

it.each(cases)('some property: %s', async (_name, schema) => {
  expect(new Set(await judged(schema))).toEqual(new Set(['judged']))
})

it('no name at all is refused', async () => {
  expect((await judged({ type: 'object', allOf: [some('a'), { propertyNames: { pattern: '^b*$' } }] }))[0]).toMatch(
    /leaves? no value/,
  )
})
