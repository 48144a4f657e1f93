import { jsonTree, member, type TextNode } from '../../outline/json-tree.ts'
import { appendItems, type ArrayLiteral } from './array-literal.ts'
import { indentAt, type Placed, type TextEdit } from './edit.ts'

interface Style {
  readonly indent: string
  readonly eol: string
}

/** Records as a written JSON array, `[ … ]`, each item's text with one level of indentation. */
export type WrittenArray = string

/** Writes records as `examples` of the schema object at a JSON pointer; `renew` says whether those that are there go. */
export function placeExamples(
  text: string, pointer: string, written: WrittenArray, options: Style & { readonly renew: (present: string) => boolean },
): Placed | undefined {
  const schema = nodeAt(jsonTree(text), pointer)
  if (schema?.kind !== 'object') return undefined
  const present = member(schema, 'examples')
  if (present?.kind === 'array' && !options.renew(text.slice(present.start, present.end))) {
    return appendItems(text, arrayOf(present, text), written, { ...options, trailingComma: false })
  }
  const isOneLine = !text.slice(schema.start, schema.end).includes('\n')
  const base = isOneLine ? '' : indentAt(text, schema.entries[0]?.nameRange.start ?? schema.start)
  const value = nested(written, base, options)
  if (present !== undefined) return replaced({ start: present.start, end: present.end, text: value })
  return addMember(text, schema, `"examples": ${value}`, options)
}

/** Adds `"name": value` as the last member of `object`. */
export function addMember(text: string, object: TextNode, memberText: string, style: Style): Placed {
  const last = object.entries.at(-1)
  const isOneLine = !text.slice(object.start, object.end).includes('\n')
  if (last === undefined) {
    const base = indentAt(text, object.start)
    const body = style.eol + base + style.indent + memberText + style.eol + base
    const edit = { start: object.start + 1, end: object.end - 1, text: isOneLine && !memberText.includes('\n') ? ` ${memberText} ` : body }
    return replaced(edit)
  }
  const separator = isOneLine ? ', ' : `,${style.eol}${indentAt(text, last.nameRange.start)}`
  const comma = /^\s*,/.test(text.slice(last.value.end))
  const start = comma ? text.indexOf(',', last.value.end) + 1 : last.value.end
  const edit = { start, end: start, text: (comma ? separator.slice(1) : separator) + memberText }
  return replaced(edit)
}

/** Why a data file is not filled. */
export type DataRefusal = 'holds-record' | 'not-data'

/**
 * Records in place in a JSON data file: behind the items of an array, or as the members of an object that holds nothing
 * but `$schema`. An object with other members is left alone.
 */
export function placeData(text: string, made: WrittenArray, style: Style): Placed | DataRefusal {
  const root = jsonTree(text)
  const written = root?.kind === 'object' ? made : unwrapped(made, style.indent)
  if (root === undefined) {
    const body = written.trim() + style.eol
    return { edits: [{ start: text.length, end: text.length, text: body }], reveal: { start: text.length, end: text.length + body.length } }
  }
  if (root.kind === 'array') return appendItems(text, arrayOf(root, text), written, { ...style, trailingComma: false })
  if (root.kind !== 'object') return 'not-data'
  const [first, ...others] = root.entries
  if (others.length > 0 || (first !== undefined && first.name !== '$schema')) return 'holds-record'
  const record = jsonTree(written)?.items[0]
  if (record?.kind !== 'object') return 'not-data'
  const own = record.entries.filter(({ name }) => name !== '$schema')
  const members = own.map(({ nameRange, value }) => style.indent + outdented(written.slice(nameRange.start, value.end), style.indent))
  const schema = first === undefined ? [] : [style.indent + text.slice(first.nameRange.start, first.value.end)]
  const body = `{${style.eol}${[...schema, ...members].join(`,${style.eol}`)}${style.eol}}`
  return replaced({ start: root.start, end: root.end, text: body })
}

/** A schema of an array makes whole arrays: the items of the first one are the records. */
function unwrapped(written: WrittenArray, indent: string): WrittenArray {
  const first = jsonTree(written)?.items[0]
  return first?.kind === 'array' ? outdented(written.slice(first.start, first.end), indent) : written
}

/** How many records a data file holds. */
export function dataCount(text: string): number {
  const root = jsonTree(text)
  return root?.kind === 'array' ? root.items.length : 0
}

/** Lines after the first one level further out. */
const outdented = (text: string, indent: string): string => (indent === '' ? text : text.replaceAll(`\n${indent}`, '\n'))

const nested = (written: WrittenArray, base: string, style: Style): string =>
  written.trim().split(/\r?\n/).map((line, index) => (index === 0 || line === '' ? line : base + line)).join(style.eol)

function replaced(edit: TextEdit): Placed {
  const lead = /^[\s,]*/.exec(edit.text)?.[0].length ?? 0
  return { edits: [edit], reveal: { start: edit.start + lead, end: edit.start + edit.text.length } }
}

function arrayOf(node: TextNode, text: string): ArrayLiteral {
  const last = node.items.at(-1)
  const comma = last === undefined ? null : /^\s*,/.exec(text.slice(last.end, node.end))
  const lastEnd = (last?.end ?? node.start + 1) + (comma?.[0].length ?? 0)
  return { open: node.start, close: node.end - 1, count: node.items.length, lastEnd, trailingComma: comma !== null }
}

function nodeAt(root: TextNode | undefined, pointer: string): TextNode | undefined {
  const names = pointer.split('/').slice(1).map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
  return names.reduce<TextNode | undefined>((node, name) => member(node, name), root)
}
