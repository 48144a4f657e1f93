import table from './data/foreign.json' with { type: 'json' }

const LANGUAGES: { readonly [language: string]: { readonly [word: string]: string } } = table.languages
const SHARED: { readonly [word: string]: string } = table.shared
/** Languages that write words together. */
const COMPOUNDING = ['german', 'dutch']
const MOST_PARTS = 4

let known: Map<string, string> | undefined
let parts: Map<string, string> | undefined

function words(): ReadonlyMap<string, string> {
  known ??= new Map(Object.values(LANGUAGES).flatMap((of) => Object.entries(of)))
  return known
}

/** Also words that stand alone in English: they count inside a compound. */
function compoundParts(): ReadonlyMap<string, string> {
  parts ??= new Map(
    [...Object.entries(SHARED), ...COMPOUNDING.flatMap((name) => Object.entries(LANGUAGES[name] ?? {}))].filter(
      ([word]) => word.length > 3,
    ),
  )
  return parts
}

/**
 * Words of a name in one of the languages that schemas are written in, in English: `fecha_nacimiento` → `date birth`,
 * `rechnungsdatum` → `invoice date`. Words that English has too count only beside one that it has not: `data_nascita`.
 */
export function inEnglish(pieces: readonly string[]): readonly string[] {
  const plain = pieces.map(withoutAccents)
  const found = plain.map((piece) => words().get(piece) ?? compound(piece))
  if (found.every((one) => one === undefined)) return pieces
  return pieces
    .flatMap((piece, i) => (found[i] ?? SHARED[plain[i] ?? ''] ?? piece).split(' '))
    .filter((word) => word !== '')
}

function withoutAccents(piece: string): string {
  if (/^[a-z0-9]*$/.test(piece)) return piece
  return piece
    .replace(/[äöü]/g, (c) => (c === 'ä' ? 'ae' : c === 'ö' ? 'oe' : 'ue'))
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
}

/** `kundennummer` → `customer number`: only where every part is a word of such a language, with or without a joining `s`. */
function compound(piece: string): string | undefined {
  if (piece.length < 8 || piece.length > 40) return undefined
  const split = (text: string, left: number): readonly string[] | undefined => {
    const whole = compoundParts().get(text)
    if (whole !== undefined) return [whole]
    if (left <= 1) return undefined
    for (let at = text.length - 4; at >= 4; at--) {
      const head = compoundParts().get(text.slice(0, at))
      if (head === undefined) continue
      const rest =
        split(text.slice(at), left - 1) ?? (text[at] === 's' ? split(text.slice(at + 1), left - 1) : undefined)
      if (rest) return [head, ...rest]
    }
    return undefined
  }
  const found = split(piece, MOST_PARTS)
  return found && found.length > 1 ? found.join(' ') : undefined
}
