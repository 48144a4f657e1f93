import { getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
import { isMap, isNode, isScalar, isSeq, parseDocument } from 'yaml'
import type { Source } from './catalog/host.ts'
import type { Value } from './catalog/value.ts'
import type { Diagnostic, Span } from './diagnostics/diagnostic.ts'

/** A value and where it stands. */
export interface Located {
  readonly value: Value
  readonly span: Span
  /** Of an array. */
  readonly items?: readonly Located[]
  /** Of an object. */
  readonly members?: ReadonlyMap<string, Located>
}

/** Data as it stands in a file: JSON, NDJSON (each line an item of one array) or YAML, by the name and the text. */
export function readData({ uri, text }: Source): {
  readonly data: Located | null
  readonly diagnostics: readonly Diagnostic[]
} {
  const span = (start: number, end: number): Span => ({ start, end, uri })
  if (text.trim() === '') return failed('source/empty', 'The data is empty.', span(0, 0))
  if (text.includes('\0')) return failed('source/binary', 'The data is not text.', span(0, 0))
  if (/\.ya?ml$/i.test(uri)) return yamlData(text, span)
  if (/\.(ndjson|jsonl)$/i.test(uri)) return linesData(text, span)
  const whole = jsonData(text, 0, span)
  if (whole.diagnostics.length === 0) return whole
  const lines = linesData(text, span)
  return lines.diagnostics.length === 0 ? lines : whole
}

type Read = ReturnType<typeof readData>
type SpanOf = (start: number, end: number) => Span

function failed(code: Diagnostic['code'], message: string, span: Span): Read {
  return { data: null, diagnostics: [{ code, severity: 'error', message, span }] }
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

function yamlData(text: string, span: SpanOf): Read {
  const document = parseDocument(text, { logLevel: 'silent' })
  const [error] = document.errors
  if (error !== undefined)
    return failed('source/syntax', `This is not YAML: ${error.message}`, span(error.pos[0], error.pos[1]))
  return { data: located(document.contents, 0), diagnostics: [] }

  function located(node: unknown, depth: number): Located {
    const [start = 0, end = 0] = isNode(node) ? (node.range ?? []) : []
    const value: Value = isNode(node) ? node.toJS(document) : null
    const place = span(start, end)
    if (depth > 1) return { value, span: place }
    if (isSeq(node)) return { value, span: place, items: node.items.map((item) => located(item, depth + 1)) }
    if (!isMap(node)) return { value, span: place }
    const members = node.items.map(({ key, value: held }): [string, Located] => [
      String(isScalar(key) ? key.value : key),
      located(held, depth + 1),
    ])
    return { value, span: place, members: new Map(members) }
  }
}
