// Texts of every script, right to left too, come back from each format as they were: read by parsers that are not ours.
import { PGlite } from '@electric-sql/pglite'
import { parse as parseCsv } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse as parseYaml } from 'yaml'
import type { Shape } from '../../../src/engine/catalog/shape.ts'
import { loadLocale, localeIds, produce } from '../../../src/engine/index.ts'
import { laneA, laneB } from '../../../src/engine/random/key.ts'
import { samplerById } from '../../../src/engine/samplers/registry.ts'
import { csv } from '../../../src/engine/writers/csv.ts'
import { json } from '../../../src/engine/writers/json.ts'
import { ndjson } from '../../../src/engine/writers/ndjson.ts'
import { sql } from '../../../src/engine/writers/sql.ts'
import { typescript } from '../../../src/engine/writers/typescript.ts'
import { yaml } from '../../../src/engine/writers/yaml.ts'
import { memoryHost } from '../memory-host.ts'
import { writeRows } from './write-rows.ts'

type Rows = readonly { readonly id: number; readonly text: string }[]

const READERS: { readonly [format: string]: (rows: Rows) => unknown } = {
  json: (rows) => JSON.parse(writeRows(json, { t: rows }).text),
  ndjson: (rows) =>
    writeRows(ndjson, { t: rows })
      .text.trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown),
  yaml: (rows) => parseYaml(writeRows(yaml, { t: rows }).text),
  csv: (rows) => {
    const lines: { readonly id: string; readonly text: string }[] = parseCsv(writeRows(csv, { t: rows }).text, {
      columns: true,
      bom: true,
    })
    return lines.map(({ id, text }) => ({ id: Number(id), text }))
  },
  ts: (rows) => {
    const { text } = writeRows(typescript, { t: rows })
    const literal = text
      .slice(text.indexOf('= ') + 2)
      .replace(/ (as const )?satisfies [^\n]*$/, '')
      .trimEnd()
      .replace(/;$/, '')
    // oxlint-disable-next-line typescript/no-implied-eval -- the literal as the engine's own language reads it
    return (new Function(`return ${literal}`) as () => unknown)()
  },
}

/** Letters of scripts that are written from the right, stacked, joined, beyond the basic plane, and what turns them. */
const SCRIPTS =
  'שלוםعربيةفارسی‌ها\u200f\u200e\u202b\u202c\u061c東京都髙橋한국ไทยবাংলাதமிழ்हिन्दी𠮷野家👩‍👩‍👧🇯🇵é\u0301ŐßİıЄ’"\\\'`,;:#-\n\t {}[]$&*?|<>=!%@~0'
const words = fc.array(fc.constantFrom(...SCRIPTS), { maxLength: 14 }).map((letters) => letters.join(''))
const some = fc.array(words, { minLength: 1, maxLength: 6 }).map((texts) => texts.map((text, id) => ({ id, text })))

test.each(Object.entries(READERS))('%s', (_, back) => {
  const property = fc.property(some, (rows) => {
    expect(back(rows)).toEqual(rows)
  })
  fc.assert(property, { numRuns: 300, seed: 1 })
})

test.each(Object.entries(READERS))('%s: names, places and firms of every locale', async (_, back) => {
  expect(back(await native())).toEqual(await native())
})

test('sql: PostgreSQL reads what was written', { timeout: 60_000 }, async () => {
  const database = await PGlite.create()
  await database.exec('CREATE TABLE t (id int, text text)')
  const rows = [
    ...fc.sample(words, { numRuns: 300, seed: 2 }).map((text, id) => ({ id, text })),
    ...(await native()).map((row) => ({ ...row, id: row.id + 1000 })),
  ]
  const field = (name: string, of: Shape) => ({ name, required: true, shape: of })
  const shape: Shape = {
    kind: 'object',
    fields: [field('id', { kind: 'number' }), field('text', { kind: 'string' })],
  } as never
  const { text } = writeRows(sql, { t: rows }, {}, { t: shape })
  await database.exec(text)
  expect((await database.query('SELECT id, text FROM t ORDER BY id')).rows).toEqual(rows)
  await database.close()
})

async function native(): Promise<Rows> {
  const out: { id: number; text: string }[] = []
  for (const id of localeIds()) {
    const locale = await loadLocale(id)
    for (const sampler of ['person.full', 'place.full', 'company.name']) {
      const made = samplerById(sampler)?.make({}, { locale, now: 0 })
      out.push({ id: out.length, text: String(made?.(laneA(out.length, 1, 1), laneB(out.length, 1, 2))) })
    }
  }
  return out
}

test('a mix of locales gives each its share', async () => {
  const text = JSON.stringify({
    title: 'P',
    type: 'object',
    required: ['fullName'],
    properties: { fullName: { type: 'string' } },
  })
  let out = ''
  const request = {
    source: { uri: 'file:///p.schema.json', text },
    rows: 2000,
    format: 'ndjson',
    settings: { locale: 'ja:3, ar:1' },
  }
  for await (const one of produce(request, memoryHost())) if (one.kind === 'text') out += one.text
  const names = out.trimEnd().split('\n')
  const japanese = names.filter((one) => /[\u3040-\u30ff\u3400-\u9fff]/.test(one)).length
  const arabic = names.filter((one) => /[\u0600-\u06ff]/.test(one)).length
  expect([japanese + arabic, Math.round(japanese / 100) / 10]).toEqual([2000, 1.5])
})
