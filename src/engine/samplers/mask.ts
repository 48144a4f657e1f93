import { below } from '../random/key.ts'

const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const LOWER = 'abcdefghijklmnopqrstuvwxyz'
const DIGIT = '0123456789'
const SETS: { readonly [symbol: string]: string } = {
  '#': DIGIT, '!': '123456789', A: UPPER, a: LOWER, h: '0123456789abcdef', H: '0123456789ABCDEF',
  '@': 'ABDEFGHJLNPQRSTUWXYZ', '*': `${UPPER}${DIGIT}`, '+': `${UPPER}${LOWER}${DIGIT}`, '?': `${LOWER}${DIGIT}`,
  '%': '0123456789ABCDEFGHJKMNPQRSTVWXYZ',
}

/** Parts of a mask: fixed text, or the characters one place may hold. */
type Part = { readonly fixed: string } | { readonly set: string }

/**
 * Reads a mask: `#` digit, `!` digit but 0, `A` `a` letter, `@` letter of a British postcode's end, `h` `H` hex digit,
 * `*` capital or digit, `?` small letter or digit, `+` any letter or digit, `%` Crockford base 32; `{…}` as it stands.
 */
function parts(mask: string): readonly Part[] {
  const out: Part[] = []
  for (let i = 0; i < mask.length; i++) {
    const c = mask.charAt(i)
    if (c === '{') {
      const end = mask.indexOf('}', i)
      out.push({ fixed: mask.slice(i + 1, end) })
      i = end
      continue
    }
    const set = SETS[c]
    out.push(set === undefined ? { fixed: c } : { set })
  }
  return out
}

/** A function that fills the mask from a key, starting with draw number `n`. */
export function masked(mask: string): (a: number, b: number, n: number) => string {
  const all = parts(mask)
  return (a, b, n) => {
    let text = ''
    for (let i = 0; i < all.length; i++) {
      const part = all[i] as Part
      text += 'fixed' in part ? part.fixed : part.set.charAt(below(a, b, n + i, part.set.length))
    }
    return text
  }
}

/** How many texts a mask has (at most 2^52), and the text of an ordinal: mixed radix, last place fastest. */
export function maskSpace(mask: string): { readonly size: number; readonly at: (ordinal: number) => string } {
  const all = parts(mask)
  let size = 1
  for (const part of all) if ('set' in part && size < 2 ** 47) size *= part.set.length
  return {
    size: Math.min(size, 2 ** 52),
    at: (ordinal) => {
      let rest = ordinal
      let text = ''
      for (let i = all.length - 1; i >= 0; i--) {
        const part = all[i] as Part
        if ('fixed' in part) text = part.fixed + text
        else {
          text = part.set.charAt(rest % part.set.length) + text
          rest = Math.floor(rest / part.set.length)
        }
      }
      return text
    },
  }
}
