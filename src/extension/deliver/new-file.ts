import * as vscode from 'vscode'
import { formatCalled, type TextFormat } from '../../protocol/formats.ts'
import { contentHash } from '../placement/marker.ts'

/** Asks where to write, starting beside the source; `undefined` when the user thinks better of it. */
export async function askFile(source: vscode.Uri, name: string, format: TextFormat): Promise<vscode.Uri | undefined> {
  const { extension } = formatCalled(format)
  const file = fileName(name, format)
  const folder = source.scheme === 'file' ? vscode.Uri.joinPath(source, '..') : vscode.workspace.workspaceFolders?.[0]?.uri
  return vscode.window.showSaveDialog({
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, file) }),
    filters: { [extension.toUpperCase()]: [extension] },
    title: vscode.l10n.t('Write Mock Data To'),
  })
}

/** What a file of made records is called: rows for a database are its seed. */
export function fileName(name: string, format: TextFormat): string {
  const bare = name.replace(/[^\w.-]+/g, '-').toLowerCase() || 'data'
  const { extension } = formatCalled(format)
  return extension === 'sql' ? `${bare}.seed.sql` : `${bare}.${extension}`
}

/** Writes a file whole or not at all, and shows it. */
export async function writeFile(uri: vscode.Uri, text: string): Promise<vscode.TextDocument> {
  const draft = uri.with({ path: `${uri.path}.${contentHash(text)}.tmp` })
  await vscode.workspace.fs.writeFile(draft, new TextEncoder().encode(text))
  try {
    await vscode.workspace.fs.rename(draft, uri, { overwrite: true })
  } catch (error) {
    await vscode.workspace.fs.delete(draft)
    throw error
  }
  const document = await vscode.workspace.openTextDocument(uri)
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: false })
  return document
}
