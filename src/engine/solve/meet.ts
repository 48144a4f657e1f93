import { fitsNumber } from '../catalog/fits-number.ts'
import type { NativeShape } from '../catalog/shape.ts'
import { typeOfValue } from '../catalog/type-of-value.ts'
import type { Value } from '../catalog/value.ts'
import type { Algebra } from './algebra.ts'
import { isDeadArray, meetArrays } from './arrays.ts'
import { canonical, type Alt, type Block, mergeHints } from './block.ts'
import { isAmong, meetLimits } from './names.ts'
import { isEmptyNumber, meetNumbers } from './numbers.ts'
import { isDeadObject, meetObjects, ruleIndex } from './objects.ts'
import { fitsString, isEmptyString } from './strings.ts'

/** Is a value in a block? Formats count as met. */
export function isInBlock(block: Block, value: Value, algebra: Algebra): boolean {
  switch (block.type) {
    case 'null':
      return value === null
    case 'boolean':
      return typeof value === 'boolean'
    case 'literal':
      return block.values.some((one) => canonical(one) === canonical(value))
    case 'number':
      return typeof value === 'number' && fitsNumber(block.limits, value)
    case 'string':
      return typeof value === 'string' && fitsString(block.limits, value)
    case 'array': {
      if (!Array.isArray(value)) return false
      const items = value as readonly Value[]
      const distinct = new Set(items.map(canonical)).size
      if (items.length < block.min || items.length > block.max) return false
      if ((block.unique && distinct < items.length) || (block.duplicate && distinct === items.length)) return false
      return items.every((item, i) => algebra.member(block.prefix[i] ?? block.rest, item))
        && block.contains.every((one) => {
          const count = items.filter((item) => algebra.member(one.shape, item)).length
          return count >= one.min && count <= one.max
        })
    }
    case 'object': {
      if (typeOfValue(value) !== 'object') return false
      const record = value as { readonly [name: string]: Value }
      const names = Object.keys(record)
      return names.length >= block.min && names.length <= block.max
        && block.required.every((name) => Object.hasOwn(record, name))
        && block.rules.every((rule) => names.every((name) =>
          !isAmong(rule.names, name) || algebra.member(rule.shape, record[name] ?? null)))
        && block.some.every((one) => names.some((name) => isAmong(one.names, name) && algebra.member(one.shape, record[name] ?? null)))
    }
    case 'ref':
      return algebra.member(algebra.definition(block.to), value)
    case 'native':
      return false
  }
}

/** Is it clear, without looking deep, that a block is empty? */
export function isDead(block: Block, algebra: Algebra): boolean {
  switch (block.type) {
    case 'literal':
      return block.values.length === 0
    case 'number':
      return isEmptyNumber(block.limits)
    case 'string':
      return isEmptyString(block.limits) === true
    case 'array':
      return isDeadArray(block, algebra)
    case 'object':
      return isDeadObject(block, algebra)
    default:
      return false
  }
}

/** The values in both blocks; `undefined` when there are none for certain. */
export function meetBlocks(a: Block, b: Block, algebra: Algebra): Block | undefined {
  if (a === b) return a
  if (a.type === 'literal') return filtered(a, (value) => isInBlock(b, value, algebra))
  if (b.type === 'literal') return filtered(b, (value) => isInBlock(a, value, algebra))
  if (a.type === 'number' && b.type === 'number') {
    const limits = meetNumbers(a.limits, b.limits)
    return isEmptyNumber(limits) ? undefined : { type: 'number', limits }
  }
  if (a.type === 'string' && b.type === 'string') {
    const limits = meetLimits(a.limits, b.limits)
    return isEmptyString(limits) === true ? undefined : { type: 'string', limits }
  }
  if (a.type === 'array' && b.type === 'array') return alive(meetArrays(a, b, algebra), algebra)
  if (a.type === 'object' && b.type === 'object') {
    return clash(a, b) || clash(b, a) ? undefined : alive(meetObjects(a, b), algebra)
  }
  if (a.type === 'native' && b.type === 'native') return meetNatives(a.shape, b.shape)
  return a.type === b.type ? a : undefined
}

function alive(block: Block, algebra: Algebra): Block | undefined {
  return isDead(block, algebra) ? undefined : block
}

type LiteralBlock = Extract<Block, { type: 'literal' }>

export function filtered(block: LiteralBlock, keep: (value: Value) => boolean): LiteralBlock | undefined {
  const kept = block.values.map((value) => keep(value))
  if (kept.length > 0 && kept.every(Boolean)) return block
  const values = block.values.filter((_, i) => kept[i])
  if (values.length === 0) return undefined
  return { type: 'literal', values, ...(block.codes ? { codes: block.codes.filter((_, i) => kept[i]) } : {}) }
}

function meetNatives(a: NativeShape, b: NativeShape): Block | undefined {
  if (a.native !== b.native || a.text !== b.text) return undefined
  return { type: 'native', shape: a.limits ? a : b }
}

/** A name that one requires holds literals in both, of which none is shared: the usual discriminator, found at once. */
function clash(a: Extract<Block, { type: 'object' }>, b: Extract<Block, { type: 'object' }>): boolean {
  for (const name of a.required) {
    const left = ruleIndex(a).only.get(name)?.find((rule) => rule.shape.kind === 'literal')?.shape
    const right = ruleIndex(b).only.get(name)?.find((rule) => rule.shape.kind === 'literal')?.shape
    if (left?.kind !== 'literal' || right?.kind !== 'literal') continue
    if (!left.values.some((value) => right.values.some((other) => canonical(other) === canonical(value)))) return true
  }
  return false
}

/** Both choices at once. */
export function meetAlts(a: Alt, b: Alt, algebra: Algebra): Alt | undefined {
  if (!algebra.spend()) return undefined
  const block = meetBlocks(a.block, b.block, algebra)
  if (!block) return undefined
  return altOf(a, b, block)
}

function altOf(a: Alt, b: Alt, block: Block): Alt {
  const hints = mergeHints(a.hints, b.hints)
  const span = a.span ?? b.span
  return {
    block, key: a.key && b.key ? `${a.key}/${b.key}` : a.key || b.key, wanted: a.wanted || b.wanted,
    share: a.share * b.share, ...(hints ? { hints } : {}), ...(span ? { span } : {}),
  }
}
