/** What a language says: text by kind with slots for words, names of products, and terms for the English ones of our lists. */
export interface LocaleTexts {
  readonly slots: { readonly [slot: string]: readonly string[] }
  readonly kinds: { readonly [kind: string]: readonly string[] }
  /** Categories in the order of `data/products.json`. */
  readonly products?: readonly { readonly category: string; readonly items: readonly string[]; readonly ends: readonly string[] }[]
  /** What stands between two sentences; absent: a space. */
  readonly between?: string
  /** Where the language lacks a kind. */
  readonly english?: LocaleTexts
  readonly words?: { readonly [english: string]: string }
}
