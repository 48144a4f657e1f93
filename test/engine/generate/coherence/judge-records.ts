import { expect } from 'vitest'
import { compile, generate, loadLocale, read, settingsOf } from '../../../../src/engine/index.ts'

// Ten thousand records of each group, from names, types and formats alone. `COHERENCE_RECORDS` takes more.
const RECORDS = Number(process.env['COHERENCE_RECORDS'] ?? 10_000)
export const LOCALES = ['en_US', 'de', 'fr', 'ja', 'pt_BR']
export const NOW = '2026-06-15T12:00:00.000Z'

export const text = { type: 'string' }
export const number = { type: 'number', minimum: 0 }
export const count = { type: 'integer', minimum: 1, maximum: 20 }
export const moment = { type: 'string', format: 'date-time' }
export const maybe = { type: ['string', 'null'], format: 'date-time' }
export const object = (properties: object) => ({ type: 'object', required: Object.keys(properties), properties })
export const list = (items: object) => ({ type: 'array', minItems: 1, maxItems: 5, items })

export type Json = { readonly [name: string]: unknown }
export type Verdict = (row: Json, locale?: string) => string | undefined

async function eachRow(
  title: string,
  properties: object,
  locale: string,
  rows: number,
  see: (row: Json) => void,
): Promise<void> {
  const source = { uri: 'file:///s.json', text: JSON.stringify({ title, ...object(properties) }), language: 'json' }
  const reading = await read({ source }, { readText: () => undefined, list: () => [] })
  const { plan } = await compile(reading, settingsOf({ settings: { now: NOW, locale } }))
  const maker = generate(plan, await loadLocale(locale))
  for (let i = 0; i < rows; i++) see(maker.row(plan.entities[0]?.name ?? '', i) as unknown as Json)
}

/** The value at a path such as `shipping.zip`. */
export function at(row: Json, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => (value as Json | undefined)?.[name], row)
}
export const str = (row: Json, path: string): string => String(at(row, path))
export const num = (row: Json, path: string): number => Number(at(row, path))
export const time = (row: Json, path: string): number => Date.parse(str(row, path))

/** Judges records of every style in every locale; each contradiction is told with its record. */
export async function judge(
  title: string,
  styles: readonly { readonly schema: object; readonly verdict: Verdict }[],
  locales = LOCALES,
): Promise<void> {
  const faults: string[] = []
  let seen = 0
  const rows = Math.ceil(RECORDS / (styles.length * locales.length))
  for (const locale of locales) {
    for (const { schema, verdict } of styles) {
      await eachRow(title, schema, locale, rows, (row) => {
        seen++
        const fault = verdict(row, locale)
        if (fault !== undefined) faults.push(`${locale}: ${fault}: ${JSON.stringify(row)}`)
      })
    }
  }
  expect(seen).toBeGreaterThanOrEqual(RECORDS)
  expect(faults.slice(0, 3)).toEqual([])
}
