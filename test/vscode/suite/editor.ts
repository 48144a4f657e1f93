import * as vscode from 'vscode'
import type { Outcome } from '../../../src/extension/deliver/outcome.ts'

/** The URI of a file in the opened folder. */
export function inFolder(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0]
  if (folder === undefined) throw new Error('no folder is open')
  return vscode.Uri.joinPath(folder.uri, name)
}

/** Opens a file of the folder; with `content` it is written first. */
export async function open(name: string, content?: string): Promise<vscode.TextEditor> {
  const uri = inFolder(name)
  if (content !== undefined) await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(content))
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri))
}

/** Puts the cursor before the first place of `text`. */
export function putCursor(editor: vscode.TextEditor, text: string): void {
  const offset = editor.document.getText().indexOf(text)
  if (offset < 0) throw new Error(`"${text}" is not in the document`)
  const at = editor.document.positionAt(offset)
  editor.selection = new vscode.Selection(at, at)
}

/** Runs *Generate Mock Data* with the cursor before `text`, some choices changed. */
export async function generateAt(editor: vscode.TextEditor, text: string, change: object = {}): Promise<Outcome> {
  const { document } = editor
  const shown = await vscode.window.showTextDocument(
    document,
    editor.viewColumn === undefined ? {} : { viewColumn: editor.viewColumn },
  )
  putCursor(shown, text)
  return vscode.commands.executeCommand<Outcome>('lifelike.generate', undefined, change)
}

/** Types into a document: one edit of its own. */
export async function replace(document: vscode.TextDocument, old: string, text: string): Promise<void> {
  const start = document.getText().indexOf(old)
  if (start < 0) throw new Error(`"${old}" is not in the document`)
  const edit = new vscode.WorkspaceEdit()
  edit.replace(
    document.uri,
    new vscode.Range(document.positionAt(start), document.positionAt(start + old.length)),
    text,
  )
  await vscode.workspace.applyEdit(edit)
}

/** Closes every editor, throwing away what is not saved. */
export async function closeAll(): Promise<void> {
  while (vscode.window.tabGroups.all.some((group) => group.tabs.length > 0)) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor')
  }
}

/** The codes of what a run reported. */
export const codes = (outcome: Outcome): readonly string[] => outcome.run?.diagnostics.map((each) => each.code) ?? []
