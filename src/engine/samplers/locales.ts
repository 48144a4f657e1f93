import { fakerMethods, methodNames } from './faker-methods.ts'
import { LOCALES } from './locale-loaders.ts'
import { withOwnTables } from './own-tables.ts'
import type { PlaceTables } from './place-rows.ts'
import { placesFor } from './place-words.ts'
import type { LocaleTables } from './sampler.ts'
import { loadTexts } from './texts-of-kind.ts'

const loaded = new Map<string, Promise<LocaleTables>>()

/** Names of the locales, as faker writes them (`de`, `en_US`, `pt_BR`). */
export function localeIds(): readonly string[] {
  return Object.keys(LOCALES)
}

/** The locale that a name stands for: `de-DE`, `de_de` → `de`; `en_US` when there is none near. */
export function nearestLocale(id: string): string {
  const wanted = id.replace(/-/g, '_')
  const names = localeIds()
  const exact = names.find((name) => name.toLowerCase() === wanted.toLowerCase())
  if (exact !== undefined) return exact
  const [language = ''] = wanted.toLowerCase().split('_')
  return (
    names.find((name) => name === language) ??
    names.find((name) => name.toLowerCase().startsWith(`${language}_`)) ??
    'en_US'
  )
}

function languageOf(id: string): string {
  return id.toLowerCase().split(/[_-]/)[0] ?? ''
}

/** Are there the locales, or others of their languages, that a mix names? */
export function areLocales(text: string): boolean {
  return text.split(',').every((one) => {
    const [name = ''] = one.split(':')
    return (
      /^[\w-]+\s*(:\s*\d+(\.\d+)?)?$/.test(one.trim()) &&
      languageOf(nearestLocale(name.trim())) === languageOf(name.trim())
    )
  })
}

/** The locales of a mix, `de:3, fr`, with their weights; a single name is a mix of one. */
export function localeMix(text: string): readonly { readonly id: string; readonly weight: number }[] {
  const parts = text.split(',').map((one) => /^\s*([\w-]+)\s*(?::\s*(\d+(?:\.\d+)?)\s*)?$/.exec(one))
  return parts.flatMap((part) =>
    part?.[1] === undefined || Number(part[2] ?? 1) === 0
      ? []
      : [{ id: nearestLocale(part[1]), weight: Number(part[2] ?? 1) }],
  )
}

/** Loads a locale, or a mix of several (`localeMix`), and besides those that single fields ask for. */
export async function loadLocale(id: string, others: readonly string[] = []): Promise<LocaleTables> {
  const mix = await Promise.all(
    localeMix(id).map(async (one) => ({ locale: await loadOne(one.id), weight: one.weight })),
  )
  const known = others.filter((name) => languageOf(nearestLocale(name)) === languageOf(name))
  const own = await Promise.all(known.map(async (name) => [name, await loadOne(name)] as const))
  const first = mix[0]?.locale ?? (await loadOne(id))
  return mix.length < 2 && own.length === 0
    ? first
    : { ...first, ...(mix.length < 2 ? {} : { mix }), ...(own.length === 0 ? {} : { others: new Map(own) }) }
}

/** Loads one locale's tables, and only those; the second call gets the same. Unknown names fall back (`nearestLocale`). */
function loadOne(id: string): Promise<LocaleTables> {
  const name = nearestLocale(id)
  let found = loaded.get(name)
  if (!found) loaded.set(name, (found = load(name)))
  return found
}

/** Methods of faker that an annotation can name (`methodNames`). */
export async function fakerMethodNames(): Promise<readonly string[]> {
  const found = await LOCALES['en_US']?.()
  return found ? methodNames(found.faker) : []
}

async function load(id: string): Promise<LocaleTables> {
  const loader = LOCALES[id] ?? LOCALES['en_US']
  if (!loader) throw new Error(`no loader for locale ${id}`)
  const [{ faker }, places, phones, texts] = await Promise.all([
    loader(),
    import('./data/places.json', { with: { type: 'json' } }),
    import('./data/phones.json', { with: { type: 'json' } }),
    loadTexts(id),
  ])
  const tables = await withOwnTables(id, faker.rawDefinitions)
  const words = await placesFor(id, places.default as unknown as PlaceTables)
  return {
    id,
    tables,
    places: words,
    phones: phones.default.countries,
    faker: fakerMethods(faker),
    methods: () => methodNames(faker),
    texts,
  }
}
