import { type Api, Cancelled, type Message, type Port } from './rpc.ts'

/** What a method may ask of its caller. */
export interface Context<Event> {
  /** Throws `Cancelled` when the caller does not want the answer any more: call it between chunks. */
  check(): void
  /** Sends an event; resolves when the caller keeps up. Throws `Cancelled` as `check` does. */
  emit(event: Event): Promise<void>
}

export type Methods<A extends Api> = {
  readonly [M in keyof A]: (input: A[M]['input'], context: Context<A[M]['event']>) => Promise<A[M]['output']>
}

/** Events under way at once: enough to hide the trip, few enough to bound memory. */
const WINDOW = 8

/** Answers the calls that come over `port`. */
export function serve<A extends Api>(port: Port, methods: Methods<A>): void {
  const running = new Map<number, { cancelled: boolean; taken: () => void }>()
  port.listen((received) => {
    const message = received as Message
    if (message.kind === 'call') void run(message)
    const call = running.get(message.id)
    if (call === undefined) return
    if (message.kind === 'taken') call.taken()
    if (message.kind === 'cancel') {
      call.cancelled = true
      call.taken()
    }
  })

  async function run({ id, method, input, flag }: Message & { readonly kind: 'call' }): Promise<void> {
    const shared = flag === undefined ? undefined : new Int32Array(flag)
    let waiting = 0
    let wake: (() => void) | undefined
    const state = {
      cancelled: false,
      taken: () => {
        waiting--
        wake?.()
      },
    }
    running.set(id, state)
    const context: Context<unknown> = {
      check() {
        if (state.cancelled || (shared !== undefined && Atomics.load(shared, 0) !== 0))
          throw new Cancelled('Cancelled.')
      },
      async emit(event) {
        context.check()
        port.post({ kind: 'event', id, event } satisfies Message)
        waiting++
        if (waiting >= WINDOW) {
          await new Promise<void>((resolve) => (wake = resolve))
          wake = undefined
        }
        context.check()
      },
    }
    try {
      const answer = methods[method]
      if (answer === undefined) throw new Error(`There is no method ${method}.`)
      const output = await answer(input, context)
      port.post({ kind: 'done', id, output } satisfies Message)
    } catch (error) {
      const { message, stack = '' } = error instanceof Error ? error : new Error(String(error))
      if (error instanceof Cancelled) port.post({ kind: 'cancelled', id } satisfies Message)
      else port.post({ kind: 'failed', id, error: { message, stack } } satisfies Message)
    } finally {
      running.delete(id)
    }
  }
}
