import { isRecord, type Value } from '../catalog/value.ts'
import { findByPath } from '../expression/json-path.ts'
import type { Derived } from '../plan/step.ts'
import { below, hashText, laneA, laneB } from '../random/key.ts'
import { fitTest } from './fit.ts'
import type { Frame, Late } from './generation.ts'

const FOUND = hashText('found')

interface DerivedField {
  readonly name: string
  readonly id: number
  readonly derived?: Derived
}

/** Fills a `template` from the fields beside it; `undefined` where the text does not fit the field. */
function fillTemplate(derived: Derived): (beside: { readonly [name: string]: Value }) => Value | undefined {
  const fits = fitTest(derived.test)
  const wantsNumber = derived.test.number !== undefined && derived.test.string === undefined
  return (beside) => {
    const text = derived.text.replace(/#\{(\w+)\}/g, (_, name: string) => {
      const value = Object.hasOwn(beside, name) ? beside[name] : undefined
      return value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value)
    })
    const value = wantsNumber ? Number(text) : text
    return fits(value) ? value : undefined
  }
}

/** What fills the derived fields of an object whose other fields stand; `undefined` when it has none. */
export function makeDerived(
  fields: readonly DerivedField[],
  frame: Frame,
): ((a: number, b: number, out: { [name: string]: Value }) => void) | undefined {
  const fills = fields.flatMap(({ name, id, derived }) => {
    if (!derived) return []
    const { text } = derived
    if (derived.by === 'jsonPath') {
      const fits = fitTest(derived.test)
      return [
        (a: number, b: number, out: { [name: string]: Value }): void => {
          if (Object.hasOwn(out, name)) {
            frame.late.push({ holder: out, name, path: text, fits, a: laneA(a, b, id), b: laneB(a, b, id) })
          }
        },
      ]
    }
    const fill = fillTemplate(derived)
    return [
      (_a: number, _b: number, out: { [name: string]: Value }): void => {
        const value = Object.hasOwn(out, name) ? fill(out) : undefined
        if (value !== undefined) out[name] = value
      },
    ]
  })
  if (fills.length === 0) return undefined
  return (a, b, out) => {
    for (const fill of fills) fill(a, b, out)
  }
}

/** Gives each waiting field one of the values that its path finds in the finished record. */
export function fillLate(waiting: readonly Late[], root: Value): void {
  for (const { holder, name, path, fits, a, b } of waiting) {
    const found = (findByPath(path, root) ?? []).filter(fits)
    // A copy, so that the record stays a tree whatever the path finds.
    if (found.length > 0) holder[name] = copy(found[below(a, b, FOUND, found.length)] as Value)
  }
}

function copy(value: Value): Value {
  if (Array.isArray(value)) return (value as readonly Value[]).map(copy)
  return isRecord(value) ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, copy(one)])) : value
}
