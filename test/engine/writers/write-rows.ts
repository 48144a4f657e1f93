import type { Catalog, Entity } from '../../../src/engine/catalog/catalog.ts'
import type { Shape } from '../../../src/engine/catalog/shape.ts'
import type { Row } from '../../../src/engine/catalog/value.ts'
import type { Diagnostic } from '../../../src/engine/diagnostics/diagnostic.ts'
import { DEFAULT_STYLE, type TextStyle, type WriteOptions, type Write } from '../../../src/engine/writers/writer.ts'

/** Rows by entity, as text and told diagnostics. */
export function writeRows(
  write: Write,
  rows: { readonly [entity: string]: readonly Row[] },
  options: Partial<Omit<WriteOptions, 'style'>> & { readonly style?: Partial<TextStyle> } = {},
  shapes: { readonly [entity: string]: Shape } = {},
): { readonly text: string; readonly told: readonly string[] } {
  const entities = Object.keys(rows).map((name) => entity(name, shapes[name]))
  const catalog: Catalog = { uri: 'file:///x', language: 'typescript', entities, definitions: {}, relations: [] }
  const sections = entities.map((one) => ({ entity: one, rows: rows[one.name] ?? [] }))
  const diagnostics: Diagnostic[] = []
  const style = { ...DEFAULT_STYLE, ...options.style }
  const chunks = write(sections, catalog, { ...options, style }, (one) => diagnostics.push(one))
  return { text: [...chunks].join(''), told: diagnostics.map((one) => `${one.code} ${one.message}`) }
}

function entity(name: string, shape: Shape = { kind: 'types', types: ['object'] }): Entity {
  return { name, key: name, shape, constraints: [] }
}
