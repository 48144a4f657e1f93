import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Block, Crew } from '../engine/blocks.ts'
import { write } from '../engine/index.ts'
import type { Request } from '../engine/requests.ts'
import { createEngineClient } from '../worker/client.ts'

/** Fewer rows are made before threads have started and read the source. */
const ENOUGH = 200_000
/** More threads than this wait for the one that writes. */
const MOST = 8

/** Threads that write blocks of a large request in turn; `undefined`: it is small, its format has no blocks, or there is one core. */
export function crew(request: Request, rows: number): Crew | undefined {
  const threads = Math.min(availableParallelism(), MOST)
  const file = fileURLToPath(new URL('./worker.mjs', import.meta.url))
  const suits = write(request.format ?? '')?.inBlocks === true && request.remote !== true
  if (rows < ENOUGH || threads < 2 || !suits || !existsSync(file)) return undefined
  const members = Array.from({ length: threads }, (_, nth) => member(file, { request, of: threads, nth }))
  let turn = 0
  return {
    next: () => (members[turn++ % threads] as Member).next(),
    end() {
      for (const one of members) one.end()
    },
  }
}

interface Member {
  next(): Promise<Block | null>
  end(): void
}

/** One thread. It goes on while a few of its blocks wait to be taken, then waits itself. */
function member(file: string, share: { readonly request: Request; readonly of: number; readonly nth: number }): Member {
  const client = createEngineClient(file)
  const waiting: { readonly block: Block | null; taken(): void }[] = []
  let wanted: { give(block: Block | null): void; fail(because: unknown): void } | undefined
  let failure: unknown
  const all = client.call('blocks', share, {
    onEvent: (block) =>
      new Promise<void>((taken) => {
        if (wanted === undefined) return waiting.push({ block, taken })
        wanted.give(block)
        wanted = undefined
        return taken()
      }),
  })
  const over = (because: unknown): void => {
    failure = because
    wanted?.fail(because)
  }
  all.then(() => over(new Error('There are no more blocks.')), over)
  return {
    next: () =>
      new Promise((give, fail) => {
        const first = waiting.shift()
        first?.taken()
        if (first) give(first.block)
        else if (failure === undefined) wanted = { give, fail }
        else fail(failure)
      }),
    end: () => client.stop(),
  }
}
