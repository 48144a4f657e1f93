import type { LocaleTexts } from './locale-texts.ts'
import type { LocaleTables } from './sampler.ts'

const NONE: LocaleTexts = { slots: {}, kinds: {} }

/** By locale, else by language. */
const LOADERS: { readonly [name: string]: () => Promise<{ readonly default: LocaleTexts }> } = {
  ar: () => import('./data/texts/ar.json', { with: { type: 'json' } }),
  de: () => import('./data/texts/de.json', { with: { type: 'json' } }),
  es: () => import('./data/texts/es.json', { with: { type: 'json' } }),
  fr: () => import('./data/texts/fr.json', { with: { type: 'json' } }),
  it: () => import('./data/texts/it.json', { with: { type: 'json' } }),
  ja: () => import('./data/texts/ja.json', { with: { type: 'json' } }),
  ko: () => import('./data/texts/ko.json', { with: { type: 'json' } }),
  nl: () => import('./data/texts/nl.json', { with: { type: 'json' } }),
  pl: () => import('./data/texts/pl.json', { with: { type: 'json' } }),
  pt: () => import('./data/texts/pt.json', { with: { type: 'json' } }),
  ru: () => import('./data/texts/ru.json', { with: { type: 'json' } }),
  tr: () => import('./data/texts/tr.json', { with: { type: 'json' } }),
  zh_CN: () => import('./data/texts/zh.json', { with: { type: 'json' } }),
  zh_TW: () => import('./data/texts/zh-hant.json', { with: { type: 'json' } }),
}

/** The texts of a locale's language, loaded with the locale; English ones stand for kinds that it lacks. */
export async function loadTexts(id: string): Promise<LocaleTexts> {
  const [language = ''] = id.split('_')
  const [{ default: english }, own] = await Promise.all([
    import('./data/sentences.json', { with: { type: 'json' } }),
    (LOADERS[id] ?? LOADERS[language])?.(),
  ])
  return own ? { ...own.default, english } : english
}

/** The text of a kind in the locale's language, else in English; and the words that fill it. */
export function textsOfKind(
  { texts = NONE }: LocaleTables,
  kind: string,
): { readonly texts: LocaleTexts; readonly kind: string } {
  if (texts.kinds[kind]) return { texts, kind }
  const { english = texts } = texts
  return { texts: english, kind: english.kinds[kind] ? kind : 'sentence' }
}

/** The same without the language's own texts. */
export function inEnglish(locale: LocaleTables): LocaleTables {
  return { ...locale, texts: locale.texts?.english ?? locale.texts }
}

/** The term for an English one of our lists. */
export function localTerm({ texts }: LocaleTables, english: string): string {
  const words = texts?.words
  return words && Object.hasOwn(words, english) ? (words[english] as string) : english
}

/**
 * The terms of a list, all in the locale's language or all in English: half a list would mix the two, and its words may
 * mean something else there (a plan called `business` is no loan). `list: term` is what only that list says.
 */
export function localTerms({ texts }: LocaleTables, list: string, terms: readonly string[]): readonly string[] {
  const words = texts?.words
  if (!words) return terms
  const own = terms.map((term) => {
    const key = [`${list}: ${term}`, term].find((one) => Object.hasOwn(words, one))
    return key === undefined ? (isWord(term) ? undefined : term) : words[key]
  })
  return own.every((term) => term !== undefined) ? own : terms
}

/** Abbreviations and measures (`SQL`, `10 mg`) are the same everywhere. */
export const isWord = (term: string): boolean => /[a-z]{3}/.test(term)
