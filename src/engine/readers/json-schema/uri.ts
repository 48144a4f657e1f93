interface Parts {
  readonly scheme: string | undefined
  readonly authority: string | undefined
  readonly path: string
  readonly query: string | undefined
}

const URI = /^(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?/

function parse(uri: string): Parts {
  const found = URI.exec(uri)
  return { scheme: found?.[1], authority: found?.[2], path: found?.[3] ?? '', query: found?.[4] }
}

function format(parts: Parts): string {
  return (parts.scheme === undefined ? '' : `${parts.scheme}:`) + (parts.authority === undefined ? '' : `//${parts.authority}`)
    + parts.path + (parts.query === undefined ? '' : `?${parts.query}`)
}

function withoutDots(path: string): string {
  const out: string[] = []
  const parts = path.split('/')
  for (const [i, part] of parts.entries()) {
    const last = i === parts.length - 1
    if (part === '.') {
      if (last) out.push('')
    } else if (part === '..') {
      if (out.length > 1 || (out.length === 1 && out[0] !== '')) out.pop()
      if (last) out.push('')
    } else out.push(part)
  }
  return out.join('/')
}

/** Cuts a reference into what names a document and the fragment after `#` (without it). */
export function splitFragment(uri: string): readonly [string, string] {
  const at = uri.indexOf('#')
  return at < 0 ? [uri, ''] : [uri.slice(0, at), uri.slice(at + 1)]
}

/** Resolves a reference against a base, both without fragment (RFC 3986, section 5.2). */
export function resolveUri(base: string, reference: string): string {
  if (reference === '') return base
  const r = parse(reference)
  if (r.scheme !== undefined) return format({ ...r, path: /^urn$/i.test(r.scheme) ? r.path : withoutDots(r.path) })
  const b = parse(base)
  if (r.authority !== undefined) return format({ ...r, scheme: b.scheme, path: withoutDots(r.path) })
  if (r.path === '') return format({ ...b, query: r.query ?? b.query })
  if (r.path.startsWith('/')) return format({ ...b, path: withoutDots(r.path), query: r.query })
  const folder = b.authority !== undefined && b.path === '' ? '/' : b.path.slice(0, b.path.lastIndexOf('/') + 1)
  return format({ ...b, path: withoutDots(folder + r.path), query: r.query })
}

/** The parts of a JSON pointer in a URI fragment; `undefined` when it is a plain name. */
export function pointerParts(fragment: string): readonly string[] | undefined {
  if (fragment === '') return []
  if (!fragment.startsWith('/')) return undefined
  return fragment.slice(1).split('/').map((part) => decoded(part).replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** Percent-decoding that leaves broken sequences as they are. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

export function pointerPart(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1')
}
