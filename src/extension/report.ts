import { type RunCounts, runCounts } from './run-counts.ts'
import * as vscode from 'vscode'
import type { Diagnostic, Summary } from '../protocol/engine-types.ts'
import { placeOf, spoken } from './problem-text.ts'

/** What is wrong, and in which document. */
export interface Problem {
  readonly title: string
  readonly document?: vscode.TextDocument
  readonly diagnostics: readonly Diagnostic[]
}

/** Tells the user what happened; everything is in the output channel, a message says the main thing. */
export interface Report extends vscode.Disposable {
  /** A command could not do its work. */
  failed(what: Problem): void
  /** Something is left to decide: `yes` runs when the user says so. */
  asked(what: Problem, label: string, yes: () => void): void
  /** Records were made, perhaps fewer than asked or with more besides. */
  made(document: vscode.TextDocument, diagnostics: readonly Diagnostic[], summary: Summary): void
  /** A short word that needs no answer. */
  said(message: string): void
  /** Our own bug. */
  crashed(error: unknown): void
  show(): void
}

/** A report that writes to a channel of its own. */
export function createReport(): Report {
  const channel = vscode.window.createOutputChannel('Lifelike', 'log')
  const details = vscode.l10n.t('Show Details')

  function log(document: vscode.TextDocument | undefined, diagnostics: readonly Diagnostic[]): void {
    for (const { severity, code, message, instead, span } of diagnostics) {
      const place = document === undefined ? '' : `${placeOf(document.getText(), span, vscode.workspace.asRelativePath(document.uri))} `
      channel.appendLine(`${place}${severity} ${code} ${spoken(message, instead)}`)
    }
  }
  /** Not awaited: a message may stay open for as long as the user likes. */
  function offer(shown: Thenable<string | undefined>): void {
    void shown.then((answer) => (answer === details ? channel.show(true) : undefined))
  }
  return {
    failed({ title, document, diagnostics }) {
      channel.appendLine(title)
      log(document, diagnostics)
      const first = diagnostics.find((each) => each.severity === 'error') ?? diagnostics[0]
      offer(vscode.window.showErrorMessage(`${title}${first === undefined ? '' : ` ${reasonOf(first, document)}`}`, details))
    },
    asked({ title, document, diagnostics }, label, yes) {
      channel.appendLine(title)
      log(document, diagnostics)
      const first = diagnostics[0]
      const shown = vscode.window.showWarningMessage(`${title}${first === undefined ? '' : ` ${reasonOf(first, document)}`}`, label, details)
      offer(shown)
      void shown.then((answer) => (answer === label ? yes() : undefined))
    },
    made(document, diagnostics, summary) {
      log(document, diagnostics)
      const brought = summary.entities.filter((each) => each.because !== undefined && each.made > 0)
      const short = summary.entities.filter((each) => each.made < each.asked)
      const own = summary.entities.filter((each) => each.because === undefined)
      const unjudged = own.filter((each) => each.notJudged > 0).length
      const worst = diagnostics.find((each) => each.severity === 'error') ?? diagnostics.find((each) => each.severity === 'warning')
      if (short.length > 0) {
        const counts = short.map((each) => `${each.name} ${each.made}/${each.asked}`).join(', ')
        const reason = worst === undefined ? '' : reasonOf(worst, document)
        offer(vscode.window.showWarningMessage(vscode.l10n.t('Fewer records than asked were made: {0}. {1}', counts, reason), details))
      } else if (worst !== undefined && (worst.severity === 'error' || unjudged > 0)) {
        // What was made of a broken or unjudged source must not pass for the whole truth.
        offer(vscode.window.showWarningMessage(vscode.l10n.t('Records were made all the same. {0}', reasonOf(worst, document)), details))
      } else if (brought.length > 0) {
        const parents = brought.map((each) => `${each.made} × ${each.name}`).join(', ')
        const children = own.map((each) => each.name).join(', ')
        const message = vscode.l10n.t('Brought {0} along, since {1} refers to them.', parents, children)
        channel.appendLine(message)
        void vscode.window.showInformationMessage(message)
      }
      const rows = own.map((each) => `${each.made} × ${each.name}`).join(', ')
      const counts = runCounts(summary)
      const icon = counts.rejected > 0 ? 'warning' : counts.notJudged > 0 ? 'question' : 'check'
      vscode.window.setStatusBarMessage(`$(${icon}) Lifelike: ${rows} (${verdictOf(counts)})`, 6000)
    },
    said: (message) => void vscode.window.setStatusBarMessage(`$(check) ${message}`, 6000),
    crashed(error) {
      channel.appendLine(error instanceof Error ? (error.stack ?? error.message) : String(error))
      const message = error instanceof Error ? error.message : String(error)
      offer(vscode.window.showErrorMessage(vscode.l10n.t('Lifelike failed: {0}', message), details))
    },
    show: () => channel.show(true),
    dispose: () => channel.dispose(),
  }
}

/** What is wrong, where, and what to change. */
function reasonOf({ message, span, instead }: Diagnostic, document: vscode.TextDocument | undefined): string {
  const place = span === null || document === undefined ? '' : placeOf(document.getText(), span)
  return spoken(message.includes(place) ? message : `${message.replace(/\.$/, '')} (${place})`, instead)
}


/** What the judge said of the rows of a run, in full: a word that covers only some of them would not be true. */
function verdictOf({ made, valid, lastResort, rejected, notJudged }: RunCounts): string {
  const { t } = vscode.l10n
  const parts = [
    valid > 0 ? (valid === made && rejected === 0 ? t('judged valid') : t('{0} judged valid', valid)) : '',
    lastResort > 0 ? t('{0} by json-schema-faker', lastResort) : '',
    notJudged > 0 ? (notJudged === made && rejected === 0 ? t('not judged') : t('{0} not judged', notJudged)) : '',
    rejected > 0 ? t('{0} rejected and left out', rejected) : '',
  ]
  return parts.filter((part) => part !== '').join(', ') || t('none')
}
