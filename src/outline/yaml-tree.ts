import { type Entry, jsonTree, type TextNode } from './json-tree.ts'
import type { Range } from './outline.ts'

interface Line {
  readonly indent: number
  /** Offset of the first sign after the indentation. */
  readonly start: number
  readonly end: number
  readonly content: string
}

const KEY = /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|([^\s#&*!|>'"%@`{}[\],?:-][^#:]*?|-?[^\s#:'"{}[\],-][^#:]*?))\s*:(?=\s|$)/

/**
 * Block mappings and sequences of a YAML text, by indentation alone: enough to find schemas and their properties. Flow
 * collections are read as JSON; anchors, tags and block texts stay opaque. The engine reads YAML whole with a library.
 */
export function yamlTree(text: string): TextNode | undefined {
  const lines = contentLines(text)
  const first = lines[0]
  if (first === undefined) return undefined
  if (first.content.startsWith('{') || first.content.startsWith('[')) return jsonTree(text)
  let at = 0

  /** Lines from `at` that belong to a block of this indentation. */
  function block(indent: number, depth: number): TextNode {
    const start = lines[at]?.start ?? text.length
    const isList = /^-(\s|$)/.test(lines[at]?.content ?? '')
    const entries: Entry[] = []
    const items: TextNode[] = []
    let end = start
    while (at < lines.length) {
      const line = lines[at]
      if (line === undefined || line.indent < indent) break
      const key = KEY.exec(line.content)
      if (isList) {
        if (!/^-(\s|$)/.test(line.content) && line.indent === indent) break
        items.push(item(line, indent, depth))
      } else if (key === null || line.indent > indent || depth > 100) {
        at++ // a continued scalar, or what this scan does not know
      } else {
        entries.push(entry(line, key, { indent, depth }))
      }
      end = lines[at - 1]?.end ?? end
    }
    return { kind: isList ? 'array' : 'object', start, end, text: '', entries, items }
  }

  function entry(line: Line, key: RegExpExecArray, place: { indent: number; depth: number }): Entry {
    const name = key[1] ?? key[2] ?? key[3] ?? ''
    const nameRange = { start: line.start, end: line.start + key[0].trimEnd().length - 1 }
    const rest = line.content.slice(key[0].length)
    const valueStart = line.start + key[0].length + (rest.length - rest.trimStart().length)
    at++
    const next = lines[at]
    const listHere = next !== undefined && next.indent === place.indent && /^-(\s|$)/.test(next.content)
    const isBlock = /^(?:[&!]\S+\s*)*(?:#.*)?$/.test(rest.trim())
    if (isBlock && next !== undefined && (next.indent > place.indent || listHere)) {
      return { name, nameRange, value: block(next.indent, place.depth + 1) }
    }
    while ((lines[at]?.indent ?? -1) > place.indent) at++
    return { name, nameRange, value: scalar(text, rest.trim(), { start: valueStart, end: lines[at - 1]?.end ?? line.end }) }
  }

  function item(line: Line, indent: number, depth: number): TextNode {
    at++
    while ((lines[at]?.indent ?? -1) > indent && depth < 100) at++
    const rest = line.content.slice(1).trim()
    return scalar(text, rest, { start: line.start + line.content.indexOf(rest, 1), end: lines[at - 1]?.end ?? line.end })
  }

  return block(first.indent, 0)
}

function scalar(text: string, rest: string, { start, end }: Range): TextNode {
  if (rest.startsWith('{') || rest.startsWith('[')) {
    const flow = jsonTree(text.slice(start, end))
    return { ...(flow ? moved(flow, start) : { kind: 'object', text: '', entries: [], items: [] }), start, end }
  }
  const bare = rest.replace(/\s+#.*$/, '')
  const quoted = /^(["'])(.*)\1$/.exec(bare)
  return { kind: 'string', start, end: Math.max(end, start), text: quoted?.[2] ?? bare, entries: [], items: [] }
}

function moved(node: TextNode, by: number): TextNode {
  const range = ({ start, end }: Range): Range => ({ start: start + by, end: end + by })
  return {
    ...node, ...range(node), items: node.items.map((one) => moved(one, by)),
    entries: node.entries.map(({ name, nameRange, value }) => ({ name, nameRange: range(nameRange), value: moved(value, by) })),
  }
}

function contentLines(text: string): Line[] {
  const lines: Line[] = []
  let blockIndent = -1 // inside a `|` or `>` text: deeper lines are its content
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start)
    const stop = newline < 0 ? text.length : newline
    const raw = text.slice(start, stop).replace(/\r$/, '')
    const content = raw.trimStart()
    const indent = raw.length - content.length
    const inBlock = blockIndent >= 0 && (content === '' || indent > blockIndent)
    if (!inBlock && content !== '') {
      blockIndent = -1
      if (/^(---|\.\.\.)(\s|$)/.test(raw) && lines.length > 0) break // the first document only
      if (!content.startsWith('#') && !/^(---|%)/.test(raw)) {
        lines.push({ indent, start: start + indent, end: start + raw.trimEnd().length, content: content.trimEnd() })
        if (/(?:^|\s)[|>][+-]?\d*\s*(?:#.*)?$/.test(content)) blockIndent = indent
      }
    }
    start = stop + 1
  }
  return lines
}
