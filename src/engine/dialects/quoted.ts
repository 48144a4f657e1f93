import type { Dialect } from './dialect.ts'
import type { Token } from './token.ts'

/** End of a block comment; of MySQL's `/*!40101` only the opening is skipped, so that what it holds is read. */
export function blockComment(text: string, start: number, dialect: Dialect): number {
  if (dialect.base === 'mysql') {
    const open = /^\/\*M?!\d*/.exec(text.slice(start, start + 12))
    if (open) return start + open[0].length
  }
  let at = start + 2
  let depth = 1
  while (at < text.length && depth > 0) {
    const close = text.indexOf('*/', at)
    if (close < 0) return text.length
    if (dialect.nestedComments) {
      const open = text.indexOf('/*', at)
      if (open >= 0 && open < close) {
        depth++
        at = open + 2
        continue
      }
    }
    depth--
    at = close + 2
  }
  return at
}

/** A string or quoted name that opens at `start`. */
export function quotedToken(text: string, start: number, dialect: Dialect, escapes = false): Token {
  const quote = text.charCodeAt(start)
  const backslash = escapes || (dialect.backslash && quote !== 96)
  let end = start + 1
  let plain = true
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end)
    if (code === quote ? text.charCodeAt(end + 1) === quote : backslash && code === 92) {
      plain = false
      end++
    } else if (code === quote) break
  }
  const inner = text.slice(start + 1, Math.min(end, text.length))
  const isString = quote === 39 || (quote === 34 && dialect.doubleQuotedStrings)
  return {
    kind: isString ? 'string' : 'quoted', text: plain ? inner : unescape(inner, quote, backslash), upper: '', start,
    end: Math.min(end + 1, text.length),
  }
}

const ESCAPES: { readonly [letter: string]: string } = { n: '\n', t: '\t', r: '\r', b: '\b', '0': '\0', Z: '\x1a', f: '\f' }

function unescape(inner: string, quote: number, backslash: boolean): string {
  const mark = String.fromCharCode(quote)
  const single = inner.replaceAll(mark + mark, mark)
  return backslash ? single.replace(/\\([\s\S])/g, (_, letter: string) => ESCAPES[letter] ?? letter) : single
}
