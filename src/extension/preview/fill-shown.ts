import * as vscode from 'vscode'
import type { Variation } from '../../protocol/engine-types.ts'
import type { PanelChoices } from '../../protocol/panel.ts'
import { fillFrom } from '../commands/fill-fixture.ts'
import { guarded, nameOf } from '../commands/generate.ts'
import { pick } from '../commands/pick.ts'
import type { Outcome } from '../deliver/outcome.ts'
import { rememberSource } from '../fixture-source.ts'
import { entityName } from '../request.ts'
import type { Services } from '../services.ts'
import type { Subject } from '../subject.ts'
import { fixturesOf } from './fixtures-of.ts'
import { showDocument } from './reveal.ts'

/** More rows are added by the command line. */
const MOST_ADDED = 100_000
const NOTHING: Outcome = { done: 'nothing' }

/** Fills a fixture of what a panel shows with the values that it shows: one that is bound to it, or one that is picked. */
export function fillShown(
  services: Services,
  subject: Subject,
  { choices, variations }: { readonly choices: PanelChoices; readonly variations: readonly Variation[] },
): Promise<Outcome> {
  return guarded(services, async () => {
    const wanted = await wantedOf(services, subject, choices.rows)
    if (wanted === undefined) return NOTHING
    const document = await vscode.workspace.openTextDocument(wanted.uri)
    const source =
      subject.kind === 'data' ? { document: subject.schema } : { document: subject.document, ...entityOf(subject) }
    if (wanted.isPicked) {
      await rememberSource(services.memory, wanted.uri.toString(), {
        uri: source.document.uri.toString(),
        ...entityOf(subject),
      })
    }
    await showDocument(document)
    const change = wanted.rows === undefined ? {} : { rows: wanted.rows }
    return fillFrom(services, { document, source, shown: { choices, variations } }, change)
  })
}

interface Wanted {
  readonly uri: vscode.Uri
  /** Rows there shall be; absent: those that are there. */
  readonly rows?: number
  readonly isPicked: boolean
}

/** Which file, and whether rows are added: one list of both. */
async function wantedOf(services: Services, subject: Subject, rows: number): Promise<Wanted | undefined> {
  const { t } = vscode.l10n
  const bound = subject.kind === 'data' ? [subject.document.uri] : await fixturesOf(services, ownerOf(subject))
  const ways = (uri: vscode.Uri, isPicked: boolean): (vscode.QuickPickItem & { readonly value: Wanted })[] => {
    const label = vscode.workspace.asRelativePath(uri)
    const complete = {
      label,
      description: t('complete its records'),
      iconPath: new vscode.ThemeIcon('edit'),
      value: { uri, isPicked },
    }
    if (rows > MOST_ADDED) return [complete]
    const more = t('complete, and add rows up to {0}', rows.toLocaleString())
    return [
      complete,
      { label, description: more, iconPath: new vscode.ThemeIcon('add'), value: { uri, rows, isPicked } },
    ]
  }
  const title = t('Fill a Fixture of {0}', nameOf(subject))
  const other = { label: t('Choose a File…'), iconPath: new vscode.ThemeIcon('folder-opened'), value: undefined }
  const separator = { label: '', kind: vscode.QuickPickItemKind.Separator, value: undefined }
  const offered = [...bound.flatMap((uri) => ways(uri, false)), ...(bound.length > 0 ? [separator] : []), other]
  const items = offered.map((item) => ({ ...item, value: { wanted: item.value } }))
  const chosen = await pick(items, items[0]?.value, title)
  if (chosen === undefined || chosen.wanted !== undefined) return chosen?.wanted
  const [uri] =
    (await vscode.window.showOpenDialog({
      title,
      openLabel: t('Fill'),
      defaultUri: vscode.Uri.joinPath(subject.document.uri, '..'),
      filters: {
        [t('Fixtures')]: ['json', 'jsonc', 'jsonl', 'ndjson', 'yaml', 'yml', 'csv', 'tsv', 'ts', 'js', 'sql'],
      },
    })) ?? []
  return uri && pick(ways(uri, true), undefined, title)
}

function entityOf(subject: Subject): { readonly entity?: string } {
  const entity = subject.kind === 'entities' ? entityName(subject.entities) : undefined
  return entity === undefined ? {} : { entity }
}

function ownerOf({ document, entities }: Subject & { readonly kind: 'entities' }): Parameters<typeof fixturesOf>[1] {
  const names = entities.flatMap(({ name, pointer }) =>
    pointer === undefined || pointer === '' ? [name] : [name, pointer],
  )
  return { uri: document.uri, names, isRoot: entityName(entities) === undefined }
}
