import * as vscode from 'vscode'
import type { Needle, Request, Variation } from '../../protocol/engine-types.ts'
import type { FromPanel, PanelChoices, PanelState, ToPanel } from '../../protocol/panel.ts'
import { Cancelled, Disconnected } from '../../protocol/rpc.ts'
import { panelProblems } from '../problem-text.ts'
import type { Services } from '../services.ts'
import type { Subject } from '../subject.ts'
import { type AnnotatedField, withChoices } from '../commands/annotated-field.ts'
import { latest } from './latest.ts'
import { chosenSubject, pageRequest, sourceDocument, writtenRequest } from './panel-request.ts'
import { sourceOf } from './source-of.ts'

/** What is shown of one subject under some choices. */
export interface Shown {
  readonly subject: Subject
  readonly choices: PanelChoices
  readonly variations: readonly Variation[]
  readonly undone: number
}

/** Answers what the panel asks of the rows; all of it is made in the worker. */
export interface Session {
  redraw(cause: 'choice' | 'edit' | 'draw'): void
  answer(message: Extract<FromPanel, { readonly kind: 'rows' | 'written' | 'picture' | 'find' }>): Promise<void>
  /** Values of a field as they would be with choices that are not written yet. */
  attempt(found: AnnotatedField, asked: Extract<FromPanel, { readonly kind: 'try' }>): Promise<void>
  /** Finds the row of `entity` once it is shown. */
  seek(needle: Needle): void
  /** The text of some rows in the chosen format. */
  textOf(slice: { readonly from: number; readonly count: number }): Promise<string>
  dispose(): void
}

/** Rows that come with the first answer: enough for a high window. */
const FIRST = 100
/** Values that show what a choice comes to. */
const EXAMPLES = 3
/** Rows that a search looks at. */
const SEARCHED = 200_000

/** A session over `shown()`, which says what is wanted now. */
export function createSession(services: Services, shown: () => Shown, post: (message: ToPanel) => void): Session {
  const { engine } = services
  let revision = 0
  let cause: 'choice' | 'edit' | 'draw' = 'choice'
  /** The last rows that were shown: while the text is half written they stay, and are judged and searched. */
  let drawn:
    | { readonly revision: number; readonly request: Request; readonly entity: string; readonly total: number }
    | undefined
  let sought: Needle | undefined

  /** What was said of the rows that are shown. */
  let known: readonly string[] = []
  const failed = (error: unknown): void => {
    if (!(error instanceof Cancelled || error instanceof Disconnected)) services.report.crashed(error)
  }

  const drawing = latest(async (signal) => {
    const now = shown()
    const mine = ++revision
    const source = sourceOf(chosenSubject(now.subject, now.choices))
    const show = (state: PanelState): void => post({ kind: 'show', source, choices: now.choices, state })
    show({ kind: 'working', revision: mine })
    const state = await stateOf(now, mine, signal).catch((error: unknown): PanelState | undefined =>
      error instanceof Cancelled ? undefined : failure(mine, error),
    )
    if (state === undefined || mine !== revision) return
    show(state)
    if (state.kind === 'rows' && sought !== undefined) await find(mine, { from: 0, needle: sought })
  })

  async function stateOf(now: Shown, mine: number, signal: AbortSignal): Promise<PanelState> {
    const text = sourceDocument(now.subject).getText()
    const wanted = pageRequest(services, now.subject, now)
    const name = nameOf(now)
    const answer = await engine.call(
      'page',
      { request: wanted, from: 0, count: FIRST, judge: false, ...(name === undefined ? {} : { entity: name }) },
      { signal },
    )
    const { diagnostics } = answer
    const problems = panelProblems(text, diagnostics)
    services.sources.show(sourceDocument(now.subject), diagnostics)
    const broken = diagnostics.find((each) => each.severity === 'error' && each.code === 'source/syntax')
    const isPassing = broken !== undefined && cause === 'edit'
    if (answer.page === null || isPassing) {
      const error = broken ?? diagnostics.find((each) => each.severity === 'error')
      return {
        kind: 'error',
        revision: mine,
        message: error?.message ?? vscode.l10n.t('Nothing here gets rows.'),
        problems,
        passing: isPassing,
      }
    }
    const { page, entities } = answer
    known = diagnostics.map((each) => each.message)
    if (mine === revision) drawn = { revision: mine, request: wanted, entity: page.entity, total: page.total }
    return {
      kind: 'rows',
      revision: mine,
      entity: page.entity,
      total: page.total,
      columns: page.columns,
      entities,
      problems,
      cause,
      first: { revision: mine, from: 0, rows: page.rows, verdicts: null, judge: null },
      undo: now.variations.length,
      redo: now.undone,
    }
  }

  async function find(
    mine: number,
    { from, needle, back = false }: { readonly from: number; readonly needle: Needle; readonly back?: boolean },
  ): Promise<void> {
    sought = undefined
    if (drawn?.revision !== mine) return
    const { request, entity, total } = drawn
    const look = (start: number): Promise<number> =>
      start < 0 || start >= total
        ? Promise.resolve(-1)
        : engine.call('find', { request, entity, from: start, most: SEARCHED, needle, back })
    const row = await look(from)
    // Past the end it goes on at the other one.
    const around = row < 0 ? await look(back ? total - 1 : 0) : row
    const answer =
      around < 0 ? null : await engine.call('page', { request, entity, from: around, count: 1, judge: false })
    post({ kind: 'found', revision: mine, row: around, record: answer?.page?.rows[0] ?? null })
  }

  async function answer(message: Parameters<Session['answer']>[0]): Promise<void> {
    if (drawn === undefined || message.revision !== drawn.revision) return
    const { revision: mine, request, entity } = drawn
    const isStill = (): boolean => drawn?.revision === mine
    switch (message.kind) {
      case 'rows': {
        const { from, count, judge } = message
        const { page } = await engine.call('page', { request, entity, from, count, judge })
        if (page !== null && isStill())
          post({ kind: 'rows', revision: mine, from, rows: page.rows, verdicts: page.verdicts, judge: page.judge })
        return
      }
      case 'written': {
        const wanted = writtenRequest(services, shown().subject, shown())
        const run = await engine.run(wanted)
        if (isStill()) post({ kind: 'written', revision: mine, format: wanted.format ?? '', text: run.text })
        return
      }
      case 'picture': {
        const picture = await engine.call('picture', { request, entity, path: message.path })
        if (isStill()) post({ kind: 'picture', revision: mine, picture })
        return
      }
      case 'find':
        return find(mine, { from: message.from, needle: { text: message.text }, back: message.back })
    }
  }

  async function attempt(found: AnnotatedField, { path, choices }: Parameters<Session['attempt']>[1]): Promise<void> {
    const now = shown()
    const text = withChoices(found, choices)
    const wanted = pageRequest(services, now.subject, now)
    if (drawn === undefined || found.document !== sourceDocument(now.subject))
      return post({ kind: 'tried', values: null, problems: [] })
    const request = { ...wanted, source: { ...wanted.source, text } }
    const { page, diagnostics } = await engine.call('page', {
      request,
      entity: drawn.entity,
      from: 0,
      count: EXAMPLES,
      judge: false,
    })
    const before = new Set(known)
    const problems = diagnostics.map((each) => each.message).filter((message) => !before.has(message))
    post({ kind: 'tried', values: page && page.rows.map((row) => valueAt(row, path)), problems })
  }

  return {
    attempt: (found, asked) => attempt(found, asked).catch(failed),
    redraw(why) {
      cause = why
      drawing.ask()
    },
    answer: (message) => answer(message).catch(failed),
    seek: (needle) => void (sought = needle),
    textOf: async (slice) => (await engine.run(writtenRequest(services, shown().subject, { ...shown(), slice }))).text,
    dispose: () => drawing.dispose(),
  }
}

/** The value of a path in a record; `undefined`: there is none. */
function valueAt(row: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, name) =>
      typeof value === 'object' && value !== null ? (value as { readonly [name: string]: unknown })[name] : undefined,
    row,
  )
}

/** The entity to show; `undefined`: the one that was asked for. */
function nameOf({ subject, choices }: Shown): string | undefined {
  if (choices.entity !== null) return choices.entity
  return subject.kind === 'entities' && subject.outline.language === 'sql' ? subject.entities[0]?.name : undefined
}

function failure(revision: number, error: unknown): PanelState {
  return {
    kind: 'error',
    revision,
    message: error instanceof Error ? error.message : String(error),
    problems: [],
    passing: false,
  }
}
