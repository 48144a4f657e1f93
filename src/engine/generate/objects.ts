import { define } from '../catalog/json-text.ts'
import type { Value } from '../catalog/value.ts'
import type { Derived, FieldStep, RestStep, Step } from '../plan/step.ts'
import { bits, hashText, laneA, laneB, unit } from '../random/key.ts'
import { assembler } from './assemble.ts'
import { makeDerived } from './derive.ts'
import { makeJoins } from './joins.ts'
import { MOST_LEVELS, MOST_NODES, type Generation, type Made } from './generation.ts'

const PRESENCE = hashText('presence')
const COUNT = hashText('count')
const NAME = hashText('name')
/** Draws of names beyond those of a first try. */
const AGAIN = 1 << 20

/** How much of its rate an optional field keeps at each nesting; a field that nests on itself keeps less. */
const SCALAR_DECAY = [1, 1, 0.95, 0.9, 0.8, 0.7, 0.5, 0.3]
const NESTED_DECAY = [1, 1, 0.85, 0.7, 0.55, 0.35, 0.1, 0]
const DEEPEST = NESTED_DECAY.length - 1
/** The depth (`Settings.maxDepth`) that the tables are made for. */
const USUAL_DEPTH = 5
/** Nested fields whose shape shows more than this are rarer by the ratio, else wide recursion grows at each nesting. */
const USUAL_SIZE = 10

/** What is left of an optional field's rate at each nesting: a function of the field and its depth alone. */
function decays(field: FieldStep): readonly number[] {
  const table = field.height > 1 ? NESTED_DECAY : SCALAR_DECAY
  const ratio = Math.min(1, USUAL_SIZE / field.size)
  return table.map((decay, i) => (i === 0 ? decay : decay * ratio))
}

interface MadeField {
  readonly name: string
  readonly id: number
  readonly made: Made
  readonly presence: number
  readonly decays: readonly number[]
  readonly derived?: Derived
}

interface MadeRest {
  readonly step: RestStep
  readonly names: Made
  readonly made: Made
}

/** Makes an object; each field's key is derived from the object's by the field's name alone. */
export function makeObject(step: Extract<Step, { do: 'object' }>, generation: Generation): Made {
  const { frame } = generation
  const { maxDepth } = generation.plan.settings
  const scale = USUAL_DEPTH / maxDepth
  const fields: MadeField[] = step.fields.map((field) => ({
    name: field.name, id: hashText(field.name), made: generation.make(field.step), presence: field.presence,
    decays: decays(field), ...(field.derived ? { derived: field.derived } : {}),
  }))
  const derive = makeDerived(fields, frame)
  const join = makeJoins(step, generation)
  const rest = step.rest.map((one) => ({
    step: one, names: generation.make(one.names), made: generation.make(one.step),
  }))
  const known = new Set(fields.map((field) => field.name))
  const plainCase = fields.every((field) => field.presence >= 1)
  const counted = step.minProperties > 0 || step.maxProperties < fields.length

  const enter = (a: number, b: number): void => {
    frame.level++
    frame.nest++
    frame.nodes += fields.length
    frame.a[frame.level] = a
    frame.b[frame.level] = b
  }
  const leave = (): void => {
    frame.level--
    frame.nest--
  }
  const isThere = (field: MadeField, a: number, b: number): boolean => {
    if (field.presence >= 1) return true
    const depth = Math.min(DEEPEST, Math.floor((frame.nest - 1) * scale))
    if (frame.nodes > MOST_NODES) return false
    const decay = field.decays[depth] ?? 0
    return unit(laneA(a, b, field.id), laneB(a, b, field.id), PRESENCE) < field.presence * decay
  }
  const chosen = (a: number, b: number): readonly MadeField[] => {
    const there = fields.filter((field) => isThere(field, a, b))
    if (!counted) return there
    const least = rest.length === 0 ? Math.min(step.minProperties, fields.length) : 0
    if (there.length >= least && there.length <= step.maxProperties) return there
    const score = (field: MadeField): number => bits(laneA(a, b, field.id), laneB(a, b, field.id), ~PRESENCE) >>> 0
    const optional = fields.filter((field) => field.presence < 1)
    const keep = new Set(fields.filter((field) => field.presence >= 1))
    const wanted = there.length < least ? least : Math.max(step.maxProperties, keep.size)
    const ranked = there.length < least
      ? [...optional].sort((x, y) => Number(there.includes(y)) - Number(there.includes(x)) || score(x) - score(y))
      : optional.filter((field) => there.includes(field)).sort((x, y) => score(x) - score(y))
    for (const field of ranked) if (keep.size < wanted) keep.add(field)
    return fields.filter((field) => keep.has(field))
  }
  /** Adds entries under names of the rest groups to `out`, each name told apart by its position. */
  const addRest = (a: number, b: number, out: { [name: string]: unknown }): void => {
    const add = (one: MadeRest, group: number, wanted: number, from: number): number => {
      const x = laneA(a, b, NAME + group)
      const y = laneB(a, b, NAME + group)
      let got = 0
      for (let i = from; got < wanted && i < from + wanted * 4 + 16; i++) {
        const name = one.names.value(laneA(x, y, i), laneB(x, y, i))
        if (typeof name !== 'string' || known.has(name) || Object.hasOwn(out, name)) continue
        const id = hashText(name)
        define(out, name, one.made.value(laneA(a, b, id), laneB(a, b, id)))
        got++
      }
      return got
    }
    let size = Object.keys(out).length
    rest.forEach((one, group) => {
      const deep = (frame.nest > 2 && one.step.height > 1) || frame.nest > maxDepth || frame.nodes > MOST_NODES
      const missing = group === rest.length - 1 ? step.minProperties - size : 0
      const most = Math.max(one.step.min, deep ? 0 : one.step.max, missing)
      const least = Math.max(one.step.min, missing, deep ? 0 : one.step.usual)
      const draw = bits(laneA(a, b, NAME + group), laneB(a, b, NAME + group), COUNT) >>> 0
      size += add(one, group, Math.min(least + (draw % (most - least + 1)), step.maxProperties - size), 0)
    })
    // The last group may have no name left: the others make up for it.
    rest.forEach((one, group) => {
      if (size < step.minProperties) size += add(one, group, step.minProperties - size, AGAIN)
    })
  }

  const whole = assembler(fields)
  const partial = (a: number, b: number): { [name: string]: Value } => {
    const out: { [name: string]: Value } = {}
    for (const { id, made, name } of chosen(a, b)) define(out, name, made.value(laneA(a, b, id), laneB(a, b, id)))
    return out
  }

  const value = (a: number, b: number): Value => {
    if (frame.level >= MOST_LEVELS) return {}
    enter(a, b)
    const out = plainCase ? whole(a, b) : partial(a, b)
    if (rest.length > 0) addRest(a, b, out)
    join?.(a, b, out)
    derive?.(a, b, out)
    leave()
    return out
  }
  return { value }
}
