/** Where an offset stands, both counted from 1; `column` in UTF-16 units. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** Maps UTF-16 offsets of `text` to lines and columns; `\r\n`, `\n` and `\r` end a line. */
export function lineMap(text: string): (offset: number) => Position {
  const starts = [0]
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c === 10 || (c === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1)
  }
  return (offset) => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
  }
}
