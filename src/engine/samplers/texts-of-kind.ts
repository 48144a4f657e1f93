import english from './data/sentences.json' with { type: 'json' }
import type { LocaleTexts } from './locale-texts.ts'
import type { LocaleTables } from './sampler.ts'

const ENGLISH: LocaleTexts = english

const LOADERS: { readonly [language: string]: () => Promise<{ readonly default: LocaleTexts }> } = {}

/** The texts of a locale's language, loaded with the locale; `undefined`: English stands for it. */
export async function loadTexts(id: string): Promise<LocaleTexts | undefined> {
  const [language = ''] = id.split('_')
  return (await LOADERS[language]?.())?.default
}

/** The text of a kind in the locale's language, else in English; and the words that fill it. */
export function textsOfKind(
  { texts }: LocaleTables,
  kind: string,
): { readonly texts: LocaleTexts; readonly kind: string } {
  if (texts?.kinds[kind]) return { texts, kind }
  return { texts: ENGLISH, kind: ENGLISH.kinds[kind] ? kind : 'sentence' }
}

/** The term for an English one of our lists. */
export function localTerm({ texts }: LocaleTables, english: string): string {
  const words = texts?.words
  return words && Object.hasOwn(words, english) ? (words[english] as string) : english
}
