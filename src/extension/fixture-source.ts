import * as vscode from 'vscode'
import type { Binding } from '../protocol/engine-types.ts'
import { formOf } from '../outline/languages.ts'
import { pick } from './commands/pick.ts'
import { documentOutline, isLensTarget, schemaUriOf } from './document-outline.ts'
import type { Services } from './services.ts'
import { inDocument, NoSubject } from './subject.ts'

/** What the rows of a fixture are rows of: an entity of a document; absent: its root. */
export interface FixtureSource {
  readonly document: vscode.TextDocument
  readonly entity?: string
}

const KEY = 'fixtures'
type Remembered = { readonly [fixture: string]: Pick<Binding, 'uri' | 'entity'> }

/** The document of a lens, a file of the explorer, else of the active editor. */
export async function fixtureDocument(argument: unknown): Promise<vscode.TextDocument> {
  if (isLensTarget(argument)) return vscode.workspace.openTextDocument(vscode.Uri.parse(argument.uri, true))
  if (argument instanceof vscode.Uri) return vscode.workspace.openTextDocument(argument)
  const editor = vscode.window.activeTextEditor
  if (editor === undefined) throw new NoSubject(vscode.l10n.t('Open the file that shall be filled first.'))
  return editor.document
}

/** By what the file or the settings say, else by its name beside a source; of several the user chooses once. */
export async function fixtureSource({ engine, memory }: Services, data: vscode.TextDocument): Promise<FixtureSource> {
  const form = formOf(data.languageId)
  if ((form === 'json' || form === 'yaml') && documentOutline(data) === null && schemaUriOf(data, form) !== undefined) {
    const subject = await inDocument(data, undefined)
    if (subject.kind === 'data') return { document: subject.schema }
  }
  const uri = data.uri.toString()
  const remembered = rememberedSources(memory)[uri]
  const known = remembered && (await opened(remembered))
  if (known) return known
  const found = await engine.call('bind', { uri, text: data.getText() })
  const [only, second] = found
  if (only === undefined) {
    throw new NoSubject(
      vscode.l10n.t(
        'It is not known what the rows of this file are. Name the schema in "$schema", the type by an annotation, or write “lifelike: ./user.ts#User” in a comment at its top.',
      ),
    )
  }
  if (second === undefined) return (await opened(only)) ?? unreadable(only)
  const items = found.map((value) => ({
    label: value.entity ?? vscode.workspace.asRelativePath(vscode.Uri.parse(value.uri)),
    description: vscode.workspace.asRelativePath(vscode.Uri.parse(value.uri)),
    value,
  }))
  const chosen = await pick<Binding>(
    items,
    only,
    vscode.l10n.t('Whose rows does {0} hold?', vscode.workspace.asRelativePath(data.uri)),
  )
  if (chosen === undefined) throw new NoSubject(vscode.l10n.t('The file was left as it is.'))
  await rememberSource(memory, uri, chosen)
  return (await opened(chosen)) ?? unreadable(chosen)
}

/** Writes what the rows of a fixture are of into the settings of its workspace; outside of one it is kept in memory. */
export async function rememberSource(memory: vscode.Memento, fixture: string, { uri, entity }: Pick<Binding, 'uri' | 'entity'>): Promise<void> {
  const at = vscode.Uri.parse(fixture, true)
  const folder = vscode.workspace.getWorkspaceFolder(at)
  if (folder === undefined) {
    const kept = { uri, ...(entity === undefined ? {} : { entity }) }
    return memory.update(KEY, { ...memory.get<Remembered>(KEY), [fixture]: kept } satisfies Remembered)
  }
  const inside = vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(uri, true)) === folder
  const source = inside ? vscode.workspace.asRelativePath(vscode.Uri.parse(uri, true), false) : uri
  const settings = vscode.workspace.getConfiguration('lifelike', folder)
  const others = textsOf(settings.get('fixtures'))
  const target = vscode.workspace.workspaceFile === undefined ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.WorkspaceFolder
  const value = { ...others, [vscode.workspace.asRelativePath(at, false)]: entity === undefined ? source : `${source}#${entity}` }
  await settings.update('fixtures', value, target)
}

/** What was chosen for fixtures, by the fixture: in the setting `lifelike.fixtures`, else before. */
export function rememberedSources(memory: vscode.Memento): Remembered {
  const out: { [fixture: string]: Remembered[string] } = { ...memory.get<Remembered>(KEY) }
  for (const folder of vscode.workspace.workspaceFolders ?? []) {
    for (const [fixture, text] of Object.entries(textsOf(vscode.workspace.getConfiguration('lifelike', folder).get('fixtures')))) {
      const [source = '', ...entity] = text.split('#')
      const uri = /^[a-z][\w+.-]+:/i.test(source) ? source : vscode.Uri.joinPath(folder.uri, source).toString()
      out[vscode.Uri.joinPath(folder.uri, fixture).toString()] = { uri, ...(entity.length === 0 ? {} : { entity: entity.join('#') }) }
    }
  }
  return out
}

function textsOf(value: unknown): { readonly [name: string]: string } {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : []
  return Object.fromEntries(entries.filter((one): one is [string, string] => typeof one[1] === 'string'))
}

async function opened({ uri, entity }: Pick<Binding, 'uri' | 'entity'>): Promise<FixtureSource | undefined> {
  try {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true))
    return { document, ...(entity === undefined ? {} : { entity }) }
  } catch {
    return undefined
  }
}

function unreadable({ uri }: Binding): never {
  throw new NoSubject(
    vscode.l10n.t(
      'The schema of this file cannot be read: {0}.',
      vscode.workspace.asRelativePath(vscode.Uri.parse(uri)),
    ),
  )
}
