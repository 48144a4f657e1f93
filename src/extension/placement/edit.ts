/** One replacement in a text, and what of the new text to show. Offsets are UTF-16 units; `start === end` inserts. */
export interface TextEdit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** What an insertion comes to: edits of one undo step, and the part of the new text to reveal. */
export interface Placed {
  readonly edits: readonly TextEdit[]
  /** Offsets after the edits. */
  readonly reveal: { readonly start: number; readonly end: number }
}

/** The text after edits that do not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = [...edits].toSorted((a, b) => b.start - a.start)
  return ordered.reduce((result, edit) => result.slice(0, edit.start) + edit.text + result.slice(edit.end), text)
}

/** The end of the line that `offset` is in, before its line break. */
export function lineEnd(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset)
  const end = newline < 0 ? text.length : newline
  return text[end - 1] === '\r' && end > offset ? end - 1 : end
}

/** The start of the line that `offset` is in. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1
}

/** The white space that the line of `offset` starts with. */
export function indentAt(text: string, offset: number): string {
  return /^[\t ]*/.exec(text.slice(lineStart(text, offset), offset))?.[0] ?? ''
}

/** `block` on lines of its own after `offset`, one empty line from what stands around it. */
export function insertBlock(text: string, offset: number, block: string, eol: string): Placed {
  const at = lineEnd(text, offset)
  const before = text.slice(0, at)
  const after = text.slice(at)
  const lead = before.trim() === '' ? '' : eol + (/\n[\t ]*$/.test(before) && after.trim() === '' ? '' : eol)
  const spare = /^(?:[\t ]*\r?\n)*/.exec(after)?.[0] ?? ''
  const breaks = spare.split('\n').length - 1
  // Something follows: an empty line between. Nothing follows: the text ends with one line break.
  const tail = after.trim() === '' ? (breaks > 0 ? '' : eol) : eol.repeat(Math.max(0, 2 - breaks))
  const body = block.replace(/^(?:[\t ]*\r?\n)+|\s+$/g, '')
  const start = at + lead.length
  return { edits: [{ start: at, end: at, text: lead + body + tail }], reveal: { start, end: start + body.length } }
}
