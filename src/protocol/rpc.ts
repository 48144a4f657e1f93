/** One end of a channel between two programs: a worker, a webview. Messages are cloned on the way. */
export interface Port {
  post(message: unknown): void
  listen(listener: (message: unknown) => void): void
}

/** What can be asked of the other side: per method its input, the events on the way and its answer. */
export type Api = { readonly [method: string]: Method }

interface Method {
  readonly input: unknown
  readonly event: unknown
  readonly output: unknown
}

/** What stands on the wire. `flag`: one Int32 shared by both sides, not 0 once cancelled; absent where none can be. */
export type Message =
  | {
      readonly kind: 'call'
      readonly id: number
      readonly method: string
      readonly input: unknown
      readonly flag?: SharedArrayBuffer
    }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'event'; readonly id: number; readonly event: unknown }
  | { readonly kind: 'taken'; readonly id: number }
  | { readonly kind: 'done'; readonly id: number; readonly output: unknown }
  | { readonly kind: 'cancelled'; readonly id: number }
  | { readonly kind: 'failed'; readonly id: number; readonly error: Failure }

/** An error of the other side: our bug, since bad input gives diagnostics. */
export interface Failure {
  readonly message: string
  readonly stack: string
}

/** The caller asked to stop; no answer will come. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled'
}

/** The other side ended before it answered. */
export class Disconnected extends Error {
  override readonly name = 'Disconnected'
}

/** The other side threw. `remoteStack` says where. */
export class RemoteError extends Error {
  override readonly name = 'RemoteError'
  readonly remoteStack: string
  constructor({ message, stack }: Failure) {
    super(message)
    this.remoteStack = stack
  }
}
