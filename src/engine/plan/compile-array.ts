import { jsonText } from '../catalog/json-text.ts'
import { wordsOf } from '../meaning/words.ts'
import type { ArrayShape, Shape } from '../catalog/shape.ts'
import type { Value } from '../catalog/value.ts'
import { planViews } from './coherence.ts'
import type { Compiling, Place } from './context.ts'
import { exampleHints } from './example-hints.ts'
import { guessAt } from './guess-at.ts'
import { depthUnder } from './recursion-depth.ts'
import type { FewValues, Step } from './step.ts'

/** An array's step; items stand under the array's own name. */
export function compileArray(shape: ArrayShape, place: Place, context: Compiling): Step | null {
  const { settings, solver } = context
  const { guess: _guess, view: _view, ...rest0 } = place
  const min = shape.minItems ?? 0
  const distinct = place.distinct || (shape.unique && min > 1)
  const shown = (shape.hints?.examples ?? place.hints?.examples ?? []).flatMap((one) => (Array.isArray(one) ? (one as readonly Value[]) : []))
  const { hints: _hints, ...bare } = rest0
  const hints = exampleHints(shown.length > 0 ? undefined : rest0.hints, shown)
  const inside: Place = { ...bare, ...(hints ? { hints } : {}), item: true, depth: place.depth + 1, ...(distinct ? { distinct } : {}) }
  const prefix: Step[] = []
  const axes = axesOf(shape, place)
  for (const [i, one] of (axes ? axes.shapes : shape.prefix).entries()) {
    const step = context.compile(one, axes ? axisAt(axes.names[i] ?? '', place, one) : inside)
    if (!step) break
    prefix.push(step)
  }
  const { rest } = shape
  const items = rest && prefix.length === shape.prefix.length ? context.compile(rest, inside) : null
  const max = Math.min(shape.maxItems ?? Infinity, items ? Infinity : prefix.length)
  if (max < min) return null
  const height = 1 + (min > 0 && rest ? solver.height(rest) : 0)
  const filled = place.distinct ? 1 : 0
  const least = Math.max(min, Math.min(Math.max(settings.minItems, filled), max), Math.min(prefix.length, max))
  const most = Math.max(least, Math.min(max, Math.max(settings.maxItems, min + 2)))
  const few = shape.unique ? fewOf(shape, most, context) : undefined
  const until = items && rest ? depthUnder(context.recursion(rest), settings.maxDepth) : undefined
  return {
    do: 'array', prefix, items, min, max: Number.isFinite(max) ? max : 2 ** 31, preferred: [least, most],
    unique: shape.unique ?? false, ...(few ? { few } : {}), ...(until === undefined ? {} : { until }),
    height: rest ? Math.max(height, 1 + solver.height(rest)) : height,
  }
}

/** GeoJSON puts the longitude first (RFC 7946, 3.1.1). */
const AXES: { readonly [words: string]: readonly [string, string] } = {
  coordinates: ['longitude', 'latitude'], 'lng lat': ['longitude', 'latitude'], 'lon lat': ['longitude', 'latitude'],
  'lat lng': ['latitude', 'longitude'], 'lat lon': ['latitude', 'longitude'], 'lat long': ['latitude', 'longitude'],
}

/** A pair of numbers that says by its name that it is a point. */
function axesOf({ prefix, rest, minItems = 0, maxItems }: ArrayShape, { name, item }: Place): { readonly names: readonly string[]; readonly shapes: readonly Shape[] } | undefined {
  const names = item ? undefined : AXES[wordsOf(name).join(' ')]
  const pair = prefix.length === 2 ? prefix : rest && prefix.length === 0 && minItems === 2 && maxItems === 2 ? [rest, rest] : []
  return names && pair.length === 2 && pair.every((one) => one.kind === 'number') ? { names, shapes: pair } : undefined
}

/** One number of a point, as the field `longitude` beside it would be. */
function axisAt(name: string, { hints: _hints, ...place }: Place, shape: Shape): Place {
  const at: Place = { ...place, name, depth: place.depth + 1 }
  const guess = guessAt(at, shape)
  const [view] = planViews([{ name, guess, shape }], place.holders)
  return { ...at, guess, ...(view ? { view } : {}) }
}

/** So many times the items wanted: a redraw or two then finds one that differs. */
const PLENTY = 4

/** The values of the places where they are so few that chance would not find ones that differ. */
function fewOf({ prefix, rest }: ArrayShape, most: number, { solver }: Compiling): FewValues | undefined {
  const values: Value[] = []
  const ids = new Map<string, number>()
  const idsOf = (shape: Shape): readonly number[] | null => solver.values(shape)?.map((value) => {
    const text = jsonText(value)
    const known = ids.get(text)
    if (known !== undefined) return known
    ids.set(text, values.length)
    return values.push(value) - 1
  }) ?? null
  const before = prefix.map(idsOf)
  const after = rest ? idsOf(rest) : null
  return [...before, after].some((one) => one && one.length < PLENTY * most) ? { values, prefix: before, items: after } : undefined
}
