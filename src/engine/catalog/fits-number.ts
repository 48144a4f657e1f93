import { decimalsOf, powerOfTen } from '../random/power-of-ten.ts'
import type { NumberLimits } from './shape.ts'

/** Is `value` a multiple of `factor`, as Ajv tells: the quotient is a whole number in floating point. */
function isMultiple(value: number, factor: number): boolean {
  return Number.isInteger(value / factor)
}

/** Is `value` a multiple of `factor` in decimal digits? */
function isDecimalMultiple(value: number, factor: number): boolean {
  const scale = powerOfTen(decimalsOf(factor))
  const digits = Math.round(value * scale)
  return digits / scale === value && digits % Math.round(factor * scale) === 0
}

/** Does the number lie within the limits? */
export function fitsNumber(limits: NumberLimits, value: number): boolean {
  return value >= (limits.minimum ?? -Infinity) && value <= (limits.maximum ?? Infinity)
    && value > (limits.exclusiveMinimum ?? -Infinity) && value < (limits.exclusiveMaximum ?? Infinity)
    && (!limits.integer || Number.isInteger(value))
    && (limits.multipleOf ?? []).every((factor) => (limits.decimal ? isDecimalMultiple : isMultiple)(value, factor))
    && !(limits.notMultipleOf ?? []).some((factor) => isMultiple(value, factor))
}
