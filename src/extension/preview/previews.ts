import * as vscode from 'vscode'
import { guarded } from '../commands/generate.ts'
import type { Services } from '../services.ts'
import { inDocument, type Subject, subjectOf } from '../subject.ts'
import { createPreview, newPanel, type Preview } from './preview.ts'

/** One panel per source document. */
export interface Previews extends vscode.Disposable {
  /** Opens the panel of what the argument or the cursor points at, or brings it to the front. */
  open(argument: unknown): Promise<void>
  /** Fills a panel that the editor kept over a reload; one whose source is gone is closed. */
  restore(panel: vscode.WebviewPanel, state: unknown): Promise<void>
}

/** The panels of this window. */
export function createPreviews(services: Services, extension: vscode.Uri): Previews {
  const open = new Map<string, Preview>()
  function fill(panel: vscode.WebviewPanel, start: Subject): void {
    const key = start.document.uri.toString()
    const preview = createPreview(services, { panel, extension, start })
    open.set(key, preview)
    preview.onClosed(() => open.delete(key))
  }
  /** The group of another preview, unless what is previewed stands there itself. */
  function columnBeside(): vscode.ViewColumn | undefined {
    const own = vscode.window.activeTextEditor?.viewColumn
    return [...open.values()].map((each) => each.column()).find((column) => column !== undefined && column !== own)
  }
  return {
    async open(argument) {
      await guarded(services, async () => {
        const subject = await subjectOf(argument)
        const uri = subject.document.uri.toString()
        const known = open.get(uri)
        if (known === undefined) fill(newPanel(columnBeside()), subject)
        else known.show(subject)
        return { done: 'opened', uri }
      })
    },
    async restore(panel, state) {
      try {
        const uri = typeof state === 'object' && state !== null && 'uri' in state ? String(state.uri) : ''
        fill(panel, await inDocument(await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true)), undefined))
      } catch {
        panel.dispose()
      }
    },
    dispose: () => {
      for (const preview of open.values()) preview.dispose()
    },
  }
}
