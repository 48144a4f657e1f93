import type * as vscode from 'vscode'
import type { Services } from '../services.ts'
import { guarded } from '../commands/generate.ts'
import { subjectOf } from '../subject.ts'
import { createPreview, type Preview } from './preview.ts'

/** One panel per source document. */
export interface Previews extends vscode.Disposable {
  /** Opens the panel of what the argument or the cursor points at, or brings it to the front. */
  open(argument: unknown): Promise<void>
}

/** The panels of this window. */
export function createPreviews(services: Services, extension: vscode.Uri): Previews {
  const open = new Map<string, Preview>()
  return {
    async open(argument) {
      await guarded(services, async () => {
        const subject = await subjectOf(argument)
        const key = subject.document.uri.toString()
        const known = open.get(key)
        if (known !== undefined) known.show(subject)
        else {
          const preview = createPreview(services, extension, subject)
          open.set(key, preview)
          preview.onClosed(() => open.delete(key))
        }
        return { done: 'opened', uri: key }
      })
    },
    dispose: () => {
      for (const preview of open.values()) preview.dispose()
    },
  }
}
