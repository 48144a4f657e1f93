import { charSet, union, type CharSet } from './char-set.ts'

/**
 * Unicode property classes, cut to the scripts that samples are made of. The full tables differ between engines, so
 * the engine keeps its own; a sample from the part is a member of the whole.
 */
const LOWER: CharSet = [97, 122, 0xdf, 0xf6, 0xf8, 0xff, 0x3b1, 0x3c9, 0x430, 0x45f]
const UPPER: CharSet = [65, 90, 0xc0, 0xd6, 0xd8, 0xde, 0x391, 0x3a1, 0x3a3, 0x3a9, 0x400, 0x42f]
const OTHER_LETTER: CharSet = [0x5d0, 0x5ea, 0x620, 0x63f, 0x641, 0x64a, 0x904, 0x939, 0x3041, 0x3096, 0x30a1, 0x30fa,
  0x4e00, 0x9fa5, 0xac00, 0xd7a3]
const LETTER = union(union(LOWER, UPPER), OTHER_LETTER)
const DECIMAL: CharSet = [48, 57, 0x660, 0x669, 0x966, 0x96f]
const PUNCTUATION: CharSet = charSet([33, 35, 37, 42, 44, 47, 58, 59, 63, 64, 91, 93, 95, 95, 123, 123, 125, 125])
const SYMBOL: CharSet = [36, 36, 43, 43, 60, 62, 94, 94, 96, 96, 124, 124, 126, 126]
const SEPARATOR: CharSet = [32, 32, 0xa0, 0xa0]
const MARK: CharSet = [0x300, 0x36f]
const CONTROL: CharSet = [0, 31, 127, 159]

const CLASSES: { readonly [name: string]: CharSet } = {
  L: LETTER, Letter: LETTER, Alphabetic: LETTER, Alpha: LETTER,
  Ll: LOWER, Lowercase_Letter: LOWER, Lowercase: LOWER, Lower: LOWER,
  Lu: UPPER, Uppercase_Letter: UPPER, Uppercase: UPPER, Upper: UPPER,
  Lo: OTHER_LETTER, Lt: [0x1c5, 0x1c5], Lm: [0x2b0, 0x2b8],
  N: DECIMAL, Number: DECIMAL, Nd: DECIMAL, Decimal_Number: DECIMAL, digit: DECIMAL, Nl: [0x2160, 0x2188], No: [0xb2, 0xb3],
  P: PUNCTUATION, Punctuation: PUNCTUATION, Pc: [95, 95], Pd: [45, 45],
  S: SYMBOL, Symbol: SYMBOL, Sc: [36, 36, 0xa2, 0xa5, 0x20ac, 0x20ac],
  Z: SEPARATOR, Separator: SEPARATOR, Zs: SEPARATOR, Space_Separator: SEPARATOR,
  M: MARK, Mark: MARK, Mn: MARK, C: CONTROL, Cc: CONTROL, Other: CONTROL, Control: CONTROL,
  ASCII: [0, 127], Any: [0, 0xd7ff, 0xe000, 0x10ffff],
  ID_Start: LETTER, ID_Continue: union(union(LETTER, DECIMAL), [95, 95]),
  XID_Start: LETTER, XID_Continue: union(union(LETTER, DECIMAL), [95, 95]),
  Latin: [65, 90, 97, 122, 0xc0, 0xd6, 0xd8, 0xf6, 0xf8, 0x24f], Greek: [0x391, 0x3a1, 0x3a3, 0x3c9],
  Cyrillic: [0x400, 0x45f], Han: [0x4e00, 0x9fa5], Hiragana: [0x3041, 0x3096], Katakana: [0x30a1, 0x30fa],
  Hangul: [0xac00, 0xd7a3], Hebrew: [0x5d0, 0x5ea], Arabic: [0x620, 0x63f, 0x641, 0x64a],
  Emoji: [0x1f600, 0x1f64f], Emoji_Presentation: [0x1f600, 0x1f64f], Extended_Pictographic: [0x1f600, 0x1f64f],
}

/** The code points of `\p{name}`, or `undefined` when the table lacks it. */
export function propertySet(name: string): CharSet | undefined {
  const value = name.includes('=') ? name.slice(name.indexOf('=') + 1) : name
  return Object.hasOwn(CLASSES, value) ? CLASSES[value] : undefined
}
