import { foldName } from '../../dialects/dialect.ts'
import type { Token } from '../../dialects/token.ts'
import type { Name } from './cursor.ts'
import type { Draft, DraftColumn, DraftName, DraftTable } from './draft.ts'

/** One part of a name as the database keeps it. */
export function kept(token: Token, draft: Draft): string {
  return token.kind === 'word' ? foldName(token.text, draft.dialect) : token.text
}

/** Schema and name of a dotted name, as the database keeps them. */
export function draftName(name: Name, draft: Draft): DraftName {
  const last = name.parts.at(-1)
  const before = name.parts.at(-2)
  const own = last ? kept(last, draft) : ''
  const schema = before ? kept(before, draft) : ''
  const quoted = last !== undefined && last.kind !== 'word'
  return { name: own, quoted, start: name.start, end: name.end, ...(schema === '' ? {} : { schema }) }
}

/** Names that are folded to lower case keep the letters they were quoted with: `"Foo"` is not `foo`. */
function keyOf(schema: string, name: string, { dialect }: Draft): string {
  const key = `${schema}\u0001${name}`
  return dialect.fold === 'lower' ? key : key.toLowerCase()
}

/** Where a table of this name is kept. */
export function tableKey(name: Pick<DraftName, 'name' | 'schema'>, draft: Draft): string {
  return keyOf(name.schema ?? draft.schema, name.name, draft)
}

/** The table a name means: in its own schema, else on the search path, else the only one of that name. */
export function findTable(name: Pick<DraftName, 'name' | 'schema'>, draft: Draft): DraftTable | undefined {
  const { tables, dialect } = draft
  if (name.schema !== undefined) {
    const exact = tables.get(keyOf(name.schema, name.name, draft))
    if (exact) return exact
    if (name.schema.toLowerCase() === dialect.defaultSchema) {
      const bare = tables.get(keyOf('', name.name, draft))
      if (bare) return bare
    }
  }
  for (const schema of [draft.schema, ...draft.path, dialect.defaultSchema, '']) {
    const found = tables.get(keyOf(schema, name.name, draft))
    if (found && (name.schema === undefined || dialect.base !== 'postgresql')) return found
  }
  const lower = name.name.toLowerCase()
  // A schema that the file never speaks of is another one (`auth.users` beside `public.users`).
  const isStrange = name.schema !== undefined && dialect.base === 'postgresql' && name.schema.toLowerCase() !== dialect.defaultSchema
    && !draft.schemas.has(name.schema) && ![...tables.values()].some((table) => table.schema === name.schema)
  if (isStrange) return undefined
  // PostgreSQL looks into no schema that is not on the path.
  if (name.schema === undefined && dialect.id === 'postgresql' && draft.told) return undefined
  let only: DraftTable | undefined
  for (const table of tables.values()) {
    if (table.name.toLowerCase() !== lower) continue
    if (only) return only
    only = table
  }
  return only
}

/** A type of the file by name. */
export function findType(name: string, draft: Draft): Draft['types'] extends Map<string, infer T> ? T | undefined : never {
  return draft.types.get(name.toLowerCase())
}

/** A column by name: exact letters first. */
export function findColumn(table: DraftTable, name: string): DraftColumn | undefined {
  const lower = name.toLowerCase()
  return table.columns.find((one) => one.name === name) ?? table.columns.find((one) => one.name.toLowerCase() === lower)
}
