import { isRecord, type Value } from '../catalog/value.ts'

type Segment =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'all' }
  | { readonly kind: 'descend' }

/** Values that a path may find; deeper and wider records are looked at this far. */
const MOST_FOUND = 10_000
const MOST_DEEP = 100

/**
 * The values that a path finds in `root`, in document order: `$.a.b`, `$['a']`, `$.list[0]`, `$.list[*]`, `$..a`, the
 * part of JSONPath (RFC 9535) that json-schema-faker reads. `undefined` when the path is none of these.
 */
export function findByPath(path: string, root: Value): readonly Value[] | undefined {
  const segments = segmentsOf(path)
  if (!segments) return undefined
  let found: Value[] = [root]
  for (const segment of segments) {
    const next: Value[] = []
    for (const value of found) step(segment, value, next)
    found = next
  }
  return found
}

function step(segment: Segment, value: Value, out: Value[]): void {
  if (out.length >= MOST_FOUND) return
  if (segment.kind === 'descend') descend(value, out, 0)
  else if (Array.isArray(value)) {
    const items = value as readonly Value[]
    if (segment.kind === 'all') out.push(...items)
    else if (segment.kind === 'index' && segment.index < items.length) out.push(items[segment.index] as Value)
  } else if (isRecord(value)) {
    if (segment.kind === 'all') out.push(...Object.values(value))
    else if (segment.kind === 'name' && Object.hasOwn(value, segment.name)) out.push(value[segment.name] as Value)
  }
}

/** The value itself and everything in it. */
function descend(value: Value, out: Value[], depth: number): void {
  if (out.length >= MOST_FOUND || depth > MOST_DEEP) return
  out.push(value)
  if (Array.isArray(value)) for (const item of value as readonly Value[]) descend(item, out, depth + 1)
  else if (isRecord(value)) for (const item of Object.values(value)) descend(item, out, depth + 1)
}

const STEP =
  /(\.\.)(?=[[\w*$])|\.?(?:(\*)|([A-Za-z_$][\w$-]*))|\[(?:(\*)|(\d+)|'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")\]/y

function segmentsOf(path: string): readonly Segment[] | undefined {
  if (!path.startsWith('$')) return undefined
  const out: Segment[] = []
  STEP.lastIndex = 1
  while (STEP.lastIndex < path.length) {
    const match = STEP.exec(path)
    if (!match) return undefined
    const [, descends, star, name, every, index, single, double] = match
    if (descends) out.push({ kind: 'descend' })
    else if (star !== undefined || every !== undefined) out.push({ kind: 'all' })
    else if (index !== undefined) out.push({ kind: 'index', index: Number(index) })
    else out.push({ kind: 'name', name: name ?? (single ?? double ?? '').replace(/\\(.)/g, '$1') })
  }
  return out
}
