import * as vscode from 'vscode'
import { formOf, type Form } from '../../outline/languages.ts'
import { entityAt, fieldAt, type OutlineField } from '../../outline/outline.ts'
import type { AnnotationChoices } from '../../protocol/annotation.ts'
import { NotPlaced, type Outcome } from '../deliver/outcome.ts'
import { isWritable } from '../deliver/writable.ts'
import { documentOutline } from '../document-outline.ts'
import { annotate, annotationOf } from '../placement/annotate.ts'
import { applyEdits } from '../placement/edit.ts'
import { styleOf } from '../request.ts'
import { NoSubject } from '../subject.ts'

export interface Place {
  readonly document: vscode.TextDocument
  readonly offset: number
}

/** A property, member or column, and what is written beside it. */
export interface AnnotatedField {
  readonly document: vscode.TextDocument
  readonly version: number
  readonly form: Form
  readonly field: OutlineField
  readonly choices: AnnotationChoices
}

/** The field at an offset; throws `NoSubject` where there is none. */
export function annotatedField({ document, offset }: Place): AnnotatedField {
  const outline = documentOutline(document)
  const form = formOf(document.languageId)
  if (outline === null || form === undefined) throw new NoSubject(vscode.l10n.t('Put the cursor on a property, member or column first.'))
  const entity = entityAt(outline, offset)
  const field = entity && fieldAt(entity, offset)
  if (field === undefined) throw new NoSubject(vscode.l10n.t('There is no property, member or column under the cursor.'))
  return { document, version: document.version, form, field, choices: annotationOf(document.getText(), form, field) }
}

/** The document's text with these choices beside the field. */
export function withChoices(found: AnnotatedField, choices: AnnotationChoices): string {
  return applyEdits(found.document.getText(), editsOf(found, choices))
}

/** Writes the choices beside the field, as one edit that can be undone; throws `NotPlaced` where that cannot be. */
export async function writeChoices(found: AnnotatedField, choices: AnnotationChoices): Promise<Outcome> {
  const { document, version, field } = found
  if (!(await isWritable(document))) throw new NotPlaced(vscode.l10n.t('This document is read-only.'))
  if (document.version !== version) throw new NotPlaced(vscode.l10n.t('The file was changed meanwhile. Try again.'))
  const edits = editsOf(found, choices)
  if (edits.length === 0 && Object.keys(choices).length > 0) {
    throw new NotPlaced(vscode.l10n.t('The schema of {0} has no keywords to write beside.', field.name))
  }
  const edit = new vscode.WorkspaceEdit()
  for (const { start, end, text } of edits) {
    edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), text)
  }
  if (!(await vscode.workspace.applyEdit(edit))) throw new NotPlaced(vscode.l10n.t('The editor did not accept the edit.'))
  return { done: 'inserted', uri: document.uri.toString() }
}

function editsOf({ document, form, field }: AnnotatedField, choices: AnnotationChoices): ReturnType<typeof annotate> {
  return annotate(document.getText(), form, field, { ...styleOf(document), choices })
}
