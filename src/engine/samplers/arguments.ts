import type { Value } from '../catalog/value.ts'

/** A sampler's arguments, as they come from a plan. */
export type Args = { readonly [name: string]: Value }

/** The number under `name`, else `otherwise`. */
export function numberOf(args: Args, name: string, otherwise: number): number {
  const value = args[name]
  return typeof value === 'number' && !Number.isNaN(value) ? value : otherwise
}

/** The text under `name`, else `otherwise`. */
export function textOf(args: Args, name: string, otherwise: string): string {
  const value = args[name]
  return typeof value === 'string' ? value : otherwise
}

/** The texts under `name`; one text counts as a list. */
export function textsOf(args: Args, name: string): readonly string[] {
  const value = args[name]
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []
}
