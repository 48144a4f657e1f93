const SPECIAL = /[\\^$.*+?()[\]{}|/]/g

/** LIKE's pattern as a regular expression: `%` any text, `_` one character, backslash escapes. */
export function likePattern(like: string): string {
  let out = '^'
  for (let i = 0; i < like.length; i++) {
    const one = like[i] ?? ''
    if (one === '\\' && i + 1 < like.length) {
      i++
      out += (like[i] ?? '').replace(SPECIAL, '\\$&')
    } else out += one === '%' ? '[\\s\\S]*' : one === '_' ? '[\\s\\S]' : one.replace(SPECIAL, '\\$&')
  }
  return `${out}$`
}

/** SQL Server's LIKE, which has classes (`[0-9]`, `[^a]`), as a GLOB, which has them too. */
export function globOfLike(like: string): string {
  return like.replace(/\[[^\]]+\]|[%_*?]/g, (one) => (one === '%' ? '*' : one === '_' ? '?' : one.length === 1 ? `[${one}]` : one))
}

/** SQLite's GLOB as a regular expression: `*`, `?`, `[a-z]`, `[^a]`. */
export function globPattern(glob: string): string {
  let out = '^'
  for (let i = 0; i < glob.length; i++) {
    const one = glob[i] ?? ''
    const close = one === '[' ? glob.indexOf(']', i + 2) : -1
    if (close > 0) {
      out += glob.slice(i, close + 1)
      i = close
    } else out += one === '*' ? '[\\s\\S]*' : one === '?' ? '[\\s\\S]' : one.replace(SPECIAL, '\\$&')
  }
  return `${out}$`
}

const CLASSES: { readonly [name: string]: string } = {
  alpha: 'A-Za-z', digit: '0-9', alnum: 'A-Za-z0-9', upper: 'A-Z', lower: 'a-z', space: '\\s', punct: '!-\\/:-@\\[-`{-~', xdigit: '0-9A-Fa-f', word: '\\w',
}

/** A POSIX or PCRE expression in ECMAScript's writing. */
export function toEcmaScript(source: string): string {
  return source.replace(/\[:(\w+):\]/g, (whole, name: string) => CLASSES[name] ?? whole).replace(/^\(\?[a-z]+\)/, '')
    .replaceAll('\\A', '^').replaceAll('\\Z', '$').replaceAll('\\z', '$').replaceAll('\\m', '\\b').replaceAll('\\M', '\\b').replaceAll('\\y', '\\b')
}

const cache = new Map<string, RegExp | null>()

/** A compiled expression, kept; `undefined` when it does not parse. */
export function regExpOf(source: string, insensitive: boolean): RegExp | undefined {
  const key = `${insensitive ? 'i' : ''}/${source}`
  let known = cache.get(key)
  if (known === undefined) {
    try {
      known = new RegExp(toEcmaScript(source), insensitive || source.startsWith('(?i)') ? 'i' : '')
    } catch {
      known = null
    }
    if (cache.size > 1000) cache.clear()
    cache.set(key, known)
  }
  return known ?? undefined
}
