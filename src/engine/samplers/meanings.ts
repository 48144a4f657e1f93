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
  /** Objects whose fields tell of the thing that holds them, by a name of their own (`FACETS`). */
  readonly within?: string
  readonly types: readonly JsonType[]
  /** JSON Schema formats that its text always satisfies. */
  readonly formats?: readonly string[]
}

/** A flag may stand in a column of numbers or letters. */
const LETTERS: { readonly [letter: string]: readonly JsonType[] } = {
  s: ['string'], t: ['string'], n: ['number'], b: ['boolean', 'number', 'string'],
}
/** Formats that go together. */
const FORMATS: { readonly [name: string]: readonly string[] } = {
  moment: ['date', 'date-time', 'iso-date-time'], uri: ['uri', 'url', 'uri-reference', 'iri', 'iri-reference'],
}
const KINDS: { readonly [meaning: string]: string } = vocabulary.meanings
interface Written {
  readonly sampler?: string
  readonly args?: Args
  readonly list?: string
  readonly ranked?: boolean
  readonly latent?: string
  readonly within?: string
  readonly formats?: string | readonly string[]
}
const TABLE: { readonly [meaning: string]: Written } = table.meanings

function targetOf(meaning: string, { sampler = meaning, list, ranked, formats, ...rest }: Written): Target {
  const kinds = [...(KINDS[meaning] ?? 's')].flatMap((c): readonly JsonType[] => LETTERS[c] ?? ['string'])
  return {
    ...rest, sampler, types: [...new Set(kinds)],
    ...(list === undefined ? {} : { sampler: 'list.pick', args: { list, ...(ranked ? { ranked } : {}) } }),
    ...(formats === undefined ? {} : { formats: typeof formats === 'string' ? (FORMATS[formats] ?? []) : formats }),
  }
}

const targets = new Map<string, Target>()

/** The sampler of a meaning; `undefined` when there is no such meaning. */
export function samplerFor(meaning: string): Target | undefined {
  const known = targets.get(meaning)
  const one = known || !Object.hasOwn(TABLE, meaning) ? undefined : TABLE[meaning]
  if (one === undefined) return known
  const target = targetOf(meaning, one)
  targets.set(meaning, target)
  return target
}

/** Every meaning there is. */
export function meanings(): readonly string[] {
  return Object.keys(TABLE)
}
