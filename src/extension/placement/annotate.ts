import { jsonTree, member, type TextNode } from '../../outline/json-tree.ts'
import type { Form } from '../../outline/languages.ts'
import type { OutlineField } from '../../outline/outline.ts'
import { yamlTree } from '../../outline/yaml-tree.ts'
import { indentAt, lineEnd, lineStart, type TextEdit } from './edit.ts'
import { addMember } from './place-json.ts'

interface Style {
  readonly indent: string
  readonly eol: string
}

/** `@fake` with its meaning and arguments, up to the end of the comment. */
const TAG = /@fake\s+[^\s*]+(?:\s*\([^)\n]*\))?/

/** The edits that write `meaning` beside a field, in the notation of its language; a present one is replaced. */
export function annotate(text: string, form: Form, field: OutlineField, choice: Style & { readonly meaning: string }): TextEdit[] {
  switch (form) {
    case 'json':
      return annotateJson(text, field, choice)
    case 'yaml':
      return annotateYaml(text, field, choice)
    case 'typescript':
      return annotateTypescript(text, field, choice)
    case 'sql':
      return annotateSql(text, field, choice)
  }
}

/** The meaning that is written beside a field now. */
export function annotationOf(text: string, form: Form, field: OutlineField): string | undefined {
  const clean = (found: string | undefined): string | undefined => found?.replace(/^@fake\s+/, '')
  if (form === 'json' || form === 'yaml') {
    const node = find(form === 'json' ? jsonTree(text) : yamlTree(text), field.valueRange.start)
    const present = node === undefined ? undefined : member(node, 'x-fake')
    return present?.kind === 'string' ? present.text : undefined
  }
  if (form === 'typescript') return field.doc && clean(TAG.exec(text.slice(field.doc.start, field.doc.end))?.[0])
  return clean(TAG.exec(text.slice(field.range.end, lineEnd(text, field.range.end)))?.[0])
}

function annotateJson(text: string, field: OutlineField, { meaning, ...style }: Style & { readonly meaning: string }): TextEdit[] {
  const node = find(jsonTree(text), field.valueRange.start)
  if (node?.kind !== 'object') return [] // `true`: a schema without keywords has no place for one
  const present = member(node, 'x-fake')
  if (present !== undefined) return [{ start: present.start, end: present.end, text: JSON.stringify(meaning) }]
  return [...addMember(text, node, `"x-fake": ${JSON.stringify(meaning)}`, style).edits]
}

function annotateYaml(text: string, field: OutlineField, { meaning, indent, eol }: Style & { readonly meaning: string }): TextEdit[] {
  const node = find(yamlTree(text), field.valueRange.start)
  const present = node === undefined ? undefined : member(node, 'x-fake')
  if (present !== undefined) return [{ start: present.start, end: present.start + present.text.length, text: meaning }]
  const flow = text[field.valueRange.start] === '{' && text[field.valueRange.end - 1] === '}'
  if (flow) {
    const at = text.slice(0, field.valueRange.end - 1).trimEnd().length
    const empty = at === field.valueRange.start + 1
    return [{ start: at, end: at, text: empty ? `x-fake: ${meaning}` : `, x-fake: ${meaning}` }]
  }
  const first = node?.entries[0]
  const at = lineEnd(text, field.nameRange.end)
  const inner = first === undefined ? indentAt(text, field.nameRange.start) + indent : indentAt(text, first.nameRange.start)
  return [{ start: at, end: at, text: `${eol}${inner}x-fake: ${meaning}` }]
}

function annotateTypescript(text: string, field: OutlineField, { meaning, eol }: Style & { readonly meaning: string }): TextEdit[] {
  const tag = `@fake ${meaning}`
  const { doc, range } = field
  if (doc !== undefined) {
    const comment = text.slice(doc.start, doc.end)
    const present = TAG.exec(comment)
    if (present !== null) return [{ start: doc.start + present.index, end: doc.start + present.index + present[0].length, text: tag }]
    const base = indentAt(text, doc.start)
    if (comment.includes('\n')) {
      const closing = doc.end - 2
      const line = lineStart(text, closing)
      const alone = text.slice(line, closing).trim() === ''
      return alone
        ? [{ start: line, end: line, text: `${base} * ${tag}${eol}` }]
        : [{ start: text.slice(0, closing).trimEnd().length, end: closing, text: `${eol}${base} * ${tag}${eol}${base} ` }]
    }
    const words = comment.slice(3, -2).trim()
    return [{ start: doc.start, end: doc.end, text: `/**${eol}${base} * ${words}${eol}${base} * ${tag}${eol}${base} */` }]
  }
  const alone = text.slice(lineStart(text, range.start), range.start).trim() === ''
  const gap = alone ? eol + indentAt(text, range.start) : ' '
  return [{ start: range.start, end: range.start, text: `/** ${tag} */${gap}` }]
}

function annotateSql(text: string, field: OutlineField, { meaning, indent, eol }: Style & { readonly meaning: string }): TextEdit[] {
  const tag = `@fake ${meaning}`
  const comma = /^\s*,/.exec(text.slice(field.range.end))?.[0].length ?? 0
  const at = /^\s*\n/.test(text.slice(field.range.end)) ? field.range.end : field.range.end + comma
  const end = lineEnd(text, at)
  const rest = text.slice(at, end)
  const comment = /^\s*--/.exec(rest)
  const present = comment === null ? null : TAG.exec(rest)
  if (present !== null) return [{ start: at + present.index, end: at + present.index + present[0].length, text: tag }]
  if (comment !== null) return [{ start: at + rest.trimEnd().length, end, text: ` ${tag}` }]
  if (rest.trim() === '') return [{ start: at, end, text: ` -- ${tag}` }]
  // More follows on this line: it moves to the next one, else the comment would swallow it.
  const closes = rest.trim().startsWith(')')
  const next = closes ? '' : indentAt(text, lineEnd(text, field.range.start)) + indent
  return [{ start: at, end: at + (rest.length - rest.trimStart().length), text: ` -- ${tag}${eol}${next}` }]
}

function find(node: TextNode | undefined, start: number): TextNode | undefined {
  if (node === undefined || start < node.start || start > node.end) return undefined
  if (node.start === start && node.kind !== 'array') return node
  for (const child of [...node.entries.map((each) => each.value), ...node.items]) {
    const found = find(child, start)
    if (found !== undefined) return found
  }
  return undefined
}
