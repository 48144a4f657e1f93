import type { Picture } from '../protocol/engine-types.ts'
import type { FromPanel, PanelChoices, PanelSource, PanelState, ToPanel } from '../protocol/panel.ts'
import { type AnnotationForm, annotationForm } from './annotation-form.ts'
import { createGrid, type Grid, type GridView, type RowsState } from './grid.ts'
import { element } from './element.ts'
import { columnWith } from './found-text.ts'
import { gridActions } from './grid-actions.ts'
import { columnSheet, pictureSheet } from './picture.ts'
import { createProblems } from './problems.ts'
import { recordTree } from './record.ts'
import { createSide, type SheetName } from './side.ts'
import { tabList } from './tab-list.ts'
import { createToolbar } from './toolbar.ts'
import { learnWords, word } from './words.ts'

// Entry of the panel: shows what it is told, asks for what is seen, sends what the user does. All knowledge is in the extension.
interface Left {
  readonly uri: string
  readonly grid: GridView
  readonly side: SheetName
}
interface Editor {
  postMessage(message: FromPanel): void
  getState(): Left | undefined
  setState(state: Left): void
}
declare function acquireVsCodeApi(): Editor

const editor = acquireVsCodeApi()
const send = (message: FromPanel): void => editor.postMessage(message)
let left = editor.getState()
let state: RowsState | undefined
let choices: PanelChoices | undefined
let uri = left?.uri ?? ''
let judge: string | null = null
let picture: Picture | null = null
/** What was searched last. */
let sought = ''
/** What was asked for the side, so that it is asked once. */
let asked = ''
let form: AnnotationForm | undefined

const toolbar = createToolbar({
  choose: (next) => send({ kind: 'choose', choices: next }),
  act: (action) => send({ kind: 'do', action }),
  undo: (kind) => send({ kind }),
  typed: (text) => grid.mark(text),
  find: (text, back) => {
    // Another text may stand in the row that is looked at, the same one is looked for further down.
    const { row } = grid.selection().active
    const from = sought === text ? row + (back ? -1 : 1) : Math.max(0, row)
    sought = text
    if (state !== undefined)
      send({ kind: 'find', revision: state.revision, text, from, back })
  },
})
const actions = gridActions(() => grid, {
  state: () => state,
  format: () => choices?.format ?? '',
  send,
  find: () => toolbar.focusFind(),
  showRecord: () => side.choose('record'),
})
const grid: Grid = createGrid({
  ask: (ask) => {
    if (state !== undefined) send({ kind: 'rows', revision: state.revision, ...ask })
  },
  counted: (counts) => toolbar.badge.show(counts, { total: state?.total ?? 0, judge }),
  moved: () => {
    fillSide()
    keep()
  },
  menu: actions.menu,
  key: actions.key,
  follow: actions.follow,
})
const side = createSide(() => {
  fillSide()
  keep()
})
const entities = tabList('entity', (entity) => {
  if (choices !== undefined) send({ kind: 'choose', choices: { ...choices, entity } })
})
const problems = createProblems({
  reveal: (line, column) => send({ kind: 'reveal', line, column }),
  details: () => send({ kind: 'do', action: 'details' }),
})
const heading = element('h1', { class: 'unseen' })
const body = element('div', { class: 'body' }, [grid.root, side.root])
document.body.append(element('header', {}, [heading, toolbar.root, entities.root]), element('main', {}, [problems.root, body]))
document.body.classList.add('empty')
grid.root.addEventListener('scroll', () => keep())

let keeping = 0
function keep(): void {
  clearTimeout(keeping)
  keeping = setTimeout(() => {
    if (state !== undefined) editor.setState({ uri, grid: grid.view(), side: side.shown() })
  }, 150)
}

function fillSide(): void {
  if (state === undefined) return
  const { active } = grid.selection()
  const shown = grid.columns()[active.column]
  switch (side.shown()) {
    case 'text':
      return ask('written', () => ({ kind: 'written', revision: state?.revision ?? 0 }))
    case 'record': {
      const row = grid.rowAt(active.row)
      return side.fill(
        'record',
        row === undefined ? element('p', { class: 'note' }, [word('noRows')]) : recordTree(row),
      )
    }
    case 'column': {
      if (shown === undefined) return side.fill('column', element('p', { class: 'note' }, [word('pickColumn')]))
      const { column, path } = shown
      const { span } = column
      const sheet = columnSheet(path, column, {
        reveal: () => span !== null && send({ kind: 'revealSpan', span }),
        change: () => span !== null && send({ kind: 'annotation', span, path }),
        reroll: () =>
          state !== undefined && send({ kind: 'change', change: { entity: state.entity, column: path[0] ?? '' } }),
      })
      const isKnown = picture?.column === path.join('.')
      side.fill('column', sheet, ...(isKnown && picture !== null ? [pictureSheet(picture)] : []))
      return ask(`picture ${path.join('.')}`, () => ({ kind: 'picture', revision: state?.revision ?? 0, path }))
    }
    case 'source':
  }
}

function ask(what: string, message: () => FromPanel): void {
  const key = `${state?.revision} ${what}`
  if (asked === key) return
  asked = key
  send(message())
}

function show(source: PanelSource, next: PanelChoices, now: PanelState): void {
  uri = source.uri
  choices = next
  side.source(source)
  heading.textContent = `${word('records')}: ${source.name}`
  toolbar.show(next, now)
  const { classList } = document.body
  classList.toggle('working', now.kind === 'working')
  if (now.kind === 'working') return
  classList.toggle('failed', now.kind === 'error' && !now.passing)
  classList.toggle('passing', now.kind === 'error' && now.passing)
  if (now.kind === 'error') return problems.show(now.problems, now)
  classList.remove('empty')
  state = now
  picture = null
  problems.show(now.problems, null)
  entities.show(now.entities.length < 2 ? [] : now.entities.map((id) => ({ id, label: id })), now.entity)
  entities.root.hidden = now.entities.length < 2
  grid.show(now)
  // Once the frame is drawn: by this the suite knows how long a person waits.
  requestAnimationFrame(() => {
    document.body.dataset['revision'] = String(now.revision)
    document.body.dataset['first'] ??= String(Math.round(performance.now()))
  })
  if (left !== undefined) {
    grid.restore(left.grid)
    side.choose(left.side)
    left = undefined
  }
}

window.addEventListener('message', ({ data }: MessageEvent<ToPanel>) => {
  switch (data.kind) {
    case 'words':
      learnWords(data.words)
      toolbar.name(data.locales)
      side.name()
      grid.name()
      entities.root.setAttribute('aria-label', word('entities'))
      return
    case 'show':
      return show(data.source, data.choices, data.state)
    case 'rows':
      if (data.revision !== state?.revision) return
      judge = data.judge ?? judge
      grid.take(data)
      return
    case 'written': {
      if (data.revision !== state?.revision) return
      const total = choices?.rows ?? 0
      return side.text(data.format, data.text, total > 100 ? word('firstRows', '100', total.toLocaleString()) : '')
    }
    case 'picture':
      if (data.revision !== state?.revision) return
      picture = data.picture
      return fillSide()
    case 'annotation': {
      const { span, path, choices: written, meanings, locales } = data
      form = annotationForm({ title: path.join('.'), choices: written, meanings, locales }, {
        attempt: (next) => send({ kind: 'try', span, path, choices: next }),
        write: (next) => send({ kind: 'annotate', span, choices: next }),
        end: () => grid.focus(),
      })
      return
    }
    case 'tried':
      return form?.show(data.values, data.problems)
    case 'found':
      toolbar.found(data.row >= 0)
      if (data.row < 0) return
      return grid.go({ row: data.row, column: Math.max(0, columnWith(data.record, grid.columns(), sought)) })
  }
})
send({ kind: 'ready' })
