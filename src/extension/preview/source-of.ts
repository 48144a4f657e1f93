import * as vscode from 'vscode'
import type { PanelSource } from '../../protocol/panel.ts'
import type { Subject } from '../subject.ts'

/** Characters of the source that are shown. */
const SHOWN = 60_000

/** The text that the rows are of, from the entity's first line on. */
export function sourceOf(subject: Subject): PanelSource {
  const { document } = subject
  const [one] = subject.kind === 'entities' && subject.entities.length === 1 ? subject.entities : []
  const range =
    one === undefined
      ? undefined
      : new vscode.Range(document.positionAt(one.range.start).line, 0, document.positionAt(one.range.end).line + 1, 0)
  return {
    uri: document.uri.toString(),
    name: vscode.workspace.asRelativePath(document.uri),
    text: document.getText(range).slice(0, SHOWN),
    firstLine: (range?.start.line ?? 0) + 1,
  }
}
