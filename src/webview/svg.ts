const SVG = 'http://www.w3.org/2000/svg'

/** An element of a drawing, with its attributes and children. */
export function svg(
  tag: string,
  attributes: { readonly [name: string]: string },
  ...children: readonly Element[]
): SVGElement {
  const made = document.createElementNS(SVG, tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  made.append(...children)
  return made
}
