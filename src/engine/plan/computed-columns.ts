import type { Entity } from '../catalog/catalog.ts'
import type { Constraint, KeyConstraint } from '../catalog/constraint.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Dialect } from '../dialects/dialect.ts'
import { tokensOf } from '../dialects/lexer.ts'
import { hasUnknown } from '../expression/expression.ts'
import { parseExpression } from '../expression/parse.ts'
import type { Join } from './join.ts'
import { columnsNamed, unknownCall } from './relate-rules.ts'

const MOST_DEEP = 8

/** Columns that the database makes, as joins over the row that stands: what cannot be evaluated here is left out and told. */
export function computedJoins(entity: Entity, dialect: Dialect, report: (diagnostic: Diagnostic) => void): readonly Join[] {
  const fields = entity.shape.kind === 'object' ? entity.shape.fields : []
  return fields.flatMap((field): Join[] => {
    const { column, name } = field
    if (column?.computed === undefined) return []
    const tree = parseExpression(column.computed, dialect)
    const call = unknownCall(tree)
    if (!hasUnknown(tree) && call === undefined) return [{ kind: 'computed', field: name, family: column.family, dialect: dialect.id, expression: column.computed }]
    report({
      code: 'sql/unknown-expression', severity: 'information', span: field.span ?? null,
      message: `\`${name}\` of ${entity.name} is made by the database${call === undefined ? '' : `, by a function that is not known here: \`${call}\``}`,
      instead: 'It is left out of rows that are shown.',
    })
    return [{ kind: 'computed', field: name, family: column.family, dialect: dialect.id }]
  })
}

/** The table with its keys and rules in terms of what is written: computed columns give way to what they are made of. */
export function inWrittenTerms(entity: Entity, dialect: Dialect): Entity {
  const fields = entity.shape.kind === 'object' ? entity.shape.fields : []
  if (!fields.some((field) => field.column?.computed !== undefined)) return entity
  const constraints = entity.constraints.map((one): Constraint =>
    one.kind === 'rule' ? { ...one, expression: inTermsOfWritten(one.expression, entity, dialect) } : withoutComputed(one, entity, dialect))
  return { ...entity, constraints }
}

/** A key over columns that the database makes holds where those tell rows apart that they are made of. */
function withoutComputed(key: KeyConstraint, entity: Entity, dialect: Dialect): KeyConstraint {
  const fields = key.fields.flatMap((name) => sourcesOf(name, entity, dialect, 0))
  return fields.every((name) => key.fields.includes(name)) ? key : { ...key, fields: [...new Set(fields)] }
}

function sourcesOf(name: string, entity: Entity, dialect: Dialect, depth: number): readonly string[] {
  const expression = expressionOf(name, entity)
  if (expression === undefined || depth > MOST_DEEP) return [name]
  const read = columnsNamed(entity, parseExpression(expression, dialect)).filter((one) => one !== name)
  return read.length === 0 ? [name] : read.flatMap((one) => sourcesOf(one, entity, dialect, depth + 1))
}

function expressionOf(name: string, entity: Entity): string | undefined {
  const fields = entity.shape.kind === 'object' ? entity.shape.fields : []
  return fields.find((field) => field.name.toLowerCase() === name.toLowerCase())?.column?.computed
}

/** A rule's text with the expressions of computed columns in place of their names. */
function inTermsOfWritten(text: string, entity: Entity, dialect: Dialect, depth = 0): string {
  if (depth > MOST_DEEP) return text
  let out = ''
  let at = 0
  for (const token of tokensOf(text, dialect)) {
    const expression = token.kind === 'word' || token.kind === 'quoted' ? expressionOf(token.text, entity) : undefined
    if (expression === undefined) continue
    out += `${text.slice(at, token.start)}(${inTermsOfWritten(expression, entity, dialect, depth + 1)})`
    at = token.end
  }
  return out + text.slice(at)
}
