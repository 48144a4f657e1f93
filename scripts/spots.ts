import { conforms, same } from '../src/engine/catalog/conforms.ts'
import { jsonText } from '../src/engine/catalog/json-text.ts'
import type { Branch, Field, Shape, SolvedShape } from '../src/engine/catalog/shape.ts'
import { isRecord, Special, type Value } from '../src/engine/catalog/value.ts'
import type { Solver } from '../src/engine/solve/solver.ts'

/**
 * What rows of a shape can show, spot by spot, to a depth of so many members and items. A spot is
 * - a branch of a union, each value of a list of literals being one (`boolean` is one branch);
 * - an optional field that is there.
 * What has no finite value is no spot; nor is what we write for `unknown` and `any`, nor `undefined` of an optional field,
 * since it is written by leaving the field out. What stands inside functions and constructors is not looked at.
 * Spots are told apart in two ways: by `path` from the root, through names, places of tuples, items and the branches taken
 * (five branches inside each of five are 30 spots; in a syntax tree they are millions), and by the `member` that declares
 * them: by path from the innermost object type or recursive one, wherever that type stands.
 */
export interface Spots {
  readonly paths: Tally
  readonly members: ReadonlySet<string>
  /** So many paths at most can be seen in `rows` values, however they are chosen and however large they are. */
  bound(rows: number): number
  /** Adds the spots that a value shows; of a value that is of several branches, those of all. */
  mark(value: Value, seen: Seen): void
}

export interface Seen {
  readonly paths: Set<string>
  readonly members: Set<string>
}

export const KINDS = ['optional', 'branch', 'literal'] as const
export type Kind = (typeof KINDS)[number]
export type Tally = Readonly<Record<Kind, number>>

const SIGNS: Readonly<Record<string, Kind>> = { '?': 'optional', '|': 'branch', '=': 'literal' }
/** Stands before the sign of each spot in a name. */
const MARK = '\0'
/** The most items of an array that are counted for the bound: what generation prefers. */
const ITEMS = 3
/** The other way to write a function: no branch of the type. */
const THROWS = /(^|\/)throw(~\d+)?$/

/** How many of some spots are of each kind. */
export function tally(names: Iterable<string>): Tally {
  const all = { optional: 0, branch: 0, literal: 0 }
  for (const name of names) all[kindOf(name)]++
  return all
}

function kindOf(name: string): Kind {
  return SIGNS[name[name.lastIndexOf(MARK) + 1] ?? ''] ?? 'optional'
}

export function spotsOf(shape: Shape, solver: Solver, definitions: Definitions, depth: number): Spots {
  const partsOf = partReader(solver, definitions)
  const reached = (one: Shape, left: number): Parts => {
    const parts = partsOf(one)
    return left > 0 ? parts : { ...parts, list: parts.list.filter((part) => !part.deeper) }
  }
  const members = new Set<string>()
  const known = new Map<string, number>()
  const declare = (one: Shape, at: string, left: number): void => {
    const { values, list, owner } = reached(one, left)
    const here = owner ?? at
    if ((known.get(here) ?? -1) >= left) return
    known.set(here, left)
    for (const value of values) members.add(literalAt(here, value))
    for (const part of list) {
      if (part.spot) members.add(here + part.at)
      declare(part.shape, here + part.at, left - Number(part.deeper))
    }
  }
  declare(shape, '', depth)

  function walk(value: Value, at: Standing, seen: Seen): void {
    const { values, list, owner } = reached(at.shape, at.left)
    const member = owner ?? at.member
    if (values.some((one) => same(one, value))) {
      seen.paths.add(literalAt(at.path, value))
      seen.members.add(literalAt(member, value))
    }
    for (const part of list) {
      const inside = { shape: part.shape, path: at.path + part.at, member: member + part.at, left: at.left - Number(part.deeper) }
      for (const held of part.of(value)) {
        if (part.spot) {
          seen.paths.add(inside.path)
          seen.members.add(inside.member)
        }
        walk(held, inside, seen)
      }
    }
  }
  const gains = gainsOf(reached)
  return {
    paths: countsOf(reached)(shape, depth),
    members,
    bound: (rows) => sum(gains(shape, depth).slice(0, rows)),
    mark: (value, seen) => walk(value, { shape, path: '', member: '', left: depth }, seen),
  }
}

interface Standing {
  readonly shape: Shape
  readonly path: string
  readonly member: string
  readonly left: number
}

const literalAt = (path: string, value: Value): string => `${path}${MARK}=${jsonText(value)}`
const sum = (list: readonly number[]): number => list.reduce((all, one) => all + one, 0)

type Reached = (shape: Shape, left: number) => Parts

function countsOf(reached: Reached): (shape: Shape, left: number) => Tally {
  const counts = memo((one: Shape, left: number): Tally => {
    const { values, list } = reached(one, left)
    const all = { optional: 0, branch: 0, literal: values.length }
    for (const part of list) {
      const more = counts(part.shape, left - Number(part.deeper))
      for (const kind of KINDS) all[kind] += more[kind]
      if (part.spot) all[kindOf(part.at)]++
    }
    return all
  })
  return counts
}

const MOST_GAINS = 5000

/** How many more spots each further value can show, where each is chosen to show as many as it can: never more than the one before. */
function gainsOf(reached: Reached): (shape: Shape, left: number) => readonly number[] {
  const gains = memo((one: Shape, left: number): readonly number[] => {
    const { values, list, apart } = reached(one, left)
    const each = list.map((part) => {
      const all = chunks(gains(part.shape, left - Number(part.deeper)), part.times)
      return part.spot ? [(all[0] ?? 0) + 1, ...all.slice(1)] : all
    })
    if (apart) return [...values.map(() => 1), ...each.flat()].toSorted((a, b) => b - a).slice(0, MOST_GAINS)
    const longest = Math.max(0, ...each.map((all) => all.length))
    return Array.from({ length: longest }, (_, i) => sum(each.map((all) => all[i] ?? 0)))
  })
  return gains
}

function chunks(list: readonly number[], size: number): readonly number[] {
  if (size === 1) return list
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) => sum(list.slice(i * size, (i + 1) * size)))
}

function memo<T>(make: (shape: Shape, left: number) => T): (shape: Shape, left: number) => T {
  const known = new WeakMap<Shape, Map<number, T>>()
  return (shape, left) => {
    const list = known.get(shape) ?? new Map<number, T>()
    known.set(shape, list)
    const made = list.get(left) ?? make(shape, left)
    list.set(left, made)
    return made
  }
}

type Definitions = { readonly [name: string]: Shape }

interface Part {
  readonly at: string
  readonly shape: Shape
  /** A spot of its own: a branch, an optional field. */
  readonly spot: boolean
  readonly deeper: boolean
  /** Values of this part in one value of the whole. */
  readonly times: number
  of(value: Value): readonly Value[]
}

interface Parts {
  /** Values of a list of literals: spots without anything inside. */
  readonly values: readonly Value[]
  readonly list: readonly Part[]
  /** A value shows one of the parts, not all. */
  readonly apart: boolean
  /** The name of an object type, or of one that recurs. */
  readonly owner?: string
}

const NONE: Parts = { values: [], list: [], apart: false }

function part(at: string, shape: Shape, of: Part['of'], more: Partial<Part> = {}): Part {
  return { at, shape, of, spot: false, deeper: true, times: 1, ...more }
}

function partReader(solver: Solver, definitions: Definitions): (shape: Shape) => Parts {
  const known = new WeakMap<Shape, Parts>()
  const owners = new Map<Shape, string>()
  const headOf = (shape: Shape): SolvedShape => {
    let head = solver.head(shape)
    for (let i = 0; i < 40 && head.kind === 'ref'; i++) head = solver.head(solver.definition(head.to))
    return head
  }
  const has = (one: { readonly shape: Shape }): boolean => solver.height(one.shape) < Infinity
  const all = (list: readonly Part[]): Parts => ({ values: [], list, apart: false })

  function branches(list: readonly Branch[]): readonly Part[] {
    return list.map(({ key, shape }) => {
      // A list of literals is as many branches as it has values.
      const spot = list.length > 1 && !(shape.kind === 'literal' && shape.values.length > 1)
      return part(`${MARK}|${key}`, shape, (value) => (conforms(value, shape, definitions) ? [value] : []), { spot, deeper: false })
    })
  }
  function fieldPart(field: Field): Part {
    if (!field.optional) return part(`.${field.name}`, field.shape, (value) => member(value, field.name))
    const there = (value: Value): readonly Value[] => member(value, field.name).filter((one) => !isAbsent(one))
    return part(`${MARK}?${field.name}`, present(field.shape), there, { spot: true })
  }
  /** What an optional field holds when it is there. */
  function present(shape: Shape): Shape {
    const head = headOf(shape)
    if (head.kind !== 'union') return shape
    const left = head.branches.filter((one) => !(one.shape.kind === 'native' && one.shape.native === 'absent'))
    const [only] = left
    return left.length === head.branches.length ? shape : only && left.length === 1 ? only.shape : { ...head, branches: left }
  }
  function read(head: SolvedShape): Parts {
    switch (head.kind) {
      case 'literal':
        return { values: head.values.length > 1 ? head.values : [], list: [], apart: true }
      case 'union':
        // How `unknown` is written: a string of no type's has a number for its key.
        if (head.branches.some((one) => one.key === 'string' && one.shape.kind === 'string')) return NONE
        return { values: [], apart: true,
          list: branches(head.branches.filter((one) => has(one) && (one.weight ?? 1) > 0 && !THROWS.test(one.key))) }
      case 'array': {
        const after = head.prefix.length
        const rest = head.rest && (head.maxItems ?? Infinity) > after ? [{ shape: head.rest }].filter(has) : []
        return all([
          ...head.prefix.map((one, i) => part(`[${i}]`, one, (value) => listed(value).slice(i, i + 1))),
          ...rest.map(({ shape }) => part('[]', shape, (value) => listed(value).slice(after), { times: ITEMS })),
        ])
      }
      case 'object': {
        const names = new Set(head.fields.map((one) => one.name))
        const others = (value: Value): readonly Value[] =>
          isRecord(value) ? Object.keys(value).flatMap((name) => (names.has(name) ? [] : member(value, name))) : []
        const owner = owners.get(head) ?? `#${owners.size}`
        owners.set(head, owner)
        return { owner, ...all([
          ...head.fields.filter(has).map(fieldPart),
          ...head.rest.filter(has).map(({ shape }, i) => part(`.*${i}`, shape, others, { times: ITEMS })),
        ]) }
      }
      case 'native': {
        if (head.native !== 'map' && head.native !== 'set') return NONE
        const items = (value: Value): readonly Value[] => (value instanceof Special ? value.items : [])
        const isMap = head.native === 'map'
        return all((head.of ?? []).map((one, i) =>
          part(`<${i}>`, one, (value) => (isMap ? items(value).flatMap((pair) => listed(pair).slice(i, i + 1)) : items(value)), { times: ITEMS })))
      }
      default:
        return NONE
    }
  }
  return (shape) => {
    const first = solver.head(shape)
    const made = known.get(shape) ?? { ...(first.kind === 'ref' ? { owner: `@${first.to}` } : {}), ...read(headOf(shape)) }
    known.set(shape, made)
    return made
  }
}

function listed(value: Value): readonly Value[] {
  return Array.isArray(value) ? (value as readonly Value[]) : []
}

function member(value: Value, name: string): readonly Value[] {
  return isRecord(value) && Object.hasOwn(value, name) ? [value[name] as Value] : []
}

function isAbsent(value: Value): boolean {
  return value instanceof Special && value.kind === 'absent'
}
