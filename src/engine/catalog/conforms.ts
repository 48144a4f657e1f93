import type { Catalog } from './catalog.ts'
import type { Branch, Shape } from './shape.ts'
import { isRecord, Special, type Value } from './value.ts'

type Definitions = Catalog['definitions']

const MOST_DEEP = 200

/**
 * Is `value` one of `shape`'s, by its structure? Limits (lengths, patterns, ranges) are not looked at: this tells the
 * branches of a union apart, it does not judge.
 */
export function conforms(value: Value, shape: Shape, definitions: Definitions, depth = 0): boolean {
  if (depth > MOST_DEEP) return true
  const inner = (one: Value, of: Shape): boolean => conforms(one, of, definitions, depth + 1)
  switch (shape.kind) {
    case 'never':
      return false
    case 'null':
      return value === null
    case 'boolean':
      return typeof value === 'boolean'
    case 'number':
      return typeof value === 'number'
    case 'string':
      return typeof value === 'string' && hasPatterns(value, shape.patterns)
    case 'literal':
      return shape.values.some((one) => same(one, value))
    case 'array': {
      if (!Array.isArray(value)) return false
      if (value.length < (shape.minItems ?? 0) || value.length > (shape.maxItems ?? Infinity)) return false
      return value.every((item: Value, i) => {
        const of = shape.prefix[i] ?? shape.rest
        return of !== undefined && inner(item, of)
      })
    }
    case 'object': {
      if (!isRecord(value)) return false
      const names = new Set<string>()
      for (const field of shape.fields) {
        names.add(field.name)
        const member = Object.hasOwn(value, field.name) ? value[field.name] : undefined
        if (member === undefined ? !field.optional : !inner(member, field.shape)) return false
      }
      return Object.keys(value).every(
        (name) =>
          names.has(name) ||
          shape.rest.some((rest) => hasPatterns(name, rest.names?.patterns) && inner(value[name] ?? null, rest.shape)),
      )
    }
    case 'union':
      return shape.branches.some((branch) => inner(value, branch.shape))
    case 'ref': {
      const target = definitions[shape.to]
      return target !== undefined && inner(value, target)
    }
    case 'native':
      if (!(value instanceof Special) || value.kind !== shape.native) return false
      return shape.native === 'code'
        ? shape.text === value.text &&
            value.items.every((item, i) => {
              const of = shape.of?.[i]
              return of !== undefined && inner(item, of)
            })
        : true
    default:
      return true
  }
}

/** Equal as values: bigints and their like by kind and text. */
export function same(a: Value, b: Value): boolean {
  if (a instanceof Special && b instanceof Special) return a.kind === b.kind && a.text === b.text
  return a === b
}

/** The union's branch that `value` came from: a literal before what it is a member of, else the first that fits. */
export function branchOf(value: Value, branches: readonly Branch[], definitions: Definitions): Shape | undefined {
  const literal = branches.find((one) => one.shape.kind === 'literal' && conforms(value, one.shape, definitions))
  return (literal ?? branches.find((one) => conforms(value, one.shape, definitions)))?.shape
}

const compiled = new Map<string, RegExp | null>()

function hasPatterns(text: string, patterns: readonly string[] | undefined): boolean {
  if (!patterns || text.length > 500) return true
  return patterns.every((source) => {
    let pattern = compiled.get(source)
    if (pattern === undefined) {
      if (compiled.size > 2000) compiled.clear()
      compiled.set(source, (pattern = parsed(source)))
    }
    return pattern?.test(text) ?? true
  })
}

function parsed(source: string): RegExp | null {
  try {
    return new RegExp(source)
  } catch {
    return null
  }
}
