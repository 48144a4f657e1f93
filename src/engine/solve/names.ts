import type { StringLimits } from '../catalog/shape.ts'
import { isAsserted } from './formats.ts'
import { fitsString } from './strings.ts'

/** A set of property names: one name, or all but some within limits. */
export type Names =
  | { readonly only: string }
  | {
      readonly except: readonly string[]
      /** Each holds. */
      readonly within: readonly StringLimits[]
      /** None holds as a whole. */
      readonly outside: readonly StringLimits[]
    }

export const EVERY_NAME: Names = { except: [], within: [], outside: [] }

export function isAmong(names: Names, name: string): boolean {
  if ('only' in names) return names.only === name
  return !names.except.includes(name) && names.within.every((limits) => fitsString(limits, name))
    && !names.outside.some((limits) => fitsString(limits, name))
}

/** One condition on a name, and its exact opposite by `yes: false`. */
export interface Condition {
  readonly key: string
  readonly limits: StringLimits
  readonly opposite: StringLimits
}

/** The single conditions that limits are made of. */
export function conditions(limits: StringLimits): readonly { readonly condition: Condition; readonly yes: boolean }[] {
  const out: { condition: Condition; yes: boolean }[] = []
  const add = (key: string, one: StringLimits, opposite: StringLimits, yes = true): void => {
    out.push({ condition: { key, limits: one, opposite }, yes })
  }
  for (const pattern of limits.patterns ?? []) add(`p${pattern}`, { patterns: [pattern] }, { notPatterns: [pattern] })
  for (const pattern of limits.notPatterns ?? []) add(`p${pattern}`, { patterns: [pattern] }, { notPatterns: [pattern] }, false)
  for (const format of (limits.formats ?? []).filter(isAsserted)) add(`f${format}`, { formats: [format] }, { notFormats: [format] })
  for (const format of (limits.notFormats ?? []).filter(isAsserted)) add(`f${format}`, { formats: [format] }, { notFormats: [format] }, false)
  const { minLength, maxLength } = limits
  if (minLength) add(`l${minLength}`, { minLength }, { maxLength: minLength - 1 })
  if (maxLength !== undefined) add(`l${maxLength + 1}`, { minLength: maxLength + 1 }, { maxLength }, false)
  return out
}

/** Limits that hold when both do. */
export function meetLimits(a: StringLimits, b: StringLimits): StringLimits {
  const minLength = Math.max(a.minLength ?? 0, b.minLength ?? 0)
  const maxLength = Math.min(a.maxLength ?? Infinity, b.maxLength ?? Infinity)
  const out: { -readonly [K in keyof StringLimits]: StringLimits[K] } = {}
  if (minLength > 0) out.minLength = minLength
  if (maxLength < Infinity) out.maxLength = maxLength
  for (const key of ['patterns', 'notPatterns', 'formats', 'notFormats'] as const) {
    const all = [...new Set([...(a[key] ?? []), ...(b[key] ?? [])])]
    if (all.length > 0) out[key] = all
  }
  return out
}
