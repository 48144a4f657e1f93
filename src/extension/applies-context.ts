import * as vscode from 'vscode'
import { applies } from './document-outline.ts'

/** Keeps `lifelike.applies` true where a command would find something: menus show their entries only there. */
export function followApplies(): vscode.Disposable {
  let shown: boolean | undefined
  let timer: NodeJS.Timeout | undefined
  const update = (): void => {
    const document = vscode.window.activeTextEditor?.document
    const now = document !== undefined && applies(document)
    if (now === shown) return
    shown = now
    void vscode.commands.executeCommand('setContext', 'lifelike.applies', now)
  }
  const later = (): void => {
    clearTimeout(timer)
    timer = setTimeout(update, 200)
  }
  update()
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document === vscode.window.activeTextEditor?.document) later()
    }),
    vscode.workspace.onDidOpenTextDocument(later),
    { dispose: () => clearTimeout(timer) },
  )
}
