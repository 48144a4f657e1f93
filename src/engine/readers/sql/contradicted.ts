import { contradict } from '../../expression/contradiction.ts'
import { columnsOf, type Expression } from '../../expression/expression.ts'
import type { ColumnLimits, Columns } from '../../expression/limits.ts'
import { parseExpression } from '../../expression/parse.ts'
import type { Draft, DraftCheck, DraftColumn, DraftTable } from './draft.ts'
import { findColumn } from './names.ts'
import { checkText } from './rules.ts'
import { baseType } from './shapes.ts'

interface Check {
  readonly check: DraftCheck
  readonly text: string
  readonly tree: Expression
}

/**
 * Tells CHECKs that no row of a table can meet, by the fewest of them that contradict one another or a column's type:
 * such a table, which is given back, stays empty. A column that can only be NULL is NULL.
 */
export function tellContradictions(draft: Draft): ReadonlySet<DraftTable> {
  const told = new Set<DraftTable>()
  for (const table of draft.tables.values()) {
    // What is read out of a trigger is a way to please it, no more.
    const own = table.checks.filter((one) => one.origin !== 'trigger')
    if (own.length === 0) continue
    const checks = own.map((check): Check => {
      const text = checkText(check, draft)
      return { check, text, tree: parseExpression(text, draft.dialect) }
    })
    const columns = limitsOf(table, draft)
    let rest: readonly Check[] = checks
    for (let fewest = fewestOf(rest, columns); fewest.length > 0; fewest = fewestOf(rest, columns)) {
      refuse(table, fewest, draft)
      told.add(table)
      rest = rest.filter((one) => one !== fewest.at(-1))
    }
    if (told.has(table)) continue
    const read = new Set(checks.flatMap(({ tree }) => [...columnsOf(tree)]).map((name) => name.toLowerCase()))
    for (const column of table.columns) {
      if (!column.nullable || !read.has(column.name.toLowerCase())) continue
      const filled: Columns = (name) => {
        const found = columns(name)
        return found?.name === column.name ? { ...found, nullable: false } : found
      }
      const why = fewestOf(checks, filled)
      if (why.length > 0) keepNull(column, why, draft)
    }
  }
  return told
}

/** The fewest checks that contradict one another; none: they do not. */
function fewestOf(checks: readonly Check[], columns: Columns): readonly Check[] {
  const isContradicted = (some: readonly Check[]): boolean =>
    contradict(
      some.map((one) => one.tree),
      columns,
    )
  if (!isContradicted(checks)) return []
  let left = checks
  for (const one of checks) {
    const without = left.filter((other) => other !== one)
    if (isContradicted(without)) left = without
  }
  return left
}

function refuse(table: DraftTable, fewest: readonly Check[], draft: Draft): void {
  const [last, others] = [fewest.at(-1), fewest.slice(0, -1)]
  if (!last) return
  const together = others.map((one) => `CHECK (${one.text})`).join(' and ')
  const message = `no row can meet CHECK (${last.text})${together === '' ? '' : ` together with ${together}`}`
  draft.diagnostics.push({
    code: 'sql/rule',
    severity: 'error',
    span: last.check.span,
    message: `\`${table.name}\` can have no rows: ${message}`,
    instead: 'No rows are made for it.',
  })
  table.refused ??= message
  table.empty = true
  table.impossible = true
}

function keepNull(column: DraftColumn, why: readonly Check[], draft: Draft): void {
  const last = why.at(-1)
  if (!last) return
  column.only = [null]
  draft.diagnostics.push({
    code: 'sql/rule',
    severity: 'warning',
    span: last.check.span,
    message: `\`${column.name}\` can hold nothing but NULL: ${why.map((one) => `CHECK (${one.text})`).join(' and ')}`,
    instead: 'It is NULL in every row.',
  })
}

function limitsOf(table: DraftTable, draft: Draft): Columns {
  const known = new Map<string, ColumnLimits>()
  return (name) => {
    const column = findColumn(table, name)
    if (!column) return undefined
    const found = known.get(column.name) ?? typeLimits(column, draft)
    known.set(column.name, found)
    return found
  }
}

/** SQLite keeps what its columns' types do not hold, so there a type says nothing. */
function typeLimits(column: DraftColumn, draft: Draft): ColumnLimits {
  const type = baseType(column.type, draft)
  const { name, nullable } = column
  const isHeld = draft.dialect.base !== 'sqlite'
  switch (type.family) {
    case 'integer':
      return {
        name,
        nullable,
        kind: 'number',
        integer: isHeld,
        ...(isHeld && type.minimum !== undefined ? { minimum: type.minimum } : {}),
        ...(isHeld && type.maximum !== undefined ? { maximum: type.maximum } : {}),
      }
    case 'decimal':
    case 'float':
      return { name, nullable, kind: 'number' }
    case 'date':
    case 'timestamp':
      return { name, nullable, kind: isHeld ? 'instant' : 'other' }
    case 'text':
      return {
        name,
        nullable,
        kind: 'text',
        ...(isHeld && type.length !== undefined ? { maxLength: type.length } : {}),
      }
    case 'enum':
      return { name, nullable, kind: 'text', ...(isHeld && type.labels ? { values: type.labels } : {}) }
    default:
      return { name, nullable, kind: 'other' }
  }
}
