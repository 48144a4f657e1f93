import type { ArrayShape, ObjectShape, Shape, StringLimits } from '../catalog/shape.ts'
import { isRecord, type Value } from '../catalog/value.ts'
import type { Algebra } from './algebra.ts'
import { type ArrayBlock, type Block, type ObjectBlock, type Rule, ANY_OBJECT } from './block.ts'
import { EVERY_NAME } from './names.ts'
import { NEVER } from './terms.ts'

/** Shapes that are one block. */
export type LeafShape = Extract<
  Shape, { kind: 'null' | 'boolean' | 'literal' | 'number' | 'string' | 'array' | 'object' | 'native' }
>

const blocks = new WeakMap<Shape, Block>()

/** The block of a shape that combines nothing. */
export function leafBlock(shape: LeafShape, algebra: Algebra): Block {
  const known = blocks.get(shape)
  if (known) return known
  const made = build(shape, algebra)
  blocks.set(shape, made)
  return made
}

function build(shape: LeafShape, algebra: Algebra): Block {
  switch (shape.kind) {
    case 'null':
    case 'boolean':
      return { type: shape.kind }
    case 'literal':
      return { type: 'literal', values: shape.values, ...(shape.codes ? { codes: shape.codes } : {}) }
    case 'number': {
      const { kind: _, hints: _h, span: _s, ...limits } = shape
      return { type: 'number', limits }
    }
    case 'string': {
      const { kind: _, hints: _h, span: _s, ...limits } = shape
      return { type: 'string', limits }
    }
    case 'array':
      return arrayBlock(shape)
    case 'object':
      return objectBlock(shape, algebra)
    case 'native':
      return { type: 'native', shape }
  }
}

function arrayBlock(shape: ArrayShape): ArrayBlock {
  return {
    type: 'array', prefix: shape.prefix, rest: shape.rest ?? NEVER, min: shape.minItems ?? 0,
    max: shape.maxItems ?? Infinity, unique: shape.unique ?? false, duplicate: false,
    contains: (shape.contains ?? []).map((one) => ({ shape: one.shape, min: one.min, max: one.max ?? Infinity })),
  }
}

function objectBlock(shape: ObjectShape, algebra: Algebra): ObjectBlock {
  const known = shape.fields.map((field) => field.name)
  const rules: Rule[] = shape.fields.map((field) => ({ names: { only: field.name }, shape: field.shape, field }))
  for (const one of shape.rest) {
    rules.push({ names: { except: known, within: one.names ? [one.names] : [], outside: [] }, shape: one.shape })
  }
  if (shape.closed && shape.rest.every((one) => one.names)) {
    const outside = shape.rest.flatMap((one): StringLimits[] => (one.names ? [one.names] : []))
    rules.push({ names: { except: known, within: [], outside }, shape: NEVER })
  }
  if (shape.propertyNames) {
    const { except, outside } = algebra.namesOutside(shape.propertyNames)
    const limits = outside.flatMap((one) => (one.type === 'string' ? [one.limits] : []))
    rules.push({ names: { except, within: [], outside: limits }, shape: NEVER })
  }
  return {
    type: 'object', rules, some: [], required: shape.fields.filter((field) => !field.optional).map((field) => field.name),
    min: shape.minProperties ?? 0, max: shape.maxProperties ?? Infinity,
  }
}

const literals = new Map<Value, Shape>()

/** A shape of one value. Scalars are made once. */
export function literalShape(value: Value): Shape {
  if (typeof value === 'object' && value !== null) return { kind: 'literal', values: [value] }
  const known = literals.get(value)
  if (known) return known
  const made: Shape = { kind: 'literal', values: [value] }
  if (literals.size < 10000) literals.set(value, made)
  return made
}

/** An array or object literal as a block that holds exactly it. */
export function blockOfValue(value: Value): Block {
  if (Array.isArray(value)) {
    return {
      type: 'array', prefix: value.map(literalShape), rest: NEVER, min: value.length, max: value.length, unique: false,
      duplicate: false, contains: [],
    }
  }
  if (!isRecord(value)) return { type: 'literal', values: [value] }
  const names = Object.keys(value)
  return {
    ...ANY_OBJECT, required: names,
    rules: [
      ...names.map((name): Rule => ({ names: { only: name }, shape: literalShape(value[name] ?? null) })),
      { names: { ...EVERY_NAME, except: names }, shape: NEVER },
    ],
  }
}
