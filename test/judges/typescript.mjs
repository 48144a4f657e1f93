// The adapter that ../shared/judge/typescript calls: the built engine, its fields renamed. Nothing is tried twice.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const dist = path.join(import.meta.dirname, '../../dist')
const engine = await import(pathToFileURL(process.env.LIFELIKE_ENGINE ?? path.join(dist, 'engine.mjs')).href)
const locale = process.env.LOCALE ?? 'en_US'

const fileOf = (uri) => (uri.startsWith('lib:///') ? path.join(dist, 'lib', uri.slice(7)) : fileURLToPath(uri))
const attempt = (read, otherwise) => {
  try {
    return read()
  } catch {
    return otherwise
  }
}
const host = {
  readText: (uri) => attempt(() => readFileSync(fileOf(uri), 'utf8'), undefined),
  list: (uri) =>
    attempt(
      () =>
        readdirSync(fileOf(uri), { withFileTypes: true }).map(
          (one) => one.name + (one.isDirectory() || one.isSymbolicLink() ? '/' : ''),
        ),
      [],
    ),
}

/** What the corpus calls `types` (ambient packages) is a reference at the top of the source. */
export async function generate({ file, export: name, types = [], rows, seed }) {
  const references = types.map((one) => `/// <reference types="${one}" />\n`).join('')
  const source = { uri: pathToFileURL(file).href, text: references + readFileSync(file, 'utf8') }
  const reading = await engine.read({ source }, host)
  const entity = reading.catalog.entities.find((one) => one.name === name)
  if (!entity) return { refused: reading.diagnostics[0]?.message ?? `no ${name}` }
  const settings = engine.settingsOf({ rows, settings: { seed: String(seed), locale } })
  const { plan, refused } = await engine.compile(reading, settings, [entity])
  if (refused.length > 0) return { refused: refused[0].because }
  const maker = engine.generate(plan, await engine.loadLocale(locale))
  const made = Array.from({ length: rows }, (_, row) => maker.row(name, row))
  const style = { indent: '  ', eol: '\n', quote: '"', semicolons: true, trailingComma: true }
  const sections = [{ entity, rows: made }]
  const write = await engine.write('ts').load()
  const text = [...write(sections, reading.catalog, { style }, () => {})].join('')
  const start = text.indexOf('export const ')
  return {
    source: text.slice(text.indexOf('[] = ', start) + 5).replace(/;\s*$/, ''),
    imports: text
      .slice(0, start)
      .split('\n')
      .filter((line) => line !== ''),
  }
}
