import type { Catalog, Entity } from '../catalog/catalog.ts'
import type { Field, Shape } from '../catalog/shape.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { dialectOf } from '../dialects/dialect.ts'
import { parseExpression } from '../expression/parse.ts'
import { computedJoins, inWrittenTerms } from './computed-columns.ts'
import { bare } from './domain.ts'
import { impliedReferences } from './implied-references.ts'
import { domainsOf, layDigits, layWholes } from './relate-keys.ts'
import { linksOf, parentsOf, type Counts } from './relate-parents.ts'
import { rulePatterns } from './relate-patterns.ts'
import { apart, columnsNamed, readRules } from './relate-rules.ts'
import type { ColumnFacts, EntityPlan, FieldStep, Step, TablePlan } from './step.ts'

type Report = (diagnostic: Diagnostic) => void

/**
 * Ties the columns of tables together: keys by construction, foreign keys as choices of a parent's row, rules that are
 * met row by row. How many rows fit is known when rows are made (`generate/capacity.ts`).
 */
export function relate(given: Catalog, plans: readonly EntityPlan[], report: Report): EntityPlan[] {
  const catalog = { ...given, relations: [...given.relations, ...impliedReferences(given)] }
  const planned = new Map(plans.map((plan) => [plan.name, plan.rows]))
  return plans.map((plan) => {
    const entity = catalog.entities.find((one) => one.name === plan.name)
    return entity && plan.step.do === 'object' ? tablePlan(catalog, plan, entity, { planned, report }) : plan
  })
}

function tablePlan(
  catalog: Catalog, plan: EntityPlan, given: Entity, more: { readonly planned: Counts; readonly report: Report },
): EntityPlan {
  if (plan.step.do !== 'object' || given.shape.kind !== 'object') return plan
  const dialect = dialectOf(catalog.variant?.id)
  const entity = inWrittenTerms(given, dialect)
  const columns = Object.fromEntries((entity.shape.kind === 'object' ? entity.shape.fields : []).map((field) => [field.name, facts(field)]))
  const rules = readRules(entity, dialect.id, more.report)
  const links = linksOf(catalog, entity, more.planned)
  const about = { entity, columns, links, rules, nullsEqual: dialect.base === 'mssql', domain: domainsOf(entity, columns, rules) }
  const laid = layWholes(about)
  const parents = parentsOf(catalog, entity, {
    links, rows: more.planned, digits: new Set(laid.pending.flatMap((key) => key.fields)), injective: laid.injective, apart: apart(rules),
  })
  const keys = { wholes: laid.wholes, ...layDigits(laid.pending, { ...about, parents }) }
  const wholes = new Map(keys.wholes.map((one) => [one.column, one]))
  const digits = new Set(keys.groups.flatMap((group) => [...group.core, ...group.rests.flat()]).flatMap((part) => (part.kind === 'domain' ? [part.column] : [])))
  const spare = new Set(keys.groups.flatMap((group) => group.spare))
  const ruled = new Set([
    ...rules.flatMap((rule) => rule.columns),
    ...[...keys.groups, ...keys.wholes].flatMap((one) => (one.unless === undefined ? [] : columnsNamed(entity, parseExpression(one.unless, dialect)))),
  ])
  const { fields: natural, joins: found } = plan.step
  const fields = natural.map((field): FieldStep => {
    const { name, step } = field
    const because = (text: string, by: Step): FieldStep => ({ ...field, step: { ...by, because: text } })
    const group = parents.groups[parents.groupOf.get(name) ?? -1]
    if (group) {
      const parent = group.choices.find((one) => one.columns.includes(name))?.parent ?? ''
      return because(`refers to ${parent}`, { do: 'reference', table: entity.name, column: name, natural: step })
    }
    if (parents.dead.has(name)) return because('refers to a table that does not exist', { do: 'literal', value: null })
    const whole = wholes.get(name)
    const isPlain = whole?.domain.kind === 'count' && whole.domain.unit === 1 && whole.domain.mixed !== true && whole.taken.every((one) => typeof one === 'number')
    if (whole && whole.domain.kind === 'count' && isPlain && !whole.spare && whole.unless === undefined) {
      return because('numbered', { do: 'key', first: whole.domain.first })
    }
    if (whole || digits.has(name) || spare.has(name)) return because('tells rows apart', { do: 'member', table: entity.name, column: name, natural: step })
    if (ruled.has(name)) return because('joined by a CHECK', { do: 'member', table: entity.name, column: name, natural: step })
    return field
  })
  // A column that tells rows apart, or that others lean on, is not moved once more.
  const held = new Set(fields.filter((field) => !natural.includes(field)).map((field) => field.name))
  const keyed = (name: string): boolean => held.has(name) && !ruled.has(name)
  const kept = (found ?? []).filter((one) =>
    one.kind === 'stages' ? !keyed(one.status) : one.kind !== 'bounds' || !(held.has(one.low.field) || held.has(one.high.field)))
  const joins = [...kept, ...computedJoins(given, dialect, more.report)]
  const guard = kept.length > 0 && rules.length > 0 ? { dialect: dialect.id, rules: rules.map((rule) => rule.text) } : undefined
  const agreeing = keys.wholes.map((one) => {
    const role = agrees(one.column, natural, wholes)
    return role === undefined ? one : { ...one, agrees: role }
  })
  const table: TablePlan = {
    dialect: dialect.id, parents: parents.groups, wholes: agreeing, keys: keys.groups, ...(keys.most === 1 || entity.constraints.some((key) => key.kind !== 'rule' && key.fields.length === 0) ? { most: 1 } : {}),
    rules: rules.map((rule) => rule.text), columns, patterns: rulePatterns(rules.map((rule) => rule.tree)),
  }
  return { ...plan, step: { ...plan.step, fields, ...(joins.length > 0 ? { joins } : {}), ...(guard ? { guard } : {}) }, table }
}

/** The role of the thing that a column is a view of, where another column is one that is free to follow it. */
function agrees(column: string, fields: readonly FieldStep[], wholes: ReadonlyMap<string, unknown>): string | undefined {
  const role = fields.flatMap((field) => (field.name === column ? (roleOf(field.step) ?? []) : []))[0]
  return role !== undefined && fields.some((field) => !wholes.has(field.name) && roleOf(field.step) === role) ? role : undefined
}

/** The thing that a step shows a part of. */
function roleOf(step: Step): string | undefined {
  switch (step.do) {
    case 'view':
      return step.up === 0 ? step.role : undefined
    case 'fit':
      return roleOf(step.prefer)
    case 'choose':
      return step.branches.map((one) => roleOf(one.step)).find((one) => one !== undefined)
    default:
      return undefined
  }
}

/** Formats whose texts stay what they are with a number at the end, or before the `@`. */
const OPEN = new Set(['email', 'idn-email', 'uri', 'url', 'iri', 'uri-reference', 'iri-reference'])

/** Outside SQL: numbers are counted, bare texts numbered, and of anything else the first different values taken. */
function familyOf(shape: Shape): string {
  if (shape.kind === 'boolean') return 'boolean'
  if (shape.kind === 'number') return shape.multipleOf || shape.notMultipleOf ? 'pool' : shape.integer ? 'integer' : 'pool'
  if (shape.kind !== 'string') return 'pool'
  if (shape.formats?.includes('uuid')) return 'uuid'
  return shape.formats?.every((format) => OPEN.has(format)) === false || shape.patterns || shape.notPatterns || shape.notFormats ? 'pool' : 'text'
}

function facts(field: Field): ColumnFacts {
  const shape = bare(field.shape)
  const number = shape.kind === 'number' ? shape : undefined
  const maxLength = shape.kind === 'string' ? shape.maxLength : shape.kind === 'native' ? shape.limits?.maxLength : undefined
  const unit = number?.multipleOf?.[0]
  return {
    family: field.column?.family ?? familyOf(shape), nullable: field.column?.nullable ?? false,
    ...(number?.minimum === undefined ? {} : { minimum: number.minimum }), ...(number?.maximum === undefined ? {} : { maximum: number.maximum }),
    ...(unit === undefined ? {} : { multipleOf: unit }), ...(maxLength === undefined ? {} : { maxLength }),
  }
}
