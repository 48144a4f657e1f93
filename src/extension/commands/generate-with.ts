import * as vscode from 'vscode'
import { type Format, formatCalled, FORMATS } from '../../protocol/formats.ts'
import { type Choices, rowsOf, type Target } from '../choices.ts'
import type { Outcome } from '../deliver/outcome.ts'
import { LOCALES } from '../locales.ts'
import type { Services } from '../services.ts'
import { type Subject, subjectOf } from '../subject.ts'
import { generateOf, guarded, nameOf } from './generate.ts'
import { pick } from './pick.ts'

type Line = vscode.QuickPickItem & { readonly act: 'generate' | keyof Choices }

/** One list of all choices: Enter makes records with them, a line changes one, a typed number is the number of rows. */
export async function generateWith(services: Services, argument: unknown): Promise<Outcome> {
  return guarded(services, async () => {
    const subject = await subjectOf(argument)
    const scope = subject.document.uri
    const choices = await choose(subject, services.preferences.choices(scope))
    if (choices === undefined) return { done: 'nothing' }
    const outcome = await generateOf(services, subject, choices)
    // What was cancelled or could not be done is no habit.
    if (outcome.done !== 'nothing') await services.preferences.remember(scope, choices)
    return outcome
  })
}

async function choose(subject: Subject, start: Choices): Promise<Choices | undefined> {
  let choices = start
  for (;;) {
    const answer = await ask(subject, choices)
    if (answer === undefined) return undefined
    if (answer.act === 'generate') return { ...choices, rows: answer.rows ?? choices.rows }
    const changed = await change(subject, choices, answer.act)
    if (changed !== undefined) choices = changed
  }
}

/** The list; a number that is typed stands in its first line. */
function ask(subject: Subject, choices: Choices): Promise<{ readonly act: Line['act']; readonly rows?: number } | undefined> {
  const input = vscode.window.createQuickPick<Line>()
  input.title = vscode.l10n.t('Generate Mock Data of {0}', nameOf(subject))
  input.placeholder = vscode.l10n.t('Enter generates; type a number of rows, or choose a line to change it')
  const show = (): void => {
    const rows = rowsOf(input.value)
    input.items = lines(subject, { ...choices, rows: rows ?? choices.rows }, rows !== undefined)
  }
  show()
  return new Promise((resolve) => {
    input.onDidChangeValue(show)
    input.onDidAccept(() => {
      const [line] = input.activeItems
      const rows = rowsOf(input.value)
      resolve(line && { act: line.act, ...(rows === undefined ? {} : { rows }) })
      input.dispose()
    })
    input.onDidHide(() => {
      resolve(undefined)
      input.dispose()
    })
    input.show()
  })
}

function lines(subject: Subject, choices: Choices, typed: boolean): Line[] {
  const { rows, target, format, seed, locale } = choices
  const place = targetsOf(subject).find(([id]) => id === target) ?? targetsOf(subject)[0]
  const go: Line = { act: 'generate', label: `$(play) ${vscode.l10n.t('Generate')}`, description: vscode.l10n.t('{0} rows', rows), alwaysShow: true }
  if (typed) return [go]
  return [
    go,
    { act: 'rows', label: `$(list-ordered) ${vscode.l10n.t('Rows')}`, description: String(rows) },
    { act: 'target', label: `$(target) ${vscode.l10n.t('Target')}`, description: place?.[1] ?? '' },
    { act: 'format', label: `$(file-code) ${vscode.l10n.t('Format')}`, description: formatLabel(format) },
    { act: 'seed', label: `$(symbol-numeric) ${vscode.l10n.t('Seed')}`, description: seed },
    { act: 'locale', label: `$(globe) ${vscode.l10n.t('Locale')}`, description: localeLabel(locale) },
  ]
}

async function change(subject: Subject, choices: Choices, what: keyof Choices): Promise<Choices | undefined> {
  switch (what) {
    case 'rows': {
      const rows = await vscode.window.showInputBox({
        title: vscode.l10n.t('Rows'), value: String(choices.rows),
        validateInput: (typed) => (rowsOf(typed) === undefined ? vscode.l10n.t('A whole number from 1 to 1,000,000') : undefined),
      })
      return rows === undefined ? undefined : { ...choices, rows: rowsOf(rows) ?? choices.rows }
    }
    case 'target': {
      const items = targetsOf(subject).map(([value, label, detail]) => ({ value, label, detail }))
      const target = await pick(items, choices.target, vscode.l10n.t('Where the records go'))
      return target === undefined ? undefined : { ...choices, target }
    }
    case 'format': {
      const items = (['natural', ...FORMATS.map((one) => one.id)] as const).map((value) => ({ value, label: formatLabel(value) }))
      const format = await pick(items, choices.format, vscode.l10n.t('Format in a new document, a file or on the clipboard'))
      if (format === undefined) return undefined
      return { ...choices, format, target: isPlaced(choices.target) && format !== 'natural' ? 'document' : choices.target }
    }
    case 'seed': {
      const dice = String(Math.floor(Math.random() * 1e9))
      const seed = await vscode.window.showInputBox({
        title: vscode.l10n.t('Seed'), value: choices.seed, placeHolder: dice,
        prompt: vscode.l10n.t('Any word or number; equal seeds make equal data. Empty: {0}', dice),
      })
      return seed === undefined ? undefined : { ...choices, seed: seed.trim() === '' ? dice : seed.trim() }
    }
    case 'locale': {
      const items = LOCALES.map((value) => ({ value, label: value, description: localeLabel(value).replace(`${value} · `, '') }))
      const locale = await pick(items, choices.locale, vscode.l10n.t('Names, places and texts in the manner of'))
      return locale === undefined ? undefined : { ...choices, locale }
    }
  }
}

const isPlaced = (target: Target): boolean => target === 'here' || target === 'append' || target === 'examples'

function formatLabel(format: Format): string {
  return format === 'natural' ? vscode.l10n.t('As the source') : formatCalled(format).label
}

/** `de_AT · German (Austria)` in the editor's language. */
function localeLabel(locale: string): string {
  const tag = locale.split('_').slice(0, 2).join('-')
  try {
    const name = new Intl.DisplayNames([vscode.env.language], { type: 'language' }).of(tag)
    return name === undefined || name === tag ? locale : `${locale} · ${name}`
  } catch {
    return locale
  }
}

/** The targets that a subject has, each with its name and what it means. */
function targetsOf(subject: Subject): readonly (readonly [Target, string, string])[] {
  const places: (readonly [Target, string, string])[] = []
  if (subject.kind === 'data') places.push(['here', vscode.l10n.t('Here'), vscode.l10n.t('Into this file')])
  else if (subject.form === 'json' || subject.form === 'yaml') {
    places.push(['here', vscode.l10n.t('Beside'), vscode.l10n.t('A JSON document beside the schema')])
    if (subject.form === 'json') places.push(['examples', vscode.l10n.t('Examples'), vscode.l10n.t('The schema’s own "examples"')])
  } else {
    places.push(['here', vscode.l10n.t('Here'), vscode.l10n.t('Below the declaration; what was generated before is replaced')])
    places.push(['append', vscode.l10n.t('Here, More Rows'), vscode.l10n.t('Behind the rows that were generated before')])
  }
  return [
    ...places,
    ['document', vscode.l10n.t('New Document'), vscode.l10n.t('An untitled document beside')],
    ['file', vscode.l10n.t('File…'), vscode.l10n.t('A file that you name')],
    ['clipboard', vscode.l10n.t('Clipboard'), vscode.l10n.t('To paste anywhere')],
  ]
}
