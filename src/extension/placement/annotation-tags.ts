import type { AnnotationChoices, AnnotationTag } from '../../protocol/annotation.ts'

/** One tag of a comment: `@range 1..5`. */
interface Tag {
  readonly name: AnnotationTag
  readonly value: string
  readonly start: number
  readonly end: number
}

const ORDER: readonly AnnotationTag[] = ['fake', 'null', 'range', 'weights', 'pattern', 'locale', 'unique']
const MARK = /@(fake|null|range|weights|pattern|locale|unique)\b[ \t]*/g
/** JSDoc puts types in braces; a meaning may stand so as well. */
const MEANING = /^\{?[^\s*}]+\}?(?:[ \t]*(?:\([^)\n]*\)|\{[^\n]*?\}))?/
const REST = /^(?:(?!\*\/)[^\r\n])*/

/** The tags of a comment's text, each up to the next, the line's end or the comment's. */
function tagsOf(comment: string): readonly Tag[] {
  const marks = [...comment.matchAll(MARK)]
  return marks.map((mark, i): Tag => {
    const name = mark[1] as AnnotationTag
    const from = mark.index + mark[0].length
    const rest = comment.slice(from, marks[i + 1]?.index)
    const value = ((name === 'fake' ? MEANING : REST).exec(rest)?.[0] ?? '').trimEnd()
    return { name, value, start: mark.index, end: from + value.length }
  })
}

/** The choices that a comment's tags hold. */
export function choicesIn(comment: string): AnnotationChoices {
  return Object.fromEntries(tagsOf(comment).map((tag) => [tag.name, tag.name === 'unique' ? tag.value || 'true' : tag.value]))
}

/** A choice as a tag. */
export function tagText(name: AnnotationTag, value: string): string {
  return name === 'unique' && value === 'true' ? '@unique' : `@${name} ${value}`
}

/**
 * A comment's text with its tags as chosen: those that are there change in place or go, with their line where they had
 * one to themselves. `missing`: tags that no place was found for.
 */
export function retagged(comment: string, choices: AnnotationChoices): { readonly text: string; readonly missing: readonly string[] } {
  let text = comment
  const placed = new Set<AnnotationTag>()
  for (const tag of tagsOf(comment).toReversed()) {
    const value = choices[tag.name]
    const before = text.slice(0, tag.start)
    const after = text.slice(tag.end)
    placed.add(tag.name)
    if (value !== undefined) text = before + tagText(tag.name, value) + after
    else {
      const line = /(?:\r?\n[ \t]*\*?|^)[ \t]*$/.exec(before)
      const isAlone = line !== null && line.index > 0 && /^[ \t]*\r?\n/.test(after)
      text = isAlone ? before.slice(0, line.index) + after.replace(/^[ \t]*/, '') : before.replace(/[ \t]+$/, '') + after
    }
  }
  const missing = ORDER.flatMap((name) => {
    const value = choices[name]
    return value === undefined || placed.has(name) ? [] : [tagText(name, value)]
  })
  return { text, missing }
}
