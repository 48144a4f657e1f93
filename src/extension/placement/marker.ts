/** What a block that we wrote was made from; stands in its one-line comment. */
export interface Marker {
  readonly entity: string
  readonly seed: string
  /** All of them, later ones included. */
  readonly rows: number
  /** Rows that came later, of seeds of their own: beside rows in the source the same seed would make the same rows again. */
  readonly later?: readonly { readonly seed: string; readonly rows: number }[]
  readonly generation: number
  readonly locale?: string
  /** Of the block's text as it was written: tells an edit by hand. */
  readonly hash: string
}

const NAME = /^lifelike: (.+?) seed=(\S+) rows=(\d+(?:,\d+)*) generation=(\d+)(?: locale=(\S+))?(?: (?:hash=|#)([0-9a-f]{8}))?\s*$/

/**
 * The comment's text without its comment signs: `lifelike: User seed=1 rows=5 generation=1 hash=1b2f90aa` (earlier `#…`, which
 * editors take for a colour); with later rows `seed=1,1+5 rows=5,3`.
 */
export function markerText(marker: Marker): string {
  const locale = marker.locale === undefined ? '' : ` locale=${marker.locale}`
  const { entity, seed, rows, later = [], generation, hash } = marker
  const first = rows - later.reduce((sum, one) => sum + one.rows, 0)
  const parts = [{ seed, rows: first }, ...later]
  const seeds = parts.map((one) => encodeURIComponent(one.seed).replaceAll('%2B', '+')).join(',')
  return `lifelike: ${entity} seed=${seeds} rows=${parts.map((one) => one.rows).join(',')} generation=${generation}${locale} hash=${hash}`
}

/** Reads a comment's text back; `undefined` when it is another comment. */
export function parseMarker(comment: string): Marker | undefined {
  const found = NAME.exec(comment.trim())
  if (found === null) return undefined
  const [, entity = '', seed = '', rows = '', generation = '', locale, hash = ''] = found
  const seeds = seed.split(',').map(decode)
  const counts = rows.split(',').map(Number)
  const later = counts.slice(1).map((count, i) => ({ seed: seeds[i + 1] ?? '', rows: count }))
  return {
    entity, seed: seeds[0] ?? '', rows: counts.reduce((sum, one) => sum + one, 0), generation: Number(generation), hash,
    ...(later.length > 0 ? { later } : {}), ...(locale === undefined ? {} : { locale }),
  }
}

function decode(seed: string): string {
  try {
    return decodeURIComponent(seed)
  } catch {
    return seed
  }
}

/**
 * A fingerprint of a block that survives a formatter (white space, quotes, trailing commas, semicolons) and tells any
 * other edit. FNV-1a over what is left, eight hexadecimal digits.
 */
export function contentHash(text: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    const layout = c <= 32 || c === 34 || c === 39 || c === 44 || c === 59 || c === 96
    if (!layout) hash = Math.imul(hash ^ c, 0x01000193)
  }
  return (hash >>> 0).toString(16).padStart(8, '0')
}
