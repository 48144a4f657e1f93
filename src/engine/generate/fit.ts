import { fitsNumber } from '../catalog/fits-number.ts'
import type { StringLimits } from '../catalog/shape.ts'
import { typeOfValue } from '../catalog/type-of-value.ts'
import { Special, type Value } from '../catalog/value.ts'
import type { Fit } from '../plan/fit.ts'
import type { Step } from '../plan/step.ts'
import { hashText, laneA, laneB } from '../random/key.ts'
import { MOST_LEVELS, PROBE_LEVEL, type Generation, type Made } from './generation.ts'
import { jsonText } from '../catalog/json-text.ts'

/** Length in Unicode code points, as JSON Schema counts. */
export function codePoints(text: string): number {
  let n = text.length
  for (let i = 0; i < text.length - 1; i++) {
    const c = text.charCodeAt(i)
    if (c >= 0xd800 && c < 0xdc00 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
      n--
      i++
    }
  }
  return n
}

/** A user's regular expression: flag `u` where it parses, as Ajv does; `undefined` when it parses in no way. */
export function regExp(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern, 'u')
  } catch {
    try {
      return new RegExp(pattern)
    } catch {
      return undefined
    }
  }
}

/** A test for the string limits that can be tested here: length and patterns; formats are the caller's business. */
export function stringTest(limits: StringLimits): (text: string) => boolean {
  const must = (limits.patterns ?? []).map(regExp)
  const never = (limits.notPatterns ?? []).map(regExp)
  const least = limits.minLength ?? 0
  const most = limits.maxLength ?? Infinity
  return (text) => {
    const units = text.length
    if (units < least) return false
    // A text has at most as many code points as units, and at least half as many: counting is seldom needed.
    if (units > most || units < 2 * least) {
      const length = codePoints(text)
      if (length < least || length > most) return false
    }
    for (const one of must) if (one && !one.test(text)) return false
    for (const one of never) if (one?.test(text)) return false
    return true
  }
}

/** A test for all that a fit says; formats are the caller's business. */
export function fitTest(fit: Fit): (value: Value) => boolean {
  const { types, between } = fit
  const anyOf = fit.anyOf?.map(fitTest)
  if (anyOf) return (value) => anyOf.some((one) => one(value))
  if (types) return (value) => types.some((type) => type === typeOfValue(value))
  if (between) return (value) => value instanceof Special && value.text >= between.minimum && value.text <= between.maximum
  const string = fit.string ? stringTest(fit.string) : undefined
  const allowed = fit.oneOf ? new Set(fit.oneOf.map(jsonText)) : undefined
  return (value) => {
    if (allowed && !allowed.has(jsonText(value))) return false
    if (typeof value === 'string') return string ? string(value) : fit.number === undefined
    if (typeof value === 'number') return fit.number ? fitsNumber(fit.number, value) : fit.string === undefined
    return allowed !== undefined
  }
}

const ATTEMPTS = 4
const PROBES = 12
const ATTEMPT = hashText('attempt')

/**
 * `prefer` where it fits, redrawn a few times under keys of its own; else `otherwise`. A preference that fits none of
 * a few probes is dropped for good: the probes' keys are fixed, so this is a function of the step alone.
 */
export function makeFit(step: Extract<Step, { do: 'fit' }>, generation: Generation): Made {
  const prefer = generation.make(step.prefer)
  const otherwise = generation.make(step.otherwise)
  const fits = fitTest(step.test)
  const attempts = step.prefer.do === 'view' ? 1 : ATTEMPTS
  const { frame } = generation
  let hopeless = true
  const { level } = frame
  frame.level = PROBE_LEVEL
  for (let i = 0; i < PROBES && hopeless; i++) {
    frame.a.fill(laneA(i, i, 1), MOST_LEVELS)
    frame.b.fill(laneB(i, i, 1), MOST_LEVELS)
    if (fits(prefer.value(laneA(i, 1, 2), laneB(i, 1, 2)))) hopeless = false
  }
  frame.level = level
  if (hopeless) return otherwise
  const value = (a: number, b: number): Value => {
    let v = prefer.value(a, b)
    for (let n = 1; n < attempts; n++) {
      if (fits(v)) return v
      const k = ATTEMPT + n
      v = prefer.value(laneA(a, b, k), laneB(a, b, k))
    }
    return fits(v) ? v : otherwise.value(a, b)
  }
  return { value }
}
