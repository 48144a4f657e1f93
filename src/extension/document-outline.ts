import * as vscode from 'vscode'
import { formOf, outlineOf } from '../outline/languages.ts'
import type { Outline } from '../outline/outline.ts'
import { dataSchema } from '../outline/schema.ts'
import { associatedSchema } from './schema-association.ts'

/** What a lens hands to a command: the entity of a document, by its name or JSON pointer; `whole`: all that it has. */
export interface LensTarget {
  readonly uri: string
  readonly entity: string
  readonly whole?: boolean
}

/** Does a command's argument come from a lens? */
export function isLensTarget(argument: unknown): argument is LensTarget {
  return typeof argument === 'object' && argument !== null && 'uri' in argument && 'entity' in argument
    && typeof argument.uri === 'string' && typeof argument.entity === 'string'
}

const outlines = new WeakMap<vscode.TextDocument, { readonly version: number; readonly outline: Outline | null }>()

/** The outline of a document, scanned once per version. */
export function documentOutline(document: vscode.TextDocument): Outline | null {
  const known = outlines.get(document)
  if (known?.version === document.version) return known.outline
  const outline = outlineOf(document.getText(), document.languageId, document.uri.path)
  outlines.set(document, { version: document.version, outline })
  return outline
}

/** Does any command apply to the document? Cheap: for menus. */
export function applies(document: vscode.TextDocument): boolean {
  const form = formOf(document.languageId)
  if (form === undefined) return false
  if (documentOutline(document) !== null) return true
  // A type is enough by its name where it is used.
  if (document.languageId.startsWith('typescript')) return /^import\b/m.test(document.getText())
  return (form === 'json' || form === 'yaml') && schemaUriOf(document, form) !== undefined
}

/** The schema of a data file: named in it, else by the settings; it may be remote or missing. */
export function schemaUriOf(document: Pick<vscode.TextDocument, 'uri' | 'getText'>, form: 'json' | 'yaml'): vscode.Uri | undefined {
  const named = dataSchema(document.getText(), form)
  const base = vscode.Uri.joinPath(document.uri, '..')
  if (named !== undefined) return resolve(base, named)
  const folder = vscode.workspace.getWorkspaceFolder(document.uri)
  if (folder === undefined) return undefined
  const settings = vscode.workspace.getConfiguration(form, document.uri).get('schemas')
  const associated = associatedSchema(form, settings, vscode.workspace.asRelativePath(document.uri, false))
  return associated === undefined ? undefined : resolve(folder.uri, associated)
}

function resolve(base: vscode.Uri, reference: string): vscode.Uri {
  const path = reference.replace(/#.*$/, '')
  return /^[a-z][\w+.-]+:/i.test(path) ? vscode.Uri.parse(path) : vscode.Uri.joinPath(base, path)
}
