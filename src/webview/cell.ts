/** How a value stands in its cell. */
export interface Cell {
  readonly text: string
  readonly kind: 'text' | 'number' | 'boolean' | 'null' | 'absent' | 'nested'
  /** For the tip: not cut. */
  readonly full: string
}

/** Characters of a cell that are shown. */
const SHOWN = 200

/** The cell of column `name`; a record that is no object stands in the one column ''. */
export function cellText(row: unknown, name: string): Cell {
  const isObject = typeof row === 'object' && row !== null && !Array.isArray(row)
  if (!isObject) return name === '' ? shown(row) : { text: '', kind: 'absent', full: '' }
  if (name === '' || !Object.hasOwn(row, name)) return { text: name === '' ? JSON.stringify(row) : '', kind: 'absent', full: '' }
  return shown((row as { readonly [name: string]: unknown })[name])
}

function shown(value: unknown): Cell {
  if (value === undefined) return { text: '', kind: 'absent', full: '' }
  if (value === null) return { text: 'null', kind: 'null', full: 'null' }
  if (typeof value === 'string') return { text: cut(value), kind: 'text', full: value }
  const text = JSON.stringify(value)
  if (typeof value === 'object') return { text: cut(text), kind: 'nested', full: JSON.stringify(value, null, 2) }
  return { text, kind: typeof value === 'number' ? 'number' : 'boolean', full: text }
}

const cut = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text)
