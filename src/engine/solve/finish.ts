import type { ArrayShape, Field, ObjectShape, Rest, Shape, SolvedShape } from '../catalog/shape.ts'
import type { Algebra } from './algebra.ts'
import { placed, tightened } from './arrays.ts'
import type { Alt, ArrayBlock, ObjectBlock } from './block.ts'
import { withoutFormats } from './formats.ts'
import { layoutOf, type Group } from './layout.ts'
import { meetLimits } from './names.ts'
import { exactly } from './regex.ts'
import { fitsString } from './strings.ts'
import { isAny } from './terms.ts'

/** Turns a block into a solved shape whose parts can all be made; `undefined` when it holds nothing. */
export function finish(alt: Alt, height: (shape: Shape) => number, algebra: Algebra): SolvedShape | undefined {
  const base = { ...(alt.hints ? { hints: alt.hints } : {}), ...(alt.span ? { span: alt.span } : {}) }
  const { block } = alt
  const empty = (shape: Shape): boolean => height(shape) === Infinity
  switch (block.type) {
    case 'null':
    case 'boolean':
      return { kind: block.type, ...base }
    case 'literal':
      return { kind: 'literal', values: block.values, ...(block.codes ? { codes: block.codes } : {}), ...base }
    case 'number':
      return { kind: 'number', ...block.limits, ...base }
    case 'string':
      return { kind: 'string', ...withoutFormats(block.limits), ...base }
    case 'native':
      return { ...block.shape, ...base }
    case 'ref':
      return empty(algebra.definition(block.to)) ? undefined : { kind: 'ref', to: block.to, ...base }
    case 'array': {
      const made = finishArray(block, empty, algebra)
      return made && { ...made, ...base }
    }
    case 'object': {
      const made = finishObject(block, empty, algebra)
      return made && { ...made, ...base }
    }
  }
}

function finishArray(block: ArrayBlock, empty: (shape: Shape) => boolean, algebra: Algebra): ArrayShape | undefined {
  const doubled = block.duplicate ? duplicated(block, algebra) : block
  const built = doubled && placed(tightened(doubled, empty, algebra), empty, algebra)
  const tight = built && tightened(built, empty, algebra)
  if (!tight || tight.min > tight.max) return undefined
  return {
    kind: 'array', prefix: tight.prefix, ...(tight.rest.kind === 'never' ? {} : { rest: tight.rest }),
    ...(tight.min > 0 ? { minItems: tight.min } : {}), ...(tight.max < Infinity ? { maxItems: tight.max } : {}),
    ...(tight.unique ? { unique: true } : {}),
  }
}

/** The first two items made one and the same value, where a value for both is at hand. */
function duplicated(block: ArrayBlock, algebra: Algebra): ArrayBlock | undefined {
  const first = block.prefix[0] ?? block.rest
  const second = block.prefix[1] ?? block.rest
  const both = algebra.terms.all([first, second])
  const tries = ['same', 0, 1, true, null, {}, []]
  for (const alt of algebra.raw(both)) if (alt.block.type === 'literal') tries.unshift(...(alt.block.values as never[]))
  const value = tries.find((one) => algebra.member(both, one))
  if (value === undefined) {
    algebra.doubt()
    return undefined
  }
  const literal: Shape = { kind: 'literal', values: [value] }
  return { ...block, prefix: [literal, literal, ...block.prefix.slice(2)], min: Math.max(2, block.min) }
}

function finishObject(block: ObjectBlock, empty: (shape: Shape) => boolean, algebra: Algebra): ObjectShape | undefined {
  const layout = layoutOf(block, algebra)
  const fields: Field[] = []
  const gone: string[] = []
  for (const slot of layout.fields) {
    if (empty(slot.shape)) {
      if (slot.required) return undefined
      gone.push(slot.name)
      continue
    }
    const old = slot.field
    if (old && old.shape === slot.shape && old.optional === !slot.required) fields.push(old)
    else {
      fields.push({
        name: slot.name, shape: slot.shape, optional: !slot.required,
        ...(old?.span ? { span: old.span } : {}), ...(old?.column ? { column: old.column } : {}),
      })
    }
  }
  const required = fields.filter((field) => !field.optional).length
  const groups = layout.groups.filter((group) => !empty(group.shape))
  const room = groups.reduce((sum, group) => sum + group.count, 0)
  if (required > block.max || fields.length + room < block.min) return undefined
  const lacking = block.min - fields.length
  const rest = groups.map((group): Rest => ({
    ...namesOf(group, gone), shape: group.shape,
    ...(group.count < Infinity ? { max: group.count } : {}),
  })).filter((group) => !isAny(group.shape) || lacking > 0 || fields.length === 0)
  return {
    kind: 'object', fields: required >= block.max ? fields.filter((field) => !field.optional) : fields,
    rest: required >= block.max ? [] : rest, closed: true,
    ...(block.min > 0 ? { minProperties: block.min } : {}), ...(block.max < Infinity ? { maxProperties: block.max } : {}),
  }
}

/** The names of a group without those of fields that can have no value. */
function namesOf({ names }: Group, gone: readonly string[]): Pick<Rest, 'names'> {
  const lost = gone.filter((name) => !names || fitsString(names, name))
  if (lost.length === 0) return names ? { names: withoutFormats(names) } : {}
  return { names: withoutFormats(meetLimits(names ?? {}, { notPatterns: [exactly(lost)] })) }
}
