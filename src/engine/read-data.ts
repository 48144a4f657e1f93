import { getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
import type { Source } from './catalog/host.ts'
import type { Value } from './catalog/value.ts'
import type { Span } from './diagnostics/diagnostic.ts'
import { failed, type Located, type Read, type SpanOf } from './located.ts'

/** Data as it stands in a file: JSON, NDJSON (each line an item of one array) or YAML, by the name and the text. */
export async function readData({ uri, text }: Source): Promise<Read> {
  const span = (start: number, end: number): Span => ({ start, end, uri })
  if (text.trim() === '') return failed('source/empty', 'The data is empty.', span(0, 0))
  if (text.includes('\0')) return failed('source/binary', 'The data is not text.', span(0, 0))
  if (/\.ya?ml$/i.test(uri)) return (await import('./read-yaml.ts')).yamlData(text, span)
  if (/\.(ndjson|jsonl)$/i.test(uri)) return linesData(text, span)
  const whole = jsonData(text, 0, span)
  if (whole.diagnostics.length === 0) return whole
  const lines = linesData(text, span)
  return lines.diagnostics.length === 0 ? lines : whole
}

function jsonData(text: string, base: number, span: SpanOf): Read {
  const errors: ParseError[] = []
  const root = parseTree(text, errors)
  const [error] = errors
  if (error !== undefined || root === undefined) {
    const at = base + (error?.offset ?? 0)
    const what = error === undefined ? 'no value' : printParseErrorCode(error.error)
    return failed('source/syntax', `This is not JSON: ${what}.`, span(at, at + (error?.length ?? 0)))
  }
  return { data: located(root), diagnostics: [] }

  function located(node: Node): Located {
    const place = span(base + node.offset, base + node.offset + node.length)
    const value = getNodeValue(node) as Value
    if (node.type === 'array') return { value, span: place, items: (node.children ?? []).map(located) }
    if (node.type !== 'object') return { value, span: place }
    const members = new Map<string, Located>()
    for (const { children } of node.children ?? []) {
      if (children?.[0] && children[1]) members.set(String(children[0].value), leaf(children[1], base, span))
    }
    return { value, span: place, members }
  }

  /** Rows are at most two levels down (`{ users: [ … ] }`): nothing below needs its place. */
  function leaf(node: Node, offset: number, at: SpanOf): Located {
    const spanned = (one: Node): Span => at(offset + one.offset, offset + one.offset + one.length)
    const value = getNodeValue(node) as Value
    if (node.type !== 'array') return { value, span: spanned(node) }
    const items = (node.children ?? []).map((one) => ({ value: getNodeValue(one) as Value, span: spanned(one) }))
    return { value, span: spanned(node), items }
  }
}

function linesData(text: string, span: SpanOf): Read {
  const items: Located[] = []
  let start = 0
  for (const line of text.split('\n')) {
    if (line.trim() !== '') {
      const { data, diagnostics } = jsonData(line, start, span)
      if (data === null) return { data, diagnostics }
      items.push(data)
    }
    start += line.length + 1
  }
  return { data: { value: items.map((one) => one.value), span: span(0, text.length), items }, diagnostics: [] }
}
