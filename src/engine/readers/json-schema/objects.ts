import type { Field, ObjectShape, Rest, Shape, StringLimits } from '../../catalog/shape.ts'
import { leftOut } from '../../catalog/schema-host.ts'
import { isSchema, isSchemaObject, mapAt, numberAt, type SchemaObject, textsAt } from './keywords.ts'
import { ANYTHING, type Lowering, type Scope } from './lowering.ts'

/** Does the pattern match? One that is no regular expression matches nothing, and is reported where it stands. */
export function patternOf(source: string): RegExp | undefined {
  for (const flags of ['u', '']) {
    try {
      return new RegExp(source, flags)
    } catch {
      continue
    }
  }
  return undefined
}

/** The keywords of objects, `required` included; those that depend on other properties are the caller's. */
export function objectShape(schema: SchemaObject, scope: Scope, lowering: Lowering): Shape {
  const properties = mapAt(schema, 'properties')
  const left = fieldsLeftOut(schema, scope, lowering)
  const required = new Set(textsAt(schema, 'required').filter((name) => !lowering.requiredYields || !left.has(name)))
  const patterns = mapAt(schema, 'patternProperties').flatMap(([source, one]) => {
    const regexp = patternOf(source)
    if (!regexp) lowering.report('schema/pattern', `\`${source}\` is no regular expression.`, lowering.spanOf(schema, scope, 'patternProperties'))
    return regexp && isSchema(one) ? [{ source, regexp, shape: lowering.lower(one, scope) }] : []
  })
  const additional = schema['additionalProperties']
  const others = isSchema(additional) ? lowering.lower(additional, scope) : undefined
  const among = (name: string, own: Shape | undefined): Shape => {
    const shapes = patterns.filter((one) => one.regexp.test(name)).map((one) => one.shape)
    if (own) shapes.unshift(own)
    const [first] = shapes
    if (!first) return others ?? ANYTHING
    return shapes.length === 1 ? first : { kind: 'all', of: shapes, ...(own?.hints ? { hints: own.hints } : {}) }
  }
  const fields: Field[] = []
  const listed = new Set<string>()
  for (const [name, one] of properties) {
    if (!isSchema(one)) continue
    listed.add(name)
    const span = lowering.spanOf(schema['properties'] as SchemaObject, scope, name)
    const own = lowering.lower(one, scope)
    const shape = among(name, left.has(name) ? { ...own, hints: { ...own.hints, leftOut: true } } : own)
    fields.push({ name, shape, optional: !required.has(name), ...(span ? { span } : {}) })
  }
  for (const name of required) if (!listed.has(name)) fields.push({ name, shape: among(name, undefined), optional: false })
  const rest: Rest[] = patterns.map((one) => ({ names: { patterns: [one.source] }, shape: one.shape }))
  if (others && others.kind !== 'never') {
    const names: StringLimits = { notPatterns: patterns.map((one) => one.source) }
    rest.push({ ...(patterns.length > 0 ? { names } : {}), shape: others })
  }
  const min = numberAt(schema, 'minProperties')
  const max = numberAt(schema, 'maxProperties')
  const names = schema['propertyNames']
  return {
    kind: 'object', fields, rest, closed: others?.kind === 'never',
    ...(min !== undefined && min > 0 ? { minProperties: min } : {}),
    ...(max === undefined ? {} : { maxProperties: max }),
    ...(isSchema(names) && names !== true ? { propertyNames: lowering.lower(names, scope) } : {}),
  }
}

/** Names of the fields that do not travel in the direction of the body: readOnly ones in a request. */
function fieldsLeftOut(schema: SchemaObject, scope: Scope, lowering: Lowering): ReadonlySet<string> {
  const { direction } = scope
  if (direction === undefined) return new Set()
  const keyword = leftOut(direction)
  const names = mapAt(schema, 'properties').filter(([, one]) => {
    if (!isSchemaObject(one)) return false
    if (one[keyword] === true) return true
    const there = typeof one['$ref'] === 'string' ? lowering.follow(one, '$ref', scope)?.target.schema : undefined
    return isSchemaObject(there) && there[keyword] === true
  })
  return new Set(names.map(([name]) => name))
}

const NO_NAMES: ObjectShape = { kind: 'object', fields: [], rest: [], closed: false }

/** Objects that have these names; anything that is no object passes. */
export function having(names: readonly string[], shape: Shape = ANYTHING): Shape {
  return { ...NO_NAMES, fields: names.map((name) => ({ name, shape, optional: false })) }
}

/** Anything that is no object, or an object in `shape`. */
export function ifObject(shape: Shape): Shape {
  return {
    kind: 'union',
    branches: [
      { shape, key: 'object' },
      { shape: { kind: 'types', types: ['string', 'number', 'boolean', 'array', 'null'] }, key: 'other', weight: 0 },
    ],
  }
}

/** `dependencies`, `dependentRequired`, `dependentSchemas`: what must hold once a property is there. */
export function dependencies(schema: SchemaObject, scope: Scope, lowering: Lowering): readonly Shape[] {
  const required = new Set(textsAt(schema, 'required'))
  const out: Shape[] = []
  for (const keyword of ['dependencies', 'dependentRequired', 'dependentSchemas']) {
    if (keyword !== 'dependencies' && lowering.draft.startsWith('draft')) continue
    for (const [name, need] of mapAt(schema, keyword)) {
      const list = textsAt({ need }, 'need')
      const must = Array.isArray(need) ? list.filter((one) => !required.has(one)) : undefined
      if (must?.length === 0 || need === true || (!must && !isSchema(need))) continue
      const then = must ? ifObject(having(must)) : isSchema(need) ? lowering.lower(need, scope) : ANYTHING
      if (required.has(name) && must) out.push(then)
      else out.push({ kind: 'if', if: having([name]), then })
    }
  }
  return out
}
