// `npm run samples`: records of four domains beside json-schema-faker's and faker's picked by hand: out/samples.html.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { allFakers, type Faker } from '@faker-js/faker'
import { generate as peer, type JsonSchema } from 'json-schema-faker'
import { BY_HAND } from './samples/by-hand.ts'
import { compile, generate, loadLocale, read, settingsOf } from '../src/engine/index.ts'
import { root } from './steps.ts'

type Json = { readonly [name: string]: unknown }
const LOCALES = ['en_US', 'de', 'ja', 'fr', 'pt_BR', 'zh_CN', 'ar'] as const
const DOMAINS = ['shop', 'clinic', 'bank', 'hr'] as const
const HOST = { readText: () => undefined, list: () => [] }
const ROWS = 2

process.chdir(root)
mkdirSync('out', { recursive: true })
for (const locale of process.argv.length > 2 ? LOCALES.filter((one) => process.argv.includes(one)) : LOCALES) {
  const parts: string[] = []
  for (const domain of DOMAINS) {
    const text = readFileSync(`scripts/samples/${domain}.schema.json`, 'utf8')
    const own = await ours(`${domain}.schema.json`, text, locale)
    const schema = JSON.parse(text) as JsonSchema
    const peers = [await peer(schema, { seed: 1 })] as Json[]
    parts.push(`<h2>${domain}, ${locale}</h2><div class="beside">`)
    for (const [entity, rows] of own) parts.push(section(`Lifelike: ${entity}`, rows))
    parts.push(
      section('json-schema-faker', peers),
      section('faker, picked by hand', [handmade(domain, allFakers[locale])]),
      '</div>',
    )
  }
  for (const file of ['shop.sql', 'clinic.ts']) {
    parts.push(`<h2>${file}, ${locale}</h2>`)
    for (const [entity, rows] of await ours(file, readFileSync(`scripts/samples/${file}`, 'utf8'), locale, 5))
      parts.push(section(`Lifelike: ${entity}`, rows))
  }
  writeFileSync(`out/samples-${locale}.html`, page(locale, parts))
  console.log(`out/samples-${locale}.html`)
}

function handmade(domain: (typeof DOMAINS)[number], faker: Faker): Json {
  faker.seed(1)
  return BY_HAND[domain](faker)
}

/** Rows of every entity of a source. */
async function ours(
  file: string,
  text: string,
  locale: string,
  count = ROWS,
): Promise<readonly (readonly [string, readonly Json[]])[]> {
  const language = file.endsWith('.sql') ? 'sql' : file.endsWith('.ts') ? 'typescript' : 'json'
  const reading = await read({ source: { uri: `file:///${file}`, text, language } }, HOST)
  const { plan } = await compile(reading, settingsOf({ settings: { locale } }))
  const maker = generate(plan, await loadLocale(locale))
  return plan.entities.map(
    ({ name }) => [name, Array.from({ length: count }, (_, i) => maker.row(name, i) as unknown as Json)] as const,
  )
}

function section(caption: string, rows: readonly Json[]): string {
  return `<section><h3>${escaped(caption)}</h3>${rows.map(shown).join('<hr>')}</section>`
}

function shown(value: unknown): string {
  if (Array.isArray(value))
    return value.length === 0 ? '[]' : `<ol>${value.map((one) => `<li>${shown(one)}</li>`).join('')}</ol>`
  if (typeof value !== 'object' || value === null) return escaped(value === undefined ? '' : String(value))
  if ('kind' in value && 'text' in value) return escaped(String(value.text))
  return `<table>${Object.entries(value)
    .map(([name, one]) => `<tr><th>${escaped(name)}</th><td>${shown(one)}</td></tr>`)
    .join('')}</table>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

function page(title: string, parts: readonly string[]): string {
  return `<!doctype html><meta charset="utf-8"><title>Samples, ${title}</title><style>body{font:11px system-ui}.beside{display:flex;flex-wrap:wrap;gap:12px;align-items:flex-start}
section{max-width:430px}table{border-collapse:collapse}td,th{border:1px solid #ccc;padding:1px 4px;vertical-align:top;text-align:left}th{font-weight:normal;color:#567}ol{margin:0;padding-left:16px}h3{margin:4px 0}</style>${parts.join('\n')}`
}
