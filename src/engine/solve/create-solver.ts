import type { Branch, Shape, SolvedShape } from '../catalog/shape.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Algebra } from './algebra.ts'
import type { Alt } from './block.ts'
import { partsOf, recursiveDefinitions } from './cycles.ts'
import { createExpansion } from './expand.ts'
import { finish } from './finish.ts'
import { createHeights } from './height.ts'
import { createMember } from './member.ts'
import type { Solver } from './solver.ts'
import { isEmptyString } from './strings.ts'
import { ANY, createTerms } from './terms.ts'
import { createValues } from './values.ts'

/** Meets spent on one shape before the search for more ways stops. */
const WORK = 60_000
/** How deep "clearly impossible" looks. */
const GLANCE = 3

/** Solves shapes over a catalog's definitions; see `Solver`. */
export function createSolver(definitions: { readonly [name: string]: Shape }): Solver {
  const terms = createTerms()
  const diagnostics: Diagnostic[] = []
  const raws = new Map<number, readonly Alt[]>()
  const open = new Map<number, number>()
  const heads = new Map<number, SolvedShape>()
  const solved = new WeakSet<Shape>()
  const made = new Map<string, Shape>()
  let lowest = Infinity
  let glance = 0
  let work = WORK
  let gaveUp = false
  let recursive: ReadonlySet<string> | undefined

  const definition = (name: string): Shape => made.get(name) ?? (Object.hasOwn(definitions, name) ? definitions[name] : undefined) ?? ANY

  const algebra: Algebra = {
    terms,
    definition,
    raw,
    impossible(shape) {
      if (shape.kind === 'never') return true
      if (glance >= GLANCE || shape.kind === 'types' || shape.kind === 'ref') return false
      glance++
      const none = settled(shape)?.length === 0
      glance--
      return none
    },
    values: (shape) => values(shape),
    member: createMember(definition),
    namesOutside(shape) {
      const except: string[] = []
      const outside = raw(terms.all([shape, STRINGS])).flatMap((alt) => {
        if (alt.block.type !== 'literal') return [alt.block]
        except.push(...alt.block.values.filter((one) => typeof one === 'string'))
        return []
      })
      return { except, outside }
    },
    spend() {
      if (work-- > 0) return true
      gaveUp = true
      return false
    },
    cut(list, most) {
      if (list.length <= most) return list
      gaveUp = true
      return list.slice(0, most)
    },
    doubt() {
      gaveUp = true
    },
  }
  const expansion = createExpansion(algebra)
  const height = createHeights(algebra)
  const values = createValues(algebra, settled)

  /** The blocks of a shape, unless they lean on one that is still being worked out. */
  function settled(shape: Shape): readonly Alt[] | undefined {
    const before = lowest
    lowest = Infinity
    const found = raw(shape)
    const whole = lowest === Infinity
    lowest = Math.min(before, lowest)
    return whole ? found : undefined
  }

  function raw(shape: Shape): readonly Alt[] {
    const id = terms.id(shape)
    const known = raws.get(id)
    if (known) return known
    const level = open.get(id)
    if (level !== undefined) {
      lowest = Math.min(lowest, level)
      return []
    }
    const mine = open.size
    const before = lowest
    lowest = Infinity
    if (mine === 0) work = WORK
    open.set(id, mine)
    const found = expansion.apply(null, shape, 0)
    open.delete(id)
    // An answer that leaned on a shape still being worked out is good for now only.
    if (lowest >= mine) raws.set(id, found)
    if (lowest === mine) lowest = Infinity
    lowest = Math.min(before, lowest)
    return found
  }

  function head(shape: Shape): SolvedShape {
    if (shape.kind === 'literal' && shape.values.length === 0) return { kind: 'never', because: 'none of the listed values is left' }
    if (isScalar(shape) || solved.has(shape)) return shape as SolvedShape
    const id = terms.id(shape)
    const known = heads.get(id)
    if (known) return known
    const name = shape.kind === 'ref' ? undefined : recursiveName(shape, id)
    const result: SolvedShape = name === undefined ? solve(shape) : named(name, shape)
    heads.set(id, result)
    return result
  }

  /** A combination around recursive definitions becomes a definition itself, so that following it ends. */
  function named(name: string, shape: Shape): SolvedShape {
    if (height(shape) === Infinity) return { kind: 'never', because: 'no finite value meets it' }
    if (!made.has(name)) {
      made.set(name, shape)
      const result = solve(shape)
      made.set(name, result)
      if (result.kind === 'ref' || result.kind === 'never') return result
    }
    return { kind: 'ref', to: name, ...(shape.hints ? { hints: shape.hints } : {}) }
  }

  function recursiveName(shape: Shape, id: number): string | undefined {
    if (shape.kind === 'array' || shape.kind === 'object' || shape.kind === 'types') return undefined
    if (!raw(shape).some((alt) => alt.block.type === 'object' || alt.block.type === 'array')) return undefined
    recursive ??= recursiveDefinitions(definitions)
    if (recursive.size === 0) return undefined
    const queue: Shape[] = [shape]
    const seen = new Set<string>()
    for (let next = queue.pop(); next; next = queue.pop()) {
      if (next.kind === 'ref' && !seen.has(next.to)) {
        if (recursive.has(next.to)) return `${id}&${next.to}`
        seen.add(next.to)
        queue.push(definition(next.to))
      }
      queue.push(...partsOf(next).inPlace)
    }
    return undefined
  }

  function solve(shape: Shape): SolvedShape {
    const alts = certain(raw(shape))
    const branches: { readonly alt: Alt; readonly shape: SolvedShape }[] = []
    for (const alt of alts) {
      const one = finish(alt, height, algebra)
      if (one) branches.push({ alt, shape: one })
    }
    const result = gather(branches)
    solved.add(result)
    return result
  }

  return {
    head, definition, height, values, diagnostics,
    get gaveUp() {
      return gaveUp
    },
  }
}

/** Texts that automata cannot promise give way to those that they can. */
function certain(alts: readonly Alt[]): readonly Alt[] {
  const unsure = alts.filter(({ block }) => block.type === 'string' && isEmptyString(block.limits) === undefined)
  const texts = alts.filter(({ block }) => block.type === 'string').length
  return unsure.length === 0 || unsure.length === texts ? alts : alts.filter((alt) => !unsure.includes(alt))
}

const STRINGS: Shape = { kind: 'types', types: ['string'] }

function isScalar(shape: Shape): boolean {
  return shape.kind === 'null' || shape.kind === 'boolean' || shape.kind === 'literal' || shape.kind === 'native'
    || shape.kind === 'never'
}

/** Beyond so many branches of a union, few ways are kept of each to keep clear of the others. */
const MANY_BRANCHES = 8
const FEW_WAYS = 2

type Found = { readonly alt: Alt; readonly shape: SolvedShape }

/** Of the ways to take one branch (and leave the others out) those that come first, with the weight of all. */
function fewWays(found: readonly Found[]): readonly Found[] {
  if (found.length <= MANY_BRANCHES) return found
  const all = new Map<string, Found[]>()
  for (const one of found) {
    const list = all.get(one.alt.key)
    if (list) list.push(one)
    else all.set(one.alt.key, [one])
  }
  return [...all.values()].flatMap((list) => {
    const few = list.slice(0, FEW_WAYS)
    const total = list.reduce((sum, one) => sum + one.alt.share, 0)
    const share = total / (few.reduce((sum, one) => sum + one.alt.share, 0) || 1)
    return few.map((one): Found => ({ ...one, alt: { ...one.alt, share: one.alt.share * share } }))
  })
}

/** The branches that are left as one shape; those that no source speaks of only when there is nothing else. */
function gather(found: readonly Found[]): SolvedShape {
  const wanted = found.filter((one) => one.alt.wanted)
  const usual = found.filter((one) => ['string', 'number', 'boolean', 'literal'].includes(one.shape.kind))
  const kept = fewWays(wanted.length > 0 ? wanted : usual.length > 0 ? usual : found)
  const [first] = kept
  if (!first) return { kind: 'never', because: 'its constraints leave no value' }
  if (kept.length === 1) return first.shape
  const keys = new Map<string, number>()
  const branches = kept.map(({ alt, shape }): Branch => {
    const times = keys.get(alt.key) ?? 0
    keys.set(alt.key, times + 1)
    return { shape, key: times === 0 ? alt.key : `${alt.key}~${times}`, weight: alt.share }
  })
  const { hints } = first.alt
  const shared = hints && kept.every((one) => one.alt.hints === hints)
  return { kind: 'union', branches, ...(shared ? { hints } : {}) }
}
