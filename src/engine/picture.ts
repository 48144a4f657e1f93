import { jsonText } from './catalog/json-text.ts'
import { isRecord, type Value } from './catalog/value.ts'
import type { Opened } from './open.ts'
import { cloneable } from './page.ts'
import type { Picture } from './requests.ts'
import { rowSource } from './row-source.ts'
import { parseInstant } from './time/instant.ts'

/** Rows looked at: enough for shares to two digits, few enough to be there at once. */
const SAMPLE = 1000
const BINS = 24
/** Of moments: a curve is drawn through them. */
const MOMENTS = 48
const TOP = 6

/** What one column of an entity holds, over its first rows. `path`: names from the record down. */
export async function pictureOf(opened: Opened, name: string, path: readonly string[]): Promise<Picture | null> {
  const source = await rowSource(opened, name)
  if (source === null) return null
  const values: Value[] = []
  let absent = 0
  const size = Math.min(source.lastResort ? SAMPLE / 10 : SAMPLE, source.total)
  for (let i = 0; i < size; i++) {
    const value = at(cloneable(source.row(i) ?? null), path)
    if (value === undefined) absent++
    else values.push(value)
  }
  return { column: path.join('.'), rows: size, absent, ...summary(values) }
}

/** Counts of values, and how they spread. */
export function summary(values: readonly Value[]): Omit<Picture, 'column' | 'rows' | 'absent'> {
  const counts = new Map<string, number>()
  const present = values.filter((value) => value !== null)
  for (const value of present) {
    const text = typeof value === 'string' ? value : jsonText(value)
    counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  const top = [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, TOP)
    .map(([value, count]) => ({ value, count }))
  return { nulls: values.length - present.length, distinct: counts.size, top, histogram: histogram(present) }
}

function histogram(values: readonly Value[]): Picture['histogram'] {
  if (values.length === 0) return null
  const numbers = values.filter((value) => typeof value === 'number')
  if (numbers.length === values.length) return spread('number', numbers)
  const texts = values.filter((value) => typeof value === 'string')
  if (texts.length < values.length) return null
  const instants = texts.map((text) => (/^\d{4}-\d\d-\d\d/.test(text) ? parseInstant(text) : NaN))
  if (instants.every(Number.isFinite)) return spread('time', instants)
  const isNumeric = texts.every((text) => /^-?\d+(\.\d+)?$/.test(text))
  return isNumeric
    ? spread('number', texts.map(Number))
    : spread(
        'length',
        texts.map((text) => text.length),
      )
}

function spread(of: 'number' | 'time' | 'length', numbers: readonly number[]): Picture['histogram'] {
  let low = Infinity
  let high = -Infinity
  for (const n of numbers) {
    low = Math.min(low, n)
    high = Math.max(high, n)
  }
  const isWhole = of !== 'time' && numbers.every(Number.isInteger)
  const bins = isWhole ? Math.min(BINS, high - low + 1) : low === high ? 1 : of === 'time' ? MOMENTS : BINS
  const counts = new Array<number>(bins).fill(0)
  for (const n of numbers) {
    const i = high === low ? 0 : Math.min(bins - 1, Math.floor(((n - low) / (high - low + (isWhole ? 1 : 0))) * bins))
    counts[i] = (counts[i] ?? 0) + 1
  }
  return { of, low, high, counts }
}

/** The value at a path; `undefined`: it is not there. */
export function at(row: Value, path: readonly string[]): Value | undefined {
  let value: Value | undefined = row
  for (const name of path) {
    if (!isRecord(value) || !Object.hasOwn(value, name)) return undefined
    value = value[name]
  }
  return value
}
