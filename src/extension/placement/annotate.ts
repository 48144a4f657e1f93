import { jsonTree, member, type TextNode } from '../../outline/json-tree.ts'
import type { Form } from '../../outline/languages.ts'
import type { OutlineField } from '../../outline/outline.ts'
import type { AnnotationChoices } from '../../protocol/annotation.ts'
import { yamlTree } from '../../outline/yaml-tree.ts'
import { memberChoices, memberText } from './annotation-member.ts'
import { choicesIn, retagged } from './annotation-tags.ts'
import { indentAt, lineEnd, lineStart, type TextEdit } from './edit.ts'
import { addMember } from './place-json.ts'

type Asked = Style & { readonly choices: AnnotationChoices }

interface Style {
  readonly indent: string
  readonly eol: string
}

/** The edits that make `choices` what stands beside a field, in the notation of its language; what is not among them goes. */
export function annotate(text: string, form: Form, field: OutlineField, asked: Asked): TextEdit[] {
  switch (form) {
    case 'json':
      return annotateJson(text, field, asked)
    case 'yaml':
      return annotateYaml(text, field, asked)
    case 'typescript':
      return annotateTypescript(text, field, asked)
    case 'sql':
      return annotateSql(text, field, asked)
  }
}

/** What is written beside a field now. */
export function annotationOf(text: string, form: Form, field: OutlineField): AnnotationChoices {
  if (form === 'json' || form === 'yaml') {
    const node = find(form === 'json' ? jsonTree(text) : yamlTree(text), field.valueRange.start)
    return memberChoices(node && member(node, 'x-fake'))
  }
  if (form === 'typescript') return field.doc ? choicesIn(text.slice(field.doc.start, field.doc.end)) : {}
  return choicesIn(/^[^\n]*?--(.*)/.exec(text.slice(field.range.end, lineEnd(text, field.range.end)))?.[1] ?? '')
}

function annotateJson(text: string, field: OutlineField, { choices, ...style }: Asked): TextEdit[] {
  const node = find(jsonTree(text), field.valueRange.start)
  if (node?.kind !== 'object') return [] // `true`: a schema without keywords has no place for one
  const present = member(node, 'x-fake')
  const value = memberText(present, choices)
  if (present === undefined) return value === undefined ? [] : [...addMember(text, node, `"x-fake": ${value}`, style).edits]
  return value === undefined ? [withoutMember(text, node)] : [{ start: present.start, end: present.end, text: value }]
}

/** Takes `x-fake` out with one of the commas around it. */
function withoutMember(text: string, { entries, start }: TextNode): TextEdit {
  const at = entries.findIndex((each) => each.name === 'x-fake')
  const [before, own, after] = [entries[at - 1], entries[at], entries[at + 1]]
  if (before) return { start: before.value.end, end: own?.value.end ?? before.value.end, text: '' }
  const end = after?.nameRange.start ?? (own?.value.end ?? start) + (/^\s*,/.exec(text.slice(own?.value.end))?.[0].length ?? 0)
  return { start: own?.nameRange.start ?? end, end, text: '' }
}

function annotateYaml(text: string, field: OutlineField, { choices, indent, eol }: Asked): TextEdit[] {
  const node = find(yamlTree(text), field.valueRange.start)
  const present = node === undefined ? undefined : member(node, 'x-fake')
  const json = memberText(present, choices)
  const value = choices.fake !== undefined && json === JSON.stringify(choices.fake) ? choices.fake : json
  if (node !== undefined && present !== undefined) {
    if (value !== undefined) return [{ start: present.start, end: present.kind === 'string' || present.kind === 'other' ? present.start + present.text.length : present.end, text: value }]
    if (text[node.start] === '{') return [withoutMember(text, node)]
    const line = node.entries.find((each) => each.name === 'x-fake')?.nameRange.start ?? present.start
    const next = lineEnd(text, present.end) + eol.length
    return node.entries.length === 1 ? [{ start: line, end: present.end, text: '{}' }] : [{ start: lineStart(text, line), end: next, text: '' }]
  }
  if (value === undefined) return []
  const flow = text[field.valueRange.start] === '{' && text[field.valueRange.end - 1] === '}'
  if (flow) {
    const at = text.slice(0, field.valueRange.end - 1).trimEnd().length
    const empty = at === field.valueRange.start + 1
    return [{ start: at, end: at, text: empty ? `x-fake: ${value}` : `, x-fake: ${value}` }]
  }
  const first = node?.entries[0]
  const at = lineEnd(text, field.nameRange.end)
  const inner = first === undefined ? indentAt(text, field.nameRange.start) + indent : indentAt(text, first.nameRange.start)
  return [{ start: at, end: at, text: `${eol}${inner}x-fake: ${value}` }]
}

function annotateTypescript(text: string, field: OutlineField, { choices, eol }: Asked): TextEdit[] {
  const { doc, range } = field
  if (doc === undefined) {
    const { missing } = retagged('', choices)
    if (missing.length === 0) return []
    const alone = text.slice(lineStart(text, range.start), range.start).trim() === ''
    const base = indentAt(text, range.start)
    const gap = alone ? eol + base : ' '
    return [{ start: range.start, end: range.start, text: (missing.length === 1 || !alone ? `/** ${missing.join(' ')} */` : block(missing, base, eol)) + gap }]
  }
  const { text: comment, missing } = retagged(text.slice(doc.start, doc.end), choices)
  const base = indentAt(text, doc.start)
  const isBlock = comment.includes('\n')
  const words = comment.slice(3, -2).replace(/^[ \t\r\n*]+|[ \t\r\n*]+$/g, '')
  if (words === '' && missing.length === 0) return [{ start: doc.start, end: range.start, text: '' }]
  const lines = missing.map((tag) => `${base} * ${tag}${eol}`).join('')
  const whole = missing.length === 0 ? comment
    : !isBlock ? (words === '' && missing.length === 1 ? `/** ${missing[0]} */` : block([words, ...missing].filter((one) => one !== ''), base, eol))
      : /\n[ \t]*\*\/$/.test(comment) ? comment.replace(/[ \t]*\*\/$/, () => `${lines}${base} */`)
        : comment.replace(/[ \t]*\*\/$/, () => `${eol}${lines}${base} */`)
  return [{ start: doc.start, end: doc.end, text: whole }]
}

function block(lines: readonly string[], base: string, eol: string): string {
  return [`/**`, ...lines.map((line) => `${base} * ${line}`), `${base} */`].join(eol)
}

function annotateSql(text: string, field: OutlineField, { choices, indent, eol }: Asked): TextEdit[] {
  const comma = /^\s*,/.exec(text.slice(field.range.end))?.[0].length ?? 0
  const at = /^\s*\n/.test(text.slice(field.range.end)) ? field.range.end : field.range.end + comma
  const end = lineEnd(text, at)
  const rest = text.slice(at, end)
  const comment = /^\s*--/.exec(rest)
  if (comment !== null) {
    const { text: kept, missing } = retagged(rest.slice(comment[0].length), choices)
    const words = [kept.trimEnd(), ...missing].filter((one) => one.trim() !== '')
    return [{ start: at, end, text: words.length === 0 ? '' : comment[0] + (kept.trim() === '' ? ' ' : '') + words.join(' ') }]
  }
  const tags = retagged('', choices).missing.join(' ')
  if (tags === '') return []
  if (rest.trim() === '') return [{ start: at, end, text: ` -- ${tags}` }]
  // More follows on this line: it moves to the next one, else the comment would swallow it.
  const closes = rest.trim().startsWith(')')
  const next = closes ? '' : indentAt(text, lineEnd(text, field.range.start)) + indent
  return [{ start: at, end: at + (rest.length - rest.trimStart().length), text: ` -- ${tags}${eol}${next}` }]
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
