import type { Field, Shape, StringLimits } from '../catalog/shape.ts'
import type { Algebra } from './algebra.ts'
import type { ObjectBlock } from './block.ts'
import { type Condition, conditions, meetLimits, type Names } from './names.ts'
import { settled } from './exists.ts'
import { knownNames, ruleIndex, rulesOf, valueShape } from './objects.ts'
import { exactly } from './regex.ts'
import { countStrings, fitsString, isEmptyString, witness } from './strings.ts'
import { ANY, NEVER } from './terms.ts'

/** An object's names laid out: the known ones, and groups of others that do not overlap. */
export interface Layout {
  readonly fields: readonly Slot[]
  readonly groups: readonly Group[]
}

export interface Slot {
  readonly name: string
  readonly shape: Shape
  readonly required: boolean
  /** The first declaration of it. */
  readonly field?: Field
}

export interface Group {
  /** Absent: any name. */
  readonly names?: StringLimits
  readonly shape: Shape
  /** How many names there are; `Infinity` when many. */
  readonly count: number
}

/** Combinations of name conditions tried in full up to this many conditions. */
const FULL = 3
const MANY = 1000

const layouts = new WeakMap<ObjectBlock, Layout>()

export function layoutOf(block: ObjectBlock, algebra: Algebra): Layout {
  const known = layouts.get(block)
  if (known) return known
  const whole = settled(block, algebra)
  const fields = whole ? slots(whole, algebra) : [NAMELESS]
  const made = { fields, groups: whole ? groups(whole, fields, algebra) : [] }
  layouts.set(block, made)
  return made
}

/** What stands for properties that must be and for which there is no name. */
const NAMELESS: Slot = { name: '', shape: NEVER, required: true }

function slots(block: ObjectBlock, algebra: Algebra): Slot[] {
  const required = new Set(block.required)
  return knownNames(block).map((name): Slot => {
    const field = rulesOf(block, name).find((rule) => rule.field)?.field
    return { name, shape: valueShape(block, name, algebra), required: required.has(name), ...(field ? { field } : {}) }
  }).filter((slot) => slot.required || slot.field || !isUnspoken(slot.shape))
}

/** A name that is only mentioned as an exception, free to hold anything, is no field. */
function isUnspoken(shape: Shape): boolean {
  return shape === ANY
}

interface Region {
  readonly yes: ReadonlySet<string>
}

function groups(block: ObjectBlock, fields: readonly Slot[], algebra: Algebra): Group[] {
  const { others } = ruleIndex(block)
  const dead = fields.filter((slot) => slot.shape.kind === 'never').map((slot) => slot.name)
  if (others.every((rule) => !('only' in rule.names) && rule.names.within.length + rule.names.outside.length === 0)) {
    const shape = algebra.terms.all(others.map((rule) => rule.shape))
    if (shape.kind === 'never') return []
    const names = dead.length > 0 ? { names: { notPatterns: [exactly(dead)] } } : {}
    return [{ ...names, shape: others.length === 0 ? ANY : shape, count: Infinity }]
  }
  const atoms = new Map<string, Condition>()
  for (const rule of others) {
    if ('only' in rule.names) continue
    for (const limits of [...rule.names.within, ...rule.names.outside]) {
      for (const { condition } of conditions(limits)) atoms.set(condition.key, condition)
    }
  }
  const out: Group[] = []
  for (const region of regions([...atoms.values()])) {
    const shape = algebra.terms.all(others.filter((rule) => matches(rule.names, region)).map((rule) => rule.shape))
    if (shape.kind === 'never') continue
    let names: StringLimits = {}
    for (const [key, atom] of atoms) names = meetLimits(names, region.yes.has(key) ? atom.limits : atom.opposite)
    const inside = fields.map((slot) => slot.name).filter((name) => fitsString(names, name))
    if (isEmptyString(names) === true) continue
    const narrow = (names.patterns?.length ?? 0) > 0 ? countStrings(names, MANY) < MANY : false
    const without = narrow ? inside : inside.filter((name) => dead.includes(name))
    if (without.length > 0) names = meetLimits(names, { notPatterns: [exactly(without)] })
    if (without.length > 0 && isEmptyString(names) === true) continue
    const count = countStrings(names, MANY)
    const limited = Object.keys(names).length > 0
    out.push({ ...(limited ? { names } : {}), shape, count: count >= MANY ? Infinity : count })
  }
  return out
}

/** Which combinations of conditions to look at: all when few, else each alone, none, and what names are found to have. */
function regions(atoms: readonly Condition[]): Region[] {
  const out = new Map<string, Region>()
  const add = (yes: readonly string[]): void => {
    const sorted = [...yes].sort()
    out.set(sorted.join('\n'), { yes: new Set(sorted) })
  }
  if (atoms.length <= FULL) {
    for (let bits = 0; bits < 2 ** atoms.length; bits++) {
      add(atoms.filter((_, i) => (bits >> i) & 1).map((atom) => atom.key))
    }
    return [...out.values()]
  }
  for (const atom of atoms) add([atom.key])
  add([])
  for (const atom of atoms) {
    for (const limits of [atom.limits, atom.opposite]) {
      for (let nth = 0; nth < 2; nth++) {
        const name = witness(limits, nth)
        if (name !== undefined) add(atoms.filter((one) => fitsString(one.limits, name)).map((one) => one.key))
      }
    }
  }
  return [...out.values()]
}

function matches(names: Names, region: Region): boolean {
  if ('only' in names) return false
  const holds = (limits: StringLimits): boolean =>
    conditions(limits).every(({ condition, yes }) => region.yes.has(condition.key) === yes)
  return names.within.every(holds) && !names.outside.some(holds)
}

