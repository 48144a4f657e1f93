import * as vscode from 'vscode'
import { formatCalled, type TextFormat } from '../../protocol/formats.ts'
import { contentHash } from '../placement/marker.ts'

interface Beside {
  /** What the text is of. */
  readonly key: string
  /** Where it belongs when it is saved, where nothing stands yet. */
  readonly file?: vscode.Uri
}

/** Documents that we opened, by what they are of. */
const opened = new Map<string, { readonly document: vscode.TextDocument; readonly hash: string }>()

/**
 * Shows text in a new document beside the editor. One that we opened for the same `key` and nobody edited is renewed
 * instead.
 */
export async function showBeside(text: string, format: TextFormat, { key, file }: Beside): Promise<vscode.TextDocument> {
  const known = opened.get(`${key} ${format}`)
  const usable = known !== undefined && !known.document.isClosed && contentHash(known.document.getText()) === known.hash
  const document = usable ? known.document : ((await createNamed(text, file)) ?? (await create(text, formatCalled(format).language)))
  if (usable) {
    const edit = new vscode.WorkspaceEdit()
    edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text)
    await vscode.workspace.applyEdit(edit)
  }
  opened.set(`${key} ${format}`, { document, hash: contentHash(document.getText()) })
  const shown = vscode.window.tabGroups.all.find((group) => group.tabs.some((tab) => isOf(tab, document)))
  await vscode.window.showTextDocument(document, { viewColumn: shown?.viewColumn ?? vscode.ViewColumn.Beside, preview: false })
  return document
}

/** A document that is saved as `file`; `undefined` where a file or a document of that name is there already. */
async function createNamed(content: string, file: vscode.Uri | undefined): Promise<vscode.TextDocument | undefined> {
  if (file === undefined || (await isThere(file))) return undefined
  const uri = file.with({ scheme: 'untitled' })
  if (vscode.workspace.textDocuments.some((each) => each.uri.toString() === uri.toString() && each.getText() !== '')) return undefined
  const document = await vscode.workspace.openTextDocument(uri)
  // Shown before it holds anything: the editor opens an unsaved document that nobody shows in the active group.
  const editor = await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: false })
  return (await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), content))) ? document : undefined
}

async function isThere(file: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(file).then(
    () => true,
    () => false,
  )
}

async function create(content: string, language: string): Promise<vscode.TextDocument> {
  const known = await vscode.languages.getLanguages()
  return vscode.workspace.openTextDocument({ content, language: known.includes(language) ? language : 'plaintext' })
}

const isOf = (tab: vscode.Tab, document: vscode.TextDocument): boolean =>
  tab.input instanceof vscode.TabInputText && tab.input.uri.toString() === document.uri.toString()
