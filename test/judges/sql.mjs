// A thin adapter over the built engine for the SQL judges: renames fields and gathers text, nothing else.
import { produce, read as readSource } from '../../dist/engine.mjs'

const HOST = { readText: () => undefined, list: () => [] }
const source = (text, { dialect, path }) => ({ uri: path ?? 'schema.sql', text, language: 'sql', dialect })

export async function read(text, options) {
  const { catalog, diagnostics } = await readSource({ source: source(text, options) }, HOST)
  const called = new Map(catalog.entities.map((entity) => [entity.name, entity.table.name]))
  const tables = catalog.entities.map((entity) => ({
    name: entity.table.name,
    schema: entity.table.schema ?? null,
    columns: entity.shape.fields.map((field) => ({ name: field.name, type: field.column.type, nullable: field.column.nullable })),
    primaryKey: entity.constraints.find((one) => one.kind === 'primary')?.fields ?? [],
    uniques: entity.constraints.filter((one) => one.kind === 'unique' && !one.where && !one.over).map((one) => one.fields),
    foreignKeys: catalog.relations
      .filter((one) => one.from === entity.name)
      .map((one) => ({ columns: one.fromFields, table: called.get(one.to) ?? one.to, references: one.toFields })),
    checks: entity.constraints.filter((one) => one.kind === 'rule' && one.origin === 'check').length,
  }))
  return { tables, diagnostics }
}

export async function generate(text, options) {
  const { rows, seed } = options
  const settings = { seed: String(seed), ...(process.env.LOCALE ? { locale: process.env.LOCALE } : {}) }
  let sql = ''
  const refused = []
  for await (const one of produce({ source: source(text, options), rows, format: 'sql', settings }, HOST)) {
    if (one.kind === 'text') sql += one.text
    else if (one.kind === 'diagnostic' && one.diagnostic.severity === 'error') refused.push({ table: '', why: one.diagnostic.message })
  }
  return { sql, refused }
}
