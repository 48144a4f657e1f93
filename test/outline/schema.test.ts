import { describe, expect, test } from 'vitest'
import { entityAt, fieldAt } from '../../src/outline/outline.ts'
import { dataSchema, schemaOutline } from '../../src/outline/schema.ts'

const names = (text: string, file = 'a.json', form: 'json' | 'yaml' = 'json'): string[] =>
  schemaOutline(text, form, file)?.entities.map((each) => `${each.kind} ${each.name} ${each.pointer}`) ?? []

describe('what is a schema', () => {
  test.each([
    ['{"$schema":"https://json-schema.org/draft/2020-12/schema"}', 'a.json', true],
    ['{"type":"object","properties":{"a":{"type":"string"}}}', 'a.json', true],
    ['{"properties":{"a":{"enum":[1]}}}', 'a.json', true],
    ['{}', 'user.schema.json', true],
    ['{"$schema":"./user.schema.json","name":"x"}', 'user.schema.json', false],
    ['{"name":"x","type":"module","dependencies":{}}', 'package.json', false],
    ['{"type":"string"}', 'a.json', true],
    ['{"type":"commonjs"}', 'a.json', false],
    ['[{"type":"object"}]', 'a.json', false],
    ['', 'a.schema.json', false],
    ['{"properties":{"a":1}}', 'a.json', false],
  ])('%s in %s: %s', (text, file, is) => {
    expect(schemaOutline(text, 'json', file) !== null).toBe(is)
  })
})

test('the root is called by its title, else by the file', () => {
  expect(names('{"type":"object","title":"User","properties":{}}')).toEqual(['schema User '])
  expect(names('{"type":"string"}', '/x/order.schema.json')).toEqual(['schema order '])
})

test('definitions stand under a root; without a shape of the root they get the lenses', () => {
  const text = '{"type":"object","$defs":{"a/b":{"type":"string"},"c":true}}'
  expect(names(text)).toEqual(['schema a ', 'definition a/b /$defs/a~1b'])
  const bare = schemaOutline('{"definitions":{"A":{"type":"object","properties":{}}}}', 'json', 'a.schema.json')
  expect(bare?.entities.map((each) => [each.name, each.lens])).toEqual([['A', true]])
})

test('the innermost entity and field at an offset', () => {
  const text = '{"properties":{"user":{"type":"object","properties":{"mail":{"type":"string"}}}},"$defs":{"Z":{"type":"number"}}}'
  const outline = schemaOutline(text, 'json', 'a.json')
  if (outline === null) throw new Error('no outline')
  const root = entityAt(outline, text.indexOf('"mail"'))
  expect(root?.pointer).toBe('')
  expect(root && fieldAt(root, text.indexOf('"mail"') + 3)?.name).toBe('mail')
  expect(root && fieldAt(root, text.indexOf('"user"') + 1)?.name).toBe('user')
  expect(entityAt(outline, text.indexOf('number'))?.name).toBe('Z')
})

test('truncated and broken texts give what they hold', () => {
  for (const text of ['{"type":"object","properties":{"a":{"type":', '{"type":"object",,"properties":}', '{"type": object}']) {
    expect(() => schemaOutline(text, 'json', 'a.schema.json')).not.toThrow()
  }
  const cut = schemaOutline('{"type":"object","properties":{"a":{"type":"str', 'json', 'a.json')
  expect(cut?.entities[0]?.fields.map((each) => each.name)).toEqual(['a'])
})

test('comments, trailing commas, deep nesting', () => {
  expect(names('// c\n{"type":"object", /* x */ "properties":{},}')).toEqual(['schema a '])
  const deep = `{"type":"object","items":${'['.repeat(100_000)}`
  expect(names(deep)).toEqual(['schema a '])
})

test('YAML by its indentation', () => {
  const text = `# a user
$schema: https://json-schema.org/draft/2020-12/schema
title: User
type: object
required: [a]
properties:
  name:
    type: string
    description: |
      properties:
        not: a key
  tags:
    type: array
    items: {type: string}
  home:
    properties:
      city: {type: string}
$defs:
  Pet:
    type: object
`
  const outline = schemaOutline(text, 'yaml', 'user.yaml')
  expect(outline?.entities.map((each) => each.name)).toEqual(['User', 'Pet'])
  expect(outline?.entities[0]?.fields.map((each) => each.name)).toEqual(['name', 'tags', 'home', 'city'])
  const city = outline?.entities[0]?.fields.at(-1)
  expect(text.slice(city?.valueRange.start, city?.valueRange.end)).toBe('{type: string}')
  expect(outline && entityAt(outline, text.indexOf('Pet') + 1)?.name).toBe('Pet')
})

test('a data file names its schema', () => {
  expect(dataSchema('{"$schema":"./user.schema.json"}', 'json')).toBe('./user.schema.json')
  expect(dataSchema('{"$schema":"http://json-schema.org/draft-07/schema#"}', 'json')).toBeUndefined()
  expect(dataSchema('[1]', 'json')).toBeUndefined()
  expect(dataSchema('# yaml-language-server: $schema=user.schema.json\n- a: 1\n', 'yaml')).toBe('user.schema.json')
})

test('a large schema still gets its lens', () => {
  const text = `{"$schema":"https://json-schema.org/draft/2020-12/schema","x":"${'a'.repeat(3_000_000)}"}`
  expect(names(text, 'big.json')).toEqual(['schema big '])
})
