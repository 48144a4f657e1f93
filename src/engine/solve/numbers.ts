import type { NumberLimits } from '../catalog/shape.ts'
import { powerOfTen } from '../random/power-of-ten.ts'

/** Limits that hold when both do. */
export function meetNumbers(a: NumberLimits, b: NumberLimits): NumberLimits {
  const out: { -readonly [K in keyof NumberLimits]: NumberLimits[K] } = {}
  if (a.integer || b.integer) out.integer = true
  const minimum = Math.max(a.minimum ?? -Infinity, b.minimum ?? -Infinity)
  const maximum = Math.min(a.maximum ?? Infinity, b.maximum ?? Infinity)
  const above = Math.max(a.exclusiveMinimum ?? -Infinity, b.exclusiveMinimum ?? -Infinity)
  const below = Math.min(a.exclusiveMaximum ?? Infinity, b.exclusiveMaximum ?? Infinity)
  if (minimum > above) out.minimum = minimum
  else if (above > -Infinity) out.exclusiveMinimum = above
  if (maximum < below) out.maximum = maximum
  else if (below < Infinity) out.exclusiveMaximum = below
  const multipleOf = [...new Set([...(a.multipleOf ?? []), ...(b.multipleOf ?? [])])]
  if (multipleOf.length > 0) out.multipleOf = multipleOf
  const notMultipleOf = [...new Set([...(a.notMultipleOf ?? []), ...(b.notMultipleOf ?? [])])]
  if (notMultipleOf.length > 0) out.notMultipleOf = notMultipleOf
  return out
}

/** Is `value` a multiple of `factor`, as Ajv tells: the quotient is a whole number in floating point. */
export function isMultiple(value: number, factor: number): boolean {
  return Number.isInteger(value / factor)
}

export function fitsNumber(limits: NumberLimits, value: number): boolean {
  return value >= (limits.minimum ?? -Infinity) && value <= (limits.maximum ?? Infinity)
    && value > (limits.exclusiveMinimum ?? -Infinity) && value < (limits.exclusiveMaximum ?? Infinity)
    && (!limits.integer || Number.isInteger(value))
    && (limits.multipleOf ?? []).every((factor) => isMultiple(value, factor))
    && !(limits.notMultipleOf ?? []).some((factor) => isMultiple(value, factor))
}

/** A decimal as a whole number over a power of ten. */
function exact(n: number): { readonly digits: bigint; readonly places: number } {
  const [mantissa = '0', exponent = '0'] = String(n).split('e')
  const [whole = '0', fraction = ''] = mantissa.split('.')
  const places = fraction.length - Number(exponent)
  const digits = BigInt(whole + fraction)
  return places >= 0 ? { digits, places } : { digits: digits * 10n ** BigInt(-places), places: 0 }
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b]
  while (y !== 0n) [x, y] = [y, x % y]
  return x < 0n ? -x : x
}

/** Is there no number within the limits? */
export function isEmptyNumber(limits: NumberLimits): boolean {
  const low = Math.max(limits.minimum ?? -Infinity, limits.exclusiveMinimum ?? -Infinity)
  const high = Math.min(limits.maximum ?? Infinity, limits.exclusiveMaximum ?? Infinity)
  if (low > high) return true
  const open = limits.exclusiveMinimum === low || limits.exclusiveMaximum === high
  if (low === high) return open || !fitsNumber(limits, low)
  const factors = [...(limits.multipleOf ?? []), ...(limits.integer ? [1] : [])].filter((one) => one > 0)
  if (factors.length === 0) return false
  const parts = factors.map(exact)
  const nots = (limits.notMultipleOf ?? []).filter((one) => one > 0).map(exact)
  const places = Math.max(...[...parts, ...nots].map((one) => one.places), 0)
  const scaled = (one: { readonly digits: bigint; readonly places: number }): bigint =>
    one.digits * 10n ** BigInt(places - one.places)
  let step = 1n
  for (const one of parts) step = (step / gcd(step, scaled(one))) * scaled(one)
  if (nots.some((one) => step % scaled(one) === 0n)) return true
  if (low === -Infinity || high === Infinity) return false
  const at = (k: number): number => (Number(step) * k) / powerOfTen(places)
  const first = Math.ceil((low * powerOfTen(places)) / Number(step)) - 1
  for (let k = first; k < first + 1000; k++) {
    if (at(k) > high) return true
    if (fitsNumber(limits, at(k))) return false
  }
  return false
}

/** How many numbers, at most `most`. */
export function countNumbers(limits: NumberLimits, most: number): number {
  const step = Math.max(0, ...(limits.multipleOf ?? []), limits.integer ? 1 : 0)
  const low = Math.max(limits.minimum ?? -Infinity, limits.exclusiveMinimum ?? -Infinity)
  const high = Math.min(limits.maximum ?? Infinity, limits.exclusiveMaximum ?? Infinity)
  if (low === high) return 1
  if (step === 0) return most
  const closed = (limits.exclusiveMinimum === low && low % step === 0 ? 0 : 1)
    - (limits.exclusiveMaximum === high && high % step === 0 ? 1 : 0)
  return Math.max(0, Math.min(most, Math.floor(high / step) - Math.ceil(low / step) + closed))
}

/** What `limits` leaves out, as limits of which one holds. */
export function oppositeNumbers(limits: NumberLimits): readonly NumberLimits[] {
  const out: NumberLimits[] = []
  if (limits.minimum !== undefined) out.push({ exclusiveMaximum: limits.minimum })
  if (limits.maximum !== undefined) out.push({ exclusiveMinimum: limits.maximum })
  if (limits.exclusiveMinimum !== undefined) out.push({ maximum: limits.exclusiveMinimum })
  if (limits.exclusiveMaximum !== undefined) out.push({ minimum: limits.exclusiveMaximum })
  if (limits.integer) out.push({ notMultipleOf: [1] })
  for (const factor of limits.multipleOf ?? []) out.push({ notMultipleOf: [factor] })
  for (const factor of limits.notMultipleOf ?? []) out.push({ multipleOf: [factor] })
  return out
}

/** Limits without some values: the pieces between them. */
export function withoutNumbers(limits: NumberLimits, values: readonly number[]): readonly NumberLimits[] {
  let pieces: readonly NumberLimits[] = [limits]
  for (const value of values) {
    pieces = pieces.flatMap((piece) => {
      if (!fitsNumber(piece, value)) return [piece]
      return [meetNumbers(piece, { exclusiveMinimum: value }), meetNumbers(piece, { exclusiveMaximum: value })]
        .filter((one) => !isEmptyNumber(one))
    })
  }
  return pieces
}
