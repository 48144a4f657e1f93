import { MessageChannel } from 'node:worker_threads'
import { afterEach, describe, expect, test } from 'vitest'
import { createCaller } from '../../src/protocol/caller.ts'
import { Cancelled, Disconnected, type Port, RemoteError } from '../../src/protocol/rpc.ts'
import { type Methods, serve } from '../../src/protocol/server.ts'

type Api = {
  readonly double: { readonly input: number; readonly event: never; readonly output: number }
  readonly count: { readonly input: number; readonly event: number; readonly output: string }
}

const open: (() => void)[] = []
afterEach(() => open.splice(0).forEach((close) => close()))

/** Both ends of a real channel: messages are cloned and come later. */
function pair(methods: Partial<Methods<Api>>): ReturnType<typeof createCaller<Api>> {
  const { port1, port2 } = new MessageChannel()
  open.push(() => port1.close())
  const portOf = (port: typeof port1): Port => ({
    post: (message) => port.postMessage(message),
    listen: (listener) => void port.on('message', listener),
  })
  serve<Api>(portOf(port2), methods as Methods<Api>)
  return createCaller<Api>(portOf(port1))
}

const double: Methods<Api>['double'] = async (input) => input * 2

describe('answers', () => {
  test('go to the call that asked', async () => {
    const caller = pair({ double })
    expect(await Promise.all([1, 2, 3].map((n) => caller.call('double', n)))).toEqual([2, 4, 6])
  })

  test('come after every event was taken', async () => {
    const caller = pair({
      async count(to, { emit }) {
        for (let i = 0; i < to; i++) await emit(i)
        return 'end'
      },
    })
    const seen: number[] = []
    const onEvent = async (event: number): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve, 1))
      seen.push(event)
    }
    expect(await caller.call('count', 30, { onEvent })).toBe('end')
    expect(seen).toEqual(Array.from({ length: 30 }, (_, i) => i))
  })

  test('an error of the other side says where; a method that is not there too', async () => {
    const caller = pair({
      async double() {
        throw new TypeError('no')
      },
    })
    await expect(caller.call('double', 1)).rejects.toMatchObject({
      message: 'no',
      remoteStack: expect.stringContaining('rpc.test'),
    })
    await expect(caller.call('count', 1)).rejects.toBeInstanceOf(RemoteError)
  })
})

test('a slow taker slows the maker', async () => {
  let made = 0
  const caller = pair({
    async count(to, { emit }) {
      for (; made < to; made++) await emit(made)
      return ''
    },
  })
  let release: (() => void) | undefined
  const gate = new Promise<void>((resolve) => (release = resolve))
  const answer = caller.call('count', 1000, { onEvent: () => gate })
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(made).toBeLessThan(10)
  release?.()
  await answer
  expect(made).toBe(1000)
})

describe('cancel', () => {
  const forever: Methods<Api>['count'] = async (_to, { emit }) => {
    for (let i = 0; ; i++) await emit(i)
  }

  test('ends the maker and rejects the call', async () => {
    const caller = pair({ count: forever })
    const stop = new AbortController()
    const onEvent = (i: number): void => void (i === 5 && stop.abort())
    await expect(caller.call('count', 0, { signal: stop.signal, onEvent })).rejects.toBeInstanceOf(Cancelled)
  })

  test('is seen by a maker that never lets messages in', async () => {
    const caller = pair({
      async count(_to, { check }) {
        for (;;) check()
      },
    })
    const stop = new AbortController()
    const answer = caller.call('count', 0, { signal: stop.signal })
    stop.abort() // the flag is set before the other side even starts
    await expect(answer).rejects.toBeInstanceOf(Cancelled)
  })

  test('before the call: nothing is asked', async () => {
    let asked = false
    const caller = pair({
      async double() {
        asked = true
        return 0
      },
    })
    await expect(caller.call('double', 1, { signal: AbortSignal.abort() })).rejects.toBeInstanceOf(Cancelled)
    expect(asked).toBe(false)
  })

  test('a taker that throws cancels, and its error is the answer', async () => {
    const caller = pair({ count: forever })
    const onEvent = (): never => {
      throw new RangeError('full')
    }
    await expect(caller.call('count', 0, { onEvent })).rejects.toBeInstanceOf(RangeError)
  })
})

test('a lost connection rejects what is open', async () => {
  const caller = pair({ double: () => new Promise(() => {}) })
  const answer = caller.call('double', 1)
  caller.close('gone')
  await expect(answer).rejects.toBeInstanceOf(Disconnected)
})
