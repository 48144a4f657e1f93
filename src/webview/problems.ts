import type { PanelProblem } from '../protocol/panel.ts'
import { element } from './element.ts'
import { messageOf } from './message.ts'
import { word } from './words.ts'

/** What is wrong with the source, each with a way to its place; and why nothing is shown. */
export interface Problems {
  readonly root: HTMLElement
  /** `failure`: nothing could be made, and why. */
  show(problems: readonly PanelProblem[], failure: { readonly message: string; readonly passing: boolean } | null): void
}

/** Problems shown; the others are in the output channel. */
const SHOWN = 20

/** The list of problems; empty it takes no room. */
export function createProblems(on: { reveal(line: number, column: number): void; details(): void }): Problems {
  const root = element('section', { class: 'problems', 'aria-live': 'polite' })
  return {
    root,
    show(problems, failure) {
      const parts: Node[] = []
      if (failure?.passing === true) parts.push(element('p', { class: 'stale' }, [word('stale')]))
      else if (failure !== null) {
        const first = problems.find((each) => each.message === failure.message)
        const details = element('button', { class: 'second', type: 'button' }, [word('details')])
        details.addEventListener('click', () => on.details())
        const advice =
          first?.instead === null || first === undefined
            ? []
            : [element('p', { class: 'instead' }, messageOf(first.instead, on.reveal))]
        const { line = null, column = null } = first ?? {}
        const go = element('button', { class: 'first', type: 'button' }, [word('goToSource')])
        if (line !== null && column !== null) go.addEventListener('click', () => on.reveal(line, column))
        parts.push(
          element('div', { class: 'failure', role: 'alert' }, [
            element('h2', {}, [word('nothing')]),
            element('p', {}, messageOf(failure.message, on.reveal)),
            ...advice,
            element('div', { class: 'actions' }, line === null ? [details] : [go, details]),
          ]),
        )
      }
      const listed = problems.filter((each) => each.message !== failure?.message || failure.passing)
      if (listed.length > 0) {
        const items = listed.slice(0, SHOWN).map((each) => item(each, on.reveal))
        const list = element('ul', {}, items)
        const isQuiet = failure === null && listed.every((each) => each.severity === 'information')
        const summary = element('summary', {}, [`${word('problems')} (${listed.length})`])
        const details = element('details', failure !== null || !isQuiet ? { open: '' } : {}, [summary, list])
        parts.push(details)
      }
      root.replaceChildren(...parts)
      root.hidden = parts.length === 0
    },
  }
}

function item(problem: PanelProblem, reveal: (line: number, column: number) => void): HTMLLIElement {
  const { severity, message, instead, line, column, code } = problem
  const text = instead === null ? message : `${message} ${instead}`
  const words = [
    element('span', { class: 'sign', 'aria-label': severity, role: 'img' }),
    element('span', { class: 'message' }, [text]),
  ]
  if (line === null || column === null)
    return element('li', { class: severity }, [...words, element('code', {}, [code])])
  const go = element('button', { type: 'button', class: 'place' }, [
    ...words,
    element('code', {}, [`${code} ${line}:${column}`]),
  ])
  go.addEventListener('click', () => reveal(line, column))
  return element('li', { class: severity }, [go])
}
