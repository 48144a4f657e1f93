import type { StringLimits } from '../catalog/shape.ts'
import type { Value } from '../catalog/value.ts'
import type { Algebra } from './algebra.ts'
import { itemShape } from './arrays.ts'
import type { ArrayBlock, Block, ObjectBlock } from './block.ts'
import { blockOfValue } from './leaf.ts'
import { filtered, isDead, isInBlock } from './meet.ts'
import { conditions, meetLimits } from './names.ts'
import { isEmptyNumber, meetNumbers, oppositeNumbers, withoutNumbers } from './numbers.ts'
import { forbid, require, withRule } from './objects.ts'
import { exactly } from './regex.ts'
import { isEmptyString } from './strings.ts'
import { isAny } from './terms.ts'

/**
 * The values of `from` that are not in `without`, as blocks of which some may overlap; the likeliest to please first.
 * All of them are right; together they may miss values (of many ways to break a limit, one witness each is built).
 */
export function subtractBlock(from: Block, without: Block, algebra: Algebra): readonly Block[] {
  if (from.type === 'literal') {
    const left = filtered(from, (value) => !isInBlock(without, value, algebra))
    return left ? [left] : []
  }
  if (without.type === 'literal') return withoutValues(from, without.values, algebra)
  if (from.type === 'number' && without.type === 'number') {
    return oppositeNumbers(without.limits).map((one) => meetNumbers(from.limits, one))
      .filter((limits) => !isEmptyNumber(limits)).map((limits): Block => ({ type: 'number', limits }))
  }
  if (from.type === 'string' && without.type === 'string') {
    return conditions(without.limits)
      .map(({ condition, yes }) => meetLimits(from.limits, yes ? condition.opposite : condition.limits))
      .filter((limits) => isEmptyString(limits) !== true).map((limits): Block => ({ type: 'string', limits }))
  }
  if (from.type === 'array' && without.type === 'array') {
    return withoutArrays(from, without, algebra).filter((block) => !isDead(block, algebra))
  }
  if (from.type === 'object' && without.type === 'object') return withoutObjects(from, without, algebra)
  return from.type === without.type ? [] : [from]
}

function withoutValues(from: Block, values: readonly Value[], algebra: Algebra): readonly Block[] {
  switch (from.type) {
    case 'null':
      return values.includes(null) ? [] : [from]
    case 'boolean':
      return [{ type: 'literal', values: [true, false].filter((one) => !values.includes(one)) }]
    case 'number':
      return withoutNumbers(from.limits, values.filter((one) => typeof one === 'number'))
        .map((limits): Block => ({ type: 'number', limits }))
    case 'string': {
      const texts = values.filter((one) => typeof one === 'string')
      const limits: StringLimits = texts.length === 0 ? from.limits
        : meetLimits(from.limits, { notPatterns: [exactly(texts)] })
      return isEmptyString(limits) === true ? [] : [{ type: 'string', limits }]
    }
    case 'array':
    case 'object': {
      let left: readonly Block[] = [from]
      for (const value of values) {
        const block = blockOfValue(value)
        if (block.type === from.type) left = left.flatMap((one) => algebra.cut(subtractBlock(one, block, algebra), 4))
      }
      return left
    }
    default:
      return [from]
  }
}

function withoutArrays(from: ArrayBlock, without: ArrayBlock, algebra: Algebra): ArrayBlock[] {
  const { all, not } = algebra.terms
  const out: ArrayBlock[] = []
  const shorter = { ...from, max: Math.min(from.max, without.min - 1) }
  const longer = { ...from, min: Math.max(from.min, without.max + 1) }
  if (without.min > 0 && shorter.max > 0) out.push(shorter)
  const last = without.prefix.length + (without.rest.kind === 'never' ? -1 : 0)
  for (let i = 0; i <= last; i++) {
    const item = itemShape(without, i)
    if (isAny(item)) continue
    const prefix = Array.from({ length: Math.max(i + 1, from.prefix.length) }, (_, k) =>
      k === i ? all([itemShape(from, k), not(item)]) : itemShape(from, k))
    out.push({ ...from, prefix, min: Math.max(from.min, i + 1) })
  }
  if (without.rest.kind === 'never') out.push({ ...from, min: Math.max(from.min, without.prefix.length + 1) })
  for (const one of without.contains) {
    if (one.min > 0) out.push({ ...from, contains: [...from.contains, { shape: one.shape, min: 0, max: one.min - 1 }] })
    if (one.max < Infinity) out.push({ ...from, contains: [...from.contains, { shape: one.shape, min: one.max + 1, max: Infinity }] })
  }
  if (without.max < Infinity) out.push(longer)
  if (without.unique) out.push({ ...from, duplicate: true, min: Math.max(2, from.min) })
  if (without.duplicate) out.push({ ...from, unique: true })
  if (without.min > 0 && shorter.max === 0) out.push(shorter)
  return out
}

/** Ways to break one block of objects while keeping another, those that change least first. */
function withoutObjects(from: ObjectBlock, without: ObjectBlock, algebra: Algebra): ObjectBlock[] {
  const { not } = algebra.terms
  const must: ObjectBlock[] = []
  const may: ObjectBlock[] = []
  const left: ObjectBlock[] = []
  for (const name of without.required) if (!from.required.includes(name)) left.push(forbid(from, name))
  for (const rule of without.rules) {
    if (isAny(rule.shape)) continue
    if ('only' in rule.names) {
      const into = from.required.includes(rule.names.only) ? must : may
      into.push(require(from, rule.names.only, not(rule.shape)))
    } else may.push({ ...from, some: [...from.some, { names: rule.names, shape: not(rule.shape) }] })
  }
  for (const one of without.some) left.push(withRule(from, one.names, not(one.shape)))
  const counts: ObjectBlock[] = []
  if (without.min > 0) counts.push({ ...from, max: Math.min(from.max, without.min - 1) })
  if (without.max < Infinity) counts.push({ ...from, min: Math.max(from.min, without.max + 1) })
  const out: ObjectBlock[] = []
  for (const block of [...must, ...left, ...may, ...counts]) {
    if (out.length >= 12) {
      algebra.doubt()
      break
    }
    if (!isDead(block, algebra)) out.push(block)
  }
  return out
}
