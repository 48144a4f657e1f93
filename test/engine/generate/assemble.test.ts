import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assembler } from '../../../src/engine/generate/assemble.ts'
import { laneA, laneB } from '../../../src/engine/random/key.ts'

const NAMES = fc.uniqueArray(fc.oneof(fc.string(), fc.constantFrom('__proto__', '"]', '\u2028', 'constructor', '1', 'a b')), { maxLength: 12 })

test('the compiled literal and the loop make the same objects, whatever the names', () => {
  fc.assert(
    fc.property(NAMES, fc.integer(), (names, a) => {
      const members = names.map((name, id) => ({ name, id, made: { value: (x: number, y: number) => `${id}:${x}:${y}` } }))
      const make = assembler(members)
      const first = make(a, 7)
      let last = first
      for (let i = 0; i < 300; i++) last = make(a, 7)
      expect(Object.entries(last)).toEqual(Object.entries(first))
      expect(Object.getPrototypeOf(last)).toBe(Object.prototype)
      for (const { name, id } of members) {
        expect(Object.getOwnPropertyDescriptor(last, name)?.value).toBe(`${id}:${laneA(a, 7, id)}:${laneB(a, 7, id)}`)
      }
    }),
    { numRuns: 40 },
  )
})
