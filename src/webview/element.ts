/** Makes an element. Text never becomes markup: strings among the children are text nodes. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: { readonly [name: string]: string } = {},
  children: readonly (Node | string)[] = [],
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  made.append(...children)
  return made
}

/** Puts what a person and a screen reader call it on a control. */
export function named(control: HTMLElement, label: string, tip = label): void {
  control.setAttribute('aria-label', label)
  control.title = tip
}
