import type { Catalog } from '../catalog/catalog.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { HELD_BY_JSON, jsonValue } from './json-value.ts'
import { lossReport } from './loss.ts'
import { CHUNK_ROWS, rowTexts } from './row-texts.ts'
import type { Section, WriteOptions, Write } from './writer.ts'

/** JSON (RFC 8259): one entity is an array of its rows; several are an object of arrays. */
export const json: Write = write

function* write(
  sections: readonly Section[],
  _catalog: Catalog,
  { style }: WriteOptions,
  report: (diagnostic: Diagnostic) => void,
): Iterable<string> {
  const { indent, eol } = style
  const [only, second] = sections
  if (only !== undefined && second === undefined) {
    yield* rowsOf(only, '')
  } else {
    const line = indent === '' ? '' : `${eol}${indent}`
    const colon = indent === '' ? ':' : ': '
    yield '{'
    let first = true
    for (const section of sections) {
      yield `${first ? '' : ','}${line}${JSON.stringify(section.entity.name)}${colon}`
      yield* rowsOf(section, indent)
      first = false
    }
    yield first || indent === '' ? '}' : `${eol}}`
  }
  yield eol

  function* rowsOf(section: Section, margin: string): Iterable<string> {
    const loss = lossReport('JSON', section.entity.name, HELD_BY_JSON, report)
    const inner = margin + indent
    const line = indent === '' ? '' : `${eol}${inner}`
    let isEmpty = true
    const texts = rowTexts(section, CHUNK_ROWS, (rows, start) => {
      let chunk = ''
      rows.forEach((row, i) => {
        const text = jsonValue(row, indent, inner, loss)
        chunk += (start + i === 0 ? '[' : ',') + line + (eol === '\n' ? text : text.replaceAll('\n', eol))
      })
      return chunk
    })
    for (const text of texts) {
      isEmpty = false
      yield text
    }
    if (isEmpty) yield '[]'
    else yield indent === '' ? ']' : `${eol}${margin}]`
  }
}
