import * as vscode from 'vscode'
import type { Caller } from '../protocol/caller.ts'
import type { EngineApi } from '../protocol/engine-api.ts'
import type { Diagnostic, Produced, Request, Summary } from '../protocol/engine-types.ts'
import { createEngineClient } from '../worker/client.ts'
import { formOf } from '../outline/languages.ts'

/** What a run made. */
export interface Run {
  readonly text: string
  readonly diagnostics: readonly Diagnostic[]
  readonly summary: Summary
}

export interface RunOptions {
  readonly signal?: AbortSignal
  readonly onProgress?: (produced: Produced & { readonly kind: 'progress' }) => void
}

/** The engine as the editor uses it: always with the text of the open documents. */
export interface Engine extends vscode.Disposable {
  readonly call: Caller<EngineApi>['call']
  /** Makes the whole text of a request. Rejects with `Cancelled`. */
  run(request: Request, options?: RunOptions): Promise<Run>
}

/** The engine of this extension; its thread starts with the first call. */
export function createEngine(context: vscode.ExtensionContext): Engine {
  const client = createEngineClient(vscode.Uri.joinPath(context.extensionUri, 'dist', 'worker.mjs').fsPath)
  const told = new Map<string, number>()

  /** Tells the worker what stands in open documents and not on disk. */
  function tellOpenTexts(): void {
    const open = new Set<string>()
    for (const document of vscode.workspace.textDocuments) {
      if (!document.isDirty || document.uri.scheme !== 'file' || formOf(document.languageId) === undefined) continue
      const uri = document.uri.toString()
      open.add(uri)
      if (told.get(uri) === document.version) continue
      told.set(uri, document.version)
      client.overlay(uri, document.getText())
    }
    for (const uri of told.keys()) {
      if (open.has(uri)) continue
      told.delete(uri)
      client.overlay(uri, undefined)
    }
  }

  const call: Engine['call'] = (method, input, options) => {
    tellOpenTexts()
    return client.call(method, input, options)
  }
  return {
    call,
    async run(request, { signal, onProgress } = {}) {
      const texts: string[] = []
      const diagnostics: Diagnostic[] = []
      let summary: Summary = { entities: [] }
      const onEvent = (produced: Produced): void => {
        switch (produced.kind) {
          case 'text':
            return void texts.push(produced.text)
          case 'diagnostic':
            return void diagnostics.push(produced.diagnostic)
          case 'summary':
            return void (summary = produced.summary)
          case 'progress':
            return onProgress?.(produced)
        }
      }
      await call('produce', request, { onEvent, ...(signal === undefined ? {} : { signal }) })
      return { text: texts.join(''), diagnostics, summary }
    },
    dispose: () => client.stop(),
  }
}
