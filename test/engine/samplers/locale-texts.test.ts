import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { laneA, laneB } from '../../../src/engine/random/key.ts'
import domains from '../../../src/engine/samplers/data/domain-lists.json' with { type: 'json' }
import jobs from '../../../src/engine/samplers/data/jobs.json' with { type: 'json' }
import lab from '../../../src/engine/samplers/data/lab-tests.json' with { type: 'json' }
import lists from '../../../src/engine/samplers/data/lists.json' with { type: 'json' }
import catalog from '../../../src/engine/samplers/data/products.json' with { type: 'json' }
import records from '../../../src/engine/samplers/data/records.json' with { type: 'json' }
import english from '../../../src/engine/samplers/data/sentences.json' with { type: 'json' }
import statement from '../../../src/engine/samplers/data/transactions.json' with { type: 'json' }
import { loanTerms } from '../../../src/engine/samplers/loan.ts'
import { loadLocale } from '../../../src/engine/samplers/locales.ts'
import type { LocaleTexts } from '../../../src/engine/samplers/locale-texts.ts'
import { samplerById } from '../../../src/engine/samplers/registry.ts'
import { isWord } from '../../../src/engine/samplers/texts-of-kind.ts'
import { sampleRows } from '../generate/coherence/sample-rows.ts'

const FOLDER = 'src/engine/samplers/data/texts'
const LANGUAGES = readdirSync(FOLDER).map((file) => file.replace('.json', ''))
/** Kinds of shops, clinics, banks and offices; what else is lacking is said in English. */
const KINDS = `sentence description comment note message bio headline title task subject question answer reason
  medicalReason leaveReason exitReason failureReason instruction medicineUse clinicalNote appraisal goal requirement
  benefit jobDescription symptom product review review5 review4 review3 review2 review1
  reviewTitle5 reviewTitle4 reviewTitle3 reviewTitle2 reviewTitle1`.split(/\s+/)

/** What every language has words for. */
const SPOKEN: { readonly [list: string]: readonly string[] } = {
  jobs: parts(jobs.jobs, 0),
  departments: parts(jobs.jobs, 1),
  statement: [...parts(statement.kinds, 0), ...parts(statement.kinds, 2)],
  materials: catalog.categories.flatMap((one) => one.items.flatMap((item) => item.split('|')[4]?.split(',') ?? [])),
  lab: parts(lab.tests, 0),
  loan: loanTerms,
  levels: ['Junior', 'Mid-level', 'Senior', 'Lead', 'Director', 'Executive'],
  ...Object.fromEntries(columnsOf('disease').filter(([of]) => !of.endsWith('code'))),
}

/** What a language may have words for: a list whole, else it stays English. */
const LISTS: { readonly [list: string]: readonly string[] } = {
  ...lists.lists,
  ...domains.lists,
  ...Object.fromEntries(Object.keys(records.tables).flatMap(columnsOf)),
}

/** Terms that stand alone. */
const SINGLE = [
  '{city} Branch',
  'Head of {department}',
  'Dr.',
  'honorifics: Mr.',
  'honorifics: Ms.',
  ...parts(statement.kinds, 1),
  ...catalog.categories.flatMap((one) => one.sizes),
]

function textsIn(language: string): LocaleTexts {
  return JSON.parse(readFileSync(`${FOLDER}/${language}.json`, 'utf8')) as LocaleTexts
}

function parts(lines: readonly string[], at: number): readonly string[] {
  return lines.map((line) => line.split('|')[at] ?? '')
}

/** Values of a sampler in a locale. */
async function sampled(id: string, args: object, locale: string): Promise<string[]> {
  const context = { locale: await loadLocale(locale), now: Date.parse('2026-06-15T12:00:00.000Z') }
  const sample = samplerById(id)?.make(args as never, context)
  return Array.from({ length: 300 }, (_, i) => String(sample?.(laneA(i, 3, 1), laneB(i, 3, 2))))
}

/** Columns of a table of records, each `table.column`. */
function columnsOf(table: string): (readonly [string, readonly string[]])[] {
  const { columns, rows } = (records.tables as Record<string, { columns: string[]; rows: string[][] }>)[table] ?? { columns: [], rows: [] }
  return columns.map((name, at) => [`${table}.${name}`, rows.flatMap((row) => row[at]?.split('|') ?? [])])
}

describe.each(LANGUAGES)('texts in %s', (language) => {
  const texts = textsIn(language)
  const words = texts.words ?? {}
  /** The keys under which a list's terms are found. */
  const keysOf = (list: string, terms: readonly string[]): (string | undefined)[] =>
    [...new Set(terms)]
      .map((term) => [`${list.split('.')[0]}: ${term}`, term].find((key) => Object.hasOwn(words, key)) ?? term)
      .map((key) => (Object.hasOwn(words, key) || !isWord(key) ? key : undefined))

  test('are of all everyday kinds', () => {
    expect(KINDS.filter((kind) => !Object.hasOwn(texts.kinds, kind))).toEqual([])
  })

  test('are of kinds that there are, and every slot has words', () => {
    const own = new Set(['product'])
    for (const [kind, lines] of Object.entries(texts.kinds)) {
      expect(own.has(kind) || Object.hasOwn(english.kinds, kind), kind).toBe(true)
      expect(new Set(lines).size, kind).toBe(lines.length)
      for (const line of lines) {
        for (const [, slot = ''] of line.matchAll(/\{(\w+)\}/g)) {
          const small = slot.charAt(0).toLowerCase() + slot.slice(1)
          expect(
            (own.has(kind) && slot === 'item') || Object.hasOwn(texts.slots, slot) || Object.hasOwn(texts.slots, small),
            `${kind}: ${line}`,
          ).toBe(true)
        }
      }
    }
  })

  test('name each item of each category once', () => {
    expect(texts.products?.map((one) => one.items.length)).toEqual(catalog.categories.map((one) => one.items.length))
    for (const names of [texts.products?.map((one) => one.category), texts.products?.flatMap((one) => one.items)])
      expect(new Set(names).size).toBe(names?.length)
  })

  test('use each slot', () => {
    const lines = Object.values(texts.kinds).flat().join().toLowerCase()
    expect(Object.keys(texts.slots).filter((slot) => !lines.includes(`{${slot.toLowerCase()}}`))).toEqual([])
  })

  test.each(Object.entries(SPOKEN))('have words for %s', (_, terms) => {
    expect([...new Set(terms)].filter((term) => isWord(term) && !Object.hasOwn(words, term))).toEqual([])
  })

  test('have no word that no list takes', () => {
    const whole = Object.entries(LISTS).flatMap(([list, terms]) => {
      const keys = keysOf(list, terms)
      return keys.includes(undefined) ? [] : keys
    })
    const taken = new Set([...SINGLE, ...Object.values(SPOKEN).flat(), ...whole])
    expect(Object.keys(words).filter((key) => !taken.has(key))).toEqual([])
  })

  test('tell the terms of a list apart', () => {
    for (const [list, terms] of Object.entries(LISTS)) {
      const keys = keysOf(list, terms)
      if (keys.includes(undefined)) continue
      const said = keys.map((key = '') => words[key] ?? key)
      expect(new Set(said).size, list).toBe(said.length)
    }
  })
})

test('a shop in Japan speaks Japanese, one in Germany German', async () => {
  interface Product {
    readonly name: string
    readonly description: string
    readonly category: string
    readonly material: string
    readonly reviews: readonly { readonly title: string; readonly body: string }[]
  }
  const fields = {
    name: 'text',
    description: 'text',
    category: 'text',
    material: 'text',
    reviews: [
      { author: 'text', rating: { $: { type: 'integer', minimum: 1, maximum: 5 } }, title: 'text', body: 'text' },
    ],
  }
  for (const row of await sampleRows<Product>('Product', fields, { locale: 'ja', count: 100 })) {
    for (const text of [
      row.name,
      row.description,
      row.category,
      ...row.reviews.flatMap(({ title, body }) => [title, body]),
    ])
      expect(text).toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/)
    expect(row.description).not.toMatch(/ (the|and|with|for) /)
  }
  for (const row of await sampleRows<Product>('Product', fields, { locale: 'de', count: 100 })) {
    for (const text of [row.description, ...row.reviews.flatMap(({ title, body }) => [title, body])])
      expect(text).not.toMatch(/\b(the|and|with|for|not)\b/)
  }
})

test('a plan called business is no loan, and a list is not half English', async () => {
  const pick = async (list: string): Promise<string[]> => sampled('list.pick', { list }, 'de')
  expect(await pick('plans')).toContain('business')
  expect(await pick('healthDosingFrequency')).toContain('einmal wöchentlich')
  expect(await pick('realEstateParking')).toContain('None')
})

test('the letters of a bank and its address are those of its name', async () => {
  const [names, codes, sites] = await Promise.all(
    ['finance.bank', 'finance.bic', 'finance.bankWebsite'].map((id) => sampled(id, {}, 'es')),
  )
  expect(names?.slice(0, 1)).toEqual([expect.stringMatching(/^(Banc|Caja)/)])
  names?.forEach((name, i) => {
    const letters = name.toLowerCase().replace(/[^a-z]/g, '')
    expect(codes?.[i]?.slice(0, 4).toLowerCase()).toBe(letters.slice(0, 4))
    expect(sites?.[i]).toContain(letters)
  })
})

test('a woman who is a physician has her own title where the language has one, and flats are called as they are there', async () => {
  const [titles, sexes] = await Promise.all(
    ['person.doctorTitle', 'person.sex'].map((id) => sampled(id, {}, 'it')),
  )
  titles?.forEach((title, i) => expect(title).toBe(sexes?.[i] === 'female' ? 'Dott.ssa' : 'Dott.'))
  expect(new Set(await sampled('person.doctorTitle', {}, 'de'))).toEqual(new Set(['Dr. med.']))
  for (const unit of await sampled('place.unit', {}, 'it')) expect(unit).toMatch(/^(Interno|Scala|Piano) /)
})

test('an address keeps the letters of its title', async () => {
  const [titles, slugs] = await Promise.all(
    ['text.template', 'text.templateSlug'].map((id) => sampled(id, { kind: 'title' }, 'es')),
  )
  const plain = (title: string): string => title.normalize('NFD').replace(/[\u0300-\u036f:]/g, '').toLowerCase()
  titles?.forEach((title, i) => expect(slugs?.[i]).toBe(plain(title).replace(/ /g, '-')))
})

test.each([
  ['zh_CN', '女士', '先生'],
  ['ko', '님', '님'],
  ['ja', '様', '様'],
  ['ru', 'г-жа', 'г-н'],
])('%s: people are addressed as they are there', async (id, woman, man) => {
  const [titles, sexes] = await Promise.all(['person.prefix', 'person.sex'].map((one) => sampled(one, {}, id)))
  titles?.forEach((title, i) => expect(title).toBe(sexes?.[i] === 'female' ? woman : man))
})

test('most people at a firm in Spain are Spaniards', async () => {
  const said = await sampled('record.column', { table: 'nationality', column: 'name' }, 'es')
  expect(said.filter((one) => one === 'Española').length / said.length).toBeGreaterThan(0.8)
})

test('Taiwan writes the characters of Taiwan', async () => {
  expect((await sampled('text.template', { kind: 'note' }, 'zh_CN')).join('')).toMatch(/[请电话时间联发]/)
  expect((await sampled('text.template', { kind: 'note' }, 'zh_TW')).join('')).toMatch(/[請電話時間聯發]/)
  for (const line of [Object.values(textsIn('zh-hant').kinds), Object.values(textsIn('zh-hant').words ?? {})].flat(2))
    expect(line).not.toMatch(/[们请电话时间联发货车门见贝长专业东丝两严个丰临为丽举义乐习书买乱争亏]/)
})
