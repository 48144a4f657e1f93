import type { FromPanel, PanelChoices, PanelState } from '../protocol/panel.ts'
import { element, named } from './element.ts'
import { word } from './words.ts'

type Action = Extract<FromPanel, { readonly kind: 'do' }>['action']

/** Which entity, which rows, which seed; what may be done; whether the judge is content. */
export interface Toolbar {
  readonly root: HTMLElement
  show(choices: PanelChoices, state: PanelState): void
  /** Labels in the user's language. */
  name(): void
}

/** The panel's upper line. */
export function createToolbar(on: { choose(choices: PanelChoices): void; act(action: Action): void }): Toolbar {
  let choices: PanelChoices = { entity: null, from: 0, rows: 5, seed: '1' }
  const entity = element('select', { id: 'entity' })
  const rows = element('input', { id: 'rows', type: 'number', min: '1', max: '500', step: '1', inputmode: 'numeric' })
  const seed = element('input', { id: 'seed', type: 'text', spellcheck: 'false', autocomplete: 'off' })
  const dice = element('button', { class: 'icon', type: 'button' }, [diceIcon()])
  const earlier = element('button', { class: 'icon', type: 'button' }, ['‹'])
  const later = element('button', { class: 'icon', type: 'button' }, ['›'])
  const range = element('span', { class: 'range' })
  const badge = element('span', { class: 'badge', tabindex: '0', role: 'img' })
  const copy = element('button', { class: 'second', type: 'button' })
  const insert = element('button', { class: 'first', type: 'button' })
  const labels = [entity, rows, seed].map((control) => element('label', { for: control.id }))
  const fields = [entity, rows, seed].map((control, i) => element('div', { class: 'field' }, [labels[i] ?? '', control]))
  fields[2]?.append(dice)
  const paging = element('div', { class: 'field paging' }, [earlier, range, later])
  const root = element('header', { class: 'toolbar', role: 'toolbar' }, [
    ...fields, paging, element('div', { class: 'space' }), badge, element('div', { class: 'actions' }, [copy, insert]),
  ])

  const choose = (change: Partial<PanelChoices>): void => on.choose({ ...choices, ...change })
  entity.addEventListener('change', () => choose({ entity: entity.value, from: 0 }))
  rows.addEventListener('change', () => {
    const count = Math.max(1, Math.min(500, Math.floor(Number(rows.value)) || 5))
    rows.value = String(count)
    choose({ rows: count, from: 0 })
  })
  seed.addEventListener('change', () => choose({ seed: seed.value.trim() === '' ? '1' : seed.value.trim() }))
  dice.addEventListener('click', () => choose({ seed: String(Math.floor(Math.random() * 1e6)) }))
  earlier.addEventListener('click', () => choose({ from: Math.max(0, choices.from - choices.rows) }))
  later.addEventListener('click', () => choose({ from: choices.from + choices.rows }))
  copy.addEventListener('click', () => on.act('copy'))
  insert.addEventListener('click', () => on.act('generate'))

  return {
    root,
    show(now, state) {
      choices = now
      if (document.activeElement !== rows) rows.value = String(now.rows)
      if (document.activeElement !== seed || seed.value === choices.seed) seed.value = now.seed
      earlier.disabled = now.from === 0
      range.textContent = `${now.from + 1} – ${now.from + now.rows}`
      const ready = state.kind === 'rows'
      copy.disabled = insert.disabled = !ready
      if (ready) {
        renew(entity, state.entities, state.page.entity)
        fields[0]?.toggleAttribute('hidden', state.entities.length < 2)
      }
      if (state.kind === 'working') badge.classList.add('waiting')
      else showBadge(badge, state)
    },
    name() {
      for (const [i, key] of ['entity', 'rows', 'seed'].entries()) {
        const label = labels[i]
        if (label !== undefined) label.textContent = word(key)
      }
      root.setAttribute('aria-label', word('records'))
      named(dice, word('dice'))
      named(earlier, word('earlier'))
      named(later, word('later'))
      copy.textContent = word('copy')
      insert.textContent = word('insert')
      copy.title = word('copyTip')
      insert.title = word('insertTip')
    },
  }
}

function renew(select: HTMLSelectElement, names: readonly string[], present: string): void {
  const known = [...select.options].map((each) => each.value)
  if (known.join('\n') !== names.join('\n')) select.replaceChildren(...names.map((name) => element('option', { value: name }, [name])))
  select.value = present
}

/** The truth about the rows that are shown: who judged them, and what was rejected. */
function showBadge(badge: HTMLElement, state: PanelState): void {
  const kind = state.kind === 'rows' ? worst(state) : 'error'
  badge.className = `badge ${kind}`
  if (state.kind !== 'rows') {
    badge.textContent = ''
    badge.removeAttribute('title')
    badge.setAttribute('aria-hidden', 'true')
    return
  }
  badge.removeAttribute('aria-hidden')
  const { verdicts, judge } = state.page
  const rejected = verdicts.filter((each) => each.state === 'rejected').length
  const label = kind === 'judged' ? word('judged') : kind === 'rejected' ? word('rejected', rejected) : word('notJudged')
  const reason = verdicts.find((each) => each.state !== 'judged')
  const by = judge === null ? '' : ` ${word('judgedBy', judge)}`
  badge.textContent = label
  named(badge, `${label}${by}`, reason !== undefined && 'because' in reason ? `${label}${by}: ${reason.because}` : `${label}${by}`)
}

function worst({ page }: PanelState & { readonly kind: 'rows' }): 'judged' | 'rejected' | 'not-judged' {
  if (page.verdicts.some((each) => each.state === 'rejected')) return 'rejected'
  return page.verdicts.every((each) => each.state === 'judged') ? 'judged' : 'not-judged'
}

const SVG = 'http://www.w3.org/2000/svg'

function diceIcon(): SVGElement {
  const svg = document.createElementNS(SVG, 'svg')
  for (const [name, value] of Object.entries({ viewBox: '0 0 16 16', width: '16', height: '16', 'aria-hidden': 'true' })) svg.setAttribute(name, value)
  const rect = document.createElementNS(SVG, 'rect')
  const box = { x: '2', y: '2', width: '12', height: '12', rx: '2.5', fill: 'none', stroke: 'currentColor' }
  for (const [name, value] of Object.entries(box)) rect.setAttribute(name, value)
  svg.append(rect)
  for (const [cx, cy] of [['5.2', '5.2'], ['10.8', '5.2'], ['8', '8'], ['5.2', '10.8'], ['10.8', '10.8']]) {
    const dot = document.createElementNS(SVG, 'circle')
    for (const [name, value] of Object.entries({ cx: cx ?? '', cy: cy ?? '', r: '1.1', fill: 'currentColor' })) dot.setAttribute(name, value)
    svg.append(dot)
  }
  return svg
}
