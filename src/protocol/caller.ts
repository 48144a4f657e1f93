import { type Api, Cancelled, Disconnected, type Message, type Port, RemoteError } from './rpc.ts'

export interface CallOptions<Event> {
  readonly signal?: AbortSignal
  /** The other side waits when several events have not been taken yet: a slow taker slows the maker. */
  readonly onEvent?: (event: Event) => void | Promise<void>
}

/** Asks the other side; every call is answered, cancelled or rejected, never left open. */
export interface Caller<A extends Api> {
  /** Rejects with `Cancelled`, `Disconnected` or `RemoteError`, or with what `onEvent` threw. */
  call<M extends keyof A & string>(
    method: M,
    input: A[M]['input'],
    options?: CallOptions<A[M]['event']>,
  ): Promise<A[M]['output']>
  /** The other side is gone: what is still open is rejected. */
  close(because: string): void
}

interface Open {
  readonly resolve: (output: unknown) => void
  readonly reject: (error: unknown) => void
  readonly event: (event: unknown) => void
}

/** A caller over `port`. */
export function createCaller<A extends Api>(port: Port): Caller<A> {
  const open = new Map<number, Open>()
  let last = 0
  port.listen((received) => {
    const message = received as Message
    const call = open.get(message.id)
    if (call === undefined) return
    if (message.kind === 'event') return call.event(message.event)
    if (message.kind === 'done') call.resolve(message.output)
    else if (message.kind === 'cancelled') call.reject(new Cancelled('Cancelled.'))
    else if (message.kind === 'failed') call.reject(new RemoteError(message.error))
  })

  return {
    call(method, input, { signal, onEvent } = {}) {
      const id = ++last
      const flag = typeof SharedArrayBuffer === 'undefined' ? undefined : new SharedArrayBuffer(4)
      return new Promise((resolve, reject) => {
        if (signal?.aborted === true) return reject(new Cancelled('Cancelled.'))
        const cancel = (): void => {
          if (flag !== undefined) Atomics.store(new Int32Array(flag), 0, 1)
          port.post({ kind: 'cancel', id } satisfies Message)
        }
        let taken: Promise<void> = Promise.resolve()
        const settle =
          <T>(how: (value: T) => void) =>
          (value: T): void => {
            open.delete(id)
            signal?.removeEventListener('abort', cancel)
            // Events that came before the answer are taken before the answer is given.
            taken.then(() => how(value), reject)
          }
        open.set(id, {
          resolve: settle((output) => resolve(output as never)),
          reject: settle(reject),
          event(event) {
            taken = taken.then(() => onEvent?.(event as never))
            taken.then(() => port.post({ kind: 'taken', id } satisfies Message), cancel)
          },
        })
        signal?.addEventListener('abort', cancel, { once: true })
        port.post({ kind: 'call', id, method, input, ...(flag === undefined ? {} : { flag }) } satisfies Message)
      })
    },
    close(because) {
      for (const call of open.values()) call.reject(new Disconnected(because))
    },
  }
}
