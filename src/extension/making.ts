import * as vscode from 'vscode'
import type { Request } from '../protocol/engine-types.ts'
import type { Engine, Run } from './engine.ts'

/** Work shorter than this shows no progress. */
const PATIENCE_MS = 600

/** Runs a request; shows progress with a Cancel button once it takes long. Rejects with `Cancelled`. */
export async function make(engine: Engine, request: Request, title: string): Promise<Run> {
  const abort = new AbortController()
  let tell: ((message: string) => void) | undefined
  const running = engine.run(request, {
    signal: abort.signal,
    onProgress: ({ entity, done, of }) => {
      const name = title.endsWith(entity) ? '' : `${entity} `
      tell?.(`${name}${done.toLocaleString()} / ${of.toLocaleString()}`)
    },
  })
  const timer = setTimeout(() => {
    const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true }
    void vscode.window.withProgress(options, async (progress, token) => {
      token.onCancellationRequested(() => abort.abort())
      tell = (message) => progress.report({ message })
      await running.catch(() => undefined) // the command says what went wrong
    })
  }, PATIENCE_MS)
  try {
    return await running
  } finally {
    clearTimeout(timer)
  }
}
