import * as vscode from 'vscode'
import { LANGUAGE_IDS } from '../../outline/languages.ts'
import { documentOutline, type LensTarget } from '../document-outline.ts'

/** `Generate · Preview` over each root schema, exported type and table. Scans the text; never asks the engine. */
export function registerLenses(): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>()
  const provider: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses(document) {
      if (vscode.workspace.getConfiguration('lifelike', document.uri).get('codeLens.enabled') === false) return []
      const lensed = documentOutline(document)?.entities.filter((each) => each.lens) ?? []
      return lensed.flatMap(({ name, pointer, nameRange }) => {
        const range = new vscode.Range(document.positionAt(nameRange.start), document.positionAt(nameRange.end))
        const target: LensTarget = { uri: document.uri.toString(), entity: pointer ?? name }
        const lens = (title: string, command: string, tooltip: string): vscode.CodeLens =>
          new vscode.CodeLens(range, { title, command, tooltip, arguments: [target] })
        return [
          lens(vscode.l10n.t('Generate'), 'lifelike.generate', vscode.l10n.t('Make mock data of {0} with the last choices', name)),
          lens(vscode.l10n.t('Preview'), 'lifelike.preview', vscode.l10n.t('Look at mock data of {0}', name)),
        ]
      })
    },
  }
  const settings = vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration('lifelike.codeLens')) changed.fire()
  })
  const selector = LANGUAGE_IDS.map((language) => ({ language }))
  return vscode.Disposable.from(changed, settings, vscode.languages.registerCodeLensProvider(selector, provider))
}
