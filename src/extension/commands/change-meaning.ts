import * as vscode from 'vscode'
import type { Outcome } from '../deliver/outcome.ts'
import type { Services } from '../services.ts'
import { NoSubject } from '../subject.ts'
import { annotatedField, type Place, writeChoices } from './annotated-field.ts'
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

async function at(services: Services, place: Place, meaning: string | undefined): Promise<Outcome> {
  const found = annotatedField(place)
  const chosen = meaning ?? (await ask(services, { field: found.field.name, present: found.choices.fake }))
  if (chosen === undefined) return { done: 'nothing' }
  return writeChoices(found, { ...found.choices, fake: chosen })
}

/** A list of meanings in groups; whatever is typed besides counts as a faker method. */
async function ask(services: Services, { field, present }: { readonly field: string; readonly present: string | undefined }): Promise<string | undefined> {
  const meanings = (await services.engine.call('meanings', undefined)).filter((one) => one.of === 'meaning')
  const input = vscode.window.createQuickPick<vscode.QuickPickItem & { readonly meaning?: string }>()
  input.title = vscode.l10n.t('Meaning of {0}', field)
  input.placeholder = vscode.l10n.t('Choose what the values denote, or type a faker method such as internet.email')
  input.matchOnDescription = true
  const groups = [...new Set(meanings.map(({ meaning }) => meaning.split('.')[0] ?? ''))]
  const items = groups.flatMap((group) => [
    { label: group, kind: vscode.QuickPickItemKind.Separator },
    ...meanings.filter(({ meaning }) => meaning.startsWith(`${group}.`))
      .map(({ meaning, examples }) => ({ label: meaning, description: examples[0] ?? '', meaning })),
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
