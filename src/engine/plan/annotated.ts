import { type Annotation, numberOf, type Range } from '../catalog/annotation.ts'
import { jsonText } from '../catalog/json-text.ts'
import type { NativeShape, Shape, SolvedShape } from '../catalog/shape.ts'
import type { Value } from '../catalog/value.ts'
import type { Span } from '../diagnostics/diagnostic.ts'
import type { Compiling } from './context.ts'
import type { Step } from './step.ts'

/** The values of a shape that the user's range and pattern choose; where they leave none, all of them and a diagnostic. */
export function annotatedShape(head: SolvedShape, annotation: Annotation | undefined, context: Compiling): SolvedShape {
  if (!annotation) return head
  let shape = head
  for (const limit of limitsOf(head, annotation, context.language === 'typescript')) {
    const met = limit.kind === 'native' ? limit : context.solver.head({ kind: 'all', of: [shape, limit] })
    if (met.kind === head.kind) shape = head.hints ? { ...met, hints: head.hints } : met
    else unfit(`\`${annotation.pattern !== undefined && limit.kind === 'string' && limit.patterns ? annotation.pattern : rangeText(annotation.range)}\``
      + ' leaves no value that the limits allow', annotation.span ?? head.span, context)
  }
  return shape
}

/** Says what of an annotation cannot be followed. */
export function unfit(message: string, span: Span | undefined, context: Compiling): void {
  context.report({ code: 'plan/unfit-annotation', severity: 'warning', span: span ?? null, message, instead: 'It is made as if that were not written.' })
}

function limitsOf(head: SolvedShape, { range, pattern }: Annotation, isBare: boolean): readonly (Shape & { kind: 'number' | 'string' | 'array' | 'native' })[] {
  const [low, high] = [numberOf(range?.from), numberOf(range?.to)]
  const isNumeric = low !== undefined || high !== undefined
  switch (head.kind) {
    case 'number':
      // TypeScript has no whole numbers: `1..5` means them, `0..1` and `1.0..5` do not.
      return isNumeric ? [{ kind: 'number', ...(isBare && areWhole(range) ? { integer: true } : {}), ...(low === undefined ? {} : { minimum: low }), ...(high === undefined ? {} : { maximum: high }) }] : []
    case 'array':
      return isNumeric ? [{ kind: 'array', prefix: [], rest: ANYTHING, ...(low === undefined ? {} : { minItems: low }), ...(high === undefined ? {} : { maxItems: high }) }] : []
    case 'string':
      return [
        ...(isNumeric ? [{ kind: 'string', ...(low === undefined ? {} : { minLength: low }), ...(high === undefined ? {} : { maxLength: high }) } as const] : []),
        ...(pattern === undefined ? [] : [{ kind: 'string', patterns: [pattern] } as const]),
      ]
    case 'native':
      return range && RANGED.has(head.native) ? [{ ...head, limits: { ...head.limits, ...tighter(head, range) } }] : []
    default:
      return []
  }
}

function areWhole({ from = '0', to = '2' }: Range = {}): boolean {
  return /^-?\d+$/.test(from) && /^-?\d+$/.test(to) && Number(to) - Number(from) > 1
}

const ANYTHING: Shape = { kind: 'types', types: ['null', 'boolean', 'number', 'string', 'array', 'object'] }
const RANGED = new Set<NativeShape['native']>(['bigint', 'decimal', 'date', 'timestamp', 'day'])

/** The user's bounds where they lie within the type's. */
function tighter({ limits }: NativeShape, { from, to }: Range): NonNullable<NativeShape['limits']> {
  const below = (one: string, other: string): boolean => {
    const [a, b] = [numberOf(one), numberOf(other)]
    return a !== undefined && b !== undefined ? a < b : one < other
  }
  return {
    ...(from === undefined || (limits?.minimum !== undefined && below(from, limits.minimum)) ? {} : { minimum: from }),
    ...(to === undefined || (limits?.maximum !== undefined && below(limits.maximum, to)) ? {} : { maximum: to }),
  }
}

/** Moments between the bounds, where a text or a date is asked to lie between dates. */
export function betweenDates(range: Range | undefined, format: string | undefined): Step | undefined {
  const bound = range?.from ?? range?.to
  if (bound === undefined || numberOf(bound) !== undefined) return undefined
  const args = { ...(range?.from === undefined ? {} : { minimum: range.from }), ...(range?.to === undefined ? {} : { maximum: range.to }) }
  const isDay = format === 'date' || (format === undefined && bound.length === 10)
  return { do: 'sample', sampler: isDay ? 'time.day' : 'time.instant', args, because: rangeText(range) }
}

/** One of the values that the user gave weights; `undefined`: none did, or the shape has none of them. */
export function weightedStep(shape: SolvedShape, annotation: Annotation | undefined, context: Compiling): Step | undefined {
  const weights = annotation?.weights
  if (!weights) return undefined
  const chosen = candidates(shape, Object.keys(weights)).flatMap((value) => {
    const weight = weightOf(value, weights)
    return weight > 0 ? [{ value, weight }] : []
  })
  if (chosen.length === 0) {
    unfit(`none of the weighted values ${Object.keys(weights).map((one) => `\`${one}\``).join(', ')} is allowed`, annotation.span ?? shape.span, context)
    return undefined
  }
  const pick: Step = { do: 'pick', values: chosen.map((one) => one.value), weights: chosen.map((one) => one.weight), because: 'weights in the source' }
  return shape.kind === 'native' ? { do: 'wrap', kind: shape.native, step: pick } : pick
}

/** The weight of a value by its text or JSON text; 0: not named. */
export function weightOf(value: Value, weights: { readonly [value: string]: number }): number {
  const text = typeof value === 'string' ? value : jsonText(value)
  return Object.hasOwn(weights, text) ? (weights[text] ?? 0) : 0
}

function candidates(shape: SolvedShape, texts: readonly string[]): readonly Value[] {
  if (shape.kind === 'literal') return shape.values
  if (shape.kind === 'boolean') return [true, false]
  if (shape.kind === 'string') return texts
  const isDigits = shape.kind === 'number' || (shape.kind === 'native' && (shape.native === 'decimal' || shape.native === 'bigint'))
  return isDigits ? texts.flatMap((one) => numberOf(one) ?? []) : []
}

function rangeText(range: Range | undefined): string {
  return `${range?.from ?? ''}..${range?.to ?? ''}`
}
