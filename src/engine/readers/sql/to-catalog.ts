import type { Catalog, Entity, Relation } from '../../catalog/catalog.ts'
import type { Constraint } from '../../catalog/constraint.ts'
import type { Annotation } from '../../catalog/annotation.ts'
import type { Column, Field, Hints, Shape } from '../../catalog/shape.ts'
import { needsQuotes, writeName } from '../../dialects/names.ts'
import type { Expression } from '../../expression/expression.ts'
import { parseExpression } from '../../expression/parse.ts'
import { annotationAt } from './annotations.ts'
import { charsetOf } from './charsets.ts'
import type { Draft, DraftColumn, DraftTable } from './draft.ts'
import { fullLength, narrowShape, readsJson } from './narrow.ts'
import { findColumn, findTable, findType } from './names.ts'
import { checkText, inlinedText, domainCheck, expressionText, partitionRule } from './rules.ts'
import { baseType, orNull, typeShape } from './shapes.ts'
import type { Comment } from '../../dialects/token.ts'

/** Engines of MySQL that take a foreign key and forget it. */
const FORGETFUL = /^(?:myisam|memory|heap|archive|csv|aria|merge)$/i

/** The catalog of what stands after the last statement. */
export function toCatalog(draft: Draft, notes: readonly Comment[], uri: string, because: string): Catalog {
  const tables = [...draft.tables.values()].filter((table) => !table.partitionOf)
  const counts = new Map<string, number>()
  for (const table of tables) counts.set(table.name.toLowerCase(), (counts.get(table.name.toLowerCase()) ?? 0) + 1)
  const names = new Map<DraftTable, string>()
  for (const table of tables) {
    const several = (counts.get(table.name.toLowerCase()) ?? 0) > 1
    names.set(table, several && table.schema !== undefined ? `${table.schema}.${table.name}` : table.name)
  }
  const annotations = annotationAt(draft, notes)
  const relations: Relation[] = []
  const entities = tables.map((table): Entity => {
    relations.push(...relationsOf(table, names, draft))
    return entityOf(table, names.get(table) ?? table.name, { draft, annotations, names })
  })
  return { uri, language: 'sql', variant: { id: draft.dialect.id, because }, entities, definitions: {}, relations }
}

interface Context {
  readonly draft: Draft
  readonly annotations: (column: DraftColumn) => Annotation | undefined
  readonly names: ReadonlyMap<DraftTable, string>
}

function entityOf(table: DraftTable, name: string, context: Context): Entity {
  const { draft } = context
  const asked = table.columns.flatMap((column): Constraint[] => (context.annotations(column)?.unique ? [{ kind: 'unique', fields: [column.name], span: column.nameSpan }] : []))
  const declared = constraintsOf(table, draft)
  const alone = new Set(declared.flatMap((one) => (one.kind === 'rule' || one.fields.length !== 1 ? [] : one.fields)))
  const constraints = [...declared, ...asked.filter((one) => one.kind === 'unique' && !alone.has(one.fields[0] ?? ''))]
  const rules = constraints.flatMap((one) => (one.kind === 'rule' ? [parseExpression(one.expression, draft.dialect)] : []))
  const readers = [...rules, ...computedOf(table, draft)]
  const fields = table.columns.map((written) => {
    // MariaDB's JSON is a text that a CHECK keeps valid, and so is SQLite's and Oracle's.
    const isJson = written.type.family === 'text' && readers.some((one) => readsJson(one, written.name))
    const column: DraftColumn = isJson ? { ...written, type: { ...written.type, family: 'json' } } : written
    const field = fieldOf(column, table, context)
    if (rules.length === 0) return field
    const shape = narrowShape(field.shape, column.name, rules)
    const isPadded = draft.dialect.base === 'postgresql' && /^(?:char|character|bpchar)$/i.test(column.type.name)
    return { ...field, shape: isPadded ? fullLength(shape) : shape }
  })
  const shape: Shape = { kind: 'object', fields, rest: [], closed: true }
  const schema = table.schema === undefined || table.schema.toLowerCase() === draft.dialect.defaultSchema ? undefined : table.schema
  const own = writeName(table.name, draft.dialect)
  const sqlName = schema === undefined ? own : `${writeName(schema, draft.dialect)}.${own}`
  return {
    name, key: schema === undefined ? table.name : `${schema}.${table.name}`, shape,
    constraints, span: table.span, nameSpan: table.nameSpan,
    ...(table.comment === undefined ? {} : { description: table.comment }),
    table: { ...(schema === undefined ? {} : { schema }), sqlName, name: table.name, ...(table.refused === undefined ? {} : { refused: table.refused }), ...(table.impossible ? { impossible: true as const } : {}), ...(table.fed ? { fed: table.fed.map((one) => context.names.get(one) ?? one.name) } : {}), ...(Object.keys(table.session).length > 0 ? { session: table.session } : {}) },
    ...(table.existing.length > 0 ? { existing: table.existing } : {}),
    ...(table.triggers.length > 0 ? { triggers: table.triggers } : {}),
  }
}

/** What the database makes columns and the terms of indexes of, where that reads JSON. */
function computedOf(table: DraftTable, draft: Draft): readonly Expression[] {
  return table.columns.flatMap(({ computed }) => (computed !== undefined && /json|->/i.test(computed) ? [parseExpression(computed, draft.dialect)] : []))
}

function fieldOf(column: DraftColumn, table: DraftTable, { draft, annotations }: Context): Field {
  const charset = charsetOf(column, table, draft)
  const base = baseType(column.type, draft)
  const annotation = annotations(column)
  const typeName = column.type.family === 'unknown' && findType(column.type.name, draft)?.kind === 'domain' ? column.type.name : undefined
  const hints: Hints = {
    ...(column.comment === undefined ? {} : { description: column.comment }), ...(annotation ? { annotation } : {}),
    ...(typeName === undefined ? {} : { typeName }),
  }
  const some = Object.keys(hints).length > 0 ? hints : undefined
  const bare = passing(typeShape(column.type, draft), column.only)
  const shape = column.nullable && !column.only ? orNull(bare, some) : some ? { ...bare, hints: some } : bare
  const about: Column = {
    type: column.type.text, family: base.family, nullable: column.nullable, ...(column.generated ? { generated: true } : {}), ...(column.computed === undefined ? {} : { computed: inlinedText(column.computed, draft) }),
    ...(column.identity ? { identity: column.identity } : {}), ...(column.default === undefined ? {} : { default: column.default }),
    ...(column.comment === undefined ? {} : { comment: column.comment }), ...(charset === undefined ? {} : { charset }), ...(needsQuotes(column.name, draft.dialect) ? { quoted: true } : {}),
  }
  return { name: column.name, shape, optional: false, span: column.span, column: about }
}

/** The values that triggers let pass, of a shape. */
function passing(shape: Shape, only: DraftColumn['only']): Shape {
  if (!only) return shape
  if (only.every((one) => one === null)) return { kind: 'null' }
  if (shape.kind === 'array') return only[0] === '{}' ? { ...shape, maxItems: 0 } : shape
  return /^(?:boolean|number|string|literal)$/.test(shape.kind) ? { kind: 'literal', values: only } : shape
}

function constraintsOf(table: DraftTable, draft: Draft): Constraint[] {
  const out: Constraint[] = []
  const named = (name: string | undefined): { readonly name?: string } => (name === undefined ? {} : { name })
  const seen = new Set<string>()
  for (const key of table.keys) {
    // Oracle's index holds a key of which one part is not NULL: there such keys are compared.
    const fields = key.columns.map((one) => findColumn(table, one)?.name ?? one)
    if (fields.some((one) => !findColumn(table, one))) continue
    const identity = key.kind + [...fields].sort().join('\u0001') + (key.where ?? '') + String(key.expression ?? false)
    if (seen.has(identity)) continue
    seen.add(identity)
    out.push({
      kind: key.kind, fields, span: key.span, ...named(key.name), ...(key.where === undefined ? {} : { where: key.where }),
      ...(key.caseInsensitive ? { caseInsensitive: true } : {}), ...(key.ranges ? { ranges: true } : {}), ...(key.nullsEqual || (draft.dialect.base === 'oracle' && fields.length > 1 && fields.some((one) => findColumn(table, one)?.nullable)) ? { nullsEqual: true } : {}),
      ...(key.expression ? { over: draft.text.slice(key.span.start, key.span.end) } : {}),
    })
  }
  for (const check of table.checks) {
    out.push({ kind: 'rule', expression: checkText(check, draft), span: check.span, origin: check.origin, ...named(check.name) })
  }
  for (const column of table.columns) {
    let type = findType(column.type.name, draft)
    for (let depth = 0; type?.kind === 'domain' && column.type.family === 'unknown' && depth < 8; depth++) {
      for (const check of type.checks) {
        const own = domainCheck(check, column.name, draft)
        out.push({ kind: 'rule', expression: own.text ?? expressionText(own.tokens, draft), span: check.span, origin: 'domain' })
      }
      type = type.base ? findType(type.base.name, draft) : undefined
    }
  }
  const rule = partitionRule(table, draft)
  if (rule !== undefined) out.push({ kind: 'rule', expression: rule, origin: 'partition', span: table.span })
  return out
}

function relationsOf(table: DraftTable, names: ReadonlyMap<DraftTable, string>, draft: Draft): Relation[] {
  if (table.engine !== undefined && FORGETFUL.test(table.engine)) return []
  const out: Relation[] = []
  for (const reference of table.references) {
    let parent = findTable(reference.table, draft)
    for (let i = 0; parent?.partitionOf && i < 4; i++) parent = parent.partitionOf
    const to = parent ? names.get(parent) : undefined
    const fields = reference.columns.map((one) => findColumn(table, one))
    // The parent was never made, so the ALTER that ties this table to it was refused.
    if (parent?.refused !== undefined && parent.empty !== true && table.refused === undefined) continue
    if (!parent && draft.dialect.base === 'sqlite' && fields.every((one) => one)) {
      // SQLite keeps a reference to a table that does not exist, and refuses every value but NULL.
      out.push({
        from: names.get(table) ?? table.name, fromFields: fields.map((one) => one?.name ?? ''), to: reference.table.name,
        toFields: reference.references, optional: fields.some((one) => one?.nullable === true), span: reference.span,
      })
      continue
    }
    if (!parent || to === undefined || fields.some((one) => !one)) {
      draft.diagnostics.push({
        code: 'sql/unknown-table', severity: 'information', span: reference.span,
        message: `\`${table.name}\` refers to \`${reference.table.name}\`, which is not in the file`, instead: 'The reference is passed over.',
      })
      continue
    }
    const primary = parent.keys.find((key) => key.kind === 'primary')?.columns ?? []
    const references = reference.references.length > 0 ? reference.references : primary
    const targets = references.map((one) => (parent ? findColumn(parent, one)?.name : undefined))
    if (targets.length !== fields.length || targets.some((one) => one === undefined)) continue
    out.push({
      from: names.get(table) ?? table.name, fromFields: fields.map((one) => one?.name ?? ''), to,
      toFields: targets.map((one) => one ?? ''), optional: fields.some((one) => one?.nullable === true),
      span: reference.span, ...(reference.name === undefined ? {} : { name: reference.name }), ...(reference.deferrable ? { deferrable: true } : {}),
    })
  }
  return out
}
