import { describe, expect, it } from 'vitest'
import { bits, below, entityKey, hashText, laneA, laneB, unit, unit53 } from '../../../src/engine/random/key.ts'

const ones = (x: number): number => {
  let n = x >>> 0
  let count = 0
  while (n !== 0) {
    n &= n - 1
    count++
  }
  return count
}

describe('the keyed mix', () => {
  const functions = { bits, laneA, laneB }
  for (const [name, mix] of Object.entries(functions)) {
    it(`${name}: one changed bit of any input changes half of the output`, () => {
      for (const input of [0, 1, 2]) {
        for (let bit = 0; bit < 32; bit++) {
          let flipped = 0
          for (let i = 0; i < 400; i++) {
            const args: [number, number, number] = [Math.imul(i, 0x9e3779b1), Math.imul(i, 0x7feb352d) ^ 77, i]
            const other: [number, number, number] = [...args]
            other[input] = (other[input] as number) ^ (1 << bit)
            flipped += ones(mix(...args) ^ mix(...other))
          }
          expect(flipped / 400, `input ${input} bit ${bit}`).toBeGreaterThan(14)
          expect(flipped / 400, `input ${input} bit ${bit}`).toBeLessThan(18)
        }
      }
    })
  }

  it('is uniform over residues for neighbouring rows and paths (chi-square)', () => {
    for (const size of [2, 3, 7, 10, 64, 100]) {
      const counts = new Array<number>(size).fill(0)
      const { a, b } = entityKey('1', 1, 'User')
      for (let row = 0; row < 20_000; row++) {
        for (const path of ['id', 'name', 'email']) {
          const x = laneA(a, b, row)
          const y = laneB(a, b, row)
          const id = hashText(path)
          const k = below(laneA(x, y, id), laneB(x, y, id), 0, size)
          counts[k] = (counts[k] ?? 0) + 1
        }
      }
      const mean = 60_000 / size
      const chi = counts.reduce((sum, n) => sum + ((n - mean) * (n - mean)) / mean, 0)
      expect(chi).toBeLessThan(size + 6 * Math.sqrt(2 * size))
    }
  })

  it('gives fields of one row no correlation', () => {
    const { a, b } = entityKey('1', 1, 'User')
    let sum = 0
    const n = 200_000
    for (let row = 0; row < n; row++) {
      const x = laneA(a, b, row)
      const y = laneB(a, b, row)
      const u = unit(laneA(x, y, 1), laneB(x, y, 1), 0) - 0.5
      const v = unit(laneA(x, y, 2), laneB(x, y, 2), 0) - 0.5
      sum += u * v
    }
    expect(Math.abs((sum / n) * 12)).toBeLessThan(0.01)
  })

  it('does not repeat 64-bit keys over rows, columns and entities', () => {
    const seen = new Set<string>()
    for (const entity of ['A', 'B']) {
      const { a, b } = entityKey('1', 1, entity)
      for (let row = 0; row < 50_000; row++) {
        const x = laneA(a, b, row)
        const y = laneB(a, b, row)
        for (let path = 0; path < 4; path++) seen.add(`${laneA(x, y, path)}:${laneB(x, y, path)}`)
      }
    }
    expect(seen.size).toBe(400_000)
  })

  it('takes seed 1 and "1" for one seed, and others apart', () => {
    expect(entityKey(String(1), 1, 'A')).toEqual(entityKey('1', 1, 'A'))
    expect(entityKey('2', 1, 'A')).not.toEqual(entityKey('1', 1, 'A'))
    expect(entityKey('1', 2, 'A')).not.toEqual(entityKey('1', 1, 'A'))
  })

  it('draws in [0, 1)', () => {
    for (let i = 0; i < 10_000; i++) {
      for (const u of [unit(i, -i, i), unit53(i, -i, i)]) {
        expect(u).toBeGreaterThanOrEqual(0)
        expect(u).toBeLessThan(1)
      }
    }
  })
})
