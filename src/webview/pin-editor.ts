import { element, named } from './element.ts'
import { word } from './words.ts'

/** Asks over a cell for the value to pin there. */
export function askPin(box: DOMRect, present: string, on: { take(typed: string): void; end(): void }): void {
  const input = element('input', { class: 'pin', type: 'text', spellcheck: 'false', autocomplete: 'off' })
  named(input, word('pinPrompt'))
  input.value = present
  input.style.left = `${box.left}px`
  input.style.top = `${box.top}px`
  input.style.width = `${Math.max(160, box.width)}px`
  input.style.height = `${box.height}px`
  let isOpen = true
  const end = (take: boolean): void => {
    if (!isOpen) return
    isOpen = false
    const typed = input.value
    input.remove()
    if (take && typed !== present) on.take(typed)
    on.end()
  }
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === 'Escape') {
      end(event.key === 'Enter')
      event.preventDefault()
    }
    event.stopPropagation()
  })
  input.addEventListener('blur', () => end(false))
  document.body.append(input)
  input.select()
}
