import * as vscode from 'vscode'
import { entityAt, fieldAt } from '../../outline/outline.ts'
import type { Outcome } from '../deliver/outcome.ts'
import { isWritable } from '../deliver/writable.ts'
import { NotPlaced } from '../deliver/outcome.ts'
import { annotate, annotationOf } from '../placement/annotate.ts'
import { styleOf } from '../request.ts'
import type { Services } from '../services.ts'
import { documentOutline } from '../document-outline.ts'
import { NoSubject } from '../subject.ts'
import { formOf } from '../../outline/languages.ts'
import { guarded } from './generate.ts'

/** Writes what the field under the cursor denotes beside it; without `meaning` it asks. */
export function changeMeaning(services: Services, meaning?: string): Promise<Outcome> {
  return guarded(services, async () => {
    const editor = vscode.window.activeTextEditor
    if (editor === undefined) {
      throw new NoSubject(vscode.l10n.t('Put the cursor on a property, member or column first.'))
    }
    return at(services, { document: editor.document, offset: editor.document.offsetAt(editor.selection.active) }, meaning)
  })
}

/** The same for the field at an offset. */
export function changeMeaningAt(services: Services, place: Place, meaning?: string): Promise<Outcome> {
  return guarded(services, () => at(services, place, meaning))
}

interface Place {
  readonly document: vscode.TextDocument
  readonly offset: number
}

async function at(services: Services, { document, offset }: Place, meaning: string | undefined): Promise<Outcome> {
  const outline = documentOutline(document)
  const form = formOf(document.languageId)
  if (outline === null || form === undefined) throw new NoSubject(vscode.l10n.t('Put the cursor on a property, member or column first.'))
  const entity = entityAt(outline, offset)
  const field = entity && fieldAt(entity, offset)
  if (field === undefined) throw new NoSubject(vscode.l10n.t('There is no property, member or column under the cursor.'))
  if (!(await isWritable(document))) throw new NotPlaced(vscode.l10n.t('This document is read-only.'))
  const { version } = document
  const chosen = meaning ?? (await ask(services, { field: field.name, present: annotationOf(document.getText(), form, field) }))
  if (chosen === undefined) return { done: 'nothing' }
  if (document.version !== version) throw new NotPlaced(vscode.l10n.t('The file was changed meanwhile. Try again.'))
  const edits = annotate(document.getText(), form, field, { ...styleOf(document), meaning: chosen })
  if (edits.length === 0) throw new NotPlaced(vscode.l10n.t('The schema of {0} has no keywords to write beside.', field.name))
  const edit = new vscode.WorkspaceEdit()
  for (const { start, end, text } of edits) {
    edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), text)
  }
  if (!(await vscode.workspace.applyEdit(edit))) throw new NotPlaced(vscode.l10n.t('The editor did not accept the edit.'))
  return { done: 'inserted', uri: document.uri.toString() }
}

/** A list of meanings in groups; whatever is typed besides counts as a faker method. */
async function ask(services: Services, { field, present }: { readonly field: string; readonly present: string | undefined }): Promise<string | undefined> {
  const meanings = await services.engine.call('meanings', undefined)
  const input = vscode.window.createQuickPick<vscode.QuickPickItem & { readonly meaning?: string }>()
  input.title = vscode.l10n.t('Meaning of {0}', field)
  input.placeholder = vscode.l10n.t('Choose what the values denote, or type a faker method such as internet.email')
  input.matchOnDescription = true
  const groups = [...new Set(meanings.map(({ meaning }) => meaning.split('.')[0] ?? ''))]
  const items = groups.flatMap((group) => [
    { label: group, kind: vscode.QuickPickItemKind.Separator },
    ...meanings.filter(({ meaning }) => meaning.startsWith(`${group}.`))
      .map(({ meaning, example }) => ({ label: meaning, description: example, meaning })),
  ])
  const show = (): void => {
    const typed = input.value.trim()
    const isMethod = /^[a-zA-Z]+\.[a-zA-Z.]+(\(.*\))?$/.test(typed) && !meanings.some(({ meaning }) => meaning === typed)
    // Behind the meanings: a method is meant only where none of them is.
    input.items = isMethod ? [...items, { label: typed, description: vscode.l10n.t('faker method'), meaning: typed, alwaysShow: true }] : items
  }
  show()
  input.activeItems = input.items.filter((each) => each.meaning !== undefined && each.meaning === present)
  return new Promise((resolve) => {
    input.onDidChangeValue(show)
    input.onDidAccept(() => {
      // What was typed whole is meant, also where the list has not caught up with a fast hand.
      const typed = input.value.trim()
      resolve(meanings.some(({ meaning }) => meaning === typed) ? typed : input.activeItems[0]?.meaning)
      input.dispose()
    })
    input.onDidHide(() => {
      resolve(undefined)
      input.dispose()
    })
    input.show()
  })
}
