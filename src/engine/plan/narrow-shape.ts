import type { Catalog, Entity } from '../catalog/catalog.ts'
import type { NumberShape, Shape } from '../catalog/shape.ts'
import type { Value } from '../catalog/value.ts'
import { dialectOf } from '../dialects/dialect.ts'
import { MIRROR, type Comparison, type Expression } from '../expression/expression.ts'
import { parseExpression } from '../expression/parse.ts'
import { globPattern, likePattern, toEcmaScript } from '../expression/patterns.ts'
import { columnsNamed } from './relate-rules.ts'

/** Rules that read one column become limits of its shape, so that its values meet them when they are made. */
export function narrowedByRules(catalog: Catalog): Catalog {
  if (catalog.language !== 'sql') return catalog
  const dialect = dialectOf(catalog.variant?.id)
  const entities = catalog.entities.map((entity): Entity => {
    if (entity.shape.kind !== 'object' || !entity.constraints.some((one) => one.kind === 'rule')) return entity
    const shapes = new Map(entity.shape.fields.map((field) => [field.name, field.shape]))
    for (const one of entity.constraints) {
      if (one.kind !== 'rule') continue
      for (const tree of conjuncts(parseExpression(one.expression, dialect))) {
        const [name, ...others] = columnsNamed(entity, tree)
        const shape = name === undefined ? undefined : shapes.get(name)
        if (name !== undefined && shape && others.length === 0) shapes.set(name, meetRule(shape, tree))
      }
    }
    const fields = entity.shape.fields.map((field) => ({ ...field, shape: shapes.get(field.name) ?? field.shape }))
    return { ...entity, shape: { ...entity.shape, fields } }
  })
  return { ...catalog, entities }
}

function conjuncts(tree: Expression, depth = 0): readonly Expression[] {
  return tree.kind === 'and' && depth < 60 ? tree.of.flatMap((one) => conjuncts(one, depth + 1)) : [tree]
}

/** The part of a shape that meets a rule, where the rule is understood; else the shape as it is. */
function meetRule(shape: Shape, tree: Expression): Shape {
  if (shape.kind === 'union') {
    const notNull = tree.kind === 'not' && tree.of.kind === 'is' && tree.of.what === null
    const branches = shape.branches.filter((one) => !notNull || one.shape.kind !== 'null')
    return { ...shape, branches: branches.map((one) => (one.shape.kind === 'null' ? one : { ...one, shape: meetRule(one.shape, tree) })) }
  }
  switch (tree.kind) {
    case 'and':
      return conjuncts(tree).reduce(meetRule, shape)
    case 'or': {
      const rest = tree.of.filter((one) => !(one.kind === 'is' && one.what === null))
      const [only] = rest
      if (only && rest.length === 1 && tree.of.length > 1) return conjuncts(only).reduce(meetRule, shape)
      const sources = rest.map(patternOf)
      if (shape.kind === 'string' && rest.length > 0 && sources.every((one) => one !== undefined)) {
        return { ...shape, patterns: [...(shape.patterns ?? []), sources.map((one) => `(?:${one})`).join('|')] }
      }
      const values = tree.of.map(equalTo)
      return values.every((one) => one !== undefined) ? oneOf(shape, values.flat()) : shape
    }
    case 'compare':
      return compared(shape, tree.operator, tree.left, tree.right)
    case 'in':
      return oneOf(shape, equalTo(tree) ?? [])
    case 'between':
      return compared(compared(shape, '>=', tree.of, tree.low), '<=', tree.of, tree.high)
    case 'match': {
      const source = patternOf(tree)
      return shape.kind !== 'string' || source === undefined ? shape : { ...shape, patterns: [...(shape.patterns ?? []), source] }
    }
    default:
      return shape
  }
}

/** The whole pattern of a match, so that a natural text may pass it; what matches in the letters' own case matches in any. */
function patternOf(tree: Expression): string | undefined {
  const pattern = tree.kind === 'match' ? literal(tree.right) : undefined
  if (tree.kind !== 'match' || typeof pattern !== 'string' || bareColumn(tree.left) === undefined) return undefined
  return tree.how === 'like' ? likePattern(pattern) : tree.how === 'glob' ? globPattern(pattern) : toEcmaScript(pattern)
}

/** The values that a rule of equalities lists. */
function equalTo(tree: Expression): readonly Value[] | undefined {
  if (tree.kind === 'compare' && tree.operator === '=' && bareColumn(tree.left) !== undefined) {
    const value = literal(tree.right)
    return value === undefined || value === null ? undefined : [value]
  }
  if (tree.kind !== 'in' || bareColumn(tree.of) === undefined) return undefined
  const values = tree.list.map(literal)
  return values.every((one) => one !== undefined) ? values.flatMap((one) => (one === undefined || one === null ? [] : [one])) : undefined
}

function oneOf(shape: Shape, values: readonly Value[]): Shape {
  if (values.length === 0) return shape
  const kind = shape.kind === 'string' ? 'string' : shape.kind === 'number' ? 'number' : undefined
  if (shape.kind === 'literal') {
    const left = shape.values.filter((one) => values.includes(one))
    return left.length > 0 ? { ...shape, values: left } : shape
  }
  const fit = values.filter((one) => typeof one === kind)
  return kind === undefined || fit.length === 0 ? shape : { kind: 'literal', values: fit, ...(shape.hints ? { hints: shape.hints } : {}) }
}

const LENGTHS = /^(?:char_|character_|octet_)?length$|^len$|^datalength$/

function compared(shape: Shape, operator: Comparison, left: Expression, right: Expression): Shape {
  const value = literal(right)
  if (value === undefined) return literal(left) === undefined ? shape : compared(shape, MIRROR[operator], right, left)
  if (bareColumn(left) !== undefined) {
    if (operator === '=' && value !== null) return oneOf(shape, [value])
    return shape.kind === 'number' && typeof value === 'number' ? bounded(shape, operator, value) : shape
  }
  const inner = left.kind === 'call' && LENGTHS.test(left.name) ? left.args[0] : undefined
  if (!inner || bareColumn(inner) === undefined || typeof value !== 'number') return shape
  const least = operator === '=' || operator === '>=' ? value : operator === '>' ? value + 1 : 0
  const most = operator === '=' || operator === '<=' ? value : operator === '<' ? value - 1 : Infinity
  if (shape.kind === 'string') return { ...shape, ...lengths(shape, least, most) }
  if (shape.kind === 'native' && shape.native === 'bytes') return { ...shape, limits: { ...shape.limits, ...lengths(shape.limits ?? {}, least, most) } }
  return shape
}

function lengths(
  shape: { readonly minLength?: number; readonly maxLength?: number }, least: number, most: number,
): { readonly minLength?: number; readonly maxLength?: number } {
  const min = Math.max(shape.minLength ?? 0, least)
  const max = Math.min(shape.maxLength ?? Infinity, most)
  if (min > max || min > 100_000) return {}
  return { ...(min > 0 ? { minLength: min } : {}), ...(max < Infinity ? { maxLength: max } : {}) }
}

function bounded(shape: NumberShape, operator: Comparison, value: number): NumberShape {
  const unit = shape.integer ? 1 : (shape.multipleOf?.[0] ?? 0.01)
  const low = operator === '>=' ? value : operator === '>' ? (shape.integer ? Math.floor(value) + 1 : value + unit) : undefined
  const high = operator === '<=' ? value : operator === '<' ? (shape.integer ? Math.ceil(value) - 1 : value - unit) : undefined
  const minimum = Math.max(shape.minimum ?? -Infinity, low ?? -Infinity)
  const maximum = Math.min(shape.maximum ?? Infinity, high ?? Infinity)
  if (minimum > maximum) return shape
  return { ...shape, ...(minimum > -Infinity ? { minimum } : {}), ...(maximum < Infinity ? { maximum } : {}) }
}

function literal(tree: Expression): Value | undefined {
  if (tree.kind === 'literal') return tree.value
  if (tree.kind === 'cast') return literal(tree.of)
  return tree.kind === 'negative' && tree.of.kind === 'literal' && typeof tree.of.value === 'number' ? -tree.of.value : undefined
}

function bareColumn(tree: Expression): string | undefined {
  return tree.kind === 'column' ? tree.name : tree.kind === 'cast' ? bareColumn(tree.of) : undefined
}
