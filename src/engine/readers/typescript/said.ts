import type { Hints, Shape } from '../../catalog/shape.ts'

/** What a schema's validators say of a value, before it is known of which kind it is: `min(3)` fits many. */
export interface Said {
  readonly limits: SaidLimits
  readonly hints: Hints
  readonly members: ReadonlyMap<string, Said>
  readonly items?: Said
}

export interface SaidLimits {
  readonly min?: number
  readonly max?: number
  readonly above?: number
  readonly below?: number
  readonly multipleOf?: number
  readonly integer?: boolean
  readonly formats?: readonly string[]
  readonly patterns?: readonly string[]
}

export const EMPTY: Said = { limits: {}, hints: {}, members: new Map() }

/** Both hold; of one member said twice the later stands. */
export function joined(a: Said, b: Said): Said {
  const items = b.items ?? a.items
  const patterns = [...(a.limits.patterns ?? []), ...(b.limits.patterns ?? [])]
  return {
    limits: { ...a.limits, ...b.limits, ...(patterns.length > 0 ? { patterns } : {}) },
    hints: { ...a.hints, ...b.hints },
    members: b.members.size === 0 ? a.members : new Map([...a.members, ...b.members]),
    ...(items ? { items } : {}),
  }
}

const MOST_DEEP = 12

/** The shape under what is said: each limit where it fits. */
export function underSaid(shape: Shape, said: Said, definitions: { readonly [name: string]: Shape }, depth = 0): Shape {
  const again = (one: Shape, of: Said): Shape => underSaid(one, of, definitions, depth + 1)
  const isSilent = said.members.size === 0 && !said.items && Object.keys({ ...said.limits, ...said.hints }).length === 0
  if (isSilent || depth > MOST_DEEP) return shape
  const hinted = Object.keys(said.hints).length > 0 ? { ...shape, hints: { ...shape.hints, ...said.hints } } : shape
  const { min, max, above, below, multipleOf, integer, formats, patterns } = said.limits
  const some = (limits: { readonly [name: string]: unknown }): object =>
    Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined))
  switch (hinted.kind) {
    case 'ref': {
      const target = definitions[hinted.to]
      return target ? again(target, said) : hinted
    }
    case 'union':
      return { ...hinted, branches: hinted.branches.map((one) => ({ ...one, shape: again(one.shape, said) })) }
    case 'object':
      return {
        ...hinted,
        fields: hinted.fields.map((field) => ({
          ...field,
          shape: again(field.shape, said.members.get(field.name) ?? EMPTY),
        })),
      }
    case 'array':
      return {
        ...hinted,
        ...some({ minItems: min, maxItems: max }),
        ...(hinted.rest && said.items ? { rest: again(hinted.rest, said.items) } : {}),
      }
    case 'string':
      return { ...hinted, ...some({ minLength: min, maxLength: max, formats, patterns }) }
    case 'number':
      return {
        ...hinted,
        ...some({
          minimum: min,
          maximum: max,
          exclusiveMinimum: above,
          exclusiveMaximum: below,
          integer,
          multipleOf: multipleOf === undefined ? undefined : [multipleOf],
        }),
      }
    default:
      return hinted
  }
}
