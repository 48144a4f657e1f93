/** Milliseconds that a run nobody waits for any more may still take: a shorter one ends by itself. */
const PATIENCE = 1500

/** Runs one at a time; of those that were asked for meanwhile only the last is run. */
export interface Latest {
  ask(): void
  dispose(): void
}

/** `run` must not reject; its signal says that it goes on too long while another is waiting. */
export function latest(run: (signal: AbortSignal) => Promise<void>, patience = PATIENCE): Latest {
  let abort: AbortController | undefined
  let again = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let ended = false
  async function go(): Promise<void> {
    do {
      again = false
      abort = new AbortController()
      await run(abort.signal)
      clearTimeout(timer)
      timer = undefined
    } while (again && !ended)
    abort = undefined
  }
  return {
    ask() {
      if (abort === undefined) {
        void go()
        return
      }
      again = true
      timer ??= setTimeout(() => abort?.abort(), patience)
    },
    dispose() {
      ended = true
      clearTimeout(timer)
      abort?.abort()
    },
  }
}
