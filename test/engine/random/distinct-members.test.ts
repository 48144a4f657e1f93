import fc from 'fast-check'
import { expect, test } from 'vitest'
import { distinctMembers } from '../../../src/engine/random/distinct-members.ts'

test('a later set that has only one member takes it from an earlier one', () => {
  expect(distinctMembers([[1, 2], [1]])).toEqual([2, 1])
})

test('where none is left the sets before have theirs', () => {
  expect(distinctMembers([[1], [2], [2, 1], [3]])).toEqual([1, 2])
})

test('as many sets from the first on as any choice gives', () => {
  const longest = (sets: readonly (readonly number[])[], at = 0, used: readonly number[] = []): number =>
    Math.max(at, ...(sets[at] ?? []).filter((one) => !used.includes(one)).map((one) => longest(sets, at + 1, [...used, one])))
  fc.assert(fc.property(fc.array(fc.uniqueArray(fc.nat(4), { maxLength: 4 }), { maxLength: 6 }), (sets) => {
    const found = distinctMembers(sets)
    expect(found.length).toBe(longest(sets))
    expect(new Set(found).size).toBe(found.length)
    expect(found.every((one, i) => sets[i]?.includes(one))).toBe(true)
  }))
})
