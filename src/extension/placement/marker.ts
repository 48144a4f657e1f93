/** What a block that we wrote was made from; stands in its one-line comment. */
export interface Marker {
  readonly entity: string
  readonly seed: string
  readonly rows: number
  readonly generation: number
  readonly locale?: string
  /** Of the block's text as it was written: tells an edit by hand. */
  readonly hash: string
}

const NAME = /^lifelike: (.+?) seed=(\S+) rows=(\d+) generation=(\d+)(?: locale=(\S+))?(?: (?:hash=|#)([0-9a-f]{8}))?\s*$/

/** The comment's text without its comment signs: `lifelike: User seed=1 rows=5 generation=1 hash=1b2f90aa` (earlier `#…`, which editors take for a colour). */
export function markerText(marker: Marker): string {
  const locale = marker.locale === undefined ? '' : ` locale=${marker.locale}`
  const { entity, seed, rows, generation, hash } = marker
  return `lifelike: ${entity} seed=${encodeURIComponent(seed)} rows=${rows} generation=${generation}${locale} hash=${hash}`
}

/** Reads a comment's text back; `undefined` when it is another comment. */
export function parseMarker(comment: string): Marker | undefined {
  const found = NAME.exec(comment.trim())
  if (found === null) return undefined
  const [, entity = '', seed = '', rows = '', generation = '', locale, hash = ''] = found
  return { entity, seed: decode(seed), rows: Number(rows), generation: Number(generation), hash, ...(locale === undefined ? {} : { locale }) }
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
