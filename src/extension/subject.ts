import * as vscode from 'vscode'
import { type Form, formOf } from '../outline/languages.ts'
import type { Outline, OutlineEntity } from '../outline/outline.ts'
import { documentOutline, isLensTarget, type LensTarget, schemaUriOf } from './document-outline.ts'
import { mayFetch } from './settings.ts'
import { remoteDocument } from './remote-schema.ts'
import { chosenEntities } from './placement/place-block.ts'

/** What a command is about: entities of a document, or a data file with its schema. */
export type Subject =
  | {
      readonly kind: 'entities'
      readonly document: vscode.TextDocument
      readonly form: Form
      readonly outline: Outline
      readonly entities: readonly OutlineEntity[]
      /** The whole file was meant (explorer): no place in it is better than another. */
      readonly whole: boolean
      /** It was pointed at from another file, by its name. */
      readonly elsewhere?: boolean
    }
  | { readonly kind: 'data'; readonly document: vscode.TextDocument; readonly form: 'json' | 'yaml'; readonly schema: vscode.TextDocument }

/** Why there is nothing to do, as a sentence for the user. */
export class NoSubject extends Error {}

/** What the command's argument (a lens, a file of the explorer), else the cursor, points at. */
export async function subjectOf(argument: unknown): Promise<Subject> {
  const editor = vscode.window.activeTextEditor
  if (isLensTarget(argument)) return fromLens(argument)
  if (argument instanceof vscode.Uri && argument.toString() !== editor?.document.uri.toString()) {
    return inDocument(await vscode.workspace.openTextDocument(argument), undefined)
  }
  if (editor === undefined) throw new NoSubject(vscode.l10n.t('Open a JSON Schema, a TypeScript file or a SQL file first.'))
  return inDocument(editor.document, editor.document.offsetAt(editor.selection.active))
}

/** What stands at `offset` of a document; `undefined`: the whole file. */
export async function inDocument(document: vscode.TextDocument, offset: number | undefined): Promise<Subject> {
  const form = formOf(document.languageId)
  if (form === undefined) {
    throw new NoSubject(vscode.l10n.t('“{0}” files hold no schema, type or table that Lifelike reads.', document.languageId))
  }
  const outline = documentOutline(document)
  const used = form === 'typescript' && offset !== undefined ? await usedType(document, outline, offset) : undefined
  if (used !== undefined) return used
  if (outline !== null) {
    return { kind: 'entities', document, form, outline, entities: chosenEntities(outline, offset), whole: offset === undefined }
  }
  if (form === 'json' || form === 'yaml') {
    const schema = await schemaOf(document, form)
    if (schema !== undefined) return { kind: 'data', document, form, schema }
    throw new NoSubject(vscode.l10n.t('This is no JSON Schema, and no schema is known for it. Name one in "$schema", or in the setting json.schemas.'))
  }
  throw new NoSubject(form === 'sql'
    ? vscode.l10n.t('There is no CREATE TABLE in this file.')
    : vscode.l10n.t('There is no interface, type, class or enum in this file.'))
}

/** The type whose name stands at the cursor, outside of the declarations: where the editor says that it is declared. */
async function usedType(
  document: vscode.TextDocument, outline: Outline | null, offset: number,
): Promise<Subject | undefined> {
  if (outline?.entities.some(({ range }) => range.start <= offset && offset <= range.end)) return undefined
  const position = document.positionAt(offset)
  const range = document.getWordRangeAtPosition(position)
  if (range === undefined || !/^[A-Za-z_$][\w$]*$/.test(document.getText(range))) return undefined
  const found = await vscode.commands.executeCommand<readonly (vscode.Location | vscode.LocationLink)[]>('vscode.executeTypeDefinitionProvider', document.uri, position)
    .then((some) => (some.length > 0 ? some : vscode.commands.executeCommand<readonly (vscode.Location | vscode.LocationLink)[]>('vscode.executeDefinitionProvider', document.uri, position)))
  for (const place of found) {
    const [uri, start] = 'targetUri' in place ? [place.targetUri, place.targetSelectionRange ?? place.targetRange] : [place.uri, place.range]
    const declaring = uri.toString() === document.uri.toString() ? document : await vscode.workspace.openTextDocument(uri)
    const other = documentOutline(declaring)
    const at = declaring.offsetAt(start.start)
    const entity = other?.entities.find((each) => each.nameRange.start <= at && at <= each.nameRange.end)
    const args = other && entity ? typeArguments(document.getText().slice(document.offsetAt(range.end))) : ''
    if (other && entity && args !== '') {
      // `Page<User>` is read where it stands, since there its arguments mean something.
      const here = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) + args.length }
      const named: OutlineEntity = { ...entity, name: `${entity.name}${args}`, range: here, nameRange: here, fields: [] }
      return { kind: 'entities', document, form: 'typescript', outline: { language: 'typescript', entities: [] }, entities: [named], whole: false, elsewhere: true }
    }
    if (other && entity) return { kind: 'entities', document: declaring, form: 'typescript', outline: other, entities: [entity], whole: false, elsewhere: declaring !== document }
  }
  return undefined
}

/** The type arguments at the start of a text, on one line; '' when there are none. */
function typeArguments(text: string): string {
  let depth = 0
  if (!text.startsWith('<')) return ''
  for (let i = 0; i < Math.min(200, text.length); i++) {
    const c = text[i]
    if (c === '<') depth++
    // The arrow of a function's type closes nothing.
    if (c === '>' && text[i - 1] !== '=' && --depth === 0) return text.slice(0, i + 1)
    if (c === '\n' || c === ';') return ''
  }
  return ''
}

async function fromLens({ uri, entity, whole }: LensTarget): Promise<Subject> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true))
  const subject = await inDocument(document, undefined)
  if (subject.kind !== 'entities' || whole === true) return subject
  const entities = subject.outline.entities.filter((each) => (each.pointer ?? each.name) === entity)
  return { ...subject, entities: entities.length > 0 ? entities : subject.entities, whole: false }
}

async function schemaOf(document: vscode.TextDocument, form: 'json' | 'yaml'): Promise<vscode.TextDocument | undefined> {
  const uri = schemaUriOf(document, form)
  if (uri === undefined) return undefined
  const isRemote = uri.scheme === 'http' || uri.scheme === 'https'
  if (isRemote && !mayFetch(document.uri)) {
    throw new NoSubject(vscode.l10n.t('The schema {0} is remote. Allow it to be fetched by the setting lifelike.remoteReferences, or save it beside the file and name that.', uri.toString(true)))
  }
  try {
    return await vscode.workspace.openTextDocument(isRemote ? remoteDocument(uri) : uri)
  } catch (error) {
    const why = isRemote && error instanceof Error ? ` (${error.message})` : ''
    throw new NoSubject(vscode.l10n.t('The schema of this file cannot be read: {0}.', `${isRemote ? uri.toString(true) : vscode.workspace.asRelativePath(uri)}${why}`))
  }
}
