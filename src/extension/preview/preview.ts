import * as vscode from 'vscode'
import { FIRST_ROWS, type FromPanel, type PanelChoices, type ToPanel } from '../../protocol/panel.ts'
import type { Span } from '../../protocol/engine-types.ts'
import { annotatedField, type AnnotatedField, writeChoices } from '../commands/annotated-field.ts'
import { fillShown } from './fill-shown.ts'
import { changeMeaningAt } from '../commands/change-meaning.ts'
import type { Format } from '../../protocol/formats.ts'
import { generateOf, guarded, nameOf } from '../commands/generate.ts'
import { LOCALES } from '../locales.ts'
import type { Services } from '../services.ts'
import type { Subject } from '../subject.ts'
import { panelHtml } from './html.ts'
import { recallPanel, rememberPanel } from './memory.ts'
import { chosenSubject, servicesWith, sourceDocument } from './panel-request.ts'
import { documentOf, revealAt, revealSpan } from './reveal.ts'
import { createSession } from './session.ts'
import { redo, undo, vary } from './variations.ts'
import { panelWords } from './words.ts'

/** A panel beside the editor that shows records of one document, and follows its text. */
export interface Preview extends vscode.Disposable {
  show(subject: Subject): void
  onClosed(listener: () => void): void
  column(): vscode.ViewColumn | undefined
}

export const VIEW = 'lifelike.preview'
/** Milliseconds after a key before the rows are made again: several keys at once count as one. */
const PAUSE = 40
const MOST_ROWS = 1_000_000_000

/** A new panel: where another one is, else beside the editor. */
export function newPanel(other: vscode.ViewColumn | undefined): vscode.WebviewPanel {
  const place = { viewColumn: other ?? vscode.ViewColumn.Beside, preserveFocus: true }
  return vscode.window.createWebviewPanel(VIEW, '', place)
}

/** Fills a panel, new or brought back after a reload. */
export function createPreview(
  services: Services,
  {
    panel,
    extension,
    start,
  }: { readonly panel: vscode.WebviewPanel; readonly extension: vscode.Uri; readonly start: Subject },
): Preview {
  const root = vscode.Uri.joinPath(extension, 'dist')
  const media = vscode.Uri.joinPath(extension, 'media')
  panel.webview.options = { enableScripts: true, localResourceRoots: [root, media] }
  panel.iconPath = vscode.Uri.joinPath(media, 'icon.svg')
  let subject = start
  const key = start.document.uri.toString()
  const left = recallPanel(services.memory, key)
  let choices: PanelChoices = {
    ...firstChoices(services, start),
    ...left.choices,
    entity: firstChoices(services, start).entity ?? left.choices.entity ?? null,
  }
  let { variations } = left
  let timer: NodeJS.Timeout | undefined
  /** What the page shall be told once it listens: rows are made while it is still loading. */
  let waiting: ToPanel[] | undefined = []

  const post = (message: ToPanel): void => {
    if (waiting === undefined) void panel.webview.postMessage(message)
    else waiting.push(message)
  }
  const now = (): Parameters<typeof servicesWith>[1] => ({ choices, variations: variations.done })
  const session = createSession(services, () => ({ subject, ...now(), undone: variations.undone.length }), post)
  const remember = (): void => void rememberPanel(services.memory, key, { choices, variations })
  const name = (): void => {
    panel.title = vscode.l10n.t('Preview of {0}', nameOf(chosenSubject(subject, choices)))
  }
  const changed = (next: typeof variations): void => {
    variations = next
    remember()
    session.redraw('draw')
  }

  const fieldOf = async (span: Span): Promise<AnnotatedField> =>
    annotatedField({ document: await documentOf(sourceDocument(subject), span), offset: span.start })

  async function received(message: FromPanel): Promise<unknown> {
    switch (message.kind) {
      case 'ready':
        return listened()
      case 'choose':
        choices = { ...message.choices, rows: Math.max(1, Math.min(MOST_ROWS, Math.floor(message.choices.rows))) }
        name()
        remember()
        return session.redraw('choice')
      case 'rows':
      case 'written':
      case 'picture':
      case 'find':
        return session.answer(message)
      case 'change':
        return changed(vary(variations, message.change.entity, message.change))
      case 'undo':
        return changed(undo(variations))
      case 'redo':
        return changed(redo(variations))
      case 'follow':
        choices = { ...choices, entity: message.entity }
        name()
        session.seek({ column: message.column, value: message.value })
        return session.redraw('choice')
      case 'reveal':
        return revealAt(subject.document, message)
      case 'revealSpan':
        return revealSpan(sourceDocument(subject), message.span)
      case 'meaning':
        return changeMeaningAt(services, { document: await documentOf(sourceDocument(subject), message.span), offset: message.span.start })
      case 'annotation': {
        const { span, path } = message
        return guarded(services, async () => {
          const [found, meanings] = await Promise.all([fieldOf(span), services.engine.call('meanings', undefined)])
          post({
            kind: 'annotation', span, path, choices: found.choices, locales: LOCALES,
            meanings: meanings.map(({ meaning, examples }) => ({ meaning, example: examples[0] ?? '' })),
          })
          return { done: 'nothing' }
        })
      }
      case 'try':
        return session.attempt(await fieldOf(message.span), message)
      case 'annotate': {
        const { span, choices: written } = message
        return guarded(services, async () => writeChoices(await fieldOf(span), written))
      }
      case 'copyText':
        await vscode.env.clipboard.writeText(message.text)
        return services.report.said(vscode.l10n.t('Copied.'))
      case 'copyRows':
        await vscode.env.clipboard.writeText(await session.textOf(message))
        return services.report.said(vscode.l10n.t('Copied {0} rows.', message.count))
      case 'do': {
        if (message.action === 'details') return services.report.show()
        if (message.action === 'fill') return fillShown(servicesWith(services, now()), chosenSubject(subject, choices), now())
        const { rows, seed, locale, format } = choices
        const base = services.preferences.choices(subject.document.uri)
        const target = message.action === 'copy' ? 'clipboard' : message.action === 'save' ? 'file' : base.target
        return generateOf(servicesWith(services, now()), chosenSubject(subject, choices), {
          ...base,
          rows,
          seed,
          locale,
          format: format as Format,
          target,
        })
      }
    }
  }

  /** The page listens: for the first time, or since it was hidden and is loaded anew. */
  function listened(): void {
    void panel.webview.postMessage({ kind: 'words', words: panelWords(), locales: LOCALES } satisfies ToPanel)
    const early = waiting
    waiting = undefined
    if (early === undefined) return session.redraw('choice')
    for (const message of early) post(message)
  }

  const listeners = [
    panel.webview.onDidReceiveMessage(
      (message: FromPanel) => void received(message).catch((error: unknown) => services.report.crashed(error)),
    ),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      const isFollowed = document === subject.document || document === sourceDocument(subject)
      if (contentChanges.length === 0 || !isFollowed) return
      clearTimeout(timer)
      timer = setTimeout(() => session.redraw('edit'), PAUSE)
    }),
  ]
  panel.onDidDispose(() => {
    session.dispose()
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
  session.redraw('choice')
  return {
    show(next) {
      subject = next
      choices = { ...choices, entity: firstChoices(services, next).entity }
      name()
      panel.reveal(undefined, true)
      session.redraw('choice')
    },
    column: () => panel.viewColumn,
    onClosed: (listener) => void panel.onDidDispose(listener),
    dispose: () => panel.dispose(),
  }
}

function firstChoices(services: Services, subject: Subject): PanelChoices {
  const { rows, seed, locale, format } = services.preferences.choices(subject.document.uri)
  const [one, ...others] = subject.kind === 'entities' && !subject.whole ? subject.entities : []
  const entity = one === undefined || others.length > 0 || one.pointer === '' ? null : one.name
  return { entity, rows: Math.max(rows, FIRST_ROWS), seed, locale, format, optionalRate: null, nullRate: null }
}
