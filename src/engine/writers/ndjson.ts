import type { Catalog } from '../catalog/catalog.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { HELD_BY_JSON, jsonValue } from './json-value.ts'
import { lossReport } from './loss.ts'
import { CHUNK_ROWS, rowTexts } from './row-texts.ts'
import type { Section, WriteOptions, Write } from './writer.ts'

/** One JSON text per line (ndjson.org); lines end in `\n` whatever the style, as its readers expect. */
export const ndjson: Write = write

function* write(
  sections: readonly Section[],
  _catalog: Catalog,
  _options: WriteOptions,
  report: (diagnostic: Diagnostic) => void,
): Iterable<string> {
  for (const section of sections) {
    const loss = lossReport('NDJSON', section.entity.name, HELD_BY_JSON, report)
    yield* rowTexts(section, CHUNK_ROWS, (rows) => {
      let text = ''
      for (const row of rows) text += `${jsonValue(row, '', '', loss)}\n`
      return text
    })
  }
}
