import type { OutlineEntity, Range } from './outline.ts'

const MOST_TEXT = 20_000

/** The `@typedef`s of a JSDoc comment; types in braces before the name may hold braces. */
export function typedefs(text: string, { start, end }: Range): OutlineEntity[] {
  const comment = text.slice(start, Math.min(end, start + MOST_TEXT))
  return [...comment.matchAll(/@typedef\b/g)].flatMap(({ index }) => {
    let at = index + '@typedef'.length
    while (/[\s*]/.test(comment[at] ?? '')) at++
    if (comment[at] === '{') at = braceEnd(comment, at)
    const name = /^[\s*]*([A-Za-z_$][\w$]*)/.exec(comment.slice(at))
    const word = name?.[1]
    if (name === null || word === undefined) return []
    const nameStart = start + at + name[0].length - word.length
    const nameRange = { start: nameStart, end: nameStart + word.length }
    return [{ kind: 'type', name: word, range: { start, end }, nameRange, lens: true, fields: [] }]
  })
}

function braceEnd(text: string, open: number): number {
  let depth = 0
  for (let at = open; at < text.length; at++) {
    if (text[at] === '{') depth++
    else if (text[at] === '}' && --depth === 0) return at + 1
  }
  return text.length
}
