import * as vscode from 'vscode'
import { formOf, LANGUAGE_IDS } from '../../outline/languages.ts'
import { documentOutline, type LensTarget, schemaUriOf } from '../document-outline.ts'

const FIRST_LINE = new vscode.Range(0, 0, 0, 0)

/**
 * `Generate · Preview` over each root schema, exported type and table; `Fill · Generate` over JSON data whose schema is
 * known. Scans the text; never asks the engine.
 */
export function registerLenses(): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>()
  const provider: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses(document) {
      if (vscode.workspace.getConfiguration('lifelike', document.uri).get('codeLens.enabled') === false) return []
      const outline = documentOutline(document)
      if (outline === null) return dataLenses(document)
      const lensed = outline.entities.filter((each) => each.lens)
      return [...wholeLenses(document, lensed.length), ...lensed.flatMap(({ name, pointer, nameRange }) => {
        const range = new vscode.Range(document.positionAt(nameRange.start), document.positionAt(nameRange.end))
        const lens = lensesAt(range, { uri: document.uri.toString(), entity: pointer ?? name })
        return [
          lens(
            vscode.l10n.t('Generate'),
            'lifelike.generate',
            vscode.l10n.t('Make mock data of {0} with the last choices', name),
          ),
          lens(vscode.l10n.t('Preview'), 'lifelike.preview', vscode.l10n.t('Look at mock data of {0}', name)),
        ]
      })]
    },
  }
  const settings = vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration('lifelike.codeLens')) changed.fire()
  })
  const selector = LANGUAGE_IDS.map((language) => ({ language }))
  return vscode.Disposable.from(changed, settings, vscode.languages.registerCodeLensProvider(selector, provider))
}

/** Lenses of one place, all of which act on the same target. */
function lensesAt(range: vscode.Range, target: LensTarget) {
  return (title: string, command: string, tooltip: string): vscode.CodeLens =>
    new vscode.CodeLens(range, { title, command, tooltip, arguments: [target] })
}

/** Tables are one dataset: over the file's first line, where there are several. */
function wholeLenses(document: vscode.TextDocument, tables: number): vscode.CodeLens[] {
  if (formOf(document.languageId) !== 'sql' || tables < 2) return []
  const lens = lensesAt(FIRST_LINE, { uri: document.uri.toString(), entity: '', whole: true })
  return [
    lens(
      vscode.l10n.t('Generate All {0} Tables', tables),
      'lifelike.generate',
      vscode.l10n.t('Make rows of all tables, in an order that loads, in a new file'),
    ),
    lens(vscode.l10n.t('Preview All'), 'lifelike.preview', vscode.l10n.t('Look at rows of all tables')),
  ]
}

function dataLenses(document: vscode.TextDocument): vscode.CodeLens[] {
  const form = formOf(document.languageId)
  if ((form !== 'json' && form !== 'yaml') || schemaUriOf(document, form)?.scheme !== document.uri.scheme) return []
  const lens = lensesAt(FIRST_LINE, { uri: document.uri.toString(), entity: '' })
  return [
    lens(
      vscode.l10n.t('Fill'),
      'lifelike.fillFixture',
      vscode.l10n.t('Complete the records by their schema; what is there stays'),
    ),
    lens(vscode.l10n.t('Generate'), 'lifelike.generate', vscode.l10n.t('Make more records with the last choices')),
  ]
}
