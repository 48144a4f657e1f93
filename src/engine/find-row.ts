import { jsonText } from './catalog/json-text.ts'
import { isRecord, type Row } from './catalog/value.ts'
import type { Opened } from './open.ts'
import { cloneable } from './page.ts'
import { rowSource } from './row-source.ts'

/** What a row must hold: a text anywhere (letter case aside), or one value in one column. */
export type Needle = { readonly text: string } | { readonly column: string; readonly value: Row }

/** Where to look: from row `from` on over `most` rows, or from it backwards. */
export interface Look {
  readonly from: number
  readonly most: number
  readonly back?: boolean
}

/** The first row on the way that holds the needle. `-1`: none does. */
export async function findRow(opened: Opened, name: string, look: Look & { readonly needle: Needle }): Promise<number> {
  const source = await rowSource(opened, name)
  if (source === null) return -1
  const fits = test(look.needle)
  const step = look.back === true ? -1 : 1
  const first = look.back === true ? Math.min(look.from, source.total - 1) : look.from
  for (let i = first, left = look.most; left > 0 && i >= 0 && i < source.total; i += step, left--) {
    if (fits(cloneable(source.row(i) ?? null))) return i
  }
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
