import vocabulary from '../catalog/meanings.json' with { type: 'json' }
import type { JsonType } from '../catalog/shape.ts'
import type { Args } from './arguments.ts'
import table from './data/meanings.json' with { type: 'json' }

/** How a meaning is made. */
export interface Target {
  readonly sampler: string
  readonly args?: Args
  /** The thing drawn once per record that it shows a side of: its step is a view. */
  readonly latent?: string
  readonly types: readonly JsonType[]
  /** JSON Schema formats that its text always satisfies. */
  readonly formats?: readonly string[]
}

/** A flag may stand in a column of numbers or letters. */
const LETTERS: { readonly [letter: string]: readonly JsonType[] } = {
  s: ['string'], t: ['string'], n: ['number'], b: ['boolean', 'number', 'string'],
}
const KINDS: { readonly [meaning: string]: string } = vocabulary.meanings
const TABLE: { readonly [meaning: string]: { readonly sampler?: string; readonly args?: Args; readonly latent?: string
  readonly formats?: readonly string[] } } = table.meanings

const TARGETS: ReadonlyMap<string, Target> = new Map(Object.entries(TABLE).map(([meaning, { sampler, ...rest }]) => [meaning, {
  ...rest, sampler: sampler ?? meaning, types: [...new Set([...(KINDS[meaning] ?? 's')].flatMap((c): readonly JsonType[] => LETTERS[c] ?? ['string']))],
}]))

/** The sampler of a meaning; `undefined` when there is no such meaning. */
export function samplerFor(meaning: string): Target | undefined {
  return TARGETS.get(meaning)
}

/** Every meaning there is. */
export function meanings(): readonly string[] {
  return [...TARGETS.keys()]
}
