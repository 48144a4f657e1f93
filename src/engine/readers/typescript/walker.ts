import type ts from 'typescript6'
import type { Shape } from '../../catalog/shape.ts'
import type { OpenProgram } from '../../compiler/program.ts'
import { heightOf, heightsOf, pruned, reason } from './heights.ts'
import { intersectionShape } from './intersections.ts'
import { leastHeight } from './least-height.ts'
import { isNativeType } from './natives.ts'
import { type Names, namesOf } from './names.ts'
import { objectShape } from './objects.ts'
import type { Peers } from './peers.ts'
import { scalarShape } from './scalars.ts'
import { unionShape } from './unions.ts'
import { ANYTHING, never, type Place, refuse, type Walk } from './walk.ts'

/** Shapes made for one entity before only what is required is walked. */
const BUDGET = 6000
/** Definitions made for one entity before what remains is refused. */
const MOST_DEFINITIONS = 3000
/** Anonymous types nested deeper than this are walked as definitions of their own. */
const MOST_NESTED = 8
/** ... as are those that stand in more places than this, */
const MOST_REPEATED = 2
/** ... and those met when the definition at hand has grown this large. */
const MOST_INLINE = 1200

/** Walks types to shapes; definitions of all walks of a source are shared. */
export interface Walker {
  readonly definitions: { [name: string]: Shape }
  /** The shape of an entity's type: all it refers to is in `definitions` when this returns. */
  walk(type: ts.Type, path: string, access: string | null): { readonly shape: Shape; readonly cut: boolean }
}

export function createWalker(open: OpenProgram, peers?: Peers): Walker {
  const names: Names = namesOf(open)
  const definitions: { [name: string]: Shape } = {}
  const named = new Map<ts.Type, string>()
  const taken = new Set<string>()
  /** Definitions as walked, with what has no value: to tell why a whole is refused. */
  const unpruned: { [name: string]: Shape } = {}
  let heights = new Map<string, number>()
  let queue: { readonly type: ts.Type; readonly name: string; readonly place: Place }[] = []
  let nodes = 0
  let made = 0
  let begun = 0
  let stack = new Set<ts.Type>()
  const inlined = new Map<ts.Type, number>()
  const recursive = new Set<ts.Type>()
  const least = leastHeight(open)

  const nameFor = (type: ts.Type, place: Place): string => {
    const known = named.get(type)
    if (known !== undefined) return known
    const base = typeName(open, type) ?? place.path
    let name = base
    for (let n = 2; taken.has(name); n++) name = `${base}#${n}`
    taken.add(name)
    named.set(type, name)
    return name
  }
  const later = (type: ts.Type, place: Place): Shape => {
    const isNew = !named.has(type)
    const name = nameFor(type, place)
    if (isNew) {
      if (++made > MOST_DEFINITIONS) {
        taken.add(name)
        definitions[name] = never('no value for a type this large')
      } else queue.push({ type, name, place: { ...place, depth: 0 } })
    }
    return { kind: 'ref', to: name }
  }
  const walk: Walk = {
    open,
    compiler: open.compiler,
    checker: open.checker,
    names,
    ...(peers ? { peers } : {}),
    definition: later,
    height: (type) => least(type),
    shape(type, place) {
      nodes++
      const scalar = scalarShape(walk, type)
      if (scalar) return scalar
      if (named.has(type) && !place.defined) return { kind: 'ref', to: nameFor(type, place) }
      if (stack.has(type)) {
        recursive.add(type)
        return { kind: 'ref', to: nameFor(type, place) }
      }
      const seen = (inlined.get(type) ?? 0) + 1
      inlined.set(type, seen)
      const large = place.depth > MOST_NESTED || seen > MOST_REPEATED || nodes - begun > MOST_INLINE
      const separate = place.depth > 0 && (large || isNamed(open, type)) && !isNativeType(walk, type)
      if (separate && !(place.defined && type.isUnion())) return later(type, place)
      return inline(type, place)
    },
  }
  const inline = (type: ts.Type, place: Place): Shape => {
    stack.add(type)
    const shape = compound(walk, type, place)
    stack.delete(type)
    if (!recursive.has(type)) return shape
    recursive.delete(type)
    const name = nameFor(type, place)
    definitions[name] = shape
    return { kind: 'ref', to: name }
  }
  const drain = (): void => {
    for (let i = 0; i < queue.length; i++) {
      const { type, name, place } = queue[i] as (typeof queue)[number]
      stack = new Set([type])
      begun = nodes
      definitions[name] = compound(walk, type, { ...place, minimal: nodes > BUDGET })
      recursive.delete(type)
    }
    queue = []
  }
  const finish = (): { readonly [name: string]: Shape } => {
    const fresh = Object.keys(definitions).filter((name) => !heights.has(name))
    heights = heightsOf(definitions, heights)
    const whole = Object.fromEntries(fresh.map((name) => [name, definitions[name] as Shape]))
    for (const name of fresh) definitions[name] = pruned(whole[name] as Shape, heights)
    return whole
  }
  return {
    definitions,
    walk(type, path, access) {
      nodes = 0
      begun = 0
      made = 0
      stack = new Set()
      const raw = walk.shape(type, { path, access, depth: 0, minimal: false, isRoot: true })
      const cutRoot = nodes > BUDGET
      drain()
      Object.assign(unpruned, finish())
      const dead = heightOf(raw, heights) === Infinity
      const shape = dead ? never(reason(raw, path, { heights, definitions: unpruned })) : pruned(raw, heights)
      return { shape, cut: cutRoot || nodes > BUDGET }
    },
  }
}

/** Types with members, and deferred ones by their constraint. */
function compound(walk: Walk, type: ts.Type, place: Place): Shape {
  const { TypeFlags } = walk.compiler
  if (type.isUnion()) return unionShape(walk, type, place)
  if (type.isIntersection()) return intersectionShape(walk, type, place)
  if (type.flags & TypeFlags.Object) return objectShape(walk, type, place)
  if (type.flags & TypeFlags.Instantiable) {
    const fallback = type.isTypeParameter() ? type.getDefault() : undefined
    const resolved = fallback ?? walk.checker.getBaseConstraintOfType(type)
    return resolved && resolved !== type ? walk.shape(resolved, place) : ANYTHING
  }
  return refuse(walk.checker.typeToString(type))
}

/** Objects and unions of objects with a name: definitions, so that their shape is made once. */
function isNamed(open: OpenProgram, type: ts.Type): boolean {
  const { TypeFlags, ObjectFlags, SymbolFlags } = open.compiler
  if (type.isUnion())
    return type.aliasSymbol !== undefined && type.types.some((one) => (one.flags & TypeFlags.Object) !== 0)
  if (type.isIntersection())
    return type.aliasSymbol !== undefined && type.types.every((one) => (one.flags & TypeFlags.Object) !== 0)
  if (!(type.flags & TypeFlags.Object)) return false
  if (open.checker.isArrayType(type) || open.checker.isTupleType(type)) return type.aliasSymbol !== undefined
  if (type.aliasSymbol) return true
  const { objectFlags, symbol } = type as ts.ObjectType
  if (!symbol || symbol.name.startsWith('__')) return false
  return (
    (objectFlags & (ObjectFlags.ClassOrInterface | ObjectFlags.Reference)) !== 0 &&
    (symbol.flags & (SymbolFlags.Class | SymbolFlags.Interface)) !== 0
  )
}

const MOST_NAME = 60

function typeName(open: OpenProgram, type: ts.Type): string | undefined {
  const symbol = type.aliasSymbol ?? type.symbol
  if (!symbol || symbol.name.startsWith('__')) return undefined
  const full = open.checker.typeToString(type)
  return full.length <= MOST_NAME && full.startsWith(symbol.name) ? full : symbol.name
}
