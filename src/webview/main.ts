import type { FromPanel, PanelChoices, PanelSource, PanelState, ToPanel } from '../protocol/panel.ts'
import { createGrid } from './grid.ts'
import { element } from './element.ts'
import { createProblems } from './problems.ts'
import { createTexts } from './texts.ts'
import { createToolbar } from './toolbar.ts'
import { learnWords, word } from './words.ts'

// Entry of the panel: receives what is to be shown, sends what the user does. All knowledge is in the extension.
interface Editor {
  postMessage(message: FromPanel): void
}
declare function acquireVsCodeApi(): Editor

const editor = acquireVsCodeApi()
const send = (message: FromPanel): void => editor.postMessage(message)

const toolbar = createToolbar({
  choose: (choices) => send({ kind: 'choose', choices }),
  act: (action) => send({ kind: 'do', action }),
})
const grid = createGrid()
const texts = createTexts()
const problems = createProblems({
  reveal: (line, column) => send({ kind: 'reveal', line, column }),
  details: () => send({ kind: 'do', action: 'details' }),
})
const status = element('div', { class: 'status', role: 'status' })
const main = element('main', { class: 'body' }, [grid.root, texts.root])
document.body.append(toolbar.root, status, problems.root, main)

function show(source: PanelSource, choices: PanelChoices, state: PanelState): void {
  texts.source(source)
  toolbar.show(choices, state)
  document.body.classList.toggle('working', state.kind === 'working')
  if (state.kind === 'working') return
  document.body.classList.toggle('failed', state.kind === 'error')
  if (state.kind === 'error') {
    problems.show(state.problems, state.message)
    status.textContent = ''
    return
  }
  problems.show(state.problems, null)
  grid.show(state.page, choices.from)
  texts.written(state.written)
  status.textContent = `${word('records')}: ${state.page.rows.length}`
}

window.addEventListener('message', ({ data }: MessageEvent<ToPanel>) => {
  if (data.kind === 'words') {
    learnWords(data.words)
    toolbar.name()
    texts.name()
    grid.name()
  } else show(data.source, data.choices, data.state)
})
send({ kind: 'ready' })
