import * as vscode from 'vscode'
import { LANGUAGE_IDS } from '../../outline/languages.ts'

/** Milliseconds after a key before annotations are read again. */
const PAUSE = 400
const MARK = /@(?:fake|null|range|weights|locale|unique|pattern)\b|x-fake/

/** Has annotations looked at when a document that holds some is opened or edited; others cost nothing. */
export function followAnnotations(check: (document: vscode.TextDocument) => void): vscode.Disposable {
  const timers = new Map<string, NodeJS.Timeout>()
  const looked = (document: vscode.TextDocument): void => {
    if (!LANGUAGE_IDS.includes(document.languageId)) return
    const key = document.uri.toString()
    clearTimeout(timers.get(key))
    timers.set(
      key,
      setTimeout(() => {
        timers.delete(key)
        if (!document.isClosed && MARK.test(document.getText())) check(document)
      }, PAUSE),
    )
  }
  for (const { document } of vscode.window.visibleTextEditors) looked(document)
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(looked),
    vscode.workspace.onDidChangeTextDocument(({ document }) => looked(document)),
    { dispose: () => timers.forEach((timer) => clearTimeout(timer)) },
  )
}
