import type { TextStyle } from '../../protocol/engine-types.ts'

/** What the editor would do in this document; asked where the text itself gives no sign. */
export interface EditorHabits {
  readonly insertSpaces: boolean
  readonly tabSize: number
  readonly eol: '\n' | '\r\n'
}

/** Longer texts are judged by their first part: habits do not change inside a file. */
const PART = 200_000

/** The indentation, quotes, line ends and punctuation that a text already uses. */
export function textStyle(whole: string, habits: EditorHabits): TextStyle {
  const text = whole.slice(0, PART)
  return {
    indent: indentOf(text) ?? (habits.insertSpaces ? ' '.repeat(Math.max(1, Math.min(8, habits.tabSize))) : '\t'),
    eol: eolOf(text) ?? habits.eol,
    quote:
      count(text, /(?:from|import|[=:(,[]) *'[^'"\n]*'/g) > count(text, /(?:from|import|[=:(,[]) *"[^'"\n]*"/g)
        ? "'"
        : '"',
    semicolons: hasSemicolons(text),
    trailingComma: hasTrailingCommas(text),
  }
}

const count = (text: string, sign: RegExp): number => text.match(sign)?.length ?? 0

function eolOf(text: string): '\n' | '\r\n' | undefined {
  const all = count(text, /\n/g)
  if (all === 0) return undefined
  return count(text, /\r\n/g) * 2 > all ? '\r\n' : '\n'
}

/** The most frequent step inwards from one line to the next; comment stars do not count. */
function indentOf(text: string): string | undefined {
  const steps = new Map<string, number>()
  let before = ''
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '' || /^\s*\*/.test(line)) continue
    const indent = /^[\t ]*/.exec(line)?.[0] ?? ''
    if (indent.length > before.length && indent.startsWith(before)) {
      const step = indent.slice(before.length)
      if (step.length <= 8) steps.set(step, (steps.get(step) ?? 0) + 1)
    }
    before = indent
  }
  return [...steps].toSorted((a, b) => b[1] - a[1])[0]?.[0]
}

/** Statements that could end in a semicolon mostly do. Types' members do not count: their habits are their own. */
function hasSemicolons(text: string): boolean {
  // A declaration whose value is yet to come says nothing.
  const statements = (
    text.match(/^(?:import|export \*|export \{|export const|const|let|var|type|export type)\b[^\n{]*$/gm) ?? []
  ).filter((line) => !/=\s*$/.test(line))
  if (statements.length > 0)
    return statements.filter((line) => line.trimEnd().endsWith(';')).length * 2 >= statements.length
  const members = text.match(/^\s+(?:readonly )?[\w$"']+\??: [^\n{]*$/gm) ?? []
  return members.length === 0 || members.filter((line) => line.trimEnd().endsWith(';')).length * 2 >= members.length
}

function hasTrailingCommas(text: string): boolean {
  const with_ = count(text, /,[\t ]*\r?\n[\t ]*[\]})]/g)
  const without =
    count(text, /["'\w\]}][\t ]*\r?\n[\t ]*\](?!\[)/g) + count(text, /: ["'\w.]+[\t ]*\r?\n[\t ]*\}[;,)]/g)
  return with_ >= without
}
