import type { JsonType, NativeShape, SolvedShape, StringLimits } from '../catalog/shape.ts'
import type { Value } from '../catalog/value.ts'
import { betweenDates, unfit, weightedStep } from './annotated.ts'
import { isKnownMeaning } from '../meaning/guess-meaning.ts'
import type { Guess } from '../meaning/guess.ts'
import { hashText } from '../random/key.ts'
import { samplerFor } from '../samplers/meanings.ts'
import { samplerById } from '../samplers/registry.ts'
import { formed } from '../solve/formats.ts'
import { stringProgram } from '../solve/strings.ts'
import type { Compiling, Place } from './context.ts'
import { guessAt } from './guess-at.ts'
import { nativeStep } from './native-step.ts'
import { numberStep } from './number-step.ts'
import type { Fit } from './fit.ts'
import type { Step } from './step.ts'
import { unknownMeaning } from './unknown-meaning.ts'

type Scalar = Extract<SolvedShape, { kind: 'boolean' | 'literal' | 'number' | 'string' | 'native' }>

/** A scalar's step: what its meaning suggests where that fits, else what its limits allow by construction. */
export function compileScalar(shape: Scalar, place: Place, context: Compiling): Step | null {
  const base = constrained(shape, place, context)
  if (!base) return null
  if (shape.kind === 'literal' && shape.values.length < 2) return base
  const hints = { ...place.hints, ...shape.hints }
  const { annotation } = hints
  const weighted = weightedStep(shape, annotation, context)
  if (weighted) return isFree(shape) || shape.kind === 'literal' ? weighted : fitted(weighted, base, shape)
  const dated = shape.kind === 'string' ? betweenDates(annotation?.range, shape.formats?.[0]) : undefined
  if (dated) return fitted(dated, base, shape)
  // A range that the user gave a date or decimal is kept by the base alone.
  if (shape.kind === 'native' && annotation?.range) return base
  const meant = meaningStep(shape, place, context)
  const usual = meant ? fitted(meant, base, shape) : base
  const examples = (hints.examples ?? []).filter((one) => typeOf(one) === shape.kind)
  // What agrees with the fields beside it goes on doing so.
  return examples.length > 0 && !(meant && place.view) ? withExamples(examples, usual, shape) : usual
}

const LIMITS = new Set(['integer', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf', 'notMultipleOf'])

function constrained(shape: Scalar, place: Place, context: Compiling): Step | null {
  switch (shape.kind) {
    case 'boolean':
      return { do: 'pick', values: [true, false], because: 'boolean' }
    case 'literal':
      return shape.values.length === 1
        ? { do: 'literal', value: shape.values[0] ?? null, because: 'the only value allowed' }
        : { do: 'pick', values: shape.values, because: `one of ${shape.values.length} values` }
    case 'number': {
      // A bare `number` of TypeScript is a whole number more often than not.
      const whole = context.language === 'typescript' && Object.keys(shape).every((key) => !LIMITS.has(key))
      const step = numberStep(whole ? { integer: true } : shape)
      return step && { ...step, because: 'within its limits' }
    }
    case 'string':
      return stringStep(shape)
    case 'native':
      return nativeStep(shape, place, context)
  }
}

/** A string from its limits alone: format first, then pattern, then words of the right length. */
export function stringStep(limits: StringLimits): Step {
  const { formats = [], patterns = [], notPatterns = [] } = limits
  const hasPattern = patterns.length > 0 || notPatterns.length > 0
  const length = { ...(limits.minLength === undefined ? {} : { min: limits.minLength }),
    ...(limits.maxLength === undefined ? {} : { max: limits.maxLength }) }
  const byPattern = (): Step => {
    const program = stringProgram(limits)
    return { do: 'sample', sampler: program.sampler, args: program.args, because: `pattern ${patterns.join(' and ')}` }
  }
  const format = formats.find((one) => samplerById(`format.${one}`))
  if (format !== undefined) {
    const sample: Step = { do: 'sample', sampler: `format.${format}`, args: length, because: `format ${format}` }
    if (!hasPattern && limits.minLength === undefined && limits.maxLength === undefined) return sample
    // A sampler of the format may cut its text to the length: what is left must still look like the format.
    const around = formed(limits, 'around')
    const { formats: _, ...rest } = around ?? limits
    return { do: 'fit', prefer: sample, test: { string: rest }, otherwise: hasPattern || around ? byPattern() : sample }
  }
  if (hasPattern) return byPattern()
  return { do: 'sample', sampler: 'text.filler', args: length, because: 'text of a fitting length' }
}

function typeOf(value: Value): Scalar['kind'] | 'other' {
  if (typeof value === 'string') return 'string'
  if (typeof value === 'number') return 'number'
  return 'other'
}

function jsonTypeOf(value: Value): JsonType {
  return typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'boolean' : 'string'
}

/** Half of the values are the author's own examples, where they fit. */
function withExamples(examples: readonly Value[], base: Step, shape: Scalar): Step {
  const pick: Step = { do: 'pick', values: examples, because: 'an example in the source' }
  const otherwise: Step = {
    do: 'choose',
    branches: [
      { id: hashText('example'), weight: 1, step: { do: 'fit', prefer: pick, test: fitOf(shape), otherwise: base }, height: 1 },
      { id: hashText('limits'), weight: 1, step: base, height: 1 },
    ],
  }
  return otherwise
}

function fitOf(shape: Scalar): Fit {
  if (shape.kind === 'number') return { number: shape }
  if (shape.kind === 'string') return { string: shape }
  if (shape.kind === 'literal') return { oneOf: shape.values }
  const between = momentsOf(shape)
  return between ? { between } : {}
}

/** First and last moment that a narrow type holds: a birthday may lie before MySQL's first TIMESTAMP. */
function momentsOf(shape: Scalar): { readonly minimum: string; readonly maximum: string } | undefined {
  if (shape.kind !== 'native' || !/^(?:date|timestamp|day)$/.test(shape.native)) return undefined
  const { minimum, maximum } = shape.limits ?? {}
  return minimum === undefined || maximum === undefined ? undefined : { minimum, maximum }
}

/** Nothing to test: the meaning's own sampler is right by itself. */
function isFree(shape: Scalar): boolean {
  if (shape.kind === 'boolean') return true
  if (shape.kind === 'native') return momentsOf(shape) === undefined
  if (shape.kind === 'literal') return false
  const { kind: _, hints: _h, span: _s, ...limits } = shape
  if ('formats' in limits) return Object.keys(limits).length === 1
  return Object.keys(limits).length === 0
}

function fitted(meant: Step, base: Step, shape: Scalar): Step {
  return isFree(shape) ? meant
    : { do: 'fit', prefer: meant, test: fitOf(shape), otherwise: base, ...reasonsOf(meant) }
}

function reasonsOf({ because, confidence }: Pick<Step, 'because' | 'confidence'>): Pick<Step, 'because' | 'confidence'> {
  return { ...(because === undefined ? {} : { because }), ...(confidence === undefined ? {} : { confidence }) }
}

const TYPES: { readonly [K in Scalar['kind']]: JsonType } = {
  boolean: 'boolean', literal: 'string', number: 'number', string: 'string', native: 'string',
}

/** The step that the field's meaning asks for, or `undefined` when there is none that suits the shape. */
function meaningStep(shape: Scalar, place: Place, context: Compiling): Step | undefined {
  const found = place.guess === undefined ? guessAt(place, shape) : place.guess
  if (!found) return undefined
  const target = samplerFor(found.meaning)
  if (!target) return fakerStep(found, shape, place, context)
  const isDigits = shape.kind === 'native' && NATIVE_NUMBER.has(shape.native)
  const type = shape.kind === 'literal' ? jsonTypeOf(shape.values[0] ?? null) : isDigits ? 'number' : TYPES[shape.kind]
  if (!target.types.includes(type)) return undefined
  if (shape.kind === 'native' && !isDigits && !NATIVE_TEXT.has(shape.native)) return undefined
  // A list of allowed values is better drawn from than guessed at, unless it must agree with other fields.
  if (shape.kind === 'literal' && !target.latent) return undefined
  const formats = shape.kind === 'string' ? (shape.formats ?? []) : []
  if (!formats.every((format) => target.formats?.includes(format))) return undefined
  const args = { ...target.args, ...found.args, ...place.view?.args }
  const reasons = reasonsOf(found)
  const locale = ownLocale(shape, place, context)
  const step: Step = place.view?.view
    ? { do: 'view', sampler: target.sampler, args, up: place.view.up, role: place.view.role, ...(place.view.listed ? { listed: true } : {}), ...reasons, ...locale }
    : { do: 'sample', sampler: target.sampler, args, ...reasons, ...locale }
  return shape.kind === 'native' ? { do: 'wrap', kind: shape.native, step, ...reasonsOf(found) } : step
}

/** The locale that the user gave the field alone. */
function ownLocale(shape: Scalar, place: Place, context: Compiling): { readonly locale?: string } {
  const annotation = shape.hints?.annotation ?? place.hints?.annotation
  const locale = annotation?.locale
  if (locale === undefined) return {}
  if (context.locale.others?.has(locale)) return { locale }
  unfit(`there is no locale \`${locale}\``, annotation?.span ?? shape.span, context)
  return {}
}

const NATIVE_TEXT = new Set<NativeShape['native']>(['date', 'timestamp', 'day', 'time', 'url'])
const NATIVE_NUMBER = new Set<NativeShape['native']>(['bigint', 'decimal'])

/** An annotation may name any faker method; a guess never does. */
function fakerStep(found: Guess, shape: Scalar, place: Place, context: Compiling): Step | undefined {
  const annotation = shape.hints?.annotation ?? place.hints?.annotation
  const args = annotation?.args
  if (!context.locale.faker?.(found.meaning, args)) {
    if (annotation && !isKnownMeaning(found.meaning)) context.report(unknownMeaning(found.meaning, annotation.span ?? shape.span, context.locale))
    return undefined
  }
  const form = shape.kind === 'number' ? (shape.integer === true ? 'integer' : 'number') : TYPES[shape.kind]
  const given = args === undefined || args === null ? {} : { args }
  const step: Step = { do: 'sample', sampler: 'faker', args: { method: found.meaning, ...given, as: form }, ...reasonsOf(found), ...ownLocale(shape, place, context) }
  return shape.kind === 'native' ? { do: 'wrap', kind: shape.native, step, ...reasonsOf(found) } : step
}
