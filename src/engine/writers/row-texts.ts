import type { Row } from '../catalog/value.ts'
import type { Section } from './writer.ts'

/** Rows of one chunk of text where the format asks for no number: a chunk for each would cost more than making it. */
export const CHUNK_ROWS = 64

/** Texts of a section's rows, `most` at a time: `write` knows nothing of the rows before but how many there are. */
export function* rowTexts(
  section: Section,
  most: number,
  write: (rows: readonly Row[], start: number) => string,
): Iterable<string> {
  if (section.inBlocks) return yield* section.inBlocks(most, write)
  yield* textsOf(section.rows, most, write)
}

/** The same of any rows, of which the first is the one at `start`. */
export function* textsOf(
  rows: Iterable<Row>,
  most: number,
  write: (rows: readonly Row[], start: number) => string,
  start = 0,
): Iterable<string> {
  let at = start
  let some: Row[] = []
  for (const row of rows) {
    if (some.push(row) < most) continue
    yield write(some, at)
    at += some.length
    some = []
  }
  if (some.length > 0) yield write(some, at)
}
