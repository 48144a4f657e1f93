import { type Annotation, readChoices } from '../../catalog/annotation.ts'
import type { Json } from '../../catalog/value.ts'
import type { Draft, DraftColumn } from './draft.ts'
import type { Comment } from '../../dialects/token.ts'

const MARK = /@(fake|null|range|weights|pattern|locale|unique)\b[ \t]*/g
const FAKE = /^([A-Za-z][\w.]*)\s*(\{[^\n]*\})?/

/** `@fake meaning`, `@null 0.2` and the other choices in a text, each up to the next; `undefined` when there is none. */
export function annotationIn(text: string, offset: number): Annotation | undefined {
  const marks = [...text.matchAll(MARK)]
  const [first] = marks
  if (!first) return undefined
  const given = Object.fromEntries(marks.map((one, i) =>
    [one[1] ?? '', text.slice(one.index + one[0].length, marks[i + 1]?.index ?? text.length).replace(/\*\/\s*$/, '').split('\n')[0]?.trim() ?? '']))
  const found = FAKE.exec(given['fake'] ?? '')
  const args = found?.[2] === undefined ? undefined : parsed(found[2])
  const choices = readChoices(given)
  if (!found && Object.keys(choices).length === 0) return undefined
  return {
    ...(found?.[1] === undefined ? {} : { fake: found[1] }), ...(args === undefined ? {} : { args }), ...choices,
    span: { start: offset + first.index, end: offset + text.trimEnd().length },
  }
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}

/**
 * Which column a `-- @fake` comment speaks of: the last one that began on the same line, else the next one.
 * A column's own COMMENT may hold one too.
 */
export function annotationAt(draft: Draft, notes: readonly Comment[]): (column: DraftColumn) => Annotation | undefined {
  const columns = notes.length === 0 ? [] : [...draft.tables.values()].flatMap((table) => table.columns)
  columns.sort((a, b) => a.nameSpan.start - b.nameSpan.start)
  const found = new Map<DraftColumn, Annotation>()
  for (const note of notes) {
    const annotation = annotationIn(draft.text.slice(note.start, note.end), note.start)
    if (!annotation) continue
    const line = draft.text.lastIndexOf('\n', note.start) + 1
    const before = columns.filter((one) => one.nameSpan.start >= line && one.nameSpan.start < note.start).at(-1)
    const target = before ?? columns.find((one) => one.nameSpan.start >= note.end)
    if (target) found.set(target, annotation)
  }
  return (column) => found.get(column) ?? (column.comment === undefined ? undefined : annotationIn(column.comment, column.span.start))
}
