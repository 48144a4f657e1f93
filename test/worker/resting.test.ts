import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { giveBack, resting } from '../../src/worker/resting.ts'

type Sleeper = { readonly nap: { readonly input: number; readonly event: never; readonly output: string } }
const context = { check: () => {}, emit: async () => {} }

describe('a worker that nobody asks', () => {
  it('rests once after its last answer, not while a call runs', async () => {
    const told: string[] = []
    const methods = resting<Sleeper>(
      {
        async nap(ms) {
          await sleep(ms)
          told.push('answer')
          return 'awake'
        },
      },
      () => told.push('rest'),
      30,
    )
    const long = methods.nap(120, context)
    expect(await methods.nap(1, context)).toBe('awake')
    await long
    await sleep(120)
    expect(told).toEqual(['answer', 'answer', 'rest'])
  })

  it('gives back what its work has left in the heap', async () => {
    let made: unknown[] = Array.from({ length: 500_000 }, (_, i) => ({ i, text: `text ${i}` }))
    const before = process.memoryUsage()
    expect(made.length).toBe(500_000)
    made = []
    await sleep(1)
    giveBack()
    const after = process.memoryUsage()
    expect(before.heapUsed - after.heapUsed).toBeGreaterThan(20_000_000)
    expect(after.heapTotal).toBeLessThan(after.heapUsed * 1.5)
  })
})
