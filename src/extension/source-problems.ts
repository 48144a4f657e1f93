import * as vscode from 'vscode'
import type { Diagnostic } from '../protocol/engine-types.ts'
import { spoken } from './problem-text.ts'

/** What is to be said of schemas, types and tables, under their text. */
export interface SourceProblems extends vscode.Disposable {
  show(document: vscode.TextDocument, diagnostics: readonly Diagnostic[]): void
}

const SEVERITIES = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
} as const
const NEAREST = /did you mean `([^`]+)`/

/** Problems stay until the document is read again or closed. A wrong meaning has a quick fix, the nearest right one. */
export function createSourceProblems(): SourceProblems {
  const collection = vscode.languages.createDiagnosticCollection('lifelike-source')
  const actions: vscode.CodeActionProvider = {
    provideCodeActions(document, _, { diagnostics }) {
      return diagnostics.flatMap((one) => {
        const nearest = one.source === 'Lifelike' ? NEAREST.exec(one.message)?.[1] : undefined
        if (nearest === undefined) return []
        const action = new vscode.CodeAction(vscode.l10n.t('Change to {0}', nearest), vscode.CodeActionKind.QuickFix)
        action.diagnostics = [one]
        action.isPreferred = true
        action.edit = new vscode.WorkspaceEdit()
        action.edit.replace(document.uri, one.range, nearest)
        return [action]
      })
    },
  }
  const subscriptions = vscode.Disposable.from(
    collection,
    vscode.languages.registerCodeActionsProvider({ scheme: '*' }, actions, {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => collection.delete(uri)),
  )
  return {
    show(document, diagnostics) {
      const own = diagnostics.filter(
        ({ span }) => span !== null && (span.uri === undefined || span.uri === document.uri.toString()),
      )
      collection.set(
        document.uri,
        own.map((one) => {
          const problem = new vscode.Diagnostic(
            rangeOf(document, one),
            spoken(one.message, one.instead),
            SEVERITIES[one.severity],
          )
          problem.source = 'Lifelike'
          problem.code = one.code
          return problem
        }),
      )
    },
    dispose: () => subscriptions.dispose(),
  }
}

/** The span; of an unknown name the name alone. */
function rangeOf(document: vscode.TextDocument, { code, message, span }: Diagnostic): vscode.Range {
  const { start, end } = span ?? { start: 0, end: 0 }
  const name = code === 'plan/unknown-meaning' ? /^`([^`]+)`/.exec(message)?.[1] : undefined
  const at = name === undefined ? -1 : document.getText().slice(start, end).indexOf(name)
  const from = at < 0 ? start : start + at
  return new vscode.Range(document.positionAt(from), document.positionAt(at < 0 ? end : from + (name?.length ?? 0)))
}
