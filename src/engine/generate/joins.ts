import { define } from '../catalog/json-text.ts'
import { isRecord, type Value } from '../catalog/value.ts'
import { dialectOf } from '../dialects/dialect.ts'
import { refuses } from '../expression/evaluate.ts'
import { parseExpression } from '../expression/parse.ts'
import { inner, type Join, outer } from '../plan/join.ts'
import type { FieldStep, Step } from '../plan/step.ts'
import { makeAmounts, makeLineJoin } from './amounts.ts'
import { makeBounds, makePay, makeRest } from './bounds.ts'
import { makeComputed } from './computed.ts'
import { makeElapsed } from './elapsed.ts'
import type { Generation } from './generation.ts'
import { makeStages } from './stages.ts'
import { makeTaken } from './taken.ts'

type Settle = (a: number, b: number, out: { [name: string]: Value }) => void

/** What the joins of an object change once its fields stand; `undefined` when it has none. */
export function makeJoins({ joins = [], fields, guard }: Extract<Step, { do: 'object' }>, generation: Generation): Settle | undefined {
  const last = joins.flatMap((join) => (join.kind === 'computed' ? [makeComputed(join, generation)] : []))
  const settle = joins.flatMap((join): Settle[] => (join.kind === 'computed' ? [] : [settled(join)]))
  function settled(join: Exclude<Join, { kind: 'computed' }>): Settle {
    const holders = holdersIn(join)
    switch (join.kind) {
      case 'line':
        return across(holders, makeLineJoin(join))
      case 'amounts':
        return across(holders, makeAmounts(join, generation))
      case 'taken':
        return makeTaken(join, generation)
      case 'elapsed':
        return makeElapsed(join)
      case 'bounds':
        return makeBounds(join)
      case 'rest':
        return makeRest(join)
      case 'pay':
        return makePay(join)
      case 'stages':
        return across(holders, makeStages(join, [...fields, ...holders.flatMap((holder) => fieldsIn(holder, fields, generation))], generation))
    }
  }
  if (joins.length === 0) return undefined
  const isBroken = brokenBy(guard, generation)
  return (a, b, out) => {
    for (const one of settle) {
      const before = isBroken && { ...out }
      one(a, b, out)
      if (before && isBroken(out)) Object.assign(out, before)
    }
    for (const one of last) one(out)
  }
}

/** Fields that hold objects of which the join sets members. */
function holdersIn(join: Exclude<Join, { kind: 'computed' }>): readonly string[] {
  const named = Object.values(join).flatMap((part: unknown) =>
    typeof part === 'string' ? [part] : isNamed(part) ? [part.field] : [])
  const stamped = join.kind === 'stages' ? Object.keys(join.stamps) : []
  return [...new Set([...named, ...stamped].flatMap((name) => outer(name)?.[0] ?? []))]
}

function isNamed(part: unknown): part is { readonly field: string } {
  return typeof part === 'object' && part !== null && 'field' in part && typeof part.field === 'string'
}

/** Members of a held object as fields of its holder. */
function fieldsIn(holder: string, fields: readonly FieldStep[], { plan }: Generation): readonly FieldStep[] {
  const step = fields.find((one) => one.name === holder)?.step
  const held = step?.do === 'call' ? plan.definitions[step.definition] : step
  return held?.do === 'object' ? held.fields.map((field) => ({ ...field, name: inner(holder, field.name) })) : []
}

/** Runs a join over an object and those that some of its fields hold as if they were one. */
function across(holders: readonly string[], settle: Settle): Settle {
  if (holders.length === 0) return settle
  return (a, b, out) => {
    const flat: { [name: string]: Value } = { ...out }
    const held = holders.filter((holder) => Object.hasOwn(out, holder) && isRecord(out[holder] ?? null))
    for (const holder of held) for (const [name, value] of Object.entries(out[holder] as object)) flat[inner(holder, name)] = value as Value
    settle(a, b, flat)
    for (const holder of held) {
      const next: { [name: string]: Value } = {}
      for (const name of Object.keys(out[holder] as object)) {
        const at = inner(holder, name)
        if (Object.hasOwn(flat, at)) define(next, name, flat[at])
      }
      flat[holder] = next
    }
    for (const name of Object.keys(out)) {
      if (Object.hasOwn(flat, name)) define(out, name, flat[name])
      else delete out[name]
    }
  }
}

/** Do the rules of a table say no to a row? */
function brokenBy(
  guard: Extract<Step, { do: 'object' }>['guard'], generation: Generation,
): ((row: { readonly [name: string]: Value }) => boolean) | undefined {
  if (!guard) return undefined
  const trees = guard.rules.map((rule) => parseExpression(rule, dialectOf(guard.dialect)))
  const { now } = generation.samplers
  return (row) => {
    const column = (name: string): Value | undefined => (Object.hasOwn(row, name) ? row[name] : row[folded(row, name)])
    const scope = { column, now }
    return trees.some((tree) => refuses(tree, scope))
  }
}

/** The member that a rule names in other letters. */
function folded(row: { readonly [name: string]: Value }, name: string): string {
  const lower = name.toLowerCase()
  return Object.keys(row).reverse().find((one) => one.toLowerCase() === lower) ?? name
}
