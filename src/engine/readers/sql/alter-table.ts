import { charsetIn } from './charsets.ts'
import { readColumn, readConstraints, takeIfExists } from './column.ts'
import { takeType } from './column-type.ts'
import { keepHistory, readItems } from './create-table.ts'
import { commaParts, cursorOf, group, isSign, peek, take, takeName, takeSign, textOf, word, type Cursor } from './cursor.ts'
import type { Draft, DraftTable } from './draft.ts'
import { draftName, findColumn, findTable, kept, tableKey } from './names.ts'
import { nameConstraints, renameColumn, renameTable } from './rename.ts'
import { countFrom } from './sequences.ts'
import { opensConstraint, readConstraint } from './table-items.ts'

/** Reads `ALTER TABLE`; the cursor stands behind the word TABLE. */
export function alterTable(cursor: Cursor, draft: Draft): void {
  takeIfExists(cursor)
  take(cursor, 'ONLY')
  const written = takeName(cursor)
  if (!written) return
  if (isSign(cursor, '*')) cursor.position++
  const name = draftName(written, draft)
  const table = findTable(name, draft)
  if (!table) return
  keepHistory(cursor.tokens, draft)
  // SQL Server: WITH CHECK ADD CONSTRAINT …
  if (take(cursor, 'WITH')) cursor.position++
  let previous = ''
  for (const part of commaParts(cursor.tokens.slice(cursor.position))) {
    const action = cursorOf(part)
    const verb = word(action)
    const known = VERBS.has(verb)
    if (known) {
      action.position++
      previous = verb
      act(verb, action, table, draft)
    } else if (previous === 'ADD') act('ADD', action, table, draft)
    else if (previous === 'DROP' && part.length === 1) act('DROP', cursorOf(part), table, draft)
  }
}

const VERBS = new Set([
  'ADD', 'DROP', 'ALTER', 'MODIFY', 'CHANGE', 'RENAME', 'SET', 'OWNER', 'ATTACH', 'DETACH', 'INHERIT', 'NO', 'ENABLE', 'DISABLE',
  'VALIDATE', 'CLUSTER', 'REPLICA', 'COMMENT', 'ENGINE', 'AUTO_INCREMENT', 'CONVERT', 'DEFAULT', 'CHECK', 'NOCHECK', 'FORCE', 'ORDER',
])

function act(verb: string, cursor: Cursor, table: DraftTable, draft: Draft): void {
  switch (verb) {
    case 'ADD':
      return add(cursor, table, draft)
    case 'DROP':
      return drop(cursor, table, draft)
    case 'ALTER':
      return alterColumn(cursor, table, draft)
    case 'MODIFY':
    case 'CHANGE':
      return modify(verb, cursor, table, draft)
    case 'RENAME':
      return rename(cursor, table, draft)
    case 'SET':
      if (take(cursor, 'SCHEMA')) {
        const schema = takeName(cursor)
        if (schema) moveSchema(table, draftName(schema, draft).name, draft)
      }
      return
    case 'ATTACH':
      return attach(cursor, table, draft)
    case 'INHERIT': {
      const parent = takeName(cursor)
      const found = parent ? findTable(draftName(parent, draft), draft) : undefined
      if (found) table.inherits.push(found)
      return
    }
    case 'AUTO_INCREMENT':
      takeSign(cursor, '=')
      return countFrom(table, Number(peek(cursor)?.text), draft)
    case 'CONVERT': {
      const charset = charsetIn(textOf(draft.text, cursor.tokens))
      if (charset !== undefined) table.converted = charset
      return
    }
    case 'ENGINE':
      takeSign(cursor, '=')
      table.engine = peek(cursor)?.text ?? ''
      return
    default:
  }
}

function add(cursor: Cursor, table: DraftTable, draft: Draft): void {
  const column = take(cursor, 'COLUMN')
  takeIfExists(cursor)
  if (isSign(cursor, '(')) {
    readItems(group(cursor) ?? [], table, draft)
    return
  }
  if (!column && opensConstraint(cursor, draft)) {
    readConstraint(cursor, table, draft)
    return
  }
  if (!column && take(cursor, 'PARTITION')) return
  // SQL Server: ADD DEFAULT (x) FOR column.
  if (!column && word(cursor) === 'DEFAULT' && isSign(cursor, '(', 1)) return
  const start = peek(cursor)
  if (start && findColumn(table, kept(start, draft))) return
  const added = readColumn(cursor.tokens.slice(cursor.position), table, draft)
  if (added) table.columns.push(added)
}

function drop(cursor: Cursor, table: DraftTable, draft: Draft): void {
  if (take(cursor, 'PRIMARY', 'KEY')) {
    table.keys = table.keys.filter((key) => key.kind !== 'primary')
    return
  }
  const what = word(cursor)
  if (/^(?:CONSTRAINT|INDEX|KEY|CHECK|PARTITION)$/.test(what) || (what === 'FOREIGN' && word(cursor, 1) === 'KEY')) {
    cursor.position += what === 'FOREIGN' ? 2 : 1
    takeIfExists(cursor)
    const name = takeName(cursor)
    if (name) dropConstraint(table, draftName(name, draft).name)
    return
  }
  take(cursor, 'COLUMN')
  takeIfExists(cursor)
  const inner = group(cursor)
  const names = inner ? commaParts(inner).map((part) => part[0]) : [peek(cursor)]
  for (const token of names) if (token) dropColumn(table, kept(token, draft))
}

/** Drops keys, references and checks of that name; MySQL calls its primary key PRIMARY. */
export function dropConstraint(table: DraftTable, name: string): void {
  nameConstraints(table)
  const lower = name.toLowerCase()
  const is = (one: { readonly name?: string }): boolean => one.name?.toLowerCase() === lower
  table.keys = table.keys.filter((key) => !is(key) && !(lower === 'primary' && key.kind === 'primary'))
  table.references = table.references.filter((one) => !is(one))
  table.checks = table.checks.filter((one) => !is(one))
}

function dropColumn(table: DraftTable, name: string): void {
  const lower = name.toLowerCase()
  const has = (columns: readonly string[]): boolean => columns.some((one) => one.toLowerCase() === lower)
  table.columns = table.columns.filter((one) => one.name.toLowerCase() !== lower)
  table.keys = table.keys.filter((key) => !has(key.columns))
  table.references = table.references.filter((one) => !has(one.columns))
  table.checks = table.checks.filter((one) => !one.tokens.some((token) => token.kind !== 'string' && token.text.toLowerCase() === lower))
}

function alterColumn(cursor: Cursor, table: DraftTable, draft: Draft): void {
  if (take(cursor, 'INDEX') || take(cursor, 'CONSTRAINT')) return
  take(cursor, 'COLUMN')
  const token = peek(cursor)
  const column = token ? findColumn(table, kept(token, draft)) : undefined
  cursor.position++
  if (!column) return
  if (take(cursor, 'SET', 'NOT', 'NULL')) column.nullable = false
  else if (take(cursor, 'DROP', 'NOT', 'NULL')) column.nullable = !isPrimary(table, column.name)
  else if (take(cursor, 'DROP', 'DEFAULT')) {
    delete column.default
    if (column.type.serial === true) delete column.identity
  }
  else if (take(cursor, 'SET', 'DEFAULT')) column.default = textOf(draft.text, cursor.tokens.slice(cursor.position))
  else if (take(cursor, 'DROP', 'IDENTITY')) delete column.identity
  else if (take(cursor, 'DROP', 'EXPRESSION')) {
    column.generated = false
    delete column.computed
  }
  else if (take(cursor, 'ADD')) readConstraints(cursor, column, { table, draft })
  else if (take(cursor, 'SET', 'DATA', 'TYPE') || take(cursor, 'TYPE')) {
    column.type = takeType(cursor, draft)
    if (column.type.family !== 'integer' && column.type.family !== 'decimal') delete column.identity
  }
  else if (draft.dialect.base === 'mssql' || draft.dialect.base === 'oracle' || draft.dialect.id === 'h2') {
    take(cursor, 'SET')
    if (word(cursor) === 'NULL' || word(cursor) === 'NOT') readConstraints(cursor, column, { table, draft })
    else if (word(cursor) !== '' || peek(cursor)?.kind === 'quoted') {
      column.type = takeType(cursor, draft)
      column.nullable = true
      readConstraints(cursor, column, { table, draft })
    }
  }
}

function modify(verb: string, cursor: Cursor, table: DraftTable, draft: Draft): void {
  take(cursor, 'COLUMN')
  takeIfExists(cursor)
  if (isSign(cursor, '(')) {
    for (const part of commaParts(group(cursor) ?? [])) modify('MODIFY', cursorOf(part), table, draft)
    return
  }
  const token = peek(cursor)
  if (!token) return
  const old = findColumn(table, kept(token, draft))
  if (verb === 'CHANGE') cursor.position++
  if (!old) return
  if (draft.dialect.base === 'oracle') {
    cursor.position++
    if (!/^(?:NOT|NULL|DEFAULT|CONSTRAINT)$/.test(word(cursor))) old.type = takeType(cursor, draft)
    readConstraints(cursor, old, { table, draft })
    return
  }
  const changed = readColumn(cursor.tokens.slice(cursor.position), table, draft)
  if (!changed) return
  if (changed.name !== old.name) renameColumn(table, old.name, changed.name, draft)
  table.columns = table.columns.map((one) => (one === old ? { ...changed, nullable: changed.nullable && !isPrimary(table, changed.name) } : one))
}

function isPrimary(table: DraftTable, column: string): boolean {
  return table.keys.some((key) => key.kind === 'primary' && key.columns.some((one) => one.toLowerCase() === column.toLowerCase()))
}

function rename(cursor: Cursor, table: DraftTable, draft: Draft): void {
  if (take(cursor, 'INDEX') || take(cursor, 'KEY') || take(cursor, 'CONSTRAINT')) {
    const from = takeName(cursor)
    take(cursor, 'TO')
    const to = takeName(cursor)
    if (!from || !to) return
    const [old, name] = [draftName(from, draft).name.toLowerCase(), draftName(to, draft).name]
    for (const one of [...table.keys, ...table.references, ...table.checks]) if (one.name?.toLowerCase() === old) one.name = name
    return
  }
  if (take(cursor, 'TO') || take(cursor, 'AS')) {
    const to = takeName(cursor)
    if (to) renameTable(table, draftName(to, draft), draft)
    return
  }
  take(cursor, 'COLUMN')
  const from = peek(cursor)
  cursor.position++
  if (from && take(cursor, 'TO')) {
    const to = peek(cursor)
    if (to) renameColumn(table, kept(from, draft), kept(to, draft), draft)
  } else if (from) {
    cursor.position--
    const to = takeName(cursor)
    if (to) renameTable(table, draftName(to, draft), draft)
  }
}

function moveSchema(table: DraftTable, schema: string, draft: Draft): void {
  draft.tables.delete(tableKey(table, draft))
  table.schema = schema
  draft.tables.set(tableKey(table, draft), table)
}

function attach(cursor: Cursor, table: DraftTable, draft: Draft): void {
  if (!take(cursor, 'PARTITION')) return
  const name = takeName(cursor)
  const part = name ? findTable(draftName(name, draft), draft) : undefined
  if (!part) return
  part.partitionOf = table
  table.partitions.push({ bound: textOf(draft.text, cursor.tokens.slice(cursor.position)), table: part })
}
