import { isMap, isNode, isScalar, isSeq, parseDocument } from 'yaml'
import type { Value } from './catalog/value.ts'
import { failed, type Located, type Read, type SpanOf } from './located.ts'

/** YAML data; loaded with the first file of it. */
export function yamlData(text: string, span: SpanOf): Read {
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
