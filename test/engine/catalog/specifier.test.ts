import { expect, it } from 'vitest'
import { rebased } from '../../../src/engine/catalog/specifier.ts'

it.each([
  // module, source, target, what the target imports
  ['./user', 'file:///a/user.ts', 'file:///a/user.ts', null],
  ['./user', 'file:///a/user.ts', 'file:///a/b/data.ts', '../user'],
  ['./user', 'file:///a/user.ts', undefined, './user'],
  ['zod', 'file:///a/user.ts', 'file:///a/b/data.ts', 'zod'],
  ['./Untitled-1', 'untitled:Untitled-1', 'untitled:Untitled-1', null],
  ['.', 'file:///a/node_modules/pets/index.d.ts', undefined, 'pets'],
  ['./index', 'file:///a/node_modules/@x/pets/dist/index.d.ts', 'file:///a/data.ts', '@x/pets'],
  ['./cat', 'file:///a/node_modules/@types/pets/cat.d.ts', 'file:///a/data.ts', 'pets/cat'],
])('%s of %s in %s is %s', (module, source, target, expected) => {
  expect(rebased(module, source, target)).toBe(expected)
})
