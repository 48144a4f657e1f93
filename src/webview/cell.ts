/** How a value stands in its cell. */
export interface Cell {
  readonly text: string
  readonly kind: 'text' | 'numeric' | 'boolean' | 'null' | 'absent' | 'nested'
}

/** Characters of a cell that are shown. */
const SHOWN = 200

/** The text of a value; `undefined`: the record has no such field. */
export function cellOf(value: unknown): Cell {
  if (value === undefined) return { text: '', kind: 'absent' }
  if (value === null) return { text: 'null', kind: 'null' }
  if (typeof value === 'string') return { text: cut(value), kind: 'text' }
  if (Array.isArray(value) && value.every((each) => typeof each !== 'object'))
    return { text: cut(value.join(', ')) || '[]', kind: 'nested' }
  const text = JSON.stringify(value) ?? ''
  return {
    text: cut(text),
    kind: typeof value === 'object' ? 'nested' : typeof value === 'number' ? 'numeric' : 'boolean',
  }
}

const cut = (text: string): string =>
  (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text).replaceAll(/[\r\n]+/g, ' ⏎ ')

/** A value as text, whole. */
export function textOf(value: unknown): string {
  return value === undefined ? '' : typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}

/** What was typed as a value to pin: JSON where it is some, else the text itself. */
export function typedValue(typed: string): null | boolean | number | string {
  try {
    const value: unknown = JSON.parse(typed)
    return value === null || typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string'
      ? value
      : typed
  } catch {
    return typed
  }
}
