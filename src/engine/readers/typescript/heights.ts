import type { Field, Shape } from '../../catalog/shape.ts'

type Definitions = { readonly [name: string]: Shape }

/** Definitions and their least heights. */
export interface Known {
  readonly heights: ReadonlyMap<string, number>
  readonly definitions: Definitions
}

/** Least nesting of a finite value of each definition (1: a scalar); Infinity: there is none. A least fixpoint. */
export function heightsOf(definitions: Definitions, known: ReadonlyMap<string, number>): Map<string, number> {
  const heights = new Map(known)
  const open = Object.keys(definitions).filter((name) => !known.has(name))
  for (let changed = true; changed;) {
    changed = false
    for (const name of open) {
      const before = heights.get(name) ?? Infinity
      const now = heightOf(definitions[name] as Shape, heights)
      if (now < before) {
        heights.set(name, now)
        changed = true
      }
    }
  }
  for (const name of open) if (!heights.has(name)) heights.set(name, Infinity)
  return heights
}

export function heightOf(shape: Shape, heights: ReadonlyMap<string, number>): number {
  const most = (shapes: readonly Shape[]): number =>
    1 + shapes.reduce((a, one) => Math.max(a, heightOf(one, heights)), 0)
  switch (shape.kind) {
    case 'never':
      return Infinity
    case 'ref':
      return heights.get(shape.to) ?? Infinity
    case 'object':
      return most(shape.fields.filter((field) => !field.optional).map((field) => field.shape))
    case 'array': {
      const least = shape.minItems ?? 0
      const prefix = shape.prefix.slice(0, least)
      return most(least > shape.prefix.length && shape.rest ? [...prefix, shape.rest] : prefix)
    }
    case 'union':
      return shape.branches.reduce((a, one) => Math.min(a, heightOf(one.shape, heights)), Infinity)
    case 'native':
      return shape.native === 'code' ? most(shape.of ?? []) : 1
    default:
      return 1
  }
}

/** The shape without what has no value: optional fields and branches go, required ones make the whole `never`. */
export function pruned(shape: Shape, heights: ReadonlyMap<string, number>): Shape {
  const again = (one: Shape): Shape => pruned(one, heights)
  if (heightOf(shape, heights) === Infinity)
    return shape.kind === 'never' ? shape : { kind: 'never', because: 'no finite value' }
  const has = (one: Shape): boolean => heightOf(one, heights) < Infinity
  switch (shape.kind) {
    case 'object': {
      const fields = shape.fields
        .filter((field) => has(field.shape))
        .map((field): Field => ({ ...field, shape: again(field.shape) }))
      const rest = shape.rest.filter((one) => has(one.shape)).map((one) => ({ ...one, shape: again(one.shape) }))
      return { ...shape, fields, rest }
    }
    case 'array': {
      const dead = shape.prefix.findIndex((one) => !has(one))
      const prefix = (dead < 0 ? shape.prefix : shape.prefix.slice(0, dead)).map(again)
      const { rest, ...others } = shape
      if (dead >= 0) return { ...others, prefix, maxItems: dead }
      if (!rest) return { ...others, prefix }
      return has(rest) ? { ...others, prefix, rest: again(rest) } : { ...others, prefix, maxItems: prefix.length }
    }
    case 'union': {
      const branches = shape.branches
        .filter((one) => has(one.shape))
        .map((one) => ({ ...one, shape: again(one.shape) }))
      const [only] = branches
      return branches.length === 1 && only
        ? { ...only.shape, ...(shape.hints ? { hints: shape.hints } : {}) }
        : { ...shape, branches }
    }
    case 'native': {
      if (!shape.of) return shape
      if (shape.of.every(has)) return { ...shape, of: shape.of.map(again) }
      return {
        ...shape,
        of: shape.of.map((one) => (has(one) ? again(one) : one)),
        limits: { ...shape.limits, maxLength: 0 },
      }
    }
    default:
      return shape
  }
}

/** Why a shape has no value, and where: the first of its parts that refuses. */
export function reason(shape: Shape, path: string, known: Known, above: ReadonlySet<string> = new Set()): string {
  const { heights, definitions } = known
  const first = (parts: readonly (readonly [Shape, string])[]): string => {
    const dead = parts.find(([one]) => heightOf(one, heights) === Infinity)
    return dead ? reason(dead[0], path + dead[1], known, above) : `no finite value at ${path}`
  }
  switch (shape.kind) {
    case 'never':
      return `${shape.because ?? 'no value'} at ${path}`
    case 'ref': {
      const target = definitions[shape.to]
      if (!target || above.has(shape.to)) return `every ${shape.to} holds another, without end, at ${path}`
      return reason(target, path, known, new Set([...above, shape.to]))
    }
    case 'object':
      return first(shape.fields.filter((field) => !field.optional).map((field) => [field.shape, `.${field.name}`]))
    case 'array':
      return first([...shape.prefix, ...(shape.rest ? [shape.rest] : [])].map((one) => [one, '[]']))
    case 'union':
      return first(shape.branches.map((one) => [one.shape, '']))
    case 'native':
      return first((shape.of ?? []).map((one) => [one, '()']))
    default:
      return `no value at ${path}`
  }
}
