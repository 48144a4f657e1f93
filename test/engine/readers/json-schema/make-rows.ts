import type { Row } from '../../../../src/engine/catalog/value.ts'
import { open } from '../../../../src/engine/index.ts'
import { memoryHost } from '../../memory-host.ts'

export interface Made {
  readonly entities: readonly string[]
  readonly rows: readonly Row[]
  /** The judge's states, once each. */
  readonly states: readonly string[]
  readonly diagnostics: readonly string[]
}

/** Rows of one entity of a JSON or YAML text, judged, with all that was said. */
export async function makeRows(
  text: string | object,
  entity: string,
  {
    uri = 'file:///api.json',
    files = {},
    rows = 20,
  }: { uri?: string; files?: { readonly [path: string]: string }; rows?: number } = {},
): Promise<Made> {
  const source = { uri, text: typeof text === 'string' ? text : JSON.stringify(text) }
  const opened = await open({ source, entity, rows }, memoryHost(files))
  const [chosen] = opened.chosen
  const made = chosen ? Array.from({ length: chosen.rows }, (_, i) => opened.maker.row(chosen.entity.name, i)) : []
  const judge = chosen ? await opened.judge(chosen.entity) : null
  const verdicts = judge?.judge(made) ?? []
  return {
    entities: opened.reading.catalog.entities.map((one) => one.name),
    rows: made,
    states: [...new Set(verdicts.map((one) => (one.state === 'judged' ? one.state : `${one.state}: ${one.because}`)))],
    diagnostics: opened.diagnostics.map((one) => `${one.code} ${one.message}`),
  }
}
