import * as vscode from 'vscode'
import type { TextFormat } from './new-document.ts'

/** Asks where to write, starting beside the source; `undefined` when the user thinks better of it. */
export async function askFile(source: vscode.Uri, name: string, format: TextFormat): Promise<vscode.Uri | undefined> {
  const extension = format === 'factory' ? 'ts' : format
  const file = `${name.replace(/[^\w.-]+/g, '-').toLowerCase() || 'data'}.${extension}`
  const folder = source.scheme === 'file' ? vscode.Uri.joinPath(source, '..') : vscode.workspace.workspaceFolders?.[0]?.uri
  return vscode.window.showSaveDialog({
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, file) }),
    filters: { [extension.toUpperCase()]: [extension] },
    title: vscode.l10n.t('Write Mock Data To'),
  })
}

/** Writes a whole file and shows it. */
export async function writeFile(uri: vscode.Uri, text: string): Promise<vscode.TextDocument> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text))
  const document = await vscode.workspace.openTextDocument(uri)
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: false })
  return document
}
