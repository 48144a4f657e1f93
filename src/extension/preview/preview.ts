import * as vscode from 'vscode'
import type { FromPanel, PanelChoices, PanelSource, PanelState, ToPanel } from '../../protocol/panel.ts'
import { Cancelled } from '../../protocol/rpc.ts'
import { generateOf } from '../commands/generate.ts'
import { formatOf, nameOf } from '../commands/generate.ts'
import { panelProblems } from '../problem-text.ts'
import { requestFor } from '../request.ts'
import type { Services } from '../services.ts'
import { documentOutline } from '../document-outline.ts'
import type { Subject } from '../subject.ts'
import { panelHtml } from './html.ts'
import { panelWords } from './words.ts'

/** A panel beside the editor that shows records of one document, and follows its text. */
export interface Preview extends vscode.Disposable {
  show(subject: Subject): void
  onClosed(listener: () => void): void
}

/** Milliseconds after the last key before the rows are made again. */
const PAUSE = 150
/** Characters of the source that are shown. */
const SHOWN = 60_000
/** Rows of one page. */
const MOST_ROWS = 500

/** Opens a panel. */
export function createPreview(services: Services, extension: vscode.Uri, start: Subject): Preview {
  const root = vscode.Uri.joinPath(extension, 'dist')
  const media = vscode.Uri.joinPath(extension, 'media')
  const panel = vscode.window.createWebviewPanel(
    'lifelike.preview', '', { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
    { enableScripts: true, localResourceRoots: [root, media] },
  )
  panel.iconPath = vscode.Uri.joinPath(media, 'icon.svg')
  let subject = start
  let choices = firstChoices(services, start)
  let revision = 0
  let abort = new AbortController()
  let timer: NodeJS.Timeout | undefined
  let ready = false

  const post = (message: ToPanel): void => {
    if (ready) void panel.webview.postMessage(message)
  }
  const showState = (state: PanelState): void => post({ kind: 'show', source: sourceOf(subject), choices, state })

  async function redraw(): Promise<void> {
    abort.abort()
    abort = new AbortController()
    const mine = ++revision
    const { signal } = abort
    showState({ kind: 'working', revision: mine })
    const state = await stateOf(services, { subject, choices, signal, revision: mine }).catch((error: unknown): PanelState | undefined => {
      if (error instanceof Cancelled) return undefined
      return { kind: 'error', revision: mine, message: error instanceof Error ? error.message : String(error), problems: [] }
    })
    if (state !== undefined && mine === revision) showState(state)
  }

  function name(): void {
    panel.title = vscode.l10n.t('Preview of {0}', nameOf(subject))
  }

  async function received(message: FromPanel): Promise<void> {
    switch (message.kind) {
      case 'ready':
        ready = true
        post({ kind: 'words', words: panelWords() })
        return redraw()
      case 'choose':
        choices = { ...message.choices, rows: Math.max(1, Math.min(MOST_ROWS, Math.floor(message.choices.rows))), from: Math.max(0, message.choices.from) }
        return redraw()
      case 'reveal': {
        const { document } = subject
        const position = new vscode.Position(Math.max(0, message.line - 1), Math.max(0, message.column - 1))
        await vscode.window.showTextDocument(document, { viewColumn: columnOf(document), selection: new vscode.Range(position, position) })
        return
      }
      case 'do': {
        if (message.action === 'details') return services.report.show()
        const { rows, seed } = choices
        const base = services.preferences.choices(subject.document.uri)
        await generateOf(services, chosen(subject, choices), { ...base, rows, seed, ...(message.action === 'copy' ? { target: 'clipboard' } : {}) })
      }
    }
  }

  const followed = [subject.document, subject.kind === 'data' ? subject.schema : subject.document]
  const listeners = [
    panel.webview.onDidReceiveMessage((message: FromPanel) => void received(message)),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length === 0 || !followed.includes(document)) return
      clearTimeout(timer)
      timer = setTimeout(() => void redraw(), PAUSE)
    }),
  ]
  panel.onDidDispose(() => {
    abort.abort()
    clearTimeout(timer)
    for (const each of listeners) each.dispose()
  })
  name()
  panel.webview.html = panelHtml({
    source: panel.webview.cspSource,
    script: panel.webview.asWebviewUri(vscode.Uri.joinPath(root, 'webview.js')).toString(),
    style: panel.webview.asWebviewUri(vscode.Uri.joinPath(media, 'panel.css')).toString(),
    nonce: crypto.randomUUID().replaceAll('-', ''),
    language: vscode.env.language,
    title: panel.title,
  })
  return {
    show(next) {
      subject = next
      choices = { ...choices, ...firstChoices(services, next), rows: choices.rows, seed: choices.seed }
      name()
      panel.reveal(undefined, true)
      void redraw()
    },
    onClosed: (listener) => void panel.onDidDispose(listener),
    dispose: () => panel.dispose(),
  }
}

function firstChoices(services: Services, subject: Subject): PanelChoices {
  const { rows, seed } = services.preferences.choices(subject.document.uri)
  const [one, ...others] = subject.kind === 'entities' ? subject.entities : []
  const entity = one === undefined || others.length > 0 || one.pointer === '' ? null : one.name
  return { entity, from: 0, rows: Math.min(rows, MOST_ROWS), seed }
}

/** The subject with the entity that was chosen in the panel; all of its text is looked at anew. */
function chosen(subject: Subject, { entity }: PanelChoices): Subject {
  if (subject.kind === 'data') return subject
  const outline = documentOutline(subject.document) ?? subject.outline
  const named = outline.entities.filter((each) => each.name === entity)
  if (named.length > 0) return { ...subject, outline, entities: named.slice(0, 1) }
  const names = new Set(subject.entities.map((each) => each.name))
  return { ...subject, outline, entities: outline.entities.filter((each) => names.has(each.name)) }
}

async function stateOf(
  services: Services, { subject, choices, signal, revision }: {
    readonly subject: Subject
    readonly choices: PanelChoices
    readonly signal: AbortSignal
    readonly revision: number
  },
): Promise<PanelState> {
  const now = chosen(subject, choices)
  const document = now.kind === 'data' ? now.schema : now.document
  const text = document.getText()
  const { locale } = services.preferences.choices(document.uri)
  const format = formatOf(now, 'natural')
  const entities = now.kind === 'data' ? [] : now.entities
  const { entity: name, from, rows, seed } = choices
  const wanted = { document, entities, choices: { rows, seed, locale }, from, format, write: { target: document.uri.toString() } }
  const request = requestFor(services.preferences, wanted)
  const entity = request.entity ?? name
  const answer = await services.engine.call(
    'page', { request, from, count: rows, ...(entity === null ? {} : { entity }) }, { signal })
  const problems = panelProblems(text, answer.diagnostics)
  if (answer.page === null) {
    const message = answer.diagnostics.find((each) => each.severity === 'error')?.message ?? vscode.l10n.t('Nothing here gets rows.')
    return { kind: 'error', revision, message, problems }
  }
  const run = await services.engine.run(request, { signal })
  const all = [...answer.diagnostics, ...run.diagnostics].filter((each, index, list) =>
    list.findIndex((other) => other.code === each.code && other.message === each.message) === index)
  return {
    kind: 'rows', revision, page: answer.page, entities: answer.entities, problems: panelProblems(text, all), written: { format, text: run.text },
  }
}

function sourceOf(subject: Subject): PanelSource {
  const { document } = subject
  const [one] = subject.kind === 'entities' && subject.entities.length === 1 ? subject.entities : []
  const start = one === undefined ? 0 : document.positionAt(one.range.start).line
  const text = document.getText(new vscode.Range(start, 0, document.lineCount, 0)).slice(0, SHOWN)
  return { name: vscode.workspace.asRelativePath(document.uri), language: document.languageId, text, firstLine: start + 1 }
}

function columnOf(document: vscode.TextDocument): vscode.ViewColumn {
  return vscode.window.visibleTextEditors.find((each) => each.document === document)?.viewColumn ?? vscode.ViewColumn.One
}
