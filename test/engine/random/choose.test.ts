import { describe, expect, it } from 'vitest'
import { distinctPicks, jump, rendezvous } from '../../../src/engine/random/choose.ts'
import { hashText } from '../../../src/engine/random/key.ts'
import { exp, ln, normalInverse } from '../../../src/engine/random/math.ts'

const ids = (names: string): number[] => [...names].map(hashText)
const picks = (names: string, weights?: number[]): string[] =>
  Array.from({ length: 20_000 }, (_, i) => names[rendezvous(i, 7 * i, ids(names), weights)] as string)

describe('rendezvous', () => {
  it('moves only the rows that a new option takes', () => {
    const before = picks('abcd')
    const after = picks('xabcd')
    const moved = before.filter((v, i) => v !== after[i])
    expect(after.filter((v, i) => v !== before[i]).every((v) => v === 'x')).toBe(true)
    expect(moved.length / before.length).toBeCloseTo(0.2, 1)
  })

  it('keeps to the weights', () => {
    const got = picks('abc', [7, 2, 1])
    expect(got.filter((v) => v === 'a').length / got.length).toBeCloseTo(0.7, 1)
    expect(got.filter((v) => v === 'c').length / got.length).toBeCloseTo(0.1, 1)
    expect(picks('ab', [1, 0]).every((v) => v === 'a')).toBe(true)
  })

  it('picks distinct options, the first of more being the same', () => {
    const list = ids('abcdefgh')
    for (let i = 0; i < 200; i++) {
      const three = distinctPicks(i, -i, list, 3)
      expect(new Set(three).size).toBe(3)
      expect(distinctPicks(i, -i, list, 5).slice(0, 3)).toEqual(three)
    }
  })
})

describe('jump', () => {
  it('moves about one key in n when a bucket is added', () => {
    let moved = 0
    for (let i = 0; i < 10_000; i++) {
      const [x, y] = [jump(i, ~i, 20), jump(i, ~i, 21)]
      if (x !== y) {
        moved++
        expect(y).toBe(20)
      }
    }
    expect(moved / 10_000).toBeCloseTo(1 / 21, 1)
  })
})

describe('own transcendental functions', () => {
  it('agree with the platform to 12 digits', () => {
    for (const x of [1e-300, 1e-9, 0.1, 0.5, 1, 2, 10, 12345.678, 1e300]) {
      expect(Math.abs(ln(x) - Math.log(x))).toBeLessThan(1e-12 * Math.max(1, Math.abs(Math.log(x))))
    }
    for (const x of [-700, -1, 0, 0.1, 1, 10, 700]) expect(exp(x) / Math.exp(x)).toBeCloseTo(1, 11)
    expect(normalInverse(0.5)).toBeCloseTo(0, 9)
    expect(normalInverse(0.975)).toBeCloseTo(1.959963985, 6)
  })
})
