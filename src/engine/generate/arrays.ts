import { jsonText } from '../catalog/json-text.ts'
import type { Value } from '../catalog/value.ts'
import type { ArrayStep, FewValues, Step } from '../plan/step.ts'
import { distinctPicks } from '../random/choose.ts'
import { distinctMembers } from '../random/distinct-members.ts'
import { bits, hashText, laneA, laneB } from '../random/key.ts'
import { MOST_LEVELS, type Generation, type Made } from './generation.ts'

const LENGTH = hashText('length')
const AGAIN = hashText('again')
const REDRAWS = 40
/** Nobody lists a thing twice, but nothing forbids it. */
const FEW_REDRAWS = 4
/** Makes an array; each item's key is derived from the array's by its position alone. */
export function makeArray(step: ArrayStep, generation: Generation): Made {
  const { frame } = generation
  const prefix = step.prefix.map((one) => generation.make(one))
  const items = step.items ? generation.make(step.items) : undefined
  const dealt = step.few && dealer(step.few)
  const { maxDepth } = generation.plan.settings
  const isVaried = isListed(step.items)
  const redraws = step.unique ? REDRAWS : FEW_REDRAWS

  /** Lengths fall with nesting, so that the expected size of a record is finite. */
  const length = (a: number, b: number): number => {
    const shrink = Math.max(0, frame.nest - 1 - (step.height > 2 ? 0 : 2))
    // Arrays nested deeper may be empty: what goes on without end must end.
    const one = frame.nest <= (step.until ?? maxDepth) + 1 ? 1 : 0
    const most = Math.max(step.min, Math.min(step.max, Math.max(step.preferred[1] - shrink, one)))
    const least = Math.max(step.min, Math.min(Math.max(step.preferred[0] - shrink, Math.min(step.preferred[0], one)), most))
    return least + (most > least ? (bits(a, b, LENGTH) >>> 0) % (most - least + 1) : 0)
  }

  const value = (a: number, b: number): Value => {
    if (frame.nest >= MOST_LEVELS) return []
    const size = length(a, b)
    frame.nest++
    const { item } = frame
    const out: Value[] = []
    const few = dealt?.(a, b, size)
    const seen = step.unique || isVaried ? new Set<Value>(few?.filter((one) => one !== undefined).map(identityOf)) : undefined
    for (let i = 0; i < size; i++) {
      const maker = i < prefix.length ? prefix[i] : items
      if (!maker) break
      if (few && i >= few.length) break
      const given = few?.[i]
      if (given !== undefined) {
        out.push(given)
        continue
      }
      const x = laneA(a, b, i)
      const y = laneB(a, b, i)
      frame.item = i
      let v = maker.value(x, y)
      if (seen) {
        let identity = identityOf(v)
        for (let n = 0; seen.has(identity) && n < redraws; n++) {
          v = maker.value(laneA(x, y, AGAIN + n), laneB(x, y, AGAIN + n))
          identity = identityOf(v)
        }
        if (step.unique && seen.has(identity)) {
          // What follows a missing item of the prefix would stand in its place.
          if (i >= step.min && i < prefix.length) break
          if (i >= step.min) continue
        } else seen.add(identity)
      }
      out.push(v)
    }
    frame.nest--
    frame.item = item
    return out
  }
  return { value }
}

/** Does a step pick from a list of texts? */
function isListed(step: Step | null): boolean {
  if (step?.do === 'fit') return isListed(step.prefer)
  return (step?.do === 'sample' && step.sampler === 'list.pick') || (step?.do === 'pick' && step.values.length > 3)
}

/** Deals values that differ to the places of an array that have few; `undefined` for a place that has many. */
function dealer({ values, prefix, items }: FewValues): (a: number, b: number, size: number) => readonly (Value | undefined)[] {
  const hashes = values.map((one) => hashText(jsonText(one)))
  const ranked = (a: number, b: number, set: readonly number[], size: number): readonly number[] =>
    distinctPicks(a, b, set.map((one) => hashes[one] as number), size).map((at) => set[at] as number)
  return (a, b, size) => {
    const rest = items && ranked(a, b, items, size)
    const sets = Array.from({ length: size }, (_, i) => {
      const own = i < prefix.length ? prefix[i] : undefined
      if (i >= prefix.length) return rest ?? [-1 - i]
      return own ? ranked(laneA(a, b, i), laneB(a, b, i), own, size) : [-1 - i]
    })
    return distinctMembers(sets).map((one) => (one < 0 ? undefined : values[one]))
  }
}

/** What tells a value apart from others: itself, or its text when it has parts. */
function identityOf(value: Value): Value {
  return typeof value === 'object' && value !== null ? `o${jsonText(value)}` : typeof value === 'string' ? `s${value}` : value
}
