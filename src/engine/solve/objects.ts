import type { Shape } from '../catalog/shape.ts'
import type { Algebra } from './algebra.ts'
import type { ObjectBlock, Rule } from './block.ts'
import { isAmong, type Names } from './names.ts'
import { NEVER } from './terms.ts'

/** The rules of a block by the names they speak of. */
export interface RuleIndex {
  readonly only: ReadonlyMap<string, readonly Rule[]>
  readonly others: readonly Rule[]
}

const indexes = new WeakMap<ObjectBlock, RuleIndex>()

export function ruleIndex(block: ObjectBlock): RuleIndex {
  const known = indexes.get(block)
  if (known) return known
  const only = new Map<string, Rule[]>()
  const others: Rule[] = []
  for (const rule of block.rules) {
    if (!('only' in rule.names)) others.push(rule)
    else {
      const list = only.get(rule.names.only)
      if (list) list.push(rule)
      else only.set(rule.names.only, [rule])
    }
  }
  const made = { only, others }
  indexes.set(block, made)
  return made
}

/** The rules that speak of a name. */
export function rulesOf(block: ObjectBlock, name: string): readonly Rule[] {
  const { only, others } = ruleIndex(block)
  const own = only.get(name) ?? []
  const more = others.filter((rule) => isAmong(rule.names, name))
  return more.length === 0 ? own : [...own, ...more]
}

/** What a property of that name may hold. */
export function valueShape(block: ObjectBlock, name: string, algebra: Algebra): Shape {
  const rules = rulesOf(block, name)
  const [first] = rules
  return rules.length === 1 && first ? first.shape : algebra.terms.all(rules.map((rule) => rule.shape))
}

export function meetObjects(a: ObjectBlock, b: ObjectBlock): ObjectBlock {
  return {
    type: 'object', rules: joinRules(a.rules, b.rules), some: [...new Set([...a.some, ...b.some])],
    required: b.required.every((name) => a.required.includes(name)) ? a.required : [...new Set([...a.required, ...b.required])],
    min: Math.max(a.min, b.min), max: Math.min(a.max, b.max),
  }
}

function joinRules(a: readonly Rule[], b: readonly Rule[]): readonly Rule[] {
  if (a.length === 0) return b
  if (b.length === 0) return a
  const known = new Set(a)
  return [...a, ...b.filter((rule) => !known.has(rule))]
}

export function withRule(block: ObjectBlock, names: Names, shape: Shape): ObjectBlock {
  return { ...block, rules: [...block.rules, { names, shape }] }
}

export function forbid(block: ObjectBlock, name: string): ObjectBlock {
  return withRule(block, { only: name }, NEVER)
}

export function require(block: ObjectBlock, name: string, shape?: Shape): ObjectBlock {
  const must = block.required.includes(name) ? block : { ...block, required: [...block.required, name] }
  return shape ? withRule(must, { only: name }, shape) : must
}

/** Names that some rule singles out: properties, required ones, those that a rule for "all others" leaves out. */
export function knownNames(block: ObjectBlock): readonly string[] {
  const names = new Set<string>()
  for (const rule of block.rules) {
    if ('only' in rule.names) names.add(rule.names.only)
    else for (const name of rule.names.except) names.add(name)
  }
  for (const name of block.required) names.add(name)
  return [...names]
}

/** Can it be told without solving deep that no object is in the block? */
export function isDeadObject(block: ObjectBlock, algebra: Algebra): boolean {
  if (block.min > block.max || block.required.length > block.max) return true
  for (const name of block.required) {
    if (algebra.impossible(valueShape(block, name, algebra))) return true
  }
  return false
}
