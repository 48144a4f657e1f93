import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitsNumber } from '../../../src/engine/catalog/fits-number.ts'
import type { NumberLimits } from '../../../src/engine/catalog/shape.ts'
import { makeNumber } from '../../../src/engine/generate/scalars.ts'
import { numberStep } from '../../../src/engine/plan/number-step.ts'

const sample = (limits: NumberLimits, count = 30): number[] | null => {
  const step = numberStep(limits)
  if (!step) return null
  const made = makeNumber(step)
  return Array.from({ length: count }, (_, i) => made.value(i * 7919, ~i) as number)
}

describe('numberStep', () => {
  it('meets any range and multiples that have a value', () => {
    const factor = fc.constantFrom(1, 2, 3, 5, 7, 10, 0.5, 0.25, 0.1, 0.01, 0.001, 1.5)
    fc.assert(
      fc.property(
        fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: 0, max: 500 }), fc.array(factor, { maxLength: 2 }), fc.boolean(), fc.boolean(),
        (minimum, width, multipleOf, integer, decimal) => {
          const limits = { minimum, maximum: minimum + width, multipleOf, ...(integer ? { integer } : {}), ...(decimal ? { decimal } : {}) }
          const values = sample(limits)
          if (!values) return
          for (const v of values) expect(fitsNumber(limits, v), `${v} of ${JSON.stringify(limits)}`).toBe(true)
        },
      ),
    )
  })

  it('counts the digits of a decimal, where doubles are divided by a schema', () => {
    expect(fitsNumber({ multipleOf: [0.01], decimal: true }, 19.99)).toBe(true)
    expect(fitsNumber({ multipleOf: [0.01] }, 19.99)).toBe(false)
    expect(fitsNumber({ multipleOf: [0.000001], decimal: true }, -87.6257)).toBe(true)
    expect(fitsNumber({ multipleOf: [0.01], decimal: true }, 19.995)).toBe(false)
    expect(fitsNumber({ multipleOf: [0.25], decimal: true }, 19.9)).toBe(false)
  })

  it('keeps to open ends', () => {
    for (const v of sample({ exclusiveMinimum: 0, exclusiveMaximum: 1 }) ?? []) expect(v > 0 && v < 1).toBe(true)
    for (const v of sample({ integer: true, exclusiveMinimum: 1, exclusiveMaximum: 3 }) ?? []) expect(v).toBe(2)
    for (const v of sample({ minimum: 1e300 }) ?? []) expect(v).toBeGreaterThanOrEqual(1e300)
    for (const v of sample({ maximum: -5 }) ?? []) expect(v).toBeLessThanOrEqual(-5)
    for (const v of sample({ minimum: 0.1234567, maximum: 0.1234568 }) ?? []) expect(v).toBeCloseTo(0.12345675, 7)
  })

  it('says when nothing is left', () => {
    expect(numberStep({ minimum: 10, maximum: 3 })).toBeNull()
    expect(numberStep({ integer: true, exclusiveMinimum: 1, exclusiveMaximum: 2 })).toBeNull()
    expect(numberStep({ multipleOf: [10], minimum: 11, maximum: 19 })).toBeNull()
  })

  it('meets several multiples in their least common one, and avoids forbidden ones', () => {
    for (const v of sample({ multipleOf: [4, 6], minimum: 1, maximum: 100 }) ?? []) expect(v % 12).toBe(0)
    for (const v of sample({ integer: true, notMultipleOf: [2], minimum: 0, maximum: 9 }) ?? []) expect(v % 2).toBe(1)
  })

  it('uses exact decimals', () => {
    for (const v of sample({ multipleOf: [0.01], minimum: 0, maximum: 100 }) ?? []) expect(String(v)).toMatch(/^\d+(\.\d{1,2})?$/)
  })
})
