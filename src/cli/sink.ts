import { chmodSync, closeSync, openSync, realpathSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import path from 'node:path'

/** Where text goes. */
export interface Sink {
  /** Resolves when more may come: a slow reader slows the maker. */
  write(text: string): Promise<void> | void
  /** All is there: a file appears now, under its name. */
  finish(): void
  /** Nothing is to be left behind. */
  discard(): void
}

/** Standard output. */
export const standardOutput: Sink = {
  write(text) {
    if (process.stdout.write(text)) return
    return new Promise((resolve) => process.stdout.once('drain', resolve))
  },
  finish() {},
  discard() {},
}

/** Files on the way: a signal or a defect leaves none of them behind. */
const unfinished = new Set<() => void>()
process.once('exit', () => {
  for (const discard of unfinished) discard()
})

/** A file that is written whole or not at all: beside its place first, then renamed. */
export function fileSink(name: string): Sink {
  const before = statSync(name, { throwIfNoEntry: false })
  if (before !== undefined && !before.isFile()) return deviceSink(name)
  const target = before === undefined ? path.resolve(name) : realpathSync(name) // through a link
  const temporary = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.tmp`)
  let handle: number | undefined = openSync(temporary, 'wx')
  const close = (): void => {
    if (handle !== undefined) closeSync(handle)
    handle = undefined
  }
  const discard = (): void => {
    close()
    rmSync(temporary, { force: true })
    unfinished.delete(discard)
  }
  unfinished.add(discard)
  return {
    write: (text) => writeWhole(handle, text),
    finish() {
      close()
      if (before !== undefined) chmodSync(temporary, before.mode)
      renameSync(temporary, target)
      unfinished.delete(discard)
    },
    discard,
  }
}

/** A pipe or device has no place beside it. */
function deviceSink(name: string): Sink {
  const handle = openSync(name, 'w')
  return {
    write: (text) => writeWhole(handle, text),
    finish: () => closeSync(handle),
    discard: () => closeSync(handle),
  }
}

function writeWhole(handle: number | undefined, text: string): void {
  const bytes = Buffer.from(text)
  let done = 0
  while (handle !== undefined && done < bytes.length) done += writeSync(handle, bytes, done)
}
