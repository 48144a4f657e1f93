import * as vscode from 'vscode'
import type { FilledHere } from '../../protocol/engine-types.ts'
import { NotPlaced, type Outcome } from '../deliver/outcome.ts'
import { isWritable } from '../deliver/writable.ts'
import { isPlace, type Place } from '../fill-here/place.ts'
import { requestFor } from '../request.ts'
import type { Services } from '../services.ts'
import { NoSubject } from '../subject.ts'
import { guarded } from './generate.ts'

/** Writes the value that is wanted at a place, or what a literal there lacks, in one undo step. Never rejects. */
export async function fillHere(services: Services, argument: unknown): Promise<Outcome> {
  return guarded(services, async () => {
    const editor = vscode.window.activeTextEditor
    const place = isPlace(argument) ? argument : editor && cursorOf(editor)
    if (place === undefined) throw new NoSubject(vscode.l10n.t('Open a TypeScript file first.'))
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(place.uri, true))
    if (!(await isWritable(document))) throw new NotPlaced(vscode.l10n.t('This document is read-only.'))
    const { version } = document
    const { edits, diagnostics } = await made(services, document, place)
    if (edits.length === 0) {
      services.report.failed({ title: vscode.l10n.t('Nothing was written.'), document, diagnostics })
      return { done: 'nothing', uri: place.uri }
    }
    if (document.version !== version)
      throw new NotPlaced(vscode.l10n.t('The file was changed while the value was made. Try again.'))
    const edit = new vscode.WorkspaceEdit()
    for (const { start, end, text } of edits) {
      edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), text)
    }
    if (!(await vscode.workspace.applyEdit(edit)))
      throw new NotPlaced(vscode.l10n.t('The editor did not accept the edit.'))
    return { done: 'inserted', uri: place.uri }
  })
}

/** Lines of a value that are shown before it is written. */
const SHOWN = 30

/** The text that would be written at a place. */
export async function valueHere(services: Services, place: Place): Promise<string | undefined> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(place.uri, true))
  const { edits } = await made(services, document, place)
  const text = edits.find(({ start }) => start >= place.start - 1)?.text.trim()
  const lines = text?.split(/\r?\n/) ?? []
  return lines.length > SHOWN ? [...lines.slice(0, SHOWN), '…'].join('\n') : text
}

function made(
  { engine, preferences }: Services,
  document: vscode.TextDocument,
  { start, end }: Place,
): Promise<FilledHere> {
  const choices = preferences.choices(document.uri)
  const request = requestFor(preferences, { document, entities: [], choices })
  return engine.call('fillHere', { range: { start, end }, request })
}

function cursorOf({ document, selection }: vscode.TextEditor): Place {
  const offset = document.offsetAt(selection.active)
  return { uri: document.uri.toString(), start: offset, end: offset }
}
