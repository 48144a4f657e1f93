import { jsonText } from './catalog/json-text.ts'
import { isRecord, type Row } from './catalog/value.ts'
import type { Opened } from './open.ts'
import { cloneable } from './page.ts'
import { rowSource } from './row-source.ts'

/** What a row must hold: a text anywhere (letter case aside), or one value in one column. */
export type Needle = { readonly text: string } | { readonly column: string; readonly value: Row }

/** The first row from `from` on, and within the next `most`, that holds the needle. `-1`: none does; `from` counts anew. */
export async function findRow(
  opened: Opened,
  name: string,
  look: { readonly from: number; readonly most: number; readonly needle: Needle },
): Promise<number> {
  const source = await rowSource(opened, name)
  if (source === null) return -1
  const fits = test(look.needle)
  const end = Math.min(source.total, look.from + look.most)
  for (let i = look.from; i < end; i++) if (fits(cloneable(source.row(i) ?? null))) return i
  return -1
}

function test(needle: Needle): (row: Row) => boolean {
  if ('text' in needle) {
    const text = needle.text.toLowerCase()
    return (row) => holds(row, text)
  }
  const { column } = needle
  const wanted = jsonText(needle.value)
  return (row) => isRecord(row) && Object.hasOwn(row, column) && jsonText(row[column] ?? null) === wanted
}

function holds(value: Row, text: string): boolean {
  if (Array.isArray(value)) return (value as readonly Row[]).some((one) => holds(one, text))
  if (isRecord(value)) return Object.values(value).some((one) => holds(one, text))
  return String(value).toLowerCase().includes(text)
}
