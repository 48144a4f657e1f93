import type { Branch, Shape, StringLimits } from '../../catalog/shape.ts'
import { isRecord, type Json } from '../../catalog/value.ts'
import { isModern } from './drafts.ts'
import { isSchema, mapAt, numberAt, type Schema, type SchemaObject } from './keywords.ts'
import { applicators, assertions } from './lower.ts'
import { ANYTHING, type Lowering, type Scope } from './lowering.ts'
import { having, ifObject } from './objects.ts'

/** What a schema looks at when the value takes one way through its branches. */
interface Seen {
  readonly everyName: boolean
  readonly names: readonly string[]
  readonly patterns: readonly string[]
  /** Items from the start; `Infinity`: all. */
  readonly items: number
  readonly contains: readonly Shape[]
}

/** One way through the branches: the values that take it, and what is looked at on it. */
interface Way {
  readonly shape: Shape
  readonly seen: Seen
  readonly key: string
}

const NONE: Seen = { everyName: false, names: [], patterns: [], items: 0, contains: [] }
const MOST_WAYS = 64
const MAX_DEPTH = 24

/** The schemas of `unevaluatedProperties` and `unevaluatedItems`, in drafts that have them. */
export function closings(schema: SchemaObject, lowering: Lowering): boolean {
  return isModern(lowering.draft) && (isSchema(schema['unevaluatedProperties']) || isSchema(schema['unevaluatedItems']))
}

/** What is looked at depends on the branches a value takes: each way through them becomes a branch, closed by itself. */
export function expandUnevaluated(schema: SchemaObject, scope: Scope, lowering: Lowering): Shape {
  const branches = ways(schema, scope, lowering, true).map((way, i): Branch => {
    const of = [way.shape, ...closed(schema, way.seen, scope, lowering)].filter((one) => one !== ANYTHING)
    const [first] = of
    return { key: way.key || String(i), shape: of.length === 1 && first ? first : { kind: 'all', of } }
  })
  const [only] = branches
  return branches.length === 1 && only ? only.shape : { kind: 'union', branches }
}

function closed(schema: SchemaObject, seen: Seen, scope: Scope, lowering: Lowering): readonly Shape[] {
  const out: Shape[] = []
  const names = schema['unevaluatedProperties']
  if (isSchema(names) && !seen.everyName) {
    const rest = lowering.lower(names, scope)
    const others: StringLimits = { notPatterns: [...seen.patterns] }
    const groups = seen.patterns.map((pattern) => ({ names: { patterns: [pattern] }, shape: ANYTHING }))
    out.push(ifObject({
      kind: 'object', fields: seen.names.map((name) => ({ name, shape: ANYTHING, optional: true })), closed: rest.kind === 'never',
      rest: rest.kind === 'never' ? groups : [...groups, { ...(seen.patterns.length > 0 ? { names: others } : {}), shape: rest }],
    }))
  }
  const items = schema['unevaluatedItems']
  if (isSchema(items) && seen.items !== Infinity) {
    const rest = lowering.lower(items, scope)
    const any = [rest, ...seen.contains]
    const after: Shape = any.length === 1 ? rest : { kind: 'union', branches: any.map((shape, i) => ({ shape, key: String(i) })) }
    out.push({
      kind: 'union',
      branches: [
        {
          key: 'array', shape: {
            kind: 'array', prefix: Array.from({ length: seen.items }, () => ANYTHING),
            ...(after.kind === 'never' ? {} : { rest: after }),
          },
        },
        { key: 'other', weight: 0, shape: { kind: 'types', types: ['string', 'number', 'boolean', 'object', 'null'] } },
      ],
    })
  }
  return out
}

/** Every way through the branches of a schema, itself not closed. */
function ways(schema: Schema, scope: Scope, lowering: Lowering, outer = false): readonly Way[] {
  if (typeof schema === 'boolean' || scope.depth > MAX_DEPTH) {
    return [{ shape: lowering.lower(schema, scope), seen: NONE, key: '' }]
  }
  const deeper = { ...scope, depth: scope.depth + 1 }
  const into = (one: Json | undefined): readonly Way[] => (isSchema(one) ? ways(one, deeper, lowering) : [])
  const cut = (all: readonly Way[]): readonly Way[] => {
    if (all.length <= MOST_WAYS) return all
    lowering.report('schema/too-many-ways', `There are ${all.length} ways or more through the branches beside \`unevaluated…\`.`,
      lowering.spanOf(schema, scope), `Records follow the first ${MOST_WAYS}.`)
    return all.slice(0, MOST_WAYS)
  }
  let now: readonly Way[] = [{ shape: join(assertions(schema, scope, lowering)), seen: own(schema, scope, lowering), key: '' }]
  const times = (options: readonly Way[]): void => {
    if (options.length === 0) return
    now = cut(cross(now, options))
  }
  for (const keyword of ['$ref', '$dynamicRef', '$recursiveRef']) {
    if (typeof schema[keyword] !== 'string') continue
    const there = lowering.follow(schema, keyword, scope)
    if (there) times(ways(there.target.schema, { ...there.scope, depth: scope.depth + 1 }, lowering))
  }
  for (const one of listAt(schema, 'allOf')) times(into(one))
  const any = listAt(schema, 'anyOf').map(into)
  if (any.length > 0) times(cut(any.length <= 3 ? subsets(any) : [...any.flat(), ...any.reduce((a, b) => cross(a, b))]))
  const one = listAt(schema, 'oneOf')
  if (one.length > 0) {
    const others = one.map((other) => (isSchema(other) ? lowering.lower(other, scope) : ANYTHING))
    times(one.flatMap((branch, i) => into(branch).map((way) => ({
      ...way, key: `${i}${way.key && '/'}${way.key}`,
      shape: join([way.shape, ...others.flatMap((other, k): readonly Shape[] => (k === i ? [] : [{ kind: 'not', of: other }]))]),
    }))))
  }
  if (isSchema(schema['not'])) times([{ shape: { kind: 'not', of: lowering.lower(schema['not'], scope) }, seen: NONE, key: '' }])
  if (isSchema(schema['if'])) times(conditional(schema, into, lowering.lower(schema['if'], scope)))
  for (const [name, need] of mapAt(schema, 'dependentSchemas')) {
    const without: Shape = { kind: 'not', of: having([name]) }
    times([...into(need).map((way) => ({ ...way, shape: join([having([name]), way.shape]) })), { shape: without, seen: NONE, key: 'without' }])
  }
  const bare = { ...schema }
  for (const keyword of HANDLED) delete bare[keyword]
  const left = applicators(bare, scope, lowering)
  const all = left.length === 0 ? now : now.map((way) => ({ ...way, shape: join([way.shape, ...left]) }))
  return outer || !closings(schema, lowering) ? all : all.map((way) => ({
    ...way, shape: join([way.shape, ...closed(schema, way.seen, scope, lowering)]),
    seen: {
      ...way.seen, everyName: way.seen.everyName || isSchema(schema['unevaluatedProperties']),
      items: isSchema(schema['unevaluatedItems']) ? Infinity : way.seen.items,
    },
  }))
}
const HANDLED = ['$ref', '$dynamicRef', '$recursiveRef', 'allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else', 'dependentSchemas']

function conditional(schema: SchemaObject, into: (one: Json | undefined) => readonly Way[], test: Shape): readonly Way[] {
  const yes = into(schema['if'])
  const then = isSchema(schema['then']) ? cross(yes, into(schema['then'])) : yes
  const no: Way = { shape: { kind: 'not', of: test }, seen: NONE, key: 'else' }
  const otherwise = isSchema(schema['else']) ? cross([no], into(schema['else'])) : [no]
  return [...then.map((way) => ({ ...way, key: `then${way.key && '/'}${way.key}` })), ...otherwise]
}

/** What a schema's own keywords look at. */
function own(schema: SchemaObject, scope: Scope, lowering: Lowering): Seen {
  const tuple = Array.isArray(schema['prefixItems']) ? schema['prefixItems'] : schema['items']
  const items = schema['items']
  const every = isSchema(items) || (Array.isArray(items) && isSchema(schema['additionalItems']))
  // Ajv passes over `contains` beside `minContains: 0`, so that what it sees is not seen: records that hold either way.
  const contains = numberAt(schema, 'minContains') === 0 && schema['maxContains'] === undefined ? undefined : schema['contains']
  return {
    everyName: isSchema(schema['additionalProperties']),
    names: isRecord(schema['properties']) ? Object.keys(schema['properties']) : [],
    patterns: mapAt(schema, 'patternProperties').map(([pattern]) => pattern),
    items: every ? Infinity : Array.isArray(tuple) ? tuple.length : 0,
    contains: lowering.draft === '2020-12' && isSchema(contains) ? [lowering.lower(contains, scope)] : [],
  }
}

function listAt(schema: SchemaObject, keyword: string): readonly Json[] {
  return Array.isArray(schema[keyword]) ? (schema[keyword] as readonly Json[]) : []
}

function join(of: readonly Shape[]): Shape {
  const some = of.filter((one) => one !== ANYTHING)
  const [first] = some
  return some.length === 0 ? ANYTHING : some.length === 1 && first ? first : { kind: 'all', of: some }
}

function both(a: Way, b: Way): Way {
  const { seen: x } = a
  const { seen: y } = b
  return {
    shape: join([a.shape, b.shape]), key: a.key && b.key ? `${a.key}/${b.key}` : a.key || b.key,
    seen: {
      everyName: x.everyName || y.everyName, names: [...new Set([...x.names, ...y.names])],
      patterns: [...new Set([...x.patterns, ...y.patterns])], items: Math.max(x.items, y.items),
      contains: [...x.contains, ...y.contains],
    },
  }
}

function cross(a: readonly Way[], b: readonly Way[]): readonly Way[] {
  return a.flatMap((x) => b.slice(0, MOST_WAYS).map((y) => both(x, y))).slice(0, MOST_WAYS * MOST_WAYS)
}

/** Every non-empty choice of branches that hold together. */
function subsets(any: readonly (readonly Way[])[]): readonly Way[] {
  const out: Way[] = []
  for (let bits = 1; bits < 2 ** any.length; bits++) {
    const chosen = any.filter((_, i) => (bits >> i) & 1)
    const ways = chosen.reduce((a, b) => cross(a, b))
    out.push(...ways.map((way) => ({ ...way, key: `${bits}${way.key && '/'}${way.key}` })))
  }
  return out
}
