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
  const remembered = memory.get<Remembered>(KEY)?.[uri]
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

/** Remembers what the rows of a fixture are of. */
export async function rememberSource(memory: vscode.Memento, fixture: string, { uri, entity }: Pick<Binding, 'uri' | 'entity'>): Promise<void> {
  const kept = { uri, ...(entity === undefined ? {} : { entity }) }
  await memory.update(KEY, { ...memory.get<Remembered>(KEY), [fixture]: kept } satisfies Remembered)
}

/** What was chosen for fixtures, by the fixture. */
export function rememberedSources(memory: vscode.Memento): Remembered {
  return memory.get<Remembered>(KEY) ?? {}
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
