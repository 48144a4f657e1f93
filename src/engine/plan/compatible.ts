import type { Hints, JsonType, SolvedShape } from '../catalog/shape.ts'
import { isRecord, type Value } from '../catalog/value.ts'
import type { Solver } from '../solve/solver.ts'
import type { Compiling, Place } from './context.ts'
import type { Fit } from './fit.ts'
import type { Derived, Step } from './step.ts'
import { unknownMeaning } from './unknown-meaning.ts'

/**
 * json-schema-faker's own keywords, as its documentation has them: `faker` names a method (with arguments as
 * `{ method: [args] }`), `autoIncrement` numbers the records from `initialOffset` (1) on, inside an array its items.
 * What they make is taken where it fits the shape (`null`: anything does); else the field is made as if they were not there.
 */
export function compatible(otherwise: Step, shape: SolvedShape | null, place: Place, context: Compiling): Step {
  const jsf = place.hints?.jsf
  if (!jsf) return otherwise
  const test = shape ? fitOf(shape, context.solver) : { types: EVERY }
  if (jsf['autoIncrement'] === true && takesNumber(test)) {
    const first = typeof jsf['initialOffset'] === 'number' ? jsf['initialOffset'] : 1
    const inside = place.item || place.holders.some((one) => one.item)
    const prefer: Step = { do: 'key', first, ...(inside ? { by: 'item' } : {}), because: 'autoIncrement' }
    return { do: 'fit', prefer, test, otherwise, because: 'autoIncrement' }
  }
  const wanted = fakerOf(jsf['faker'])
  if (!wanted) return otherwise
  const because = `faker: ${wanted.method}`
  if (!context.locale.faker?.(wanted.method, wanted.args)) {
    context.report(unknownMeaning(wanted.method, shape?.span ?? place.hints?.annotation?.span, context.locale))
    return otherwise
  }
  const formats = shape?.kind === 'string' ? (shape.formats ?? []) : []
  if (!formats.every((format) => (METHODS_OF[format] ?? ANY).test(wanted.method))) return otherwise
  const args = {
    method: wanted.method,
    ...(wanted.args === undefined ? {} : { args: wanted.args }),
    as: shape ? formOf(shape, context.solver) : 'any',
  }
  return { do: 'fit', prefer: { do: 'sample', sampler: 'faker', args, because }, test, otherwise, because }
}

/** `template` and `jsonPath`: what fills the field once the others stand. */
export function derivedOf(shape: SolvedShape, hints: Hints | undefined, solver: Solver): Derived | undefined {
  for (const by of ['template', 'jsonPath'] as const) {
    const text = hints?.jsf?.[by]
    if (typeof text === 'string') return { by, text, test: fitOf(shape, solver) }
  }
  return undefined
}

function fakerOf(value: Value | undefined): { readonly method: string; readonly args?: Value } | undefined {
  if (typeof value === 'string') return { method: value }
  const [first] = isRecord(value) ? Object.entries(value) : []
  return first ? { method: first[0], args: first[1] } : undefined
}

const EVERY: readonly JsonType[] = ['null', 'boolean', 'number', 'string', 'array', 'object']
const ANY = /(?:)/
/** Methods that make texts of a format; one that does not would make an invalid record. */
const METHODS_OF: { readonly [format: string]: RegExp | undefined } = {
  email: /email/i,
  'idn-email': /email/i,
  uri: /url|image|avatar/i,
  'uri-reference': /url|image|avatar/i,
  url: /url|image|avatar/i,
  uuid: /uuid/i,
  hostname: /domain|hostname/i,
  ipv4: /\.ip$|ipv4/i,
  ipv6: /ipv6/i,
  date: /^date\./,
  'date-time': /^date\./,
  time: /^$/,
  duration: /^$/,
  regex: /^$/,
}

/** What the method's answer is turned into, as json-schema-faker does: the first type named, else as it is. */
function formOf(shape: SolvedShape, solver: Solver): string {
  if (shape.kind === 'string') return shape.formats?.includes('date') ? 'date' : 'string'
  if (shape.kind === 'number') return shape.integer === true ? 'integer' : 'number'
  if (shape.kind === 'union') {
    const [first] = shape.branches
    return first ? formOf(solver.head(first.shape), solver) : 'any'
  }
  return shape.kind === 'boolean' ? 'boolean' : 'any'
}

function takesNumber(fit: Fit): boolean {
  return fit.number !== undefined || (fit.anyOf ?? []).some(takesNumber)
}

const TYPES = new Set<string>(['null', 'boolean', 'array', 'object'] satisfies JsonType[])

/** What can be said of a value against a shape; structures are known by type alone, the judge knows the rest. */
export function fitOf(shape: SolvedShape, solver: Solver): Fit {
  switch (shape.kind) {
    case 'number':
      return { number: shape }
    case 'string':
      return { string: shape }
    case 'literal':
      return { oneOf: shape.values }
    case 'union':
      return { anyOf: shape.branches.map((one) => fitOf(solver.head(one.shape), solver)) }
    case 'ref':
      return {}
    default:
      return TYPES.has(shape.kind) ? { types: [shape.kind as JsonType] } : {}
  }
}
