import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { permute, unpermute } from '../../../src/engine/random/permutation.ts'

describe('permute', () => {
  it('is a bijection of [0, size)', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), fc.integer({ min: 1, max: 2000 }), (a, b, size) => {
        const seen = new Set<number>()
        for (let i = 0; i < size; i++) {
          const x = permute(a, b, size, i)
          expect(x).toBeGreaterThanOrEqual(0)
          expect(x).toBeLessThan(size)
          seen.add(x)
        }
        expect(seen.size).toBe(size)
      }),
      { numRuns: 40 },
    )
  })

  it('is undone by unpermute, also in large spaces', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), fc.integer({ min: 1, max: 2 ** 50 }), fc.nat(), (a, b, size, i) => {
        const index = i % size
        expect(unpermute(a, b, size, permute(a, b, size, index))).toBe(index)
      }),
    )
  })

  it('gives unrelated orders under other keys', () => {
    const order = (a: number): number[] => Array.from({ length: 100 }, (_, i) => permute(a, 7, 100, i))
    const [x, y] = [order(1), order(2)]
    expect(x.filter((v, i) => v === y[i]).length).toBeLessThan(12)
    expect(x.filter((v, i) => v === i).length).toBeLessThan(12)
  })
})
