import type ts from 'typescript6'
import { isNativeType } from './natives.ts'
import type { Walk } from './walk.ts'

const MOST_DEEP = 5
const MOST_MEMBERS = 60

const known = new WeakMap<ts.Type, boolean>()

/**
 * Is a value of this type data through and through? Functions return only such values: one that returns objects with
 * functions of their own would nest without end, and the compiler gives up on comparing it.
 */
export function isPlainData(walk: Walk, type: ts.Type, depth = 0): boolean {
  const before = known.get(type)
  if (before !== undefined) return before
  if (depth > MOST_DEEP) return false
  known.set(type, true) // recursion through itself adds nothing
  const plain = test(walk, type, depth)
  known.set(type, plain)
  return plain
}

function test(walk: Walk, type: ts.Type, depth: number): boolean {
  const { checker, compiler } = walk
  const again = (one: ts.Type): boolean => isPlainData(walk, one, depth + 1)
  if (type.isUnion()) return type.types.length <= MOST_MEMBERS && type.types.every(again)
  if (!(type.flags & (compiler.TypeFlags.Object | compiler.TypeFlags.Intersection))) return true
  if (checker.isArrayType(type) || checker.isTupleType(type) || isNativeType(walk, type)) {
    return checker.getTypeArguments(type as ts.TypeReference).every(again)
  }
  if (checker.getSignaturesOfType(type, compiler.SignatureKind.Call).length > 0) return false
  const properties = checker.getPropertiesOfType(type)
  if (properties.length > MOST_MEMBERS) return false
  return properties.every((one) => !(one.flags & compiler.SymbolFlags.Method) && again(checker.getTypeOfSymbol(one)))
}
