import type { Catalog, Entity, Relation } from '../catalog/catalog.ts'
import type { Field, Shape } from '../catalog/shape.ts'
import { Special, type Value } from '../catalog/value.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { dialectOf } from '../dialects/dialect.ts'
import { columnsOf, hasUnknown, type Expression } from '../expression/expression.ts'
import { parseExpression } from '../expression/parse.ts'
import { rulePatterns } from './relate-patterns.ts'
import { capacities } from './relate-rows.ts'
import type { ColumnFacts, EntityPlan, FieldStep, ParentChoice, SearchedKey, Step, TablePlan } from './step.ts'

type Report = (diagnostic: Diagnostic) => void

/**
 * Ties the columns of tables together: numbered keys, foreign keys as choices of a parent's row, keys and rules that are
 * met row by row. Row counts shrink where keys or parents hold fewer.
 */
export function relate(catalog: Catalog, plans: readonly EntityPlan[], report: Report): EntityPlan[] {
  const rows = capacities(catalog, plans, report)
  const planned = new Map(plans.map((plan) => [plan.name, plan]))
  return plans.map((plan) => {
    const entity = catalog.entities.find((one) => one.name === plan.name)
    const count = rows.get(plan.name) ?? plan.rows
    return entity && plan.step.do === 'object' ? tablePlan(catalog, { ...plan, rows: count }, entity, { planned, rows, report }) : plan
  })
}

interface Tables {
  readonly planned: ReadonlyMap<string, EntityPlan>
  readonly rows: ReadonlyMap<string, number>
  readonly report: Report
}

function tablePlan(catalog: Catalog, plan: EntityPlan, entity: Entity, tables: Tables): EntityPlan {
  if (plan.step.do !== 'object' || entity.shape.kind !== 'object') return plan
  const dialect = dialectOf(catalog.variant?.id)
  const byName = new Map(entity.shape.fields.map((field) => [field.name, field]))
  const columns = Object.fromEntries(entity.shape.fields.map((field) => [field.name, facts(field)]))
  const relations = catalog.relations.filter((one) => one.from === entity.name)
  const referenced = new Map<string, ParentChoice>()
  const nulls = new Set<string>()
  const choices: ParentChoice[] = []
  const keys = entity.constraints.filter((one) => one.kind !== 'rule')
  for (const relation of [...relations].sort((a, b) => a.fromFields.length - b.fromFields.length)) {
    const parent = catalog.entities.find((one) => one.name === relation.to)
    if (!parent) {
      for (const name of relation.fromFields) if (byName.get(name)?.column?.nullable) nulls.add(name)
      continue
    }
    if (!tables.planned.has(relation.to) || relation.fromFields.every((name) => byName.get(name)?.column?.generated)) continue
    const choice = choiceOf(relation, parent, { entity, rows: tables.rows, keys: keys.map((key) => key.fields) })
    if (relation.fromFields.every((name) => referenced.has(name)) && relation.fromFields.length === 1) {
      // The same columns point to two tables: the first choice stands when both number their rows alike.
      continue
    }
    choices.push(choice)
    for (const name of relation.fromFields) if (!referenced.has(name)) referenced.set(name, choice)
  }
  const rules = readRules(entity, dialect.id, tables.report)
  const ruled = new Set(rules.flatMap((rule) => [...columnsOf(rule.tree)].map((name) => columnCalled(name, byName) ?? '')))
  const counted = new Set<string>()
  const members = new Set<string>([...ruled].filter((name) => byName.has(name) && !referenced.has(name)))
  const searched: SearchedKey[] = []
  for (const key of [...keys].sort((a, b) => a.fields.length - b.fields.length)) {
    const own = key.fields.filter((name) => !referenced.has(name) && !nulls.has(name))
    if (key.fields.some((name) => counted.has(name)) || own.some((name) => columns[name]?.family === 'uuid' && !ruled.has(name))) continue
    const number = own.find((name) => columns[name]?.family === 'integer' && !ruled.has(name) && !isList(byName.get(name)?.shape))
    if (number !== undefined) {
      counted.add(number)
      continue
    }
    const unique = choices.some((one) => one.unique && one.columns.every((name) => key.fields.includes(name)))
    if (unique && (entity.existing ?? []).length === 0 && rules.length === 0) continue
    for (const name of own) members.add(name)
    searched.push({ columns: key.fields, taken: takenBy(entity, key.fields) })
  }
  for (const field of entity.shape.fields) {
    const { column } = field
    if (column?.identity && !referenced.has(field.name) && !ruled.has(field.name) && columns[field.name]?.family === 'integer') counted.add(field.name)
  }
  const fields = plan.step.fields.map((field): FieldStep => {
    const { name, step: natural } = field
    const because = (text: string, step: Step): FieldStep => ({ ...field, step: { ...step, because: text } })
    if (referenced.has(name)) return because(`refers to ${referenced.get(name)?.parent ?? ''}`, { do: 'reference', table: entity.name, column: name, natural })
    if (nulls.has(name)) return because('refers to a table that does not exist', { do: 'literal', value: null })
    if (counted.has(name)) return because('numbered', { do: 'key', first: firstNumber(entity, name, columns[name]) })
    if (members.has(name)) return because('joined by a key or CHECK', { do: 'member', table: entity.name, column: name, natural })
    return field
  })
  const table: TablePlan = {
    dialect: dialect.id, choices, keys: searched, rules: rules.map((rule) => rule.text), columns, patterns: rulePatterns(rules.map((rule) => rule.tree)),
  }
  return { ...plan, step: { ...plan.step, fields }, table }
}

function choiceOf(
  relation: Relation, parent: Entity,
  more: { readonly entity: Entity; readonly rows: ReadonlyMap<string, number>; readonly keys: readonly (readonly string[])[] },
): ParentChoice {
  const unique = more.keys.some((key) => key.length > 0 && key.every((name) => relation.fromFields.includes(name)))
  return {
    columns: relation.fromFields, parent: relation.to, parentColumns: relation.toFields, parents: more.rows.get(relation.to) ?? 0,
    existing: takenBy(parent, relation.toFields).slice(0, 2000), self: relation.from === relation.to, optional: relation.optional, unique,
  }
}

/** The values of some columns in the rows of the source; rows that lack one are left out, numbered columns counted. */
export function takenBy(entity: Entity, columns: readonly string[]): (readonly Value[])[] {
  const out: (readonly Value[])[] = []
  let serial = 0
  const fields = entity.shape.kind === 'object' ? entity.shape.fields : []
  for (const block of entity.existing ?? []) {
    const places = columns.map((name) => block.columns.indexOf(name))
    for (const row of block.rows) {
      serial++
      const values = columns.map((name, i): Value | undefined => {
        const place = places[i] ?? -1
        if (place >= 0) return row[place]
        if (row.length < block.columns.length) return undefined
        return fields.find((field) => field.name === name)?.column?.identity ? serial : undefined
      })
      if (values.every((one) => one !== undefined && one !== null && !(one instanceof Special && /^(?:code|absent)$/.test(one.kind)))) {
        out.push(values.map((one) => one ?? null))
      }
    }
  }
  return out
}

function firstNumber(entity: Entity, name: string, about: ColumnFacts | undefined): number {
  let most = Math.max(0, (about?.minimum ?? 1) - 1)
  for (const [value] of takenBy(entity, [name])) if (typeof value === 'number' && value > most) most = Math.floor(value)
  const rows = (entity.existing ?? []).reduce((sum, block) => sum + block.rows.length, 0)
  return Math.max(most, rows) + 1
}

function facts(field: Field): ColumnFacts {
  const shape = bare(field.shape)
  const number = shape.kind === 'number' ? shape : undefined
  const maxLength = shape.kind === 'string' ? shape.maxLength : shape.kind === 'native' ? shape.limits?.maxLength : undefined
  const unit = number?.multipleOf?.[0]
  return {
    family: field.column?.family ?? 'text', nullable: field.column?.nullable ?? true,
    ...(number?.minimum === undefined ? {} : { minimum: number.minimum }), ...(number?.maximum === undefined ? {} : { maximum: number.maximum }),
    ...(unit === undefined ? {} : { multipleOf: unit }), ...(maxLength === undefined ? {} : { maxLength }),
  }
}

function bare(shape: Shape): Shape {
  return shape.kind === 'union' ? (shape.branches.find((one) => one.shape.kind !== 'null')?.shape ?? shape) : shape
}

function isList(shape: Shape | undefined): boolean {
  return shape !== undefined && bare(shape).kind === 'literal'
}

function columnCalled(name: string, columns: ReadonlyMap<string, Field>): string | undefined {
  if (columns.has(name)) return name
  const lower = name.toLowerCase()
  for (const own of columns.keys()) if (own.toLowerCase() === lower) return own
  return undefined
}

function readRules(entity: Entity, dialectId: string, report: Report): { readonly text: string; readonly tree: Expression }[] {
  const out: { text: string; tree: Expression }[] = []
  for (const one of entity.constraints) {
    if (one.kind !== 'rule') continue
    const tree = parseExpression(one.expression, dialectOf(dialectId))
    if (hasUnknown(tree)) {
      report({
        code: 'sql/unknown-expression', severity: 'warning', span: one.span ?? null,
        message: `The CHECK \`${one.expression.slice(0, 80)}\` of ${entity.name} is not understood`, instead: 'It is not steered to; a row may break it.',
      })
    } else out.push({ text: one.expression, tree })
  }
  return out
}
