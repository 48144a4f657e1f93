import type { NumberLimits } from '../catalog/shape.ts'
import type { NumberStep } from './step.ts'
import { powerOfTen } from '../random/power-of-ten.ts'

/** Digits after the point that `n` needs, at most 15. */
export function decimalsOf(n: number): number {
  const text = String(n)
  const at = text.indexOf('e-')
  if (at >= 0) return Math.min(15, Number(text.slice(at + 2)) + Math.max(0, text.slice(0, at).length - 2))
  const point = text.indexOf('.')
  return point < 0 ? 0 : Math.min(15, text.length - point - 1)
}

function gcd(a: number, b: number): number {
  let [x, y] = [a, b]
  while (y > 0) [x, y] = [y, x % y]
  return x
}

const SAFE = Number.MAX_SAFE_INTEGER
const USUAL = 1000

/** The bounds people expect where the limits leave them open: near zero, on the side that is allowed. */
function bounds(limits: NumberLimits, unit: number): readonly [number, number] {
  const low = Math.max(limits.minimum ?? -Infinity, limits.exclusiveMinimum ?? -Infinity)
  const high = Math.min(limits.maximum ?? Infinity, limits.exclusiveMaximum ?? Infinity)
  const span = Math.max(USUAL, unit * 100)
  if (low === -Infinity && high === Infinity) return [0, span]
  // The width of a machine type (int16 and up, numeric(p,s)) says nothing of what people expect.
  if (low < 0 && high >= 32767 && Math.abs(high + low) <= 1) return [0, Math.min(span, high)]
  if (low === -Infinity) return [high > 0 ? Math.min(0, high) : high - span, high]
  if (high === Infinity) return [low, Math.abs(low) > SAFE / 4 ? low * (low > 0 ? 2 : 0.5) : low + span]
  return [low, high]
}

/**
 * A number met by construction: a lattice of multiples inside the bounds, in exact decimals. `null` when it is empty.
 * Limits are those of JSON Schema; several `multipleOf` meet in their least common multiple.
 */
export function numberStep(limits: NumberLimits): NumberStep | null {
  const factors = [...(limits.multipleOf ?? []).filter((m) => m > 0), ...(limits.integer ? [1] : [])]
  const probe = bounds(limits, 1)
  let decimals = factors.length > 0 ? Math.max(...factors.map(decimalsOf)) : 2
  const width = probe[1] - probe[0]
  if (factors.length === 0) while (decimals < 15 && width * powerOfTen(decimals) < 1000 && width > 0) decimals++
  let scale = powerOfTen(decimals)
  let unit = 1
  for (const factor of factors) {
    const whole = Math.round(factor * scale)
    if (whole > 0) unit = (unit / gcd(unit, whole)) * whole
  }
  if (!Number.isSafeInteger(unit) || unit <= 0) {
    unit = Math.max(...factors)
    decimals = 0
    scale = 1
  }
  const [low, high] = bounds(limits, unit / scale)
  let first = Math.ceil((low * scale) / unit)
  let last = Math.floor((high * scale) / unit)
  const at = (k: number): number => (decimals === 0 ? k * unit : (k * unit) / scale)
  const under = (v: number): boolean => v < low || (limits.exclusiveMinimum !== undefined && v <= limits.exclusiveMinimum)
  const over = (v: number): boolean => v > high || (limits.exclusiveMaximum !== undefined && v >= limits.exclusiveMaximum)
  for (let i = 0; i < 3 && under(at(first)); i++) first++
  for (let i = 0; i < 3 && !under(at(first - 1)); i++) first--
  for (let i = 0; i < 3 && over(at(last)); i++) last--
  for (let i = 0; i < 3 && !over(at(last + 1)); i++) last++
  if (under(at(first))) first++
  if (over(at(last))) last--
  if (last < first || Number.isNaN(first)) return point(limits, low)
  const count = Math.max(1, Math.min(SAFE, last - first + 1))
  const fragile = (!limits.decimal && (limits.multipleOf ?? []).some((m) => !Number.isInteger(m))) || (limits.notMultipleOf?.length ?? 0) > 0
    || Math.abs(at(first)) > SAFE || Math.abs(at(last)) > SAFE
  return { do: 'number', first, count, unit, decimals, ...(fragile ? { test: limits } : {}) }
}

/** Bounds closer than the lattice: the bound itself, when it is allowed. */
function point(limits: NumberLimits, low: number): NumberStep | null {
  if (limits.integer || (limits.multipleOf?.length ?? 0) > 0 || !Number.isFinite(low)) return null
  const high = Math.min(limits.maximum ?? Infinity, limits.exclusiveMaximum ?? Infinity)
  const v = limits.exclusiveMinimum !== undefined && low <= limits.exclusiveMinimum ? (low + high) / 2 : low
  if (!(v <= high)) return null
  return { do: 'number', first: 1, count: 1, unit: v, decimals: 0 }
}
