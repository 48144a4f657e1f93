import type { Branch, Shape } from '../catalog/shape.ts'
import type { Solver } from '../solve/solver.ts'
import { isNull } from './compile-union.ts'
import { parts } from './definition-size.ts'

/** Deepest nesting that is looked at within one definition. */
const MOST_DEEP = 12
/** Items of an array, and how often an optional field is there. */
const ITEMS = 2
const OPTIONAL = 0.8
/** The share of nulls. */
const SELDOM = 0.1

/**
 * How many values of recursive definitions one value of a shape holds, on average: a
 * list has 1, a binary tree 2, a syntax tree 5. A property of the shape alone.
 */
export function recursionWidths(solver: Solver): (shape: Shape) => number {
  const recursive = recursiveDefinitions(solver)
  const known = new Map<string, number>()

  function within(name: string): number {
    const found = known.get(name)
    if (found !== undefined) return found
    known.set(name, 0)
    const width = widthOf(solver.definition(name), 0)
    known.set(name, width)
    return width
  }
  function widthOf(shape: Shape, depth: number): number {
    if (depth > MOST_DEEP) return 0
    const head = shape.kind === 'types' ? shape : solver.head(shape)
    const of = (one: Shape): number => widthOf(one, depth + 1)
    const sum = (shapes: readonly Shape[]): number => shapes.reduce((all, one) => all + of(one), 0)
    switch (head.kind) {
      case 'ref':
        return recursive(head.to) ? 1 : within(head.to)
      case 'object': {
        const optional = head.fields.filter((field) => field.optional).map((field) => field.shape)
        const required = head.fields.filter((field) => !field.optional).map((field) => field.shape)
        return sum(required) + OPTIONAL * sum(optional) + sum(head.rest.map((one) => one.shape))
      }
      case 'array':
        return sum(head.prefix) + (head.rest ? ITEMS * of(head.rest) : 0)
      case 'union':
        return mean(head.branches, of)
      default:
        return sum(parts(head))
    }
  }
  /** What a union's branch refers to is the value itself. */
  function inside(shape: Shape, depth: number): number {
    const head = shape.kind === 'types' ? shape : solver.head(shape)
    if (head.kind === 'ref' && depth < MOST_DEEP) return inside(solver.definition(head.to), depth + 1)
    if (head.kind !== 'union') return widthOf(head, 0)
    return mean(head.branches, (one) => inside(one, depth + 1))
  }
  return (shape) => inside(shape, 0)
}

/** Over the branches as often as they are taken: nothing is seldom. */
function mean(branches: readonly Branch[], of: (shape: Shape) => number): number {
  const weights = branches.map((one) => (isNull(one) ? SELDOM : (one.weight ?? 1)))
  const total = weights.reduce((all, one) => all + one, 0)
  return branches.reduce((all, one, i) => all + (weights[i] ?? 0) * of(one.shape), 0) / Math.max(SELDOM, total)
}

/** Does a definition reach itself? Strongly connected components, by Tarjan's algorithm. */
function recursiveDefinitions(solver: Solver): (name: string) => boolean {
  const answers = new Map<string, boolean>()
  const index = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const targets = (shape: Shape, depth: number, into: Set<string>): Set<string> => {
    const head = shape.kind === 'types' ? shape : solver.head(shape)
    if (head.kind === 'ref') into.add(head.to)
    else if (depth < MOST_DEEP) for (const part of parts(head)) targets(part, depth + 1, into)
    return into
  }
  const visit = (name: string, depth: number): void => {
    index.set(name, index.size)
    low.set(name, index.get(name) ?? 0)
    stack.push(name)
    const next = targets(solver.definition(name), 0, new Set())
    for (const one of next) {
      if (!index.has(one) && depth < MOST_CHAIN) visit(one, depth + 1)
      if (!answers.has(one)) low.set(name, Math.min(low.get(name) ?? 0, low.get(one) ?? Infinity))
    }
    if (low.get(name) !== index.get(name)) return
    const component = stack.splice(stack.indexOf(name))
    for (const one of component) answers.set(one, component.length > 1 || next.has(one))
  }
  return (name) => {
    if (!index.has(name)) visit(name, 0)
    return answers.get(name) ?? true
  }
}

/** Longest chain of definitions that is followed. */
const MOST_CHAIN = 2000
