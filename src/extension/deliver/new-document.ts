import * as vscode from 'vscode'
import { contentHash } from '../placement/marker.ts'

const LANGUAGES = { json: 'json', ndjson: 'plaintext', csv: 'plaintext', yaml: 'yaml', sql: 'sql', ts: 'typescript', factory: 'typescript' } as const

export type TextFormat = keyof typeof LANGUAGES

/** Documents that we opened, by what they are of. */
const opened = new Map<string, { readonly document: vscode.TextDocument; readonly hash: string }>()

/**
 * Shows text in a new document beside the editor. One that we opened for the same `key` and nobody edited is renewed
 * instead.
 */
export async function showBeside(text: string, format: TextFormat, key: string): Promise<vscode.TextDocument> {
  const known = opened.get(`${key} ${format}`)
  const usable = known !== undefined && !known.document.isClosed && contentHash(known.document.getText()) === known.hash
  const document = usable ? known.document : await create(text, LANGUAGES[format])
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

async function create(content: string, language: string): Promise<vscode.TextDocument> {
  const known = await vscode.languages.getLanguages()
  return vscode.workspace.openTextDocument({ content, language: known.includes(language) ? language : 'plaintext' })
}

const isOf = (tab: vscode.Tab, document: vscode.TextDocument): boolean =>
  tab.input instanceof vscode.TabInputText && tab.input.uri.toString() === document.uri.toString()
