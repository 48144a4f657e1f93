import { FORMATS } from '../protocol/formats.ts'
import type { FromPanel, PanelChoices, PanelState } from '../protocol/panel.ts'
import { createBadge, type Badge } from './badge.ts'
import { element, named } from './element.ts'
import { icon } from './icons.ts'
import { word } from './words.ts'

type Action = Extract<FromPanel, { readonly kind: 'do' }>['action']

/** Which rows, which seed; what may be done; whether the judge is content. */
export interface Toolbar {
  readonly root: HTMLElement
  readonly badge: Badge
  show(choices: PanelChoices, state: PanelState): void
  /** Labels in the user's language. */
  name(locales: readonly string[]): void
  focusFind(): void
  /** Says that nothing was found. */
  found(isThere: boolean): void
}

export interface ToolbarEvents {
  choose(choices: PanelChoices): void
  act(action: Action): void
  undo(kind: 'undo' | 'redo'): void
  find(text: string, back: boolean): void
  /** What stands in the search field now. */
  typed(text: string): void
}

/** More rows are looked at here, and written by the command line. */
const MOST_WRITTEN = 1_000_000

/** The panel's upper lines. */
export function createToolbar(on: ToolbarEvents): Toolbar {
  let choices: PanelChoices | undefined
  const button = (kind: string, act: () => void, ...content: readonly (Node | string)[]): HTMLButtonElement => {
    const made = element('button', { class: kind, type: 'button' }, content)
    made.addEventListener('click', act)
    return made
  }
  const choose = (change: Partial<PanelChoices>): void => {
    if (choices !== undefined) on.choose({ ...choices, ...change })
  }
  const rows = element('input', {
    id: 'rows',
    type: 'text',
    inputmode: 'numeric',
    autocomplete: 'off',
    spellcheck: 'false',
  })
  const seed = element('input', { id: 'seed', type: 'text', spellcheck: 'false', autocomplete: 'off' })
  const format = element('select', { id: 'format' })
  const locale = element('select', { id: 'locale' })
  const optionalRate = element('input', { id: 'optionalRate', type: 'text', inputmode: 'numeric', autocomplete: 'off' })
  const nullRate = element('input', { id: 'nullRate', type: 'text', inputmode: 'numeric', autocomplete: 'off' })
  const search = element('input', { id: 'find', type: 'search', autocomplete: 'off', spellcheck: 'false' })
  const dice = button('icon', () => choose({ seed: String(Math.floor(Math.random() * 1e6)) }), icon('dice'))
  const undo = button('icon', () => on.undo('undo'), icon('undo'))
  const redo = button('icon', () => on.undo('redo'), icon('redo'))
  const more = button('icon', () => toggle(), icon('gear'))
  const copy = button('second', () => on.act('copy'))
  const save = button('second', () => on.act('save'))
  const fill = button('second', () => on.act('fill'))
  const insert = button('first', () => on.act('generate'))
  const labels = new Map<HTMLElement, HTMLLabelElement>()
  const field = (control: HTMLElement, ...beside: readonly Node[]): HTMLElement => {
    const label = element('label', { for: control.id })
    labels.set(control, label)
    return element('div', { class: 'field' }, [label, control, ...beside])
  }
  const badge = createBadge()
  const history = element('div', { class: 'field history', hidden: '' }, [undo, redo])
  const further = element('div', { class: 'line further', hidden: '' }, [
    field(format),
    field(locale),
    field(optionalRate),
    field(nullRate),
  ])
  const root = element('div', { class: 'toolbar' }, [
    element('div', { class: 'line' }, [
      field(rows),
      field(seed, dice),
      element('div', { class: 'field find' }, [search]),
      history,
      more,
      badge.root,
      element('div', { class: 'actions' }, [copy, save, fill, insert]),
    ]),
    further,
  ])
  function toggle(): void {
    further.hidden = !further.hidden
    more.setAttribute('aria-expanded', String(!further.hidden))
  }
  rows.addEventListener('change', () =>
    choose({ rows: Math.max(1, Math.floor(Number(rows.value.replaceAll(/[\s,._]/g, ''))) || 50) }),
  )
  seed.addEventListener('change', () => choose({ seed: seed.value.trim() === '' ? '1' : seed.value.trim() }))
  format.addEventListener('change', () => choose({ format: format.value }))
  locale.addEventListener('change', () => choose({ locale: locale.value }))
  const rate = (typed: string): number | null =>
    typed.trim() === '' || !Number.isFinite(Number(typed)) ? null : Math.max(0, Math.min(100, Number(typed))) / 100
  optionalRate.addEventListener('change', () => choose({ optionalRate: rate(optionalRate.value) }))
  nullRate.addEventListener('change', () => choose({ nullRate: rate(nullRate.value) }))
  search.addEventListener('keydown', ({ key, shiftKey }) => {
    if (key === 'Enter' && search.value !== '') on.find(search.value, shiftKey)
  })
  search.addEventListener('input', () => {
    search.classList.remove('none')
    on.typed(search.value)
  })

  return {
    root,
    badge,
    show(now, state) {
      choices = now
      const percent = (value: number | null): string => (value === null ? '' : String(Math.round(value * 100)))
      const set = (control: HTMLInputElement | HTMLSelectElement, value: string): void => {
        if (document.activeElement !== control || control.tagName === 'SELECT') control.value = value
      }
      set(rows, now.rows.toLocaleString())
      set(seed, now.seed)
      set(format, now.format)
      if (![...locale.options].some((one) => one.value === now.locale)) locale.prepend(element('option', { value: now.locale }, [now.locale]))
      set(locale, now.locale)
      set(optionalRate, percent(now.optionalRate))
      set(nullRate, percent(now.nullRate))
      if (state.kind === 'working') return
      const isTooMuch = now.rows > MOST_WRITTEN
      copy.disabled = save.disabled = insert.disabled = state.kind !== 'rows' || state.total === 0 || isTooMuch
      fill.disabled = state.kind !== 'rows' || state.total === 0
      insert.title = isTooMuch ? word('tooMuch', MOST_WRITTEN.toLocaleString()) : word('insertTip')
      insert.textContent = word('insert', now.rows.toLocaleString())
      if (state.kind !== 'rows') return badge.hide()
      undo.disabled = state.undo === 0
      redo.disabled = state.redo === 0
      history.hidden = state.undo + state.redo === 0
    },
    name(locales) {
      for (const [control, label] of labels) label.textContent = word(control.id)
      for (const each of [optionalRate, nullRate]) each.placeholder = word('asSettings')
      search.placeholder = word('find')
      named(search, word('find'))
      named(dice, word('dice'))
      named(undo, word('undo'))
      named(redo, word('redo'))
      named(more, word('more'))
      more.setAttribute('aria-expanded', 'false')
      copy.textContent = word('copy')
      copy.title = word('copyTip')
      save.textContent = word('save')
      fill.textContent = word('fill')
      fill.title = word('fillTip')
      insert.textContent = word('insert', '')
      insert.title = word('insertTip')
      format.replaceChildren(element('option', { value: 'natural' }, [word('natural')]), ...FORMATS.map(({ id, label }) => element('option', { value: id }, [label])))
      locale.replaceChildren(...locales.map((id) => element('option', { value: id }, [titleOf(id)])))
    },
    focusFind: () => search.select(),
    found: (isThere) => {
      search.classList.toggle('none', !isThere)
      search.title = isThere ? word('find') : word('notFound')
    },
  }
}

function titleOf(locale: string): string {
  const [language = '', region] = locale.split('_')
  const tag = region !== undefined && /^[A-Z]{2}$/.test(region) ? `${language}-${region}` : language
  try {
    return `${new Intl.DisplayNames(undefined, { type: 'language' }).of(tag) ?? locale} · ${locale}`
  } catch {
    return locale
  }
}
