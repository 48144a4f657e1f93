import vocabulary from '../catalog/meanings.json' with { type: 'json' }
import type { NumberShape, Shape } from '../catalog/shape.ts'
import { decimalsOf, powerOfTen } from '../random/power-of-ten.ts'
import type { Subject } from './subject.ts'
import { singular } from './words.ts'

const KINDS: { readonly [meaning: string]: string } = vocabulary.meanings

type Args = { readonly [name: string]: string | number | boolean }

/** Is there such a meaning? */
export function isKnownMeaning(name: string): boolean {
  return Object.hasOwn(KINDS, name)
}

/** Every meaning's name. */
export function meaningNames(): readonly string[] {
  return Object.keys(KINDS)
}

/** A meaning in the form that a field's type asks for, with arguments; `null` when it cannot take that form. */
export function suit(meaning: string, subject: Subject): { readonly meaning: string; readonly args: Args } | null {
  const kinds = KINDS[meaning]
  if (kinds === undefined) return null
  switch (subject.kind) {
    case 'string': return asString(meaning, kinds, subject)
    case 'number': return asNumber(meaning, kinds, subject)
    case 'boolean': return kinds.includes('b') ? { meaning, args: {} } : null
    case 'moment': return kinds.startsWith('t') && !(meaning.startsWith('person.') && momentForm(subject.clues.shape) === 'clock') ? { meaning, args: { as: momentForm(subject.clues.shape) } } : clock(meaning, subject)
    case 'other': return null
  }
}

function momentForm(shape: Shape): string {
  if (shape.kind !== 'native') return 'instant'
  return shape.native === 'day' ? 'day' : shape.native === 'time' ? 'clock' : 'instant'
}

function clock(meaning: string, { clues }: Subject): { meaning: string; args: Args } | null {
  return clues.shape.kind === 'native' &&
    clues.shape.native === 'time' &&
    /^time\.(clock|opening|closing)$/.test(meaning)
    ? { meaning, args: {} }
    : null
}

function asString(meaning: string, kinds: string, subject: Subject): { meaning: string; args: Args } | null {
  const { format, clues } = subject
  if (kinds.startsWith('t')) {
    if (format === 'date') return { meaning, args: { as: 'day' } }
    if (format === 'date-time' || format === 'iso-date-time') return { meaning, args: { as: 'instant' } }
    if (format !== undefined) return null
    // A mail's or a journey's `from` and `to` are no moments.
    if (/^(from|to)$/.test(subject.words.join(' '))) return null
    const length = clues.shape.kind === 'string' ? clues.shape.maxLength : undefined
    if (length !== undefined && length < 24) return length < 10 ? null : { meaning, args: { as: 'day' } }
    return { meaning, args: { as: meaning === 'person.birthDate' || isDay(subject.words) ? 'day' : 'instant' } }
  }
  if (kinds.startsWith('n')) return isNames(meaning, subject) ? null : { meaning, args: { as: 'text' } }
  if (kinds === 'b')
    return { meaning, args: { as: clues.shape.kind === 'string' && clues.shape.maxLength === 1 ? 'letter' : 'text' } }
  if (!kinds.startsWith('s')) return null
  return { meaning: shorter(meaning, clues.shape), args: {} }
}

/** Many of a thing in a text or a list of texts are the things, not how many: `followers: string[]`. */
function isNames(meaning: string, { words, format }: Subject): boolean {
  const last = words.at(-1) ?? ''
  return (
    meaning.startsWith('number.') &&
    format === undefined &&
    singular(last) !== last &&
    !/^(bytes|cents|ms|seconds|minutes|milliseconds)$/.test(last)
  )
}

/** A name that ends in `date` or `day` names a day, one that ends in `at` or `time` an instant. */
function isDay(words: readonly string[]): boolean {
  const last = words.at(-1) ?? ''
  return last === 'day' || last === 'on' || words.includes('date') || /birth|expiry|deadline|due/.test(words.join(' '))
}

/** A length that only the code of a thing has: `country` of two characters. */
function shorter(meaning: string, shape: Shape): string {
  const most = shape.kind === 'string' ? shape.maxLength : undefined
  if (most === undefined || most > 3) return meaning
  if (meaning === 'place.country') return most === 2 ? 'place.countryCode' : most === 3 ? 'place.countryCode3' : meaning
  if (meaning === 'place.region') return 'place.regionCode'
  if (meaning === 'locale.language') return 'locale.languageCode'
  if (meaning === 'person.sex') return most === 1 ? 'person.sexCode' : meaning
  return meaning
}

/** How many digits a number has that is a code. */
const DIGITS: { readonly [meaning: string]: number } = {
  'finance.cvv': 3,
  'finance.lastFour': 4,
  'finance.routing': 9,
  'code.pin': 4,
  'code.otp': 6,
  'code.npi': 10,
  'place.postalCode': 5,
  'company.taxId': 9,
}

/** Limits of the field, so that a number is made within them rather than tried. */
function asNumber(meaning: string, kinds: string, subject: Subject): { meaning: string; args: Args } | null {
  const { shape } = subject.clues
  if (kinds.startsWith('t'))
    return ENDS.test(subject.words.join(' ')) ? null : { meaning, args: { as: epochForm(subject) } }
  if (kinds === 'b') return { meaning, args: { as: 'number' } }
  const digits = DIGITS[meaning]
  if (digits !== undefined)
    return {
      meaning: 'number.id',
      args: { low: powerOfTen(digits - 1), high: powerOfTen(digits) - 1, ...limits(shape) },
    }
  if (!kinds.includes('n')) return null
  if (/^(code|finance|phone|company)\.(?!credit)/.test(meaning) && kinds.startsWith('s')) {
    return { meaning: 'number.id', args: { low: 100000, high: 999999, ...limits(shape) } }
  }
  return { meaning, args: { ...(kinds.startsWith('s') ? { as: 'number' } : {}), ...limits(shape) } }
}

/** Numbers so called are places in a text or a range as often as moments. */
const ENDS = /^(start|begin|end|from|to|first|last|next|until|stop|finish|opens|closes)$/

function epochForm({ words, clues }: Subject): string {
  const { shape } = clues
  const most = shape.kind === 'number' ? (shape.maximum ?? Infinity) : Infinity
  if (words.includes('milliseconds') || words.includes('ms') || words.includes('millis')) return 'milliseconds'
  return most < 1e11 || /_|^(iat|exp|nbf|created|updated|ts)$/.test(clues.name) ? 'seconds' : 'milliseconds'
}

function limits(shape: Shape): Args {
  if (shape.kind === 'native')
    return { ...nativeLimits(shape.limits), ...(shape.native === 'bigint' ? { decimals: 0, whole: true } : {}) }
  if (shape.kind !== 'number') return {}
  const step = stepOf(shape)
  const minimum = Math.max(shape.minimum ?? -Infinity, (shape.exclusiveMinimum ?? -Infinity) + step)
  const maximum = Math.min(shape.maximum ?? Infinity, (shape.exclusiveMaximum ?? Infinity) - step)
  const multiple = shape.multipleOf?.length === 1 ? shape.multipleOf[0] : undefined
  return {
    ...(Number.isFinite(minimum) ? { minimum } : {}),
    ...(Number.isFinite(maximum) ? { maximum } : {}),
    ...(shape.integer ? { decimals: 0, whole: true } : {}),
    ...(multiple !== undefined && multiple > 0 ? { multipleOf: multiple, decimals: decimalsOf(multiple) } : {}),
  }
}

function nativeLimits(of: Extract<Shape, { kind: 'native' }>['limits']): Args {
  if (!of) return {}
  const top = of.precision === undefined ? Infinity : powerOfTen(Math.min(15, of.precision - (of.scale ?? 0))) - 1
  const most = Math.min(top, of.maximum === undefined ? Infinity : Number(of.maximum))
  return {
    ...(of.minimum === undefined ? {} : { minimum: Number(of.minimum) }),
    ...(Number.isFinite(most) ? { maximum: most } : {}),
    ...(of.scale === undefined ? {} : { decimals: of.scale, ...(of.scale === 0 ? { whole: true } : {}) }),
  }
}

function stepOf(shape: NumberShape): number {
  return shape.integer ? 1 : (shape.multipleOf?.[0] ?? 0.01)
}
