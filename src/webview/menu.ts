import { element } from './element.ts'

/** A line of a menu; `null` separates groups. */
export type MenuItem = { readonly label: string; readonly act: () => void; readonly disabled?: boolean } | null

/** Opens a menu at a place of the page; it closes by itself, and gives the focus back. */
export function openMenu(
  items: readonly MenuItem[],
  at: { readonly x: number; readonly y: number },
  back: () => void,
): void {
  const menu = element('div', { class: 'menu', role: 'menu', tabindex: '-1' })
  const buttons: HTMLButtonElement[] = []
  for (const item of items) {
    if (item === null) {
      if (menu.lastElementChild !== null && menu.lastElementChild.tagName !== 'HR')
        menu.append(element('hr', { role: 'separator' }))
      continue
    }
    const button = element('button', { role: 'menuitem', type: 'button', tabindex: '-1' }, [item.label])
    button.disabled = item.disabled === true
    button.addEventListener('click', () => {
      close()
      item.act()
    })
    buttons.push(button)
    menu.append(button)
  }
  if (menu.lastElementChild?.tagName === 'HR') menu.lastElementChild.remove()
  const close = (): void => {
    window.removeEventListener('pointerdown', outside, true)
    window.removeEventListener('blur', close)
    menu.remove()
    back()
  }
  const outside = (event: Event): void => {
    if (event.target instanceof Node && !menu.contains(event.target)) close()
  }
  menu.addEventListener('contextmenu', (event) => event.preventDefault())
  menu.addEventListener('keydown', (event) => {
    const enabled = buttons.filter((each) => !each.disabled)
    const i = enabled.findIndex((each) => each === document.activeElement)
    const next = { ArrowDown: i + 1, ArrowUp: i < 0 ? -1 : i - 1, Home: 0, End: -1 }[event.key]
    if (next !== undefined) enabled.at(next % Math.max(1, enabled.length))?.focus()
    else if (event.key === 'Escape' || event.key === 'Tab') close()
    else return
    event.preventDefault()
    event.stopPropagation()
  })
  document.body.append(menu)
  const { width, height } = menu.getBoundingClientRect()
  menu.style.left = `${Math.max(0, Math.min(at.x, innerWidth - width - 4))}px`
  menu.style.top = `${Math.max(0, at.y + height > innerHeight ? Math.max(0, at.y - height) : at.y)}px`
  window.addEventListener('pointerdown', outside, true)
  window.addEventListener('blur', close)
  buttons.find((each) => !each.disabled)?.focus()
}
