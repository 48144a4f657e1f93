import * as vscode from 'vscode'
import type { Filled, FillOptions, Variation } from '../../protocol/engine-types.ts'
import type { Choices } from '../choices.ts'
import { NotPlaced, type Outcome } from '../deliver/outcome.ts'
import { isWritable } from '../deliver/writable.ts'
import { requestFor } from '../request.ts'
import type { Services } from '../services.ts'
import { fixtureDocument, fixtureSource, type FixtureSource } from '../fixture-source.ts'
import { NoSubject } from '../subject.ts'
import { guarded } from './generate.ts'

/** What a caller may ask for; a person is asked about repairs. */
export interface FillChange {
  readonly rows?: number
  /** Without asking. */
  readonly repair?: boolean
  /** What is missing and what is rejected, shown as a diff first. */
  readonly confirm?: boolean
  /** Renews values that were made earlier and that no longer fit; nothing that was written by hand. */
  readonly regenerate?: boolean
}

/** Completes the records of a file whose schema, type or table is known, by the smallest edits, in one undo step. Never rejects. */
export async function fillFixture(services: Services, argument: unknown, change: FillChange = {}): Promise<Outcome> {
  return guarded(services, async () => {
    const data = await fixtureDocument(argument)
    return filledData(services, { document: data, source: await fixtureSource(services, data) }, change)
  })
}

async function filledData(services: Services, subject: Data, change: FillChange): Promise<Outcome> {
  const { document } = subject
  if (!(await isWritable(document))) throw new NotPlaced(vscode.l10n.t('This document is read-only.'))
  const { confirm = false, regenerate = false, ...options } = change
  const made = regenerate ? { repair: true, made: madeOf(services, document) } : {}
  const filled = await write(services, subject, { change: confirm ? { ...options, repair: true } : { ...options, ...made }, confirm })
  return { done: filled.edits.length === 0 ? 'nothing' : 'extended', uri: document.uri.toString(), filled }
}

interface Data {
  readonly document: vscode.TextDocument
  readonly source: FixtureSource
  /** What a panel shows: its rows are the ones that are lent. */
  readonly shown?: { readonly choices: Pick<Choices, 'rows' | 'seed' | 'locale'>; readonly variations: readonly Variation[] }
}

async function write(
  services: Services, subject: Data, { change, confirm }: { readonly change: FillOptions; readonly confirm: boolean },
): Promise<Filled> {
  const { document } = subject
  for (let attempt = 0; attempt < 3; attempt++) {
    const { version } = document
    const filled = await computed(services, subject, change)
    if (document.version !== version) continue // changed meanwhile: its text is looked at again
    const isApplied = filled.edits.length === 0 || (await apply(document, filled, confirm))
    if (!isApplied && !confirm) throw new NotPlaced(vscode.l10n.t('The editor did not accept the edit.'))
    if (isApplied) await remember(services, document, filled.made)
    if (isApplied) services.problems.show(document, moved(filled), filled.counts.rejected)
    tell(services, subject, { filled: confirm ? filled : moved(filled), change })
    return filled
  }
  throw new NotPlaced(vscode.l10n.t('The file was changed while the records were made. Try again.'))
}

function computed({ engine, preferences }: Services, { document, source, shown }: Data, options: FillOptions): Promise<Filled> {
  const choices = shown?.choices ?? preferences.choices(document.uri)
  const plain = requestFor(preferences, { document: source.document, entities: [], choices })
  const request = shown === undefined ? plain : { ...plain, variations: shown.variations }
  return engine.call('fill', {
    data: { uri: document.uri.toString(), text: document.getText() },
    request: source.entity === undefined ? request : { ...request, entity: source.entity },
    options,
  })
}

const MADE = 'made'
/** Marks that are remembered of one file. */
const MOST_MARKS = 20_000
type Made = { readonly [uri: string]: readonly string[] }

function madeOf({ memory }: Services, { uri }: vscode.TextDocument): readonly string[] {
  return memory.get<Made>(MADE)?.[uri.toString()] ?? []
}

async function remember(services: Services, document: vscode.TextDocument, made: readonly string[]): Promise<void> {
  if (made.length === 0) return
  const marks = [...new Set([...made, ...madeOf(services, document)])].slice(0, MOST_MARKS)
  await services.memory.update(MADE, { ...services.memory.get<Made>(MADE), [document.uri.toString()]: marks } satisfies Made)
}

/** Looks again at fixtures whose problems are shown: they or their sources were changed. What cannot be read keeps its marks. */
export async function checkFixtures(services: Services): Promise<void> {
  for (const document of services.problems.known()) {
    const { version } = document
    const source = await fixtureSource(services, document).catch((error: unknown) => {
      if (error instanceof NoSubject) return undefined
      throw error
    })
    if (source === undefined) continue
    const filled = await computed(services, { document, source }, {})
    const isHalfWritten = filled.counts.records === 0 && filled.diagnostics.some((each) => each.severity === 'error')
    if (isHalfWritten || document.version !== version || document.isClosed) continue
    const { rejected, filled: lacking } = filled.counts
    services.problems.show(document, filled, Math.min(filled.counts.records, rejected + lacking))
  }
}

/** A known file's records, completed by the source and the choices that a panel shows. Never rejects. */
export function fillFrom(services: Services, subject: Data, change: FillChange): Promise<Outcome> {
  return guarded(services, () => filledData(services, subject, change))
}

/** What is told of the text before the edits, at its places after them. */
function moved(filled: Filled): Filled {
  const after = (offset: number): number =>
    filled.edits.reduce((sum, { start, end, text }) => (start <= offset ? sum + text.length - (end - start) : sum), offset)
  const diagnostics = filled.diagnostics.map((each) =>
    each.span === null ? each : { ...each, span: { ...each.span, start: after(each.span.start), end: after(each.span.end) } },
  )
  return { ...filled, diagnostics }
}

/** `confirm`: the editor shows the edits as a diff, and the user ticks them. */
function apply(document: vscode.TextDocument, { edits }: Filled, confirm: boolean): Thenable<boolean> {
  const edit = new vscode.WorkspaceEdit()
  const about = confirm ? { needsConfirmation: true, label: vscode.l10n.t('Repair by Lifelike') } : undefined
  for (const { start, end, text } of edits) {
    edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), text, about)
  }
  return vscode.workspace.applyEdit(edit, { isRefactoring: confirm })
}

function tell(services: Services, subject: Data, { filled, change }: { readonly filled: Filled; readonly change: FillOptions }): void {
  const { document } = subject
  const { records, filled: completed, repaired, added, rejected } = filled.counts
  const own = filled.diagnostics.filter((each) => each.span?.uri === document.uri.toString()).map(({ span, ...rest }) => ({ ...rest, span: span && { start: span.start, end: span.end } }))
  if (records === 0 && filled.diagnostics.some((each) => each.severity === 'error')) {
    services.report.failed({ title: vscode.l10n.t('The file was left as it is.'), document, diagnostics: own.length > 0 ? own : filled.diagnostics })
    return
  }
  const did = vscode.l10n.t('{0} records: {1} filled, {2} repaired, {3} added', records, completed, repaired, added)
  if (rejected === 0 || change.repair === true) return services.report.said(did)
  const repair = vscode.l10n.t('Repair…')
  const title = vscode.l10n.t('{0}; {1} with values that the schema rejects.', did, rejected)
  services.report.asked({ title, document, diagnostics: own }, repair, () => void write(services, subject, { change: { ...change, repair: true }, confirm: true }))
}
