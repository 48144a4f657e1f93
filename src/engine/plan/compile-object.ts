import type { Field, ObjectShape, Rest, Shape, SolvedShape } from '../catalog/shape.ts'
import { isRecord, type Value } from '../catalog/value.ts'
import { stringProgram } from '../solve/strings.ts'
import type { Solver } from '../solve/solver.ts'
import { unfit } from './annotated.ts'
import { isNull } from './compile-union.ts'
import { exampleHints } from './example-hints.ts'
import { derivedOf } from './compatible.ts'
import { planViews, type ViewField } from './coherence.ts'
import { stringStep } from './compile-scalar.ts'
import type { Compiling, Place } from './context.ts'
import { guessAt } from './guess-at.ts'
import { type GuessIn, joinsOf } from './joins.ts'
import type { FieldStep, RestStep, Step } from './step.ts'

/** An object's step: known fields by name, then groups of further names. */
export function compileObject(given: ObjectShape, place: Place, context: Compiling): Step | null {
  const { settings, solver } = context
  const shape = place.distinct && isBlank(given) ? { ...given, minProperties: Math.max(1, given.minProperties ?? 0) } : given
  const names = shape.fields.map((field) => field.name)
  const ancestors = place.name === '' ? place.ancestors : [...place.ancestors, place.name]
  const holders = place.name === '' ? place.holders : [...place.holders, { name: place.name, item: place.item }]
  const shown = (shape.hints?.examples ?? place.hints?.examples ?? []).filter(isRecord)
  const places = shape.fields.map((field): Place => {
    const hints = exampleHints(field.shape.hints, shown.flatMap((one) => (Object.hasOwn(one, field.name) ? [one[field.name] as Value] : [])))
    return {
      entity: place.entity, name: field.name, ancestors, siblings: names, item: false, holders, depth: place.depth + 1,
      ...(hints ? { hints } : {}), ...(field.column ? { column: field.column } : {}),
    }
  })
  const meant = shape.fields.map((field, i) => {
    const at = places[i] as Place
    return context.guesses(field.shape, at, () => guessField(field, at, solver))
  })
  const views = settings.coherence ? planViews(meant, holders) : []
  const fields: FieldStep[] = []
  for (const [i, field] of shape.fields.entries()) {
    const view = views[i]
    const step = context.compile(field.shape, {
      ...places[i] as Place, guess: meant[i]?.guess ?? null, ...(view ? { view } : {}),
    })
    if (!step) {
      if (field.optional) continue
      return null
    }
    const head = solver.head(field.shape)
    const derived = derivedOf(head, head.hints ?? field.shape.hints, solver)
    const rate = presence(field, head, context)
    if (ancestors.length > 0 && field.shape.hints?.annotation?.unique) {
      unfit('only a field of the record itself can be unique', field.shape.hints.annotation.span ?? field.shape.span, context)
    }
    fields.push({
      name: field.name, step, presence: rate, height: solver.height(field.shape),
      size: field.optional ? context.expansion(field.shape) : 1, ...(derived ? { derived } : {}),
    })
  }
  const rest = shape.rest.map((one) => compileRest(one, shape, ancestors, { place, context }))
  const max = shape.maxProperties ?? 2 ** 31
  const guessIn: GuessIn = (holder, inside, field) => guessField(field, {
    entity: place.entity, name: field.name, ancestors: [...ancestors, holder], siblings: inside.fields.map((one) => one.name), item: false,
    holders: [...holders, { name: holder, item: false }], depth: place.depth + 2,
  }, solver)
  const joins = settings.coherence ? joinsOf(meant, context, guessIn) : []
  return {
    do: 'object', fields, rest: rest.filter((one) => one !== null), minProperties: shape.minProperties ?? 0, maxProperties: max,
    ...(joins.length > 0 ? { joins } : {}),
  }
}

/** Share of records that hold the field; a null rate of the user's own is one of absence where null is not allowed. */
function presence({ optional, shape }: Field, head: SolvedShape, context: Compiling): number {
  const { leftOut, annotation } = { ...head.hints, ...shape.hints }
  for (const message of annotation?.wrong ?? []) unfit(message, annotation?.span ?? shape.span, context)
  const takesNull = head.kind === 'null' || (head.kind === 'union' && head.branches.some(isNull))
  const asked = takesNull ? undefined : annotation?.nullRate
  if (!optional) {
    if (asked !== undefined && asked > 0) unfit('`null` is not allowed here, and the field must be there', annotation?.span ?? shape.span, context)
    return 1
  }
  return leftOut ? 0 : asked === undefined ? context.settings.optionalRate : 1 - asked
}

/** Empty objects are all alike: where values must differ, each gets a property of some name. */
function isBlank({ fields, rest, maxProperties = 1 }: ObjectShape): boolean {
  return fields.length === 0 && rest.length > 0 && maxProperties > 0
}

/** The scalar behind references and "or null": what a guess weighs. */
function guessField(field: Field, place: Place, solver: Solver): ViewField {
  let shape: Shape = field.shape
  for (let i = 0; i < 8 && shape.kind !== 'types'; i++) {
    shape = solver.head(shape)
    if (shape.kind === 'ref') shape = solver.definition(shape.to)
    else if (shape.kind === 'union') {
      const others = shape.branches.filter((one) => !isNull(one) && (one.weight ?? 1) > 0)
      if (others.length !== 1 || !others[0]) break
      shape = others[0].shape
    } else break
  }
  return { name: field.name, guess: guessAt(place, shape), shape }
}

/** A group of further names: made when it must be, or when its shape says more than "anything". */
function compileRest(
  rest: Rest, shape: ObjectShape, ancestors: readonly string[], { place, context }: { place: Place; context: Compiling },
): RestStep | null {
  const must = (rest.min ?? 0) > 0 || (shape.minProperties ?? 0) > shape.fields.length
    || ((shape.minProperties ?? 0) > 0 && shape.fields.every((field) => field.optional))
  const anything = rest.shape.kind === 'types' && rest.shape.types.length >= 6
  if (anything && !must) return null
  const step = context.compile(rest.shape, {
    entity: place.entity, name: ancestors.at(-1) ?? place.entity, ancestors, siblings: [], item: true,
    holders: [...place.holders, { name: place.name, item: true }], depth: place.depth + 1,
    ...(rest.shape.hints ? { hints: rest.shape.hints } : {}),
  })
  if (!step) return null
  const alone = shape.fields.length === 0
  const min = rest.min ?? 0
  const most = rest.max ?? 2 ** 31
  const usual = Math.min(most, Math.max(min, alone && !anything ? 1 : 0))
  const max = Math.min(most, Math.max(usual, alone ? 3 : rest.names ? 2 : 0))
  if (max === 0 && !must) return null
  const names: Step = rest.names || shape.propertyNames
    ? nameStep(rest, shape)
    : { do: 'sample', sampler: 'text.key', args: {} }
  return { names, step, min: Math.min(min, most), usual, max, height: context.solver.height(rest.shape) }
}

function nameStep(rest: Rest, shape: ObjectShape): Step {
  const extra = shape.propertyNames?.kind === 'string' ? shape.propertyNames : undefined
  const limits = {
    ...rest.names, ...(extra?.minLength === undefined ? {} : { minLength: extra.minLength }),
    ...(extra?.maxLength === undefined ? {} : { maxLength: extra.maxLength }),
    patterns: [...(rest.names?.patterns ?? []), ...(extra?.patterns ?? [])],
    formats: [...(rest.names?.formats ?? []), ...(extra?.formats ?? [])],
  }
  if (limits.formats.length > 0) return stringStep(limits)
  const program = stringProgram(limits)
  return { do: 'sample', sampler: program.sampler, args: program.args }
}
