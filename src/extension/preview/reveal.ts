import * as vscode from 'vscode'
import type { Span } from '../../protocol/engine-types.ts'

/** Shows a place of a document, counted from 1. */
export async function revealAt(
  document: vscode.TextDocument,
  { line, column }: { readonly line: number; readonly column: number },
): Promise<void> {
  const position = new vscode.Position(Math.max(0, line - 1), Math.max(0, column - 1))
  await show(document, new vscode.Range(position, position))
}

/** Shows a span: of `document`, or of the file that the span names. */
export async function revealSpan(document: vscode.TextDocument, span: Span): Promise<void> {
  const other = await documentOf(document, span)
  await show(other, new vscode.Range(other.positionAt(span.start), other.positionAt(span.end)))
}

/** The file that a span names, else `document`. */
export async function documentOf(document: vscode.TextDocument, { uri }: Span): Promise<vscode.TextDocument> {
  return uri === undefined ? document : vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true))
}

async function show(document: vscode.TextDocument, selection: vscode.Range): Promise<void> {
  await vscode.window.showTextDocument(document, { viewColumn: columnOf(document), selection })
}

/** Shows a document where it is open, else beside the panel. */
export async function showDocument(document: vscode.TextDocument): Promise<void> {
  await vscode.window.showTextDocument(document, { viewColumn: columnOf(document) })
}

function columnOf({ uri }: vscode.TextDocument): vscode.ViewColumn {
  const isOpen = (tab: vscode.Tab): boolean =>
    tab.input instanceof vscode.TabInputText && tab.input.uri.toString() === uri.toString()
  return vscode.window.tabGroups.all.find((group) => group.tabs.some(isOpen))?.viewColumn ?? vscode.ViewColumn.One
}
