import { jsonText } from '../catalog/json-text.ts'
import type { Value } from '../catalog/value.ts'
import type { ArrayStep } from '../plan/step.ts'
import { distinctPicks } from '../random/choose.ts'
import { bits, hashText, laneA, laneB } from '../random/key.ts'
import { MOST_LEVELS, type Generation, type Made } from './generation.ts'

const LENGTH = hashText('length')
const AGAIN = hashText('again')
const PLACE = hashText('place')
const REDRAWS = 40
/** Arrays nested deeper may be empty: what goes on without end must end. */
const LAST_FILLED = 6

/** Makes an array; each item's key is derived from the array's by its position alone. */
export function makeArray(step: ArrayStep, generation: Generation): Made {
  const { frame } = generation
  const prefix = step.prefix.map((one) => generation.make(one))
  const items = step.items ? generation.make(step.items) : undefined
  const contains = step.contains.map((one) => ({ made: generation.make(one.step), min: one.min }))
  const musts = contains.reduce((sum, one) => sum + one.min, 0)
  const picks = step.unique && step.items?.do === 'pick' ? step.items : undefined
  const pickIds = picks?.values.map((one) => hashText(jsonText(one)))

  /** Lengths fall with nesting, so that the expected size of a record is finite. */
  const length = (a: number, b: number): number => {
    const shrink = Math.max(0, frame.nest - 1 - (step.height > 2 ? 0 : 2))
    const one = frame.nest <= LAST_FILLED ? 1 : 0
    const most = Math.max(step.min, Math.min(step.max, Math.max(step.preferred[1] - shrink, one)), musts)
    const least = Math.max(step.min, musts, Math.min(Math.max(step.preferred[0] - shrink, Math.min(step.preferred[0], one)), most))
    return least + (most > least ? (bits(a, b, LENGTH) >>> 0) % (most - least + 1) : 0)
  }
  /** Position → which `contains` is met there: the last free places, rotated by key. */
  const places = (a: number, b: number, from: number, size: number): Map<number, Made> => {
    const at = new Map<number, Made>()
    const room = size - from
    if (room <= 0) return at
    let next = (bits(a, b, PLACE) >>> 0) % room
    for (const one of contains) {
      for (let i = 0; i < one.min; i++) {
        at.set(from + (next % room), one.made)
        next++
      }
    }
    return at
  }

  const value = (a: number, b: number): Value => {
    if (frame.nest >= MOST_LEVELS) return []
    const size = length(a, b)
    frame.nest++
    const { item } = frame
    const out: Value[] = []
    if (picks && pickIds && prefix.length === 0 && musts === 0) {
      for (const i of distinctPicks(a, b, pickIds, size)) out.push(picks.values[i] as Value)
    } else {
      const special = musts > 0 ? places(a, b, prefix.length, size) : undefined
      const seen = step.unique ? new Set<Value>() : undefined
      for (let i = 0; i < size; i++) {
        const maker = i < prefix.length ? prefix[i] : (special?.get(i) ?? items)
        if (!maker) break
        const x = laneA(a, b, i)
        const y = laneB(a, b, i)
        frame.item = i
        let v = maker.value(x, y)
        if (seen) {
          let identity = identityOf(v)
          for (let n = 0; seen.has(identity) && n < REDRAWS; n++) {
            v = maker.value(laneA(x, y, AGAIN + n), laneB(x, y, AGAIN + n))
            identity = identityOf(v)
          }
          if (seen.has(identity)) {
            // What follows a missing item of the prefix would stand in its place.
            if (i >= step.min && i < prefix.length) break
            if (i >= step.min) continue
          } else seen.add(identity)
        }
        out.push(v)
      }
    }
    frame.nest--
    frame.item = item
    return out
  }
  return { value }
}

/** What tells a value apart from others: itself, or its text when it has parts. */
function identityOf(value: Value): Value {
  return typeof value === 'object' && value !== null ? `o${jsonText(value)}` : typeof value === 'string' ? `s${value}` : value
}
