import { expect, it } from 'vitest'
import { associatedSchema } from '../../src/extension/schema-association.ts'

it.each([
  ['users.json', 'users.json', true],
  ['users.json', 'data/users.json', true],
  ['/users.json', 'data/users.json', false],
  ['data/*.json', 'data/users.json', true],
  ['data/*.json', 'data/old/users.json', false],
  ['data/**/*.json', 'data/old/users.json', true],
  ['*.list.json', 'a/b.list.json', true],
  ['user?.json', 'users.json', true],
  ['a+b(1).json', 'a+b(1).json', true],
])('%s and %s: %s', (glob, path, is) => {
  expect(associatedSchema('json', [{ fileMatch: [glob], url: './s.json' }], path)).toBe(is ? './s.json' : undefined)
  expect(associatedSchema('yaml', { './s.json': glob }, path)).toBe(is ? './s.json' : undefined)
})

it('the last one wins, ! takes a file out again, and anything else counts as nothing', () => {
  const settings = [
    { fileMatch: ['*.json'], url: 'a' },
    { fileMatch: ['*.json', '!x.json'], url: 'b' },
  ]
  expect(associatedSchema('json', settings, 'y.json')).toBe('b')
  expect(associatedSchema('json', settings, 'x.json')).toBe('a')
  for (const odd of [undefined, null, 3, 'x', [3, null, { url: 4 }, { fileMatch: 5, url: 'x' }]]) {
    expect(associatedSchema('json', odd, 'x.json')).toBeUndefined()
    expect(associatedSchema('yaml', odd === null ? null : 7, 'x.json')).toBeUndefined()
  }
})
