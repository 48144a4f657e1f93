import type { StringLimits } from '../catalog/shape.ts'
import type { Algebra } from './algebra.ts'
import type { Exists, ObjectBlock, Rule } from './block.ts'
import { conditions, isAmong, meetLimits } from './names.ts'
import { knownNames, require, ruleIndex, valueShape } from './objects.ts'
import { exactly } from './regex.ts'
import { isEmptyString, witness } from './strings.ts'

/** Names tried for one group, and choices looked at on the way to them. */
const MOST_NAMES = 6
const MOST_TRIES = 400
/** More of these in one block than any schema has that was seen; each is then met by a name of its own. */
const MOST_GROUPED = 6

const settledBlocks = new WeakMap<ObjectBlock, ObjectBlock | null>()

/**
 * The block with names found for "some property": each gets a name that the other rules let in, and several share one
 * where there is no room for all. `undefined`: no names were found.
 */
export function settled(block: ObjectBlock, algebra: Algebra): ObjectBlock | undefined {
  if (block.some.length === 0) return block
  const known = settledBlocks.get(block)
  if (known !== undefined) return known ?? undefined
  const run: Search = { algebra, tries: MOST_TRIES, named: false }
  const made = search({ ...block, some: [] }, block.some, run)
  // Of the names that a pattern lets in only a few are tried.
  if (!made && (run.named || run.tries <= 0)) algebra.doubt()
  settledBlocks.set(block, made ?? null)
  return made
}

interface Search {
  readonly algebra: Algebra
  tries: number
  /** A name was found, whether or not it served. */
  named: boolean
}

/** Meets the first with each name that can meet it, which may meet others too, then the rest: depth first. */
function search(block: ObjectBlock, wanted: readonly Exists[], run: Search): ObjectBlock | undefined {
  const [first, ...rest] = wanted
  if (!first) return block
  const room = block.max - block.required.length
  const partners = wanted.length > MOST_GROUPED ? [[]] : subsets(rest)
  // With room to spare each has a name of its own, which says least of every one.
  const ordered = room >= wanted.length ? partners : [...partners].sort((a, b) => b.length - a.length)
  for (const others of ordered) {
    const group = [first, ...others]
    for (const name of namesFor(block, group, run)) {
      if (run.tries-- <= 0) return undefined
      const next = require(block, name, run.algebra.terms.all(group.map((one) => one.shape)))
      if (next.required.length > next.max || run.algebra.impossible(valueShape(next, name, run.algebra))) continue
      const done = search(
        next,
        rest.filter((one) => !others.includes(one)),
        run,
      )
      if (done) return done
    }
  }
  return undefined
}

function subsets(list: readonly Exists[]): readonly (readonly Exists[])[] {
  return Array.from({ length: 2 ** list.length }, (_, bits) => list.filter((_one, i) => (bits >> i) & 1)).sort(
    (a, b) => a.length - b.length,
  )
}

/** Names that are among all of a group's and that the block lets in: required ones, known ones, new ones. */
function namesFor(block: ObjectBlock, group: readonly Exists[], run: Search): readonly string[] {
  const fits = (name: string): boolean => group.every((one) => isAmong(one.names, name))
  const required = block.required.filter(fits)
  const known = knownNames(block).filter((name) => !block.required.includes(name) && fits(name))
  const fresh = new Set<string>()
  let limits: StringLimits = {}
  for (const { names } of group)
    if (!('only' in names)) for (const one of names.within) limits = meetLimits(limits, one)
  const taken = [
    ...new Set([...required, ...known, ...group.flatMap((one) => ('only' in one.names ? [] : one.names.except))]),
  ]
  if (taken.length > 0) limits = meetLimits(limits, { notPatterns: [exactly(taken)] })
  const outsides = group.flatMap((one) => ('only' in one.names ? [] : one.names.outside))
  const closed = ruleIndex(block).others.filter((rule) => rule.shape.kind === 'never')
  letIn(limits, [...outsides.map((one) => broken(one)), ...closed.map(waysRound)], run, (found) => {
    for (let nth = 0; nth < 2; nth++) {
      const name = witness(found, nth)
      if (name !== undefined && fits(name)) fresh.add(name)
    }
    return fresh.size >= MOST_NAMES
  })
  if (fresh.size > 0) run.named = true
  return [...required, ...known, ...fresh]
}

/** Limits of which one must hold for a name not to be within `limits`. */
function broken(limits: StringLimits): readonly StringLimits[] {
  return conditions(limits).map(({ condition, yes }) => (yes ? condition.opposite : condition.limits))
}

/** Limits of which one must hold for a rule that forbids names not to forbid this one. */
function waysRound({ names }: Rule): readonly StringLimits[] {
  return 'only' in names ? [] : [...names.outside, ...names.within.flatMap(broken)]
}

/** Visits the limits that meet one choice of every list, until told to stop. */
function letIn(
  limits: StringLimits,
  choices: readonly (readonly StringLimits[])[],
  run: Search,
  visit: (limits: StringLimits) => boolean,
): boolean {
  const [first, ...rest] = choices
  if (run.tries-- <= 0 || isEmptyString(limits) === true) return false
  if (!first) return visit(limits)
  return first.some((one) => letIn(meetLimits(limits, one), rest, run, visit))
}
