import * as vscode from 'vscode'
import type { Filled } from '../protocol/engine-types.ts'
import type { LensTarget } from './document-outline.ts'

/** Records that the schema no longer accepts, as problems at their places, with a quick fix and a lens that counts them. */
export interface FixtureProblems extends vscode.Disposable {
  /** `stale`: records that are out of date. */
  show(document: vscode.TextDocument, checked: Filled, stale: number): void
  /** Open documents that were looked at. */
  known(): readonly vscode.TextDocument[]
}

/** Problems stay until the document is looked at again or closed. */
export function createFixtureProblems(): FixtureProblems {
  const collection = vscode.languages.createDiagnosticCollection('lifelike')
  const counts = new Map<string, { readonly stale: number; readonly of: number }>()
  const changed = new vscode.EventEmitter<void>()
  const { t } = vscode.l10n

  const actions: vscode.CodeActionProvider = {
    provideCodeActions(document, _, { diagnostics }) {
      const own = diagnostics.filter((one) => one.source === 'Lifelike' && one.code === undefined)
      if (own.length === 0) return []
      const action = new vscode.CodeAction(t('Fix records by Lifelike…'), vscode.CodeActionKind.QuickFix)
      action.diagnostics = own
      action.command = {
        title: action.title,
        command: 'lifelike.fillFixture',
        arguments: [target(document), { confirm: true }],
      }
      return [action]
    },
  }
  const lenses: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses(document) {
      const count = counts.get(document.uri.toString())
      if (count === undefined || count.stale === 0) return []
      const title = t('{0} of {1} records out of date · Fix', count.stale, count.of)
      const lens = (text: string, change: object): vscode.CodeLens =>
        new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), {
          title: text,
          command: 'lifelike.fillFixture',
          arguments: [target(document), change],
        })
      return [lens(title, { confirm: true }), lens(t('Regenerate'), { regenerate: true })]
    },
  }
  const subscriptions = vscode.Disposable.from(
    collection,
    changed,
    vscode.languages.registerCodeActionsProvider({ scheme: '*' }, actions, {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
    vscode.languages.registerCodeLensProvider({ scheme: '*' }, lenses),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      counts.delete(uri.toString())
      collection.delete(uri)
    }),
  )
  return {
    known: () => vscode.workspace.textDocuments.filter(({ uri }) => counts.has(uri.toString())),
    show(document, { diagnostics, counts: { records } }, stale) {
      const uri = document.uri.toString()
      counts.set(uri, { stale, of: records })
      changed.fire()
      const own = diagnostics.filter((one) => one.code === 'check/rejected' && one.span?.uri === uri)
      collection.set(
        document.uri,
        own.map(({ span, message }) => {
          const range = new vscode.Range(document.positionAt(span?.start ?? 0), document.positionAt(span?.end ?? 0))
          const problem = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Warning)
          problem.source = 'Lifelike'
          return problem
        }),
      )
    },
    dispose: () => subscriptions.dispose(),
  }
}

const target = (document: vscode.TextDocument): LensTarget => ({ uri: document.uri.toString(), entity: '' })
