import * as vscode from 'vscode'
import { Cancelled } from '../../protocol/rpc.ts'
import type { Format, TextFormat } from '../../protocol/formats.ts'
import type { Choices, Target } from '../choices.ts'
import { writeExamples } from '../deliver/in-examples.ts'
import { writeIntoData } from '../deliver/in-data.ts'
import { titleOf, writeInPlace } from '../deliver/in-place.ts'
import { showBeside } from '../deliver/new-document.ts'
import { askFile, fileName, writeFile } from '../deliver/new-file.ts'
import { NothingMade, NotPlaced, type Outcome } from '../deliver/outcome.ts'
import { isWritable } from '../deliver/writable.ts'
import type { Run } from '../engine.ts'
import { make } from '../making.ts'
import { requestFor } from '../request.ts'
import type { Services } from '../services.ts'
import { NoSubject, type Subject, subjectOf } from '../subject.ts'

const NOTHING: Outcome = { done: 'nothing' }

/** Makes records of what the argument or the cursor points at, and puts them where `choices` says. Never rejects. */
export async function generate(services: Services, argument: unknown, change: Partial<Choices> = {}): Promise<Outcome> {
  return guarded(services, async () => {
    const subject = await subjectOf(argument)
    return deliver(services, subject, { ...services.preferences.choices(subject.document.uri), ...change })
  })
}

/** Delivers records of a known subject. Never rejects. */
export async function generateOf(services: Services, subject: Subject, choices: Choices): Promise<Outcome> {
  return guarded(services, () => deliver(services, subject, choices))
}

/** Says what went wrong; a cancelled command is nobody's fault. */
export async function guarded(services: Services, act: () => Promise<Outcome>): Promise<Outcome> {
  const { report } = services
  try {
    return await act()
  } catch (error) {
    if (error instanceof Cancelled) report.said(vscode.l10n.t('Cancelled; nothing was written.'))
    else if (error instanceof NoSubject || error instanceof NotPlaced) report.failed({ title: error.message, diagnostics: [] })
    else if (error instanceof NothingMade) {
      const { diagnostics } = error.run
      const document = vscode.window.activeTextEditor?.document
      report.failed({ title: vscode.l10n.t('No record could be made.'), diagnostics, ...(document === undefined ? {} : { document }) })
      if (document !== undefined) services.sources.show(document, diagnostics)
      return { ...NOTHING, run: error.run }
    } else report.crashed(error)
    return NOTHING
  }
}

async function deliver(services: Services, subject: Subject, choices: Choices): Promise<Outcome> {
  const { document } = subject
  const target = await targetOf(subject, choices.target)
  const outcome = await to(services, subject, { ...choices, target })
  if (outcome.run !== undefined) {
    services.report.made(document, outcome.run.diagnostics, outcome.run.summary)
    services.sources.show(subject.kind === 'data' ? subject.schema : document, outcome.run.diagnostics)
  }
  return outcome
}

/** Where there is no place in the document, the text goes to a new one. */
async function targetOf(subject: Subject, target: Target): Promise<Target> {
  if (target === 'document' || target === 'file' || target === 'clipboard') return target
  if (subject.kind === 'entities' && (subject.whole || subject.elsewhere)) return 'document'
  return (await isWritable(subject.document)) ? target : 'document'
}

async function to(services: Services, subject: Subject, choices: Choices): Promise<Outcome> {
  const { target } = choices
  if (target === 'here' || target === 'append') {
    if (subject.kind === 'data') return writeIntoData(services, subject, choices)
    const { form } = subject
    if (form === 'typescript' || form === 'sql') return writeInPlace(services, { ...subject, form }, choices)
    return toDocument(services, subject, { ...choices, format: 'natural' }) // the natural place of a schema's records is beside it
  }
  if (target === 'examples' && subject.kind === 'entities') return writeExamples(services, subject, choices)
  if (target === 'clipboard') return toClipboard(services, subject, choices)
  return target === 'file' ? toFile(services, subject, choices) : toDocument(services, subject, choices)
}

async function toDocument(services: Services, subject: Subject, choices: Choices): Promise<Outcome> {
  const format = formatOf(subject, choices.format)
  const run = await runOf(services, subject, choices, { format })
  const { uri } = subject.document
  const isSeed = format === 'sql' && subject.kind === 'entities' && subject.whole && uri.scheme === 'file'
  const file = isSeed ? { file: vscode.Uri.joinPath(uri, '..', fileName(nameOf(subject), format)) } : {}
  const document = await showBeside(run.text, format, { key: `${uri.toString()}#${nameOf(subject)}`, ...file })
  return { done: 'opened', uri: document.uri.toString(), run }
}

async function toFile(services: Services, subject: Subject, choices: Choices): Promise<Outcome> {
  const format = formatOf(subject, choices.format)
  const uri = await askFile(subject.document.uri, nameOf(subject), format)
  if (uri === undefined) return NOTHING
  const run = await runOf(services, subject, choices, { format, target: uri.toString() })
  await writeFile(uri, run.text)
  return { done: 'written', uri: uri.toString(), run }
}

async function toClipboard(services: Services, subject: Subject, choices: Choices): Promise<Outcome> {
  const format = formatOf(subject, choices.format)
  const run = await runOf(services, subject, choices, { format, target: subject.document.uri.toString() })
  await vscode.env.clipboard.writeText(run.text)
  services.report.said(vscode.l10n.t('Mock data of {0} is on the clipboard.', nameOf(subject)))
  return { done: 'copied', run }
}

async function runOf(
  services: Services, subject: Subject, choices: Choices, { format, target }: { readonly format: Format; readonly target?: string },
): Promise<Run> {
  const document = subject.kind === 'data' ? subject.schema : subject.document
  const entities = subject.kind === 'data' ? [] : subject.whole ? [] : subject.entities
  const write = {
    ...(target === undefined ? {} : { target }),
    ...(services.preferences.transaction(document.uri) ? { transaction: true } : {}),
  }
  const run = await make(services.engine, requestFor(services.preferences, { document, entities, choices, format, write }), titleOf([nameOf(subject)]))
  if (run.text.trim() === '' || run.summary.entities.every((each) => each.made === 0)) throw new NothingMade(run)
  return run
}

/** What a person calls the subject. */
export function nameOf(subject: Subject): string {
  const file = subject.document.uri.path.replace(/^.*\//, '').replace(/(\.schema)?\.[^.]*$/i, '')
  if (subject.kind === 'data') return file
  return subject.entities.length === 1 && !subject.whole ? (subject.entities[0]?.name ?? file) : file
}

/** The writer of a format, `natural` being that of the source's own language. */
export function formatOf(subject: Subject, format: Format): TextFormat {
  if (format !== 'natural') return format
  if (subject.kind === 'data') return subject.form
  return subject.outline.language === 'typescript' ? 'ts' : subject.outline.language === 'sql' ? 'sql' : 'json'
}
