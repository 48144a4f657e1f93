import type { Catalog } from '../engine/catalog/catalog.ts'
import { Special } from '../engine/index.ts'

/** The Catalog as JSON; a value outside JSON (`Special`) shows as `{ "special": kind, "text": …, "items": … }`. */
export function catalogText(catalog: Catalog): string {
  const plain = (_name: string, value: unknown): unknown => {
    if (!(value instanceof Special)) return value
    const { kind, text, items } = value
    return { special: kind, text, ...(items.length > 0 ? { items } : {}) }
  }
  return `${JSON.stringify(catalog, plain, 2)}\n`
}
