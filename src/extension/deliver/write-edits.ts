import * as vscode from 'vscode'
import type { Placed } from '../placement/edit.ts'

/** Applies edits as one undo step and shows what was written. `false`: the editor refused them. */
export async function writeEdits(document: vscode.TextDocument, placed: Placed): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit()
  for (const { start, end, text } of placed.edits) {
    edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), text)
  }
  if (!(await vscode.workspace.applyEdit(edit))) return false
  await reveal(document, placed.reveal)
  return true
}

/** Shows a part of a document, the cursor at its start. */
export async function reveal(document: vscode.TextDocument, part: Placed['reveal']): Promise<void> {
  const active = vscode.window.activeTextEditor
  const open = active?.document === document ? active : vscode.window.visibleTextEditors.find((each) => each.document === document)
  const editor = await vscode.window.showTextDocument(document, (open?.viewColumn === undefined ? {} : { viewColumn: open.viewColumn }))
  const range = new vscode.Range(document.positionAt(part.start), document.positionAt(part.end))
  editor.selection = new vscode.Selection(range.start, range.start)
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport)
}
