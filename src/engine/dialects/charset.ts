/** Character sets of MySQL that hold few letters; a text with others is refused in strict mode. */
export type Charset = 'ascii' | 'latin1'

/** Letters that are no plain letter with a mark. */
const PLAIN: { readonly [letter: string]: string } = {
  ə: 'e', Ə: 'E', ı: 'i', ł: 'l', Ł: 'L', đ: 'd', Đ: 'D', ħ: 'h', ŋ: 'n', ŧ: 't', ø: 'o', Ø: 'O', œ: 'o', Œ: 'O', æ: 'a', Æ: 'A', ß: 's', ð: 'd', þ: 't',
  '–': '-', '—': '-', '‘': "'", '’': "'", '“': '"', '”': '"', '…': '.', '\u00a0': ' ', '\u202f': ' ',
}

/** The text in the letters of a character set, one for one: its nearest letter, else a question mark. */
export function lettersOf(text: string, charset: Charset): string {
  const last = charset === 'ascii' ? 0x7f : 0xff
  let out = ''
  for (const letter of text) out += (letter.codePointAt(0) ?? 0) <= last ? letter : nearest(letter, last)
  return out
}

function nearest(letter: string, last: number): string {
  const bare = PLAIN[letter] ?? letter.normalize('NFD').charAt(0)
  return (bare.codePointAt(0) ?? 0) <= last ? bare : '?'
}
