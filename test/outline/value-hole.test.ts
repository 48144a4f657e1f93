import { expect, test } from 'vitest'
import { valueHole } from '../../src/outline/value-hole.ts'

const at = (line: string, above = '') => {
  const [before = '', after = ''] = line.split('▮')
  const found = valueHole(before, after, above)
  return found && `${found.type}${found.isEmpty ? ' empty' : ''}`
}

test('a declaration without its value', () => {
  expect(at('const users: User[] = ▮')).toBe('User[]')
  expect(at('  export let page: Page<User, "a"> =▮;')).toBe('Page<User, "a">')
  expect(at('const f: (a: string) => User = ▮ // later')).toBe('(a: string) => User')
  expect(at('  users: User[] = ▮')).toBe('User[]')
  expect(at('const users: User[] = [▮]')).toBe('User[] empty')
  expect(at('const user: User = { ▮ };')).toBe('User empty')
  expect(at('const users = ▮', '/** @type {User[]} */')).toBe('User[]')
})

test('nothing else', () => {
  for (const line of [
    'const users = ▮',
    'const n: number = ▮',
    'users = ▮',
    'if (a == ▮',
    'const a: User = f(▮)',
    'const a: User = ▮b',
  ])
    expect(at(line), line).toBeUndefined()
})
