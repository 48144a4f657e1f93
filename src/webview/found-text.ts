import { cellOf } from './cell.ts'
import { type Shown, valueAt } from './columns.ts'
import { element } from './element.ts'

/** A text with each place of `needle` marked, letter case aside; nothing is marked of an empty needle. */
export function marked(text: string, needle: string): readonly (Node | string)[] {
  const places = placesOf(text, needle)
  if (places.length === 0) return [text]
  const parts: (Node | string)[] = []
  let end = 0
  for (const start of places) {
    parts.push(text.slice(end, start), element('mark', {}, [text.slice(start, start + needle.length)]))
    end = start + needle.length
  }
  return [...parts, text.slice(end)]
}

/** Where a text holds another one, letter case aside. */
export function placesOf(text: string, needle: string): readonly number[] {
  const [whole, part] = [text.toLowerCase(), needle.toLowerCase()]
  // A few letters have more units in lower case: places would not be those of the text.
  if (part === '' || whole.length !== text.length || part.length !== needle.length) return []
  const places: number[] = []
  for (let at = whole.indexOf(part); at >= 0; at = whole.indexOf(part, at + part.length)) places.push(at)
  return places
}

/** The column of a row in which a text stands; -1: none that is shown. */
export function columnWith(row: unknown, columns: readonly Shown[], needle: string): number {
  return columns.findIndex(
    (shown) => !shown.expanded && placesOf(cellOf(valueAt(row, shown.path)).text, needle).length > 0,
  )
}
