import type { Shape } from '../catalog/shape.ts'

/** Shapes directly inside a shape: `inPlace` those that stand for the same value, `inside` those of its parts. */
export function partsOf(shape: Shape): { readonly inPlace: readonly Shape[]; readonly inside: readonly Shape[] } {
  switch (shape.kind) {
    case 'union':
    case 'one':
      return { inPlace: shape.branches.map((one) => one.shape), inside: [] }
    case 'all':
      return { inPlace: shape.of, inside: [] }
    case 'not':
      return { inPlace: [shape.of], inside: [] }
    case 'if':
      return { inPlace: [shape.if, ...(shape.then ? [shape.then] : []), ...(shape.else ? [shape.else] : [])], inside: [] }
    case 'array':
      return { inPlace: [], inside: [...shape.prefix, ...(shape.rest ? [shape.rest] : []), ...(shape.contains ?? []).map((one) => one.shape)] }
    case 'object':
      return { inPlace: [], inside: [...shape.fields.map((field) => field.shape), ...shape.rest.map((one) => one.shape)] }
    case 'native':
      return { inPlace: [], inside: shape.of ?? [] }
    default:
      return { inPlace: [], inside: [] }
  }
}

/** The definitions that reach themselves (Tarjan's strongly connected components, without recursion). */
export function recursiveDefinitions(definitions: { readonly [name: string]: Shape }): ReadonlySet<string> {
  const edges = new Map(Object.entries(definitions).map(([name, shape]) => [name, references(shape)]))
  const index = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const onStack = new Set<string>()
  const out = new Set<string>()
  for (const root of edges.keys()) {
    if (index.has(root)) continue
    const work: { readonly name: string; next: number }[] = [{ name: root, next: 0 }]
    while (work.length > 0) {
      const top = work[work.length - 1]
      if (!top) break
      const { name } = top
      if (top.next === 0) {
        index.set(name, index.size)
        low.set(name, index.size - 1)
        stack.push(name)
        onStack.add(name)
      }
      const to = edges.get(name)?.[top.next++]
      if (to !== undefined) {
        if (to === name) out.add(name)
        if (!index.has(to)) work.push({ name: to, next: 0 })
        else if (onStack.has(to)) low.set(name, Math.min(low.get(name) ?? 0, index.get(to) ?? 0))
        continue
      }
      work.pop()
      const parent = work[work.length - 1]
      if (parent) low.set(parent.name, Math.min(low.get(parent.name) ?? 0, low.get(name) ?? 0))
      if (low.get(name) !== index.get(name)) continue
      const group: string[] = []
      for (let one = stack.pop(); one !== undefined; one = one === name ? undefined : stack.pop()) {
        onStack.delete(one)
        group.push(one)
        if (one === name) break
      }
      if (group.length > 1) for (const one of group) out.add(one)
    }
  }
  return out
}

function references(shape: Shape): readonly string[] {
  const found = new Set<string>()
  const seen = new Set<Shape>()
  const queue: Shape[] = [shape]
  for (let next = queue.pop(); next; next = queue.pop()) {
    if (seen.has(next)) continue
    seen.add(next)
    if (next.kind === 'ref') found.add(next.to)
    const { inPlace, inside } = partsOf(next)
    queue.push(...inPlace, ...inside)
    if (next.kind === 'object' && next.propertyNames) queue.push(next.propertyNames)
  }
  return [...found]
}
