const WORDS: { [key: string]: string } = {}

/** Takes the strings in the user's language. */
export function learnWords(words: { readonly [key: string]: string }): void {
  Object.assign(WORDS, words)
}

/** A string by its key, `{0}` … filled in. */
export function word(key: string, ...values: readonly (string | number)[]): string {
  return (WORDS[key] ?? key).replace(/\{(\d)\}/g, (hole, index: string) => String(values[Number(index)] ?? hole))
}
