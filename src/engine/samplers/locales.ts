import type { Faker } from '@faker-js/faker'
import { fakerMethods, methodNames } from './faker-methods.ts'
import { LOCALES } from './locale-loaders.ts'
import type { PlaceTables } from './place-rows.ts'
import type { LocaleTables } from './sampler.ts'

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
  return names.find((name) => name === language) ?? names.find((name) => name.toLowerCase().startsWith(`${language}_`)) ?? 'en_US'
}

/** Loads one locale's tables, and only those; the second call gets the same. Unknown names fall back (`nearestLocale`). */
export function loadLocale(id: string): Promise<LocaleTables> {
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
  const [{ faker }, places] = await Promise.all([loader(), import('./data/places.json', { with: { type: 'json' } })])
  return tablesOf(id, faker, places.default as unknown as PlaceTables)
}

function tablesOf(id: string, faker: Faker, places: PlaceTables): LocaleTables {
  return { id, tables: faker.rawDefinitions, places, faker: fakerMethods(faker), methods: () => methodNames(faker) }
}
