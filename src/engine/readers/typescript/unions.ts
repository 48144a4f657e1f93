import type ts from 'typescript6'
import type { Branch, Shape } from '../../catalog/shape.ts'
import { jsonText } from '../../catalog/json-text.ts'
import type { Value } from '../../catalog/value.ts'
import { literalOf } from './scalars.ts'
import { writtenType } from './natives.ts'
import { ABSENT, INHERITED, type Place, refuse, type Walk } from './walk.ts'

/** More members than this are cut to the first so many: a vocabulary of thousands is chosen from, not written out. */
const MOST_MEMBERS = 400
/** Undefined is seldom what a reader wants to see. */
const RARE = 0.1

/** One literal branch for all literals, one branch for each other member. */
export function unionShape(walk: Walk, type: ts.UnionType, place: Place): Shape {
  const { TypeFlags } = walk.compiler
  const values: Value[] = []
  const codes: (string | null)[] = []
  const others: ts.Type[] = []
  const branches: Branch[] = []
  let booleans = 0
  for (const member of type.types) {
    const literal = member.flags & TypeFlags.BooleanLiteral ? undefined : literalOf(walk, member)
    if (literal) {
      if (literal.code === null && member.isStringLiteral() && member.flags & TypeFlags.EnumLiteral) continue
      values.push(literal.value)
      codes.push(literal.code)
    } else if (member.flags & TypeFlags.Null) branches.push({ key: 'null', shape: { kind: 'null' } })
    else if (member.flags & (TypeFlags.Undefined | TypeFlags.Void)) {
      if (!place.defined) branches.push({ key: 'undefined', shape: ABSENT, weight: RARE })
    } else if (member.flags & TypeFlags.BooleanLiteral) {
      booleans++
      others.push(member)
    } else others.push(member)
  }
  if (values.length > 0) {
    const plain = codes.every((one) => one === null)
    branches.unshift({
      key: 'literal',
      shape: plain ? { kind: 'literal', values } : { kind: 'literal', values, codes },
    })
  }
  if (booleans === 2) branches.unshift({ key: 'boolean', shape: { kind: 'boolean' } })
  const chosen = others.filter((one) => booleans !== 2 || !(one.flags & TypeFlags.BooleanLiteral))
  const tag = discriminator(walk, chosen)
  const keys = branchKeys(walk, chosen, tag)
  const isConfusing = chosen.length > 1 && chosen.some((member) => mayMissInherited(walk, member))
  for (const [i, member] of pick(walk, chosen, place, branches.length)) {
    const key = keys[i] ?? `${i}`
    const access = memberAccess(walk, { members: chosen, member, tag }, place)
    const shape = walk.shape(member, { ...place, access })
    const satisfies = isConfusing && (shape.kind === 'object' || shape.kind === 'ref') ? writtenType(walk, member) : undefined
    branches.push({ key, shape: satisfies === undefined ? shape : { ...shape, satisfies } })
  }
  const [only] = branches
  if (!only) return refuse(walk.checker.typeToString(type))
  return branches.length === 1 ? only.shape : { kind: 'union', branches }
}

/**
 * `{ constructor?: true }`: the compiler takes every literal of the union for this member, since the others have one by
 * inheritance. So they say what they are.
 */
function mayMissInherited({ checker, compiler }: Walk, member: ts.Type): boolean {
  return INHERITED.some((name) => {
    const property = checker.getPropertyOfType(member, name)
    return property !== undefined && (property.flags & compiler.SymbolFlags.Optional) !== 0
  })
}

/** Which members are walked: past the budget, only the least high one. */
function pick(walk: Walk, members: readonly ts.Type[], place: Place, simple: number): [number, ts.Type][] {
  const all = members.map((member, i): [number, ts.Type] => [i, member])
  if (!place.minimal) return all.length > MOST_MEMBERS ? all.slice(0, MOST_MEMBERS) : all
  if (simple > 0) return []
  let best: [number, ts.Type] | undefined
  let least = Infinity
  for (const one of all) {
    const height = walk.height(one[1])
    if (height < least) {
      least = height
      best = one
    }
    if (least <= 1) break
  }
  return best ? [best] : all.slice(0, 1)
}

/** A branch's identity: the value of a property that tells the members apart, else its name, else its position. */
function branchKeys(walk: Walk, members: readonly ts.Type[], tag: string | undefined): string[] {
  const seen = new Set<string>()
  return members.map((member, i) => {
    const name = member.aliasSymbol?.name ?? member.symbol?.name
    const value = tag === undefined ? undefined : tagValue(walk, member, tag)
    let key = value ?? (name && !name.startsWith('__') ? name : String(i))
    if (seen.has(key)) key = `${key}:${i}`
    seen.add(key)
    return key
  })
}

const TAGS = ['type', 'kind', 'status', 'tag', 'object', '$type', 'op', 'event', 'action', 'role', 'state']

/** A property with a different literal in each member. */
function discriminator(walk: Walk, members: readonly ts.Type[]): string | undefined {
  const [first] = members
  if (!first || members.length < 2 || members.some((one) => !(one.flags & objectFlags(walk)))) return undefined
  if (members.some((one) => walk.checker.isArrayType(one) || walk.checker.isTupleType(one))) return undefined
  const names = [
    ...TAGS,
    ...walk.checker
      .getPropertiesOfType(first)
      .slice(0, 30)
      .map((one) => one.name),
  ]
  return names.find((name) => {
    const values = members.slice(0, 50).map((member) => tagValue(walk, member, name))
    return values.every((value) => value !== undefined) && new Set(values).size === values.length
  })
}

function objectFlags(walk: Walk): number {
  return walk.compiler.TypeFlags.Object | walk.compiler.TypeFlags.Intersection
}

function tagValue(walk: Walk, member: ts.Type, name: string): string | undefined {
  if (!(member.flags & objectFlags(walk))) return undefined
  const property = walk.checker.getPropertyOfType(member, name)
  const literal = property ? literalOf(walk, walk.checker.getTypeOfSymbol(property)) : undefined
  return literal ? `${name}=${jsonText(literal.value)}` : undefined
}

/** A type expression for one member: the whole without null, or what its tag extracts. */
function memberAccess(
  walk: Walk,
  { members, member, tag }: { members: readonly ts.Type[]; member: ts.Type; tag: string | undefined },
  place: Place,
): string | null {
  if (place.access === null) return null
  if (members.length === 1) return `NonNullable<${place.access}>`
  const property = tag === undefined ? undefined : walk.checker.getPropertyOfType(member, tag)
  const literal = property ? literalOf(walk, walk.checker.getTypeOfSymbol(property)) : undefined
  if (!literal || literal.code !== null || typeof literal.value === 'object') return null
  return `Extract<${place.access}, { ${JSON.stringify(tag)}: ${JSON.stringify(literal.value)} }>`
}
