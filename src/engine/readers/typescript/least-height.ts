import type ts from 'typescript6'
import type { OpenProgram } from '../../compiler/program.ts'

const LIMIT = 10
const MOST_MEMBERS = 2000

/**
 * Least nesting of a value of a type, by iterated deepening over what is required; Infinity beyond the limit.
 * Answers are kept: a type that fits in k levels is never asked again, one that does not is asked only for more.
 */
export function leastHeight(open: OpenProgram): (type: ts.Type) => number {
  const { checker, compiler } = open
  const { TypeFlags, SymbolFlags } = compiler
  const fits = new Map<ts.Type, number>()
  const fails = new Map<ts.Type, number>()

  const within = (type: ts.Type, k: number): boolean => {
    if ((fits.get(type) ?? Infinity) <= k) return true
    if ((fails.get(type) ?? 0) >= k || k <= 0) return false
    fails.set(type, k)
    const yes = test(type, k)
    if (yes) {
      fits.set(type, k)
      fails.set(type, Math.min(fails.get(type) ?? 0, k - 1))
    }
    return yes
  }
  const test = (type: ts.Type, k: number): boolean => {
    if (type.flags & TypeFlags.Never) return false
    if (type.isUnion()) return type.types.slice(0, MOST_MEMBERS).some((one) => within(one, k))
    if (type.flags & TypeFlags.Instantiable) {
      const constraint = checker.getBaseConstraintOfType(type)
      return !constraint || constraint === type || within(constraint, k)
    }
    if (!(type.flags & (TypeFlags.Object | TypeFlags.Intersection))) return true
    if (checker.isTupleType(type)) {
      const { elementFlags } = (type as ts.TupleTypeReference).target
      return checker
        .getTypeArguments(type as ts.TypeReference)
        .every((one, i) => ((elementFlags[i] ?? 0) & compiler.ElementFlags.Required) === 0 || within(one, k - 1))
    }
    if (checker.isArrayType(type) || checker.getSignaturesOfType(type, compiler.SignatureKind.Call).length > 0)
      return true
    const primitive =
      type.isIntersection() && type.types.some((one) => (one.flags & (TypeFlags.Object | TypeFlags.Instantiable)) === 0)
    if (primitive || checker.getIndexInfosOfType(type).some((one) => one.keyType.flags & TypeFlags.Number)) return true
    if (
      type.symbol &&
      open.program.isSourceFileDefaultLibrary(type.symbol.declarations?.[0]?.getSourceFile() ?? open.file)
    ) {
      return true
    }
    return checker
      .getPropertiesOfType(type)
      .every(
        (one) =>
          (one.flags & (SymbolFlags.Optional | SymbolFlags.Method)) !== 0 ||
          within(checker.getTypeOfSymbol(one), k - 1),
      )
  }
  return (type) => {
    for (let k = 1; k <= LIMIT; k++) if (within(type, k)) return k
    return Infinity
  }
}
