import type { AnnotationChoices } from '../protocol/annotation.ts'
import { textOf } from './cell.ts'
import { element, named } from './element.ts'
import { shownWeights, writtenWeights } from './weights-text.ts'
import { word } from './words.ts'

export interface AnnotationForm {
  /** What the choices come to; `null`: that cannot be told. */
  show(values: readonly unknown[] | null, problems: readonly string[]): void
}

interface About {
  readonly title: string
  readonly choices: AnnotationChoices
  readonly locales: readonly string[]
  readonly meanings: readonly { readonly meaning: string; readonly example: string }[]
}

interface On {
  attempt(choices: AnnotationChoices): void
  write(choices: AnnotationChoices): void
  end(): void
}

/** Milliseconds without a key before the examples are made. */
const PAUSE = 120

/** A dialog that asks for the choices beside a field and shows what they come to while they are typed. */
export function annotationForm({ title, choices, meanings, locales }: About, on: On): AnnotationForm {
  const dialog = element('dialog', { class: 'choices', 'aria-labelledby': 'choices-title' })
  const [from = '', to = ''] = (choices.range ?? '').split('..')
  const input = (id: string, value: string, hint = ''): HTMLInputElement => {
    const made = element('input', { id, type: 'text', spellcheck: 'false', autocomplete: 'off', placeholder: hint })
    made.value = value
    return made
  }
  const list = element(
    'datalist',
    { id: 'meanings' },
    meanings.map(({ meaning, example }) => element('option', { value: meaning, label: example })),
  )
  const meaning = input('choice-fake', choices.fake ?? '', word('aMeaning'))
  meaning.setAttribute('list', 'meanings')
  const locale = input('choice-locale', choices.locale ?? '', word('asSettings'))
  locale.setAttribute('list', 'locales')
  const unique = element('input', { id: 'choice-unique', type: 'checkbox' })
  unique.checked = choices.unique === 'true'
  const share = input('choice-null', percentOf(choices.null))
  const low = input('choice-from', from, word('least'))
  const high = input('choice-to', to, word('most'))
  named(high, `${word('range')}: ${word('most')}`)
  named(low, `${word('range')}: ${word('least')}`)
  const weights = input(
    'choice-weights',
    choices.weights === undefined ? '' : shownWeights(choices.weights),
    word('weightsHint'),
  )
  const pattern = input('choice-pattern', choices.pattern ?? '', word('patternHint'))
  const line = (label: string, ...controls: readonly HTMLInputElement[]): readonly HTMLElement[] => [
    element('label', { for: controls[0]?.id ?? '' }, [label]),
    element('div', { class: 'inputs' }, controls),
  ]
  const examples = element('ul', { class: 'examples', 'aria-live': 'polite', 'aria-label': word('examples') })
  const apply = element('button', { class: 'first', type: 'submit' }, [word('apply')])
  const cancel = element('button', { class: 'second', type: 'button' }, [word('cancel')])
  const form = element('form', { method: 'dialog' }, [
    element('h2', { id: 'choices-title' }, [word('valuesOf', title)]),
    element('div', { class: 'lines' }, [
      ...line(word('meaning'), meaning),
      ...line(word('withoutValue'), share),
      ...line(word('range'), low, high),
      ...line(word('weights'), weights),
      ...line(word('pattern'), pattern),
      ...line(word('locale'), locale),
      ...line(word('unique'), unique),
    ]),
    element('h3', {}, [word('examples')]),
    examples,
    element('div', { class: 'actions' }, [apply, cancel]),
  ])
  const chosen = (): AnnotationChoices => {
    const entries = [
      ['fake', meaning.value.trim()],
      ['null', shareOf(share.value)],
      ['range', low.value.trim() + high.value.trim() === '' ? '' : `${low.value.trim()}..${high.value.trim()}`],
      ['weights', writtenWeights(weights.value)],
      ['pattern', pattern.value.trim()],
      ['locale', locale.value.trim()],
      ['unique', unique.checked ? 'true' : ''],
    ]
    return Object.fromEntries(entries.filter(([, value]) => value !== ''))
  }
  let timer = 0
  const attempt = (): void => on.attempt(chosen())
  form.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(attempt, PAUSE)
  })
  form.addEventListener('submit', () => on.write(chosen()))
  cancel.addEventListener('click', () => dialog.close())
  dialog.addEventListener('keydown', (event) => event.stopPropagation())
  dialog.addEventListener('close', () => {
    clearTimeout(timer)
    dialog.remove()
    on.end()
  })
  dialog.append(
    list,
    element(
      'datalist',
      { id: 'locales' },
      locales.map((id) => element('option', { value: id })),
    ),
    form,
  )
  document.body.append(dialog)
  dialog.showModal()
  meaning.select()
  attempt()
  return {
    show(values, problems) {
      const shown =
        values === null
          ? [element('li', { class: 'note' }, [word('noExamples')])]
          : values.map((value) =>
              element('li', { class: value === undefined || value === null ? 'none' : '', dir: 'auto' }, [
                value === undefined ? word('absent') : textOf(value),
              ]),
            )
      examples.replaceChildren(...shown, ...problems.map((problem) => element('li', { class: 'problem' }, [problem])))
    },
  }
}

function percentOf(rate: string | undefined): string {
  if (rate === undefined || rate.endsWith('%')) return rate?.slice(0, -1) ?? ''
  const share = Number(rate) * 100
  return Number.isFinite(share) ? String(Math.round(share * 1000) / 1000) : rate
}

/** A typed percentage as a share; what is no number stays, for the reader to refuse. */
function shareOf(typed: string): string {
  const text = typed.trim().replace(/\s*%$/, '')
  const share = Number(text) / 100
  return text === '' || !Number.isFinite(share) ? text : String(Math.round(share * 100_000) / 100_000)
}
