import { entityAt, type Outline, type OutlineEntity } from '../../outline/outline.ts'
import { type SqlToken } from '../../outline/sql-tokens.ts'
import { sqlStatements, type TableStatement } from '../../outline/sql.ts'
import { insertBlock, type Placed, type TextEdit } from './edit.ts'
import { contentHash, type Marker, markerText } from './marker.ts'
import type { WrittenBlock } from './written-blocks.ts'

/** Records as text, and what to say above them. */
export interface Block {
  readonly form: 'typescript' | 'sql'
  readonly body: string
  /** Absent: no comment is written. */
  readonly marker?: Omit<Marker, 'hash'>
  readonly eol: string
}

/** The block with its comment. */
export function blockText(block: Block): string {
  const body = block.body.trim()
  if (block.marker === undefined) return body
  const sign = block.form === 'sql' ? '--' : '//'
  return `${sign} ${markerText({ ...block.marker, hash: contentHash(body) })}${block.eol}${body}`
}

/** A new block behind `offset`. */
export function placeBlock(text: string, offset: number, block: Block): Placed {
  return insertBlock(text, offset, blockText(block), block.eol)
}

/** The block in place of one that we wrote. */
export function replaceBlock(written: Pick<WrittenBlock, 'start' | 'end'>, block: Block): Placed {
  const text = blockText(block)
  return { edits: [{ start: written.start, end: written.end, text }], reveal: { start: written.start, end: written.start + text.length } }
}

/** The comment of a block that grew. */
export function renewMarker(text: string, written: WrittenBlock, now: Partial<Marker> & Pick<Marker, 'rows' | 'hash'>): TextEdit {
  const line = text.slice(written.start, written.bodyStart).trimEnd()
  const sign = /^(?:--|\/\/)/.exec(line)?.[0] ?? '//'
  return { start: written.start, end: written.start + line.length, text: `${sign} ${markerText({ ...written.marker, ...now })}` }
}

/** Behind which offset a type's records go: the end of its declaration, or of the last one of those asked for. */
export function typescriptOffset(entities: readonly OutlineEntity[], text: string): number {
  return entities.reduce((end, entity) => Math.max(end, entity.range.end), entities.length === 0 ? text.length : 0)
}

/**
 * Behind which offset a table's INSERTs go: below the table, unless a table it refers to (directly or through others) is
 * declared, changed or filled further down, or it is itself changed there: then the end of the text.
 */
export function sqlOffset(text: string, entities: readonly OutlineEntity[]): number {
  const own = typescriptOffset(entities, text)
  const statements = sqlStatements(text)
  const needed = neededTables(statements, entities.map((each) => each.name.toLowerCase()))
  const later = statements.some((each) => each.range.start >= own && concerns(each, needed))
  return later ? text.length : own
}

function concerns(statement: TableStatement, tables: ReadonlySet<string>): boolean {
  if (statement.kind !== 'other') return tables.has(statement.table.toLowerCase())
  const words = statement.tokens.filter((token) => token.kind === 'word').map((token) => token.text.toLowerCase())
  // A type, sequence or domain that is made further down must exist before rows are loaded.
  return words[0] === 'create' && /^(?:type|domain|sequence|unique|index|extension)$/.test(words[1] ?? '') && words.some((word) => tables.has(word))
}

/** The tables and all that their REFERENCES lead to. */
function neededTables(statements: readonly TableStatement[], start: readonly string[]): ReadonlySet<string> {
  const references = new Map<string, string[]>()
  for (const { kind, table, tokens } of statements) {
    if (kind !== 'create' && kind !== 'alter') continue
    const known = references.get(table.toLowerCase()) ?? []
    references.set(table.toLowerCase(), [...known, ...referenced(tokens)])
  }
  const needed = new Set<string>()
  const waiting = [...start]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (needed.has(next)) continue
    needed.add(next)
    waiting.push(...(references.get(next) ?? []))
  }
  return needed
}

function referenced(tokens: readonly SqlToken[]): string[] {
  const solid = tokens.filter((token) => token.kind !== 'comment')
  return solid.flatMap((token, index) => {
    if (token.quoted === true || !/^references$/i.test(token.text)) return []
    let at = index + 1
    while (solid[at + 1]?.text === '.') at += 2
    const name = solid[at]?.text
    return name === undefined ? [] : [name.toLowerCase()]
  })
}

/** What a command at `offset` is about: the entity there, else all that have lenses; for a command on a whole file all. */
export function chosenEntities(outline: Outline, offset: number | undefined): readonly OutlineEntity[] {
  const at = offset === undefined ? undefined : entityAt(outline, offset)
  if (at !== undefined) return [at]
  const lensed = outline.entities.filter((each) => each.lens)
  return lensed.length > 0 ? lensed : outline.entities
}
