import { fitsNumber } from '../catalog/fits-number.ts'
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
  if (a.decimal || b.decimal) out.decimal = true
  return out
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

/** The least distance between numbers that are multiples of every factor, and what they may not be multiples of. */
function lattice(limits: NumberLimits): { readonly step: number; readonly scale: number; readonly none: boolean } | undefined {
  const factors = [...(limits.multipleOf ?? []), ...(limits.integer ? [1] : [])].filter((one) => one > 0)
  if (factors.length === 0) return undefined
  const parts = factors.map(exact)
  const nots = (limits.notMultipleOf ?? []).filter((one) => one > 0).map(exact)
  const places = Math.max(...[...parts, ...nots].map((one) => one.places), 0)
  const scaled = (one: { readonly digits: bigint; readonly places: number }): bigint =>
    one.digits * 10n ** BigInt(places - one.places)
  let step = 1n
  for (const one of parts) step = (step / gcd(step, scaled(one))) * scaled(one)
  return { step: Number(step), scale: powerOfTen(places), none: nots.some((one) => step % scaled(one) === 0n) }
}

function ends(limits: NumberLimits): { readonly low: number; readonly high: number } {
  return {
    low: Math.max(limits.minimum ?? -Infinity, limits.exclusiveMinimum ?? -Infinity),
    high: Math.min(limits.maximum ?? Infinity, limits.exclusiveMaximum ?? Infinity),
  }
}

/** Multiples looked at before the search for one that fits stops. */
const MOST_TRIED = 1000

/** Is there no number within the limits? */
export function isEmptyNumber(limits: NumberLimits): boolean {
  const { low, high } = ends(limits)
  if (low > high) return true
  if (low === high) return !fitsNumber(limits, low)
  const grid = lattice(limits)
  if (!grid) return false
  if (grid.none) return true
  if (low === -Infinity || high === Infinity) return false
  const { step, scale } = grid
  const first = Math.ceil((low * scale) / step) - 1
  for (let k = first; k < first + MOST_TRIED; k++) {
    if ((step * k) / scale > high) return true
    if (fitsNumber(limits, (step * k) / scale)) return false
  }
  return false
}

/** The numbers within the limits, if there are `most` at most. */
export function numbersWithin(limits: NumberLimits, most: number): readonly number[] | undefined {
  const { low, high } = ends(limits)
  if (low === high) return fitsNumber(limits, low) ? [low] : []
  const grid = lattice(limits)
  if (!grid || low === -Infinity || high === Infinity) return low > high ? [] : undefined
  const { step, scale } = grid
  const first = Math.ceil((low * scale) / step) - 1
  const last = Math.floor((high * scale) / step) + 1
  if (last - first > most + 2) return undefined
  const all = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => (step * (first + i)) / scale)
  // Minus nought is nought.
  return all.map((one) => one + 0).filter((one) => fitsNumber(limits, one))
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
