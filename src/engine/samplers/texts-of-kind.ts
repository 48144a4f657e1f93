import type { LocaleTexts } from './locale-texts.ts'
import type { LocaleTables } from './sampler.ts'

const NONE: LocaleTexts = { slots: {}, kinds: {} }

const LOADERS: { readonly [language: string]: () => Promise<{ readonly default: LocaleTexts }> } = {
  de: () => import('./data/texts/de.json', { with: { type: 'json' } }),
  fr: () => import('./data/texts/fr.json', { with: { type: 'json' } }),
  ja: () => import('./data/texts/ja.json', { with: { type: 'json' } }),
}

/** The texts of a locale's language, loaded with the locale; English ones stand for kinds that it lacks. */
export async function loadTexts(id: string): Promise<LocaleTexts> {
  const [language = ''] = id.split('_')
  const [{ default: english }, own] = await Promise.all([
    import('./data/sentences.json', { with: { type: 'json' } }),
    LOADERS[language]?.(),
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
