import { describe, expect, it } from 'vitest'
import { cardAt, type Deck, deckOf } from '../../../src/engine/random/deck.ts'
import { hashText } from '../../../src/engine/random/key.ts'

const ids = (count: number): number[] => Array.from({ length: count }, (_, i) => hashText(`option ${i}`))
const dealt = (deck: Deck, key: number, from: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => deck.cards[cardAt(deck, key, Math.floor((from + i) / deck.size), (from + i) % deck.size)] as number)

describe('a deck', () => {
  it('shows each of n equal options once in every n ordinals, in another order each time', () => {
    for (const count of [1, 2, 3, 5, 12, 50, 600]) {
      const deck = deckOf(ids(count))
      for (const block of [0, 1, 7, 5_000_000]) {
        expect(new Set(dealt(deck, 99, block * count, count)).size).toBe(count)
      }
    }
    const deck = deckOf(ids(12))
    const orders = Array.from({ length: 40 }, (_, i) => dealt(deck, i % 2, 12 * i, 12).join())
    expect(new Set(orders).size).toBeGreaterThan(20)
  })

  it('tells options apart by what they are, not by their order', () => {
    const list = ids(9)
    const there = dealt(deckOf(list), 5, 0, 90).map((option) => list[option])
    const turned = [...list].reverse()
    expect(dealt(deckOf(turned), 5, 0, 90).map((option) => turned[option])).toEqual(there)
  })

  it('has cards as options weigh; what is short of a card is left to free ones', () => {
    const { size, counts, rests = [], cards } = deckOf(ids(4), [5, 3, 1, 0.1])
    const shares = [5, 3, 1, 0.1].map((weight) => weight / 9.1)
    shares.forEach((share, i) => expect((counts[i] as number) + (rests[i] as number)).toBeCloseTo(share * size, 9))
    expect(rests.reduce((sum, rest) => sum + rest, 0)).toBeCloseTo([...cards].filter((card) => card < 0).length, 9)
    expect(deckOf(ids(2), [9, 1])).toMatchObject({ size: 10, counts: Int32Array.of(9, 1) })
    expect(deckOf(ids(3), [1, 0, 1]).counts).toEqual(Int32Array.of(1, 0, 1))
  })

  it('leaves two places unlike each other', () => {
    for (const count of [2, 3, 5]) {
      const deck = deckOf(ids(count))
      const [one, other] = [dealt(deck, 1, 0, 20_000), dealt(deck, 2, 0, 20_000)]
      const same = one.filter((option, i) => option === other[i]).length
      expect(Math.abs(same / 20_000 - 1 / count)).toBeLessThan(0.02)
    }
  })
})
