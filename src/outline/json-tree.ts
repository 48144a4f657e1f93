import type { Range } from './outline.ts'

/** A node of a JSON or YAML text. Broken text gives what could be read; nothing throws. */
export interface TextNode extends Range {
  readonly kind: 'object' | 'array' | 'string' | 'other'
  /** Scalars: the text, strings without quotes and escapes. */
  readonly text: string
  readonly entries: readonly Entry[]
  readonly items: readonly TextNode[]
}

export interface Entry {
  readonly name: string
  readonly nameRange: Range
  readonly value: TextNode
}

/** Deeper values are kept as one opaque node. */
const MAX_DEPTH = 200

/** The value of object `node` under `name`. */
export function member(node: TextNode | undefined, name: string): TextNode | undefined {
  return node?.entries.find((each) => each.name === name)?.value
}

/** Reads JSON with comments and trailing commas; `undefined` for an empty text. */
export function jsonTree(text: string): TextNode | undefined {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0

  function skip(): void {
    for (;;) {
      const c = text.charCodeAt(at)
      if (c === 32 || c === 9 || c === 10 || c === 13) at++
      else if (c === 47 && text.charCodeAt(at + 1) === 47) at = endOr(text.indexOf('\n', at))
      else if (c === 47 && text.charCodeAt(at + 1) === 42) at = endOr(text.indexOf('*/', at + 2), 2)
      else return
    }
  }
  const endOr = (found: number, plus = 0): number => (found < 0 ? text.length : found + plus)

  function string(): TextNode {
    const start = at++
    while (at < text.length) {
      const c = text.charCodeAt(at)
      if (c === 92) at++
      else if (c === 34 || c === 10) break
      at++
    }
    at = Math.min(at, text.length)
    const inner = text.slice(start + 1, at)
    if (text.charCodeAt(at) === 34) at++
    return { kind: 'string', start, end: at, text: inner.includes('\\') ? unescape(inner) : inner, entries: [], items: [] }
  }

  function scalar(): TextNode {
    const start = at
    while (at < text.length && !/[\s,:{}[\]"]/.test(text[at] ?? '')) at++
    if (at === start) at++ // a stray sign: step over it
    return { kind: 'other', start, end: at, text: text.slice(start, at), entries: [], items: [] }
  }

  function value(depth: number): TextNode {
    const c = text[at]
    if (c === '"') return string()
    if (c === '{') return depth < MAX_DEPTH ? object(depth) : opaque()
    if (c === '[') return depth < MAX_DEPTH ? array(depth) : opaque()
    return scalar()
  }

  function object(depth: number): TextNode {
    const start = at++
    const entries: Entry[] = []
    for (;;) {
      skip()
      if (at >= text.length) break
      const c = text[at]
      if (c === '}') {
        at++
        break
      }
      if (c !== '"') {
        if (c === ']') break // the closing of someone else
        at++
        continue
      }
      const name = string()
      skip()
      if (text[at] !== ':') continue
      at++
      skip()
      if (at >= text.length || text[at] === '}') continue
      entries.push({ name: name.text, nameRange: { start: name.start, end: name.end }, value: value(depth + 1) })
    }
    return { kind: 'object', start, end: at, text: '', entries, items: [] }
  }

  function array(depth: number): TextNode {
    const start = at++
    const items: TextNode[] = []
    for (;;) {
      skip()
      if (at >= text.length) break
      const c = text[at]
      if (c === ']') {
        at++
        break
      }
      if (c === '}') break
      if (c === ',') at++
      else items.push(value(depth + 1))
    }
    return { kind: 'array', start, end: at, text: '', entries: [], items }
  }

  function opaque(): TextNode {
    const start = at
    for (let level = 0; at < text.length; ) {
      const c = text[at]
      if (c === '"') string()
      else at++
      if (c === '{' || c === '[') level++
      if ((c === '}' || c === ']') && --level === 0) break
    }
    return { kind: 'other', start, end: at, text: '', entries: [], items: [] }
  }

  skip()
  return at < text.length ? value(0) : undefined
}

function unescape(inner: string): string {
  try {
    return String(JSON.parse(`"${inner}"`))
  } catch {
    return inner // a broken escape: as it stands
  }
}
