import type { ReadResult } from '../../catalog/reader.ts'
import type { Host, Source } from '../../catalog/host.ts'
import type { Comment } from '../../dialects/token.ts'
import { tellContradictions } from './contradicted.ts'
import { detectDialect } from './detect.ts'
import type { Draft } from './draft.ts'
import { settleRefused } from './refused.ts'
import { placedIn, scriptOf, splitScript } from './script.ts'
import type { Statement } from './splitter.ts'
import { applyStatement } from './statements.ts'
import { meetReferences } from './meet-references.ts'
import { meetSequences } from './sequences.ts'
import { supabaseUsers } from './supabase.ts'
import { obeyTriggers } from './triggers.ts'
import { toCatalog } from './to-catalog.ts'

/** So many statements, or so much text, show whether a script is written with semicolons. */
const ENOUGH = { statements: 1000, text: 2_000_000 }

const ALONE: Host = { readText: () => undefined, list: () => [] }

/**
 * Reads DDL of any dialect as a sequence of changes; what stands after the last statement is the catalog. A folder of
 * migrations, or one file of it, is one such sequence.
 */
export function readSql(source: Source, host: Host = ALONE): ReadResult {
  const script = scriptOf(source, host)
  const { text } = script
  const { dialect, because } = detectDialect(text, source.uri, source.dialect)
  const notes: Comment[] = []
  const statements = splitScript(script, dialect, (comment) => notes.push(comment))
  const first: Statement[] = []
  for (let one = statements.next(); !one.done; one = statements.next()) {
    if (first.push(one.value) >= ENOUGH.statements || one.value.end > ENOUGH.text) break
  }
  const draft: Draft = {
    text, dialect, tables: new Map(), types: new Map(), functions: new Map(), routines: new Map(), sequences: new Map(), leasts: new Map(), procedures: new Map(), virtual: new Map(), views: new Set(), histories: new Set(), schemas: new Set(), roles: new Set(), diagnostics: [], schema: '', path: [], statements: 0,
    careful: first.filter((one) => one.loose).length * 10 < first.length, told: !because.startsWith('nothing'),
  }
  supabaseUsers(draft, source.uri)
  for (let one = first.shift(); one; one = first.shift()) applyStatement(one, draft)
  for (const one of statements) applyStatement(one, draft)
  obeyTriggers(draft)
  settleRefused(draft, tellContradictions(draft))
  meetSequences(draft)
  meetReferences(draft)
  const catalog = toCatalog(draft, notes, source.uri, because)
  if (catalog.entities.length === 0) {
    draft.diagnostics.push({
      code: 'source/no-entity', severity: 'error', message: 'The script creates no table.', span: { start: 0, end: Math.min(text.length, 1) },
    })
  }
  for (const table of draft.tables.values()) {
    if (table.triggers.length === 0) continue
    draft.diagnostics.push({
      code: 'sql/trigger', severity: 'information', span: table.nameSpan,
      message: `\`${table.name}\` has ${table.triggers.length} trigger${table.triggers.length > 1 ? 's' : ''}, which may refuse or change rows`,
      instead: 'Triggers are not modelled.',
    })
  }
  return { ...placedIn({ catalog, diagnostics: draft.diagnostics }, script, source.uri), evidence: { kind: 'sql', dialect: dialect.id } }
}
